-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2) CONSTRAINT orders_total_check CHECK (total < 1000));

-- risky
ALTER TABLE orders DROP CONSTRAINT orders_total_check;

-- safe
ALTER TABLE orders ADD CONSTRAINT orders_total_small CHECK (total < 1000000) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_small;
ALTER TABLE orders DROP CONSTRAINT orders_total_check;
