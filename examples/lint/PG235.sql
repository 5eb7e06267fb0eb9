-- schema
CREATE TABLE orders (id bigint PRIMARY KEY);

-- risky
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'note') THEN
        ALTER TABLE orders ADD COLUMN note text;
    END IF;
END
$$;

-- safe
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
