-- schema
CREATE TABLE orders (id bigint PRIMARY KEY);

-- risky
ALTER TABLE orders ADD COLUMN note text;

-- safe
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN note text;
