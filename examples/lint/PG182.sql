-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
CREATE INDEX orders_customer_idx ON orders (customer);

-- risky
DROP INDEX orders_customer_idx;

-- safe
DROP INDEX CONCURRENTLY orders_customer_idx;
