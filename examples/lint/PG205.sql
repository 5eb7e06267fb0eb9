-- schema
CREATE TABLE other (id bigint);

-- risky: error 0A000
CREATE TABLE events (id bigint PRIMARY KEY, at timestamptz NOT NULL) PARTITION BY RANGE (at);

-- safe
CREATE TABLE events (id bigint, at timestamptz NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
