-- schema
CREATE TABLE people (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, buyer bigint CONSTRAINT orders_buyer_fkey REFERENCES people);

-- risky
ALTER TABLE orders DROP CONSTRAINT orders_buyer_fkey;

-- safe
SET lock_timeout = '2s';
ALTER TABLE orders DROP CONSTRAINT orders_buyer_fkey;
