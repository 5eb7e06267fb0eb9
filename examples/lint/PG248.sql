-- schema
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY);

-- risky: flyway
SET search_path = shop;
ALTER TABLE orders ADD COLUMN note text;

-- safe: flyway
SET LOCAL search_path = shop;
ALTER TABLE orders ADD COLUMN note text;
