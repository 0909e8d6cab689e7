-- Leads that lie in a pool or go back to one, by when HQ has to look at them next, and who claimed
-- how many when. A copy of what the records say, written with them.
CREATE TABLE pool_lead (
  tenant_id TEXT NOT NULL,
  lead_id   TEXT NOT NULL,
  pool      TEXT NOT NULL,
  owner     TEXT,
  is_open   INTEGER NOT NULL,
  look_at   BIGINT,
  PRIMARY KEY (tenant_id, lead_id)
);
CREATE INDEX pool_lead_look ON pool_lead (tenant_id, look_at) WHERE look_at IS NOT NULL;
CREATE INDEX pool_lead_held ON pool_lead (tenant_id, pool, owner);
CREATE TABLE pool_claim (
  tenant_id  TEXT NOT NULL,
  user_id    TEXT NOT NULL,
  pool       TEXT NOT NULL,
  claimed_at BIGINT NOT NULL,
  lead_id    TEXT NOT NULL,
  PRIMARY KEY (tenant_id, user_id, pool, claimed_at, lead_id)
);
-- When a device last said how much it had not sent; that it asked for something says less.
ALTER TABLE device ADD COLUMN heard_at BIGINT;
