-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
CREATE INDEX orders_customer_idx ON orders (customer);

-- risky
REINDEX INDEX orders_customer_idx;

-- safe
SET lock_timeout = 0;
REINDEX INDEX CONCURRENTLY orders_customer_idx;
