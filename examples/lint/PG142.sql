-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, code text);
CREATE INDEX orders_code_idx ON orders (code);

-- risky
ALTER TABLE orders ALTER COLUMN code TYPE text COLLATE "C";

-- safe
CREATE INDEX CONCURRENTLY orders_code_sorted ON orders (code COLLATE "C");
