-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note text NOT NULL);

-- risky
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;

-- safe
-- inchworm:allow PG131 reason="readers know since release 41"
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;
