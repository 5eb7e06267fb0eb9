-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note text);

-- risky: flyway
ALTER TABLE orders ADD COLUMN state text;
UPDATE orders SET state = 'new';

-- safe
ALTER TABLE orders ADD COLUMN state text;
UPDATE orders SET state = 'new' WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders WHERE state IS NULL LIMIT 1000));
