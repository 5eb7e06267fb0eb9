-- schema
CREATE DOMAIN email AS text;
CREATE TABLE people (id bigint PRIMARY KEY, email email);
INSERT INTO people VALUES (1, 'a@b');

-- risky
ALTER DOMAIN email ADD CONSTRAINT has_at CHECK (VALUE LIKE '%@%');

-- safe
ALTER DOMAIN email ADD CONSTRAINT has_at CHECK (VALUE LIKE '%@%') NOT VALID;
