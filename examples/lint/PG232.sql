-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
INSERT INTO orders VALUES (1), (2);

-- risky
UPDATE orders SET state = 'new';

-- safe
UPDATE orders SET state = 'new' WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders WHERE state IS NULL LIMIT 1000));
