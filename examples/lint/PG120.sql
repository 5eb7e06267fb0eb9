-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note text NOT NULL);

-- risky
ALTER TABLE orders DROP COLUMN note;

-- safe
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;
-- inchworm:allow PG120 reason="not used since release 41, copy in the archive"
ALTER TABLE orders DROP COLUMN note;
