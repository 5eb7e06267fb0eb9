-- schema
CREATE TABLE people (id bigint PRIMARY KEY);
CREATE TABLE carts (id bigint PRIMARY KEY, owner bigint REFERENCES people);

-- risky
DROP TABLE carts;

-- safe
ALTER TABLE carts RENAME TO carts_unused;
