-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note text);

-- risky: flyway
CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);

-- safe
CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);
