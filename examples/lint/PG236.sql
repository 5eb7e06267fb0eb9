-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, day date);

-- risky: error 42P07
CREATE INDEX index_on_orders_for_the_customers_who_ordered_on_one_of_the_days_before ON orders (customer, day);
CREATE INDEX index_on_orders_for_the_customers_who_ordered_on_one_of_the_days_behind ON orders (day, customer);

-- safe
CREATE INDEX CONCURRENTLY orders_of_customers_by_day_idx ON orders (customer, day);
CREATE INDEX CONCURRENTLY orders_of_days_by_customer_idx ON orders (day, customer);
