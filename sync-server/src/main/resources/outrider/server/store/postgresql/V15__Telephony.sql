-- Telephone systems by which people are called, and which tell HQ how it went. Settings hold the
-- secrets by which HQ and they prove themselves to each other.
CREATE TABLE telephone_system (
  tenant_id TEXT COLLATE "C" NOT NULL,
  system_id TEXT COLLATE "C" NOT NULL,
  name      TEXT NOT NULL,
  settings  TEXT NOT NULL,
  made_at   BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, system_id)
);

-- Calls as far as they are known: what is heard of one fills in what was not known before. With
-- `next_at` there is something left to do, such as a summary to be drafted.
CREATE TABLE phone_call (
  tenant_id    TEXT COLLATE "C" NOT NULL,
  call_id      TEXT COLLATE "C" NOT NULL,
  system_id    TEXT COLLATE "C" NOT NULL,
  system_call  TEXT COLLATE "C",
  known        TEXT NOT NULL,
  requested_at BIGINT NOT NULL,
  next_at      BIGINT,
  PRIMARY KEY (tenant_id, call_id)
);
CREATE UNIQUE INDEX phone_call_system ON phone_call (tenant_id, system_id, system_call)
  WHERE system_call IS NOT NULL;
CREATE INDEX phone_call_next ON phone_call (tenant_id, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX phone_call_age ON phone_call (tenant_id, requested_at);
