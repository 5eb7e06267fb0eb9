-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note text);

-- risky
VACUUM FULL orders;

-- safe
VACUUM (ANALYZE) orders;
