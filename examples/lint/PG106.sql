-- schema
CREATE TABLE orders (id uuid PRIMARY KEY, total numeric(12,2));

-- risky
ALTER TABLE orders ADD COLUMN no bigserial;

-- safe
CREATE SEQUENCE orders_no_seq AS bigint;
ALTER TABLE orders ADD COLUMN no bigint;
ALTER TABLE orders ALTER COLUMN no SET DEFAULT nextval('orders_no_seq');
ALTER SEQUENCE orders_no_seq OWNED BY orders.no;
