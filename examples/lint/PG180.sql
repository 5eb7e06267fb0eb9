-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);

-- risky
CREATE INDEX orders_customer_idx ON orders (customer);

-- safe
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer);
