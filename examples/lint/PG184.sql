-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);

-- risky
SET lock_timeout = '2s';
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer);

-- safe
SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer);
