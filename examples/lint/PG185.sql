-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);

-- risky
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_idx ON orders (customer);

-- safe
DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx;
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer);
