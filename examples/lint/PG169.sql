-- schema
CREATE TABLE stays (id bigint PRIMARY KEY, during tstzrange);

-- risky
ALTER TABLE stays ADD CONSTRAINT stays_once EXCLUDE USING gist (during WITH &&);

-- safe
CREATE TABLE stays_new (LIKE stays INCLUDING ALL);
ALTER TABLE stays_new ADD CONSTRAINT stays_once EXCLUDE USING gist (during WITH &&);
