-- The address by which other calendars read what somebody has to do. Only the hash of its secret
-- part is kept: a stolen database opens nobody's calendar.
CREATE TABLE calendar_subscription (
  tenant_id     TEXT    NOT NULL,
  user_id       TEXT    NOT NULL,
  token_hash    TEXT    NOT NULL,
  without_names INTEGER NOT NULL,
  language      TEXT    NOT NULL,
  made_at       BIGINT  NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
);
CREATE UNIQUE INDEX calendar_subscription_token ON calendar_subscription (tenant_id, token_hash);
