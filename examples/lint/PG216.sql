-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note text);

-- risky
ALTER TABLE orders SET (autovacuum_enabled = false);

-- safe
ALTER TABLE orders SET (autovacuum_vacuum_cost_delay = 20);
