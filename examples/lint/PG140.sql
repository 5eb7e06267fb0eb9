-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, pieces int);

-- risky
ALTER TABLE orders ALTER COLUMN pieces TYPE bigint;

-- safe
ALTER TABLE orders ADD COLUMN pieces_new bigint;
