-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);

-- risky: flyway error 25001
REINDEX TABLE CONCURRENTLY orders;

-- safe
REINDEX TABLE CONCURRENTLY orders;
