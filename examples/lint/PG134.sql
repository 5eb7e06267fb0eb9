-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'open');

-- risky
ALTER TABLE orders ALTER COLUMN state DROP DEFAULT;

-- safe
ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'new';
