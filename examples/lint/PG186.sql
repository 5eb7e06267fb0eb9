-- schema
CREATE TABLE events (id bigint, at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_old (id bigint, at timestamptz NOT NULL);

-- risky
ALTER TABLE events ATTACH PARTITION events_old FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
CREATE INDEX events_at_idx ON events (at);

-- safe
ALTER TABLE events ATTACH PARTITION events_old FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
CREATE INDEX events_at_idx ON ONLY events (at);
CREATE INDEX CONCURRENTLY events_at_idx_events_old ON events_old (at);
ALTER INDEX events_at_idx ATTACH PARTITION events_at_idx_events_old;
