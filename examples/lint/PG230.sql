-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE TABLE archive (id bigint PRIMARY KEY, note text);
INSERT INTO orders VALUES (1, 'a'), (2, 'b');

-- risky
INSERT INTO archive SELECT id, note FROM orders;

-- safe
INSERT INTO archive SELECT id, note FROM orders WHERE id > 0 ORDER BY id LIMIT 1000;
