-- schema
CREATE TABLE people (id bigint PRIMARY KEY);
CREATE TABLE cities (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, buyer bigint, city bigint);

-- risky: flyway
ALTER TABLE orders ADD CONSTRAINT orders_buyer_fkey FOREIGN KEY (buyer) REFERENCES people NOT VALID;
ALTER TABLE orders ADD CONSTRAINT orders_city_fkey FOREIGN KEY (city) REFERENCES cities NOT VALID;

-- safe
ALTER TABLE orders ADD CONSTRAINT orders_buyer_fkey FOREIGN KEY (buyer) REFERENCES people NOT VALID;
ALTER TABLE orders ADD CONSTRAINT orders_city_fkey FOREIGN KEY (city) REFERENCES cities NOT VALID;
