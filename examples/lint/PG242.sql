-- schema
CREATE TABLE orders (id bigint PRIMARY KEY);

-- risky: flyway
ALTER TABLE orders ADD COLUMN note text;
CREATE MATERIALIZED VIEW sales AS SELECT id FROM orders;

-- safe: flyway
ALTER TABLE orders ADD COLUMN note text;
