-- People of customers who may look at their company's page. Passwords as hashes, and of what opens a page
-- only hashes: a stolen database opens nobody's.
CREATE TABLE portal_guest (
  tenant_id     TEXT COLLATE "C" NOT NULL,
  contact_id    TEXT COLLATE "C" NOT NULL,
  account_id    TEXT COLLATE "C" NOT NULL,
  login         TEXT COLLATE "C" NOT NULL,
  invite_hash   TEXT COLLATE "C",
  invite_until  BIGINT NOT NULL,
  invited_by    TEXT COLLATE "C" NOT NULL,
  invited_at    BIGINT NOT NULL,
  password_hash TEXT COLLATE "C",
  joined_at     BIGINT,
  revoked_at    BIGINT,
  PRIMARY KEY (tenant_id, contact_id)
);
CREATE UNIQUE INDEX portal_guest_login ON portal_guest (tenant_id, login);
CREATE UNIQUE INDEX portal_guest_invite ON portal_guest (tenant_id, invite_hash);
CREATE TABLE portal_session (
  tenant_id  TEXT COLLATE "C" NOT NULL,
  token_hash TEXT COLLATE "C" NOT NULL,
  contact_id TEXT COLLATE "C" NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, token_hash)
);
-- What was asked for, and the task that it became.
CREATE TABLE portal_request (
  tenant_id  TEXT COLLATE "C" NOT NULL,
  id         TEXT COLLATE "C" NOT NULL,
  account_id TEXT COLLATE "C" NOT NULL,
  contact_id TEXT COLLATE "C" NOT NULL,
  kind       TEXT COLLATE "C" NOT NULL,
  words      TEXT COLLATE "C" NOT NULL,
  asked_at   BIGINT NOT NULL,
  task_id    TEXT COLLATE "C",
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX portal_request_account ON portal_request (tenant_id, account_id, asked_at);
