-- People of customers who may look at their company's page. Passwords as hashes, and of what opens a page
-- only hashes: a stolen database opens nobody's.
CREATE TABLE portal_guest (
  tenant_id     TEXT    NOT NULL,
  contact_id    TEXT    NOT NULL,
  account_id    TEXT    NOT NULL,
  login         TEXT    NOT NULL,
  invite_hash   TEXT,
  invite_until  BIGINT  NOT NULL,
  invited_by    TEXT    NOT NULL,
  invited_at    BIGINT  NOT NULL,
  password_hash TEXT,
  joined_at     BIGINT,
  revoked_at    BIGINT,
  PRIMARY KEY (tenant_id, contact_id)
);
CREATE UNIQUE INDEX portal_guest_login ON portal_guest (tenant_id, login);
CREATE UNIQUE INDEX portal_guest_invite ON portal_guest (tenant_id, invite_hash);
CREATE TABLE portal_session (
  tenant_id  TEXT   NOT NULL,
  token_hash TEXT   NOT NULL,
  contact_id TEXT   NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, token_hash)
);
-- What was asked for, and the task that it became.
CREATE TABLE portal_request (
  tenant_id  TEXT   NOT NULL,
  id         TEXT   NOT NULL,
  account_id TEXT   NOT NULL,
  contact_id TEXT   NOT NULL,
  kind       TEXT   NOT NULL,
  words      TEXT   NOT NULL,
  asked_at   BIGINT NOT NULL,
  task_id    TEXT,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX portal_request_account ON portal_request (tenant_id, account_id, asked_at);
