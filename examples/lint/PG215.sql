-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note text);

-- risky
ALTER TABLE orders REPLICA IDENTITY FULL;

-- safe
ALTER TABLE orders REPLICA IDENTITY DEFAULT;
