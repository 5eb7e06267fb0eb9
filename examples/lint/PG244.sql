-- schema
CREATE TABLE orders (id bigint PRIMARY KEY);

-- risky: flyway
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
ALTER TABLE orders ADD COLUMN state text;

-- safe: flyway
ALTER TABLE orders ADD COLUMN note text;
