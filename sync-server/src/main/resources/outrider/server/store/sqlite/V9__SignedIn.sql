-- When the person last had to sign in on a device: from then on it is in contact again, however long it
-- was away before.
ALTER TABLE device ADD COLUMN signed_in_at BIGINT NOT NULL DEFAULT 0;
