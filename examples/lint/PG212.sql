-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint);
CREATE MATERIALIZED VIEW sales AS SELECT id, total FROM orders;
CREATE UNIQUE INDEX sales_id_idx ON sales (id);

-- risky
REFRESH MATERIALIZED VIEW sales;

-- safe
REFRESH MATERIALIZED VIEW CONCURRENTLY sales;
