-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, code text);

-- risky
ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE (code);

-- safe
CREATE UNIQUE INDEX CONCURRENTLY orders_code_key ON orders (code);
ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE USING INDEX orders_code_key;
