-- schema
CREATE TABLE carts (id bigint PRIMARY KEY, note text);

-- risky
TRUNCATE carts;

-- safe
DELETE FROM carts WHERE ctid = ANY (ARRAY(SELECT ctid FROM carts LIMIT 1000));
