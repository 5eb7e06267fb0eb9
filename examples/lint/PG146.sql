-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, paid boolean);

-- risky
ALTER TABLE orders ALTER COLUMN paid SET NOT NULL;

-- safe
ALTER TABLE orders ADD CONSTRAINT orders_paid_not_null CHECK (paid IS NOT NULL) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_paid_not_null;
ALTER TABLE orders ALTER COLUMN paid SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_paid_not_null;
