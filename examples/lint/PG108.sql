-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2));

-- risky
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
ALTER TABLE orders ADD COLUMN pieces positive;

-- safe
ALTER TABLE orders ADD COLUMN pieces int;
ALTER TABLE orders ADD CONSTRAINT orders_pieces_check CHECK (pieces > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_pieces_check;
