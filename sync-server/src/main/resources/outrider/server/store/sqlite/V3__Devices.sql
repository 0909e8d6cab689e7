-- Who withdrew a device, whether what it had not sent is asked for before it wipes itself, and when
-- it said that it was going to.
ALTER TABLE device ADD COLUMN revoked_by TEXT;
ALTER TABLE device ADD COLUMN hand_in INTEGER NOT NULL DEFAULT 0;
ALTER TABLE device ADD COLUMN wiped_at BIGINT;

-- Commands that a withdrawn device had not sent: nothing of them is done until somebody who answers
-- for the work has looked.
CREATE TABLE handed_in (
  tenant_id   TEXT   NOT NULL,
  device_id   TEXT   NOT NULL,
  envelope_id TEXT   NOT NULL,
  place       BIGINT NOT NULL,
  envelope    TEXT   NOT NULL,
  received_at BIGINT NOT NULL,
  settled_at  BIGINT,
  settled_by  TEXT,
  outcome     TEXT,
  PRIMARY KEY (tenant_id, device_id, envelope_id)
);
