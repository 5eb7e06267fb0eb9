-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, sum numeric(12,2));

-- risky
ALTER TABLE orders RENAME COLUMN sum TO total;

-- safe
ALTER TABLE orders ADD COLUMN total numeric(12,2);
