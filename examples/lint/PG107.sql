-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, net numeric(12,2));

-- risky
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (net * 1.19) STORED;

-- safe
ALTER TABLE orders ADD COLUMN gross numeric;
CREATE FUNCTION orders_gross_fill() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NEW.gross := (SELECT net * 1.19 FROM (SELECT NEW.*) AS new_row); RETURN NEW; END $$;
CREATE TRIGGER orders_gross_fill BEFORE INSERT OR UPDATE ON orders
  FOR EACH ROW EXECUTE FUNCTION orders_gross_fill();
