-- schema
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE people (id bigint PRIMARY KEY, mood mood);
INSERT INTO people VALUES (1, 'good');

-- risky: flyway error 55P04
ALTER TYPE mood ADD VALUE 'fine';
UPDATE people SET mood = 'fine' WHERE id = 1;

-- safe
ALTER TYPE mood ADD VALUE 'fine';
UPDATE people SET mood = 'fine' WHERE id = 1;
