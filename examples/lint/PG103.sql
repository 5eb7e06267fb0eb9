-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2));

-- risky
ALTER TABLE orders ADD COLUMN ticket uuid DEFAULT gen_random_uuid();

-- safe
ALTER TABLE orders ADD COLUMN ticket uuid;
ALTER TABLE orders ALTER COLUMN ticket SET DEFAULT gen_random_uuid();
