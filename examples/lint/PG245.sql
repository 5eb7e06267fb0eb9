-- schema
CREATE TABLE orders (id bigint PRIMARY KEY);

-- risky: flyway error 25001
ALTER TABLE orders ADD COLUMN note text;
CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);

-- safe: flyway
ALTER TABLE orders ADD COLUMN note text;
