-- schema
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE VIEW open_orders AS SELECT id, 'open'::order_state AS state FROM orders;

-- risky
DROP TYPE order_state CASCADE;

-- safe
DROP VIEW open_orders;
DROP TYPE order_state;
