-- schema
CREATE TABLE orders (no bigint, total numeric(12,2));
CREATE UNIQUE INDEX orders_pkey ON orders (no);

-- risky
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey;

-- safe
CREATE UNIQUE INDEX CONCURRENTLY orders_no_key ON orders (no);
ALTER TABLE orders ADD CONSTRAINT orders_no_not_null CHECK (no IS NOT NULL) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_no_not_null;
ALTER TABLE orders ALTER COLUMN no SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_no_not_null;
ALTER TABLE orders ADD CONSTRAINT orders_no_key PRIMARY KEY USING INDEX orders_no_key;
