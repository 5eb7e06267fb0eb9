-- schema
CREATE TABLE people (id bigint PRIMARY KEY);

-- risky: error 42809
CREATE TABLE events (at date, buyer bigint) PARTITION BY RANGE (at);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
ALTER TABLE events ADD CONSTRAINT events_buyer_fkey FOREIGN KEY (buyer) REFERENCES people NOT VALID;

-- safe
CREATE TABLE events (at date, buyer bigint) PARTITION BY RANGE (at);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
ALTER TABLE events_1 ADD CONSTRAINT events_buyer_fkey FOREIGN KEY (buyer) REFERENCES people NOT VALID;
ALTER TABLE events_1 VALIDATE CONSTRAINT events_buyer_fkey;
ALTER TABLE events ADD CONSTRAINT events_buyer_fkey FOREIGN KEY (buyer) REFERENCES people;
