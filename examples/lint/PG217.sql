-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note text);

-- risky
BEGIN;
LOCK TABLE orders;
COMMIT;

-- safe
BEGIN;
SET LOCAL lock_timeout = '2s';
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
COMMIT;
