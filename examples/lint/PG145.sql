-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2));

-- risky
ALTER TABLE orders ADD COLUMN note varchar(50);
ALTER TABLE orders ALTER COLUMN note TYPE varchar(20);

-- safe
ALTER TABLE orders ADD COLUMN note varchar(20);
