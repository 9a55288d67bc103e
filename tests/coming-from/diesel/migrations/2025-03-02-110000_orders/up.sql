CREATE TABLE orders (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    amount NUMERIC(12, 2) NOT NULL CHECK (amount >= 0),
    state VARCHAR(16) NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'paid', 'sent')),
    placed_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX orders_open ON orders (user_id, placed_at DESC) WHERE state <> 'sent';
ALTER TABLE users ADD COLUMN note TEXT;
