-- Exits up to this number may have been forgotten: who was last here before it starts over.
ALTER TABLE tenant ADD COLUMN exits_forgotten BIGINT NOT NULL DEFAULT 0;

-- How long an envelope has been known; of those from before this we say that they are new.
ALTER TABLE envelope ADD COLUMN received_at BIGINT NOT NULL DEFAULT 0;
UPDATE envelope SET received_at = CAST(extract(epoch FROM now()) AS BIGINT) * 1000;

-- The few rows that are there to be forgotten, by age.
CREATE INDEX membership_exits ON membership (tenant_id, seq) WHERE exited = 1;
CREATE INDEX record_tombstones ON record (tenant_id, seq) WHERE deleted = 1;
