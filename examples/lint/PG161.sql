-- schema
CREATE TABLE people (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, buyer bigint);

-- risky
ALTER TABLE orders ADD CONSTRAINT orders_buyer_fkey FOREIGN KEY (buyer) REFERENCES people;

-- safe
ALTER TABLE orders ADD CONSTRAINT orders_buyer_fkey FOREIGN KEY (buyer) REFERENCES people NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_buyer_fkey;
