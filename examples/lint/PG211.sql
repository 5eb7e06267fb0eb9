-- schema
CREATE TABLE carts (id bigint PRIMARY KEY, content text);

-- risky
ALTER TABLE carts SET UNLOGGED;

-- safe
CREATE UNLOGGED TABLE carts_new (LIKE carts INCLUDING ALL);
