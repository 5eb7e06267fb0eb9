-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, at timestamptz);
CREATE INDEX orders_customer_idx ON orders (customer);

-- risky
DROP INDEX CONCURRENTLY orders_customer_idx;
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer, at);

-- safe
CREATE INDEX CONCURRENTLY orders_customer_idx_new ON orders (customer, at);
DROP INDEX CONCURRENTLY orders_customer_idx;
ALTER INDEX orders_customer_idx_new RENAME TO orders_customer_idx;
