-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12,2));

-- risky
CREATE TABLE invoices (id serial PRIMARY KEY, country char(2), paid_at timestamp);

-- safe
CREATE TABLE invoices (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, country text, paid_at timestamptz);
