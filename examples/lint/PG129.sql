-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2));

-- risky
ALTER TABLE orders RENAME TO purchases;

-- safe
BEGIN;
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT * FROM purchases;
COMMIT;
