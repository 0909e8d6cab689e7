-- Other systems that deliver orders, invoices, tickets and the like. Settings hold the secrets by which
-- they are reached; `mark` says how far a source has been read, `columns` what its rows had last time.
CREATE TABLE data_source (
  tenant_id  TEXT NOT NULL,
  source_id  TEXT NOT NULL,
  settings   TEXT NOT NULL,
  key_hash   TEXT,
  mark       TEXT,
  columns    TEXT,
  next_at    BIGINT NOT NULL,
  made_at    BIGINT NOT NULL,
  removed_at BIGINT,
  PRIMARY KEY (tenant_id, source_id)
);

-- What became of each delivery.
CREATE TABLE data_run (
  tenant_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  run_id    TEXT NOT NULL,
  ended_at  BIGINT NOT NULL,
  told      TEXT NOT NULL,
  PRIMARY KEY (tenant_id, source_id, run_id)
);
CREATE INDEX data_run_age ON data_run (tenant_id, ended_at);

-- Files that were taken, so that one is taken once, whatever became of the server afterwards.
CREATE TABLE data_file (
  tenant_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  sha256    TEXT NOT NULL,
  taken_at  BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, source_id, sha256)
);

-- Rows whose customer is not known, with the keys by which it may yet be found.
CREATE TABLE data_waiting (
  tenant_id   TEXT NOT NULL,
  source_id   TEXT NOT NULL,
  record_id   TEXT NOT NULL,
  delivered   TEXT NOT NULL,
  reason      TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, source_id, record_id)
);
CREATE TABLE data_waiting_key (
  tenant_id  TEXT NOT NULL,
  source_id  TEXT NOT NULL,
  record_id  TEXT NOT NULL,
  join_key   TEXT NOT NULL,
  join_value TEXT NOT NULL,
  PRIMARY KEY (tenant_id, source_id, record_id, join_key)
);
CREATE INDEX data_waiting_value ON data_waiting_key (tenant_id, join_key, join_value);

-- By which keys customers are recognised. Worked out from the records up to a number of the audit
-- trail, when it is needed: a push pays nothing for it.
CREATE TABLE account_key (
  tenant_id  TEXT NOT NULL,
  type       TEXT NOT NULL,
  record_id  TEXT NOT NULL,
  join_key   TEXT NOT NULL,
  join_value TEXT NOT NULL,
  account_id TEXT NOT NULL,
  PRIMARY KEY (tenant_id, type, record_id, join_key, join_value)
);
CREATE INDEX account_key_value ON account_key (tenant_id, join_key, join_value);
CREATE TABLE account_key_position (
  tenant_id TEXT NOT NULL PRIMARY KEY,
  seq       BIGINT NOT NULL
);

-- Public tenders that feeds told of, and what became of each.
CREATE TABLE tender_notice (
  tenant_id   TEXT NOT NULL,
  notice_id   TEXT NOT NULL,
  source_id   TEXT NOT NULL,
  body        TEXT NOT NULL,
  outcome     TEXT NOT NULL,
  reasons     TEXT NOT NULL,
  lead_id     TEXT,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, notice_id)
);
CREATE INDEX tender_notice_age ON tender_notice (tenant_id, received_at);
