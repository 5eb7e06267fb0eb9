-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2));

-- risky
ALTER TABLE orders ADD COLUMN pieces int CHECK (pieces > 0);

-- safe
ALTER TABLE orders ADD COLUMN pieces int;
ALTER TABLE orders ADD CONSTRAINT orders_pieces_check CHECK (pieces > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_pieces_check;
