-- schema
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE items (id bigint PRIMARY KEY);

-- risky: flyway
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE items ADD COLUMN note text;

-- safe: flyway
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE orders ADD COLUMN state text;
