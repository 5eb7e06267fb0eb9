-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, tenant text);

-- risky
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;

-- safe
CREATE POLICY orders_all ON orders USING (true);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
