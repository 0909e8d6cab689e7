-- A source that is not asked for a while; and rows that somebody brought to a customer by hand, with
-- what was delivered, so that it can be taken back and later deliveries go the same way.
ALTER TABLE data_source ADD COLUMN paused_at BIGINT;
CREATE TABLE data_hand (
  tenant_id  TEXT NOT NULL,
  source_id  TEXT NOT NULL,
  record_id  TEXT NOT NULL,
  account_id TEXT NOT NULL,
  delivered  TEXT NOT NULL,
  joined_by  TEXT NOT NULL,
  joined_at  BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, source_id, record_id)
);
