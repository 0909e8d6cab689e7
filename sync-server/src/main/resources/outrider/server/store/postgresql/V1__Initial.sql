-- Every key starts with tenant_id, so that the same tables can be distributed by it. Keys are
-- compared byte by byte: quickly, and the same after an upgrade of the system's languages.

-- One company. `seq` numbers its changes in commit order; `history_hash` is the newest link of its
-- audit chain; `epoch` changes when the company is restored from a backup.
CREATE TABLE tenant (
  tenant_id    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  seq          BIGINT NOT NULL,
  epoch        TEXT   NOT NULL,
  history_hash TEXT   NOT NULL,
  created_at   BIGINT NOT NULL
) WITH (fillfactor = 10);

-- One row per record, at its newest version. `body` is the JSON object that travels to devices,
-- kept as text so that a pull streams it without reading it. No index holds what changes, so with
-- some room left in each page the next version lies beside the last.
CREATE TABLE record (
  tenant_id   TEXT COLLATE "C" NOT NULL,
  type        TEXT COLLATE "C" NOT NULL,
  id          TEXT COLLATE "C" NOT NULL,
  seq         BIGINT  NOT NULL,
  deleted     INTEGER NOT NULL DEFAULT 0,
  owner       TEXT,
  team        TEXT,
  parent      TEXT COLLATE "C",
  body        TEXT    NOT NULL,
  field_clock TEXT,
  PRIMARY KEY (tenant_id, type, id)
) WITH (fillfactor = 80);
CREATE INDEX record_by_parent ON record (tenant_id, parent, type) WHERE parent IS NOT NULL;

-- The feed: which scopes a record is in, or has left, each bumped with the record.
CREATE TABLE membership (
  tenant_id TEXT COLLATE "C" NOT NULL,
  scope     TEXT COLLATE "C" NOT NULL,
  type      TEXT COLLATE "C" NOT NULL,
  id        TEXT COLLATE "C" NOT NULL,
  seq       BIGINT  NOT NULL,
  exited    INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, scope, type, id)
);
CREATE INDEX membership_feed ON membership (tenant_id, scope, seq, exited);

-- What every holder of a scope must add up to.
CREATE TABLE scope (
  tenant_id TEXT COLLATE "C" NOT NULL,
  scope     TEXT COLLATE "C" NOT NULL,
  checksum  BIGINT NOT NULL,
  rows      BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, scope)
);

-- The audit trail: append-only, one row per changed record per envelope, each hashed with the one
-- before it.
CREATE TABLE history (
  tenant_id   TEXT COLLATE "C" NOT NULL,
  seq         BIGINT NOT NULL,
  type        TEXT COLLATE "C" NOT NULL,
  id          TEXT COLLATE "C" NOT NULL,
  command     TEXT   NOT NULL,
  changes     TEXT   NOT NULL,
  user_id     TEXT COLLATE "C" NOT NULL,
  device_id   TEXT COLLATE "C" NOT NULL,
  occurred_at BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  prev_hash   TEXT   NOT NULL,
  hash        TEXT   NOT NULL,
  PRIMARY KEY (tenant_id, seq)
);

-- Who may sign in. The person behind a credential is the record of type USER with the same id.
CREATE TABLE credential (
  tenant_id     TEXT COLLATE "C" NOT NULL,
  user_id       TEXT COLLATE "C" NOT NULL,
  login         TEXT COLLATE "C" NOT NULL,
  password_hash TEXT   NOT NULL,
  changed_at    BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
);
CREATE UNIQUE INDEX credential_login ON credential (tenant_id, login);

-- An installation of the workstation, and one person's use of it.
CREATE TABLE device (
  tenant_id        TEXT COLLATE "C" NOT NULL,
  device_id        TEXT COLLATE "C" NOT NULL,
  user_id          TEXT COLLATE "C" NOT NULL,
  name             TEXT   NOT NULL,
  platform         TEXT   NOT NULL,
  version          TEXT   NOT NULL,
  incarnation      BIGINT NOT NULL,
  registered_at    BIGINT NOT NULL,
  last_seen        BIGINT NOT NULL,
  unsent           BIGINT NOT NULL DEFAULT 0,
  oldest_unsent_at BIGINT,
  revoked_at       BIGINT,
  PRIMARY KEY (tenant_id, device_id)
);
CREATE INDEX device_of_user ON device (tenant_id, user_id);

-- A sign-in. Only the hash of the token is kept: a stolen database signs nobody in.
CREATE TABLE session (
  tenant_id  TEXT COLLATE "C" NOT NULL,
  token_hash TEXT COLLATE "C" NOT NULL,
  user_id    TEXT COLLATE "C" NOT NULL,
  device_id  TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  successor  TEXT COLLATE "C",
  PRIMARY KEY (tenant_id, token_hash)
);
CREATE INDEX session_of_device ON session (tenant_id, device_id);

-- How far each lane of a device has been answered. Envelopes up to last_n were applied, unless a
-- result says otherwise.
CREATE TABLE lane (
  tenant_id   TEXT COLLATE "C" NOT NULL,
  device_id   TEXT COLLATE "C" NOT NULL,
  incarnation BIGINT NOT NULL,
  lane        TEXT COLLATE "C" NOT NULL,
  last_n      BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, device_id, incarnation, lane)
);

CREATE TABLE result (
  tenant_id   TEXT COLLATE "C" NOT NULL,
  device_id   TEXT COLLATE "C" NOT NULL,
  incarnation BIGINT NOT NULL,
  lane        TEXT COLLATE "C" NOT NULL,
  n           BIGINT NOT NULL,
  outcome     TEXT   NOT NULL,
  reasons     TEXT   NOT NULL,
  PRIMARY KEY (tenant_id, device_id, incarnation, lane, n)
);
