-- schema
CREATE TABLE orders (no bigint NOT NULL, total numeric(12,2));

-- risky
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY (no);

-- safe
CREATE UNIQUE INDEX CONCURRENTLY orders_pkey ON orders (no);
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey;
