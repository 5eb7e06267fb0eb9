-- schema
CREATE TYPE order_state AS ENUM ('open', 'paid');

-- risky
ALTER TYPE order_state RENAME VALUE 'paid' TO 'settled';

-- safe
ALTER TYPE order_state ADD VALUE 'settled' BEFORE 'paid';
