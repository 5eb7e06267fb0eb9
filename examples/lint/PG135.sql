-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2));
CREATE TRIGGER zz_inchworm_1a2b3c4d_sync BEFORE UPDATE ON orders
  FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE TRIGGER quiet BEFORE UPDATE ON orders
  FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- risky
DROP TRIGGER zz_inchworm_1a2b3c4d_sync ON orders;

-- safe
DROP TRIGGER quiet ON orders;
