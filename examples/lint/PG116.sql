-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2));

-- risky
CREATE TABLE people (id bigint PRIMARY KEY);
CREATE TABLE visits (id bigint PRIMARY KEY, person int REFERENCES people);

-- safe
CREATE TABLE people (id bigint PRIMARY KEY);
CREATE TABLE visits (id bigint PRIMARY KEY, person bigint REFERENCES people);
