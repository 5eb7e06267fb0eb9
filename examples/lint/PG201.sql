-- schema
CREATE TABLE events (id bigint, kind int NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE events_rest (id bigint, kind int NOT NULL);
CREATE TABLE events_2 (id bigint, kind int NOT NULL);
INSERT INTO events_rest VALUES (1, 1), (3, 3);

-- risky
ALTER TABLE events ATTACH PARTITION events_rest DEFAULT;
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN (2);

-- safe
ALTER TABLE events_rest ADD CONSTRAINT events_rest_excludes CHECK (kind IS NOT NULL AND NOT (kind IN (2))) NOT VALID;
ALTER TABLE events_rest VALIDATE CONSTRAINT events_rest_excludes;
ALTER TABLE events ATTACH PARTITION events_rest DEFAULT;
CREATE TABLE events_two (LIKE events);
ALTER TABLE events ATTACH PARTITION events_two FOR VALUES IN (2);
ALTER TABLE events_rest DROP CONSTRAINT events_rest_excludes;
