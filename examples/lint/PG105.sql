-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2));

-- risky
ALTER TABLE orders ADD COLUMN paid boolean NOT NULL DEFAULT false;
ALTER TABLE orders ALTER COLUMN paid DROP DEFAULT;

-- safe
ALTER TABLE orders ADD COLUMN paid boolean NOT NULL DEFAULT false;
