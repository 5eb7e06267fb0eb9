-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint);
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;

-- risky
SET statement_timeout = '5s';
ALTER TABLE orders VALIDATE CONSTRAINT positive;

-- safe
SET statement_timeout = 0;
ALTER TABLE orders VALIDATE CONSTRAINT positive;
