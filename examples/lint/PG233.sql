-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note text);

-- risky
SET session_replication_role = replica;

-- safe
BEGIN;
SET LOCAL app.backfill = 'on';
UPDATE orders SET note = 'x' WHERE id = 1;
COMMIT;
