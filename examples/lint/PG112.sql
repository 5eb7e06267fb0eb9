-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2));

-- risky
ALTER TABLE orders ADD COLUMN extra json;

-- safe
ALTER TABLE orders ADD COLUMN extra jsonb;
