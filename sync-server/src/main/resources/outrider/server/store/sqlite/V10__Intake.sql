-- Keys by which other systems hand in leads. Only the hash of a key is kept.
CREATE TABLE intake_key (
  tenant_id    TEXT NOT NULL,
  key_id       TEXT NOT NULL,
  source       TEXT   NOT NULL,
  key_hash     TEXT   NOT NULL,
  made_at      BIGINT NOT NULL,
  withdrawn_at BIGINT,
  PRIMARY KEY (tenant_id, key_id)
);

-- What a submission with an Idempotency-Key was answered, for whoever sends it again.
CREATE TABLE intake_answer (
  tenant_id       TEXT NOT NULL,
  sender          TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  body_hash       TEXT   NOT NULL,
  answer          TEXT   NOT NULL,
  received_at     BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, sender, idempotency_key)
);
CREATE INDEX intake_answer_age ON intake_answer (tenant_id, received_at);

-- Open leads by what a submission is compared with. Worked out from the records up to a number of
-- the audit trail, when it is needed: a push pays nothing for it.
CREATE TABLE lead_desk (
  tenant_id TEXT NOT NULL,
  lead_id   TEXT NOT NULL,
  owner     TEXT,
  untouched INTEGER NOT NULL,
  phone     TEXT,
  email     TEXT,
  who       TEXT,
  PRIMARY KEY (tenant_id, lead_id)
);
CREATE INDEX lead_desk_phone ON lead_desk (tenant_id, phone) WHERE phone IS NOT NULL;
CREATE INDEX lead_desk_email ON lead_desk (tenant_id, email) WHERE email IS NOT NULL;
CREATE INDEX lead_desk_who ON lead_desk (tenant_id, who) WHERE who IS NOT NULL;
CREATE INDEX lead_desk_untouched ON lead_desk (tenant_id, owner) WHERE untouched = 1;
CREATE TABLE lead_desk_position (
  tenant_id TEXT NOT NULL PRIMARY KEY,
  seq       BIGINT NOT NULL
);

-- When somebody was last given a lead, as the number of a change.
CREATE TABLE assignment_turn (
  tenant_id TEXT NOT NULL,
  user_id   TEXT NOT NULL,
  seq       BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
);
