-- The laptop's database. One table per record type, one column per built-in field (a test compares
-- them with the field registry); fields that this version does not know, and custom ones, are JSON in
-- `custom`. Times are epoch milliseconds, dates epoch days, money minor units.

CREATE TABLE lead (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "company" TEXT,
  "title" TEXT,
  "phone" TEXT,
  "email" TEXT,
  "wechat" TEXT,
  "source" TEXT,
  "source_detail" TEXT,
  "intent" TEXT,
  "status" TEXT,
  "industry" TEXT,
  "region" TEXT,
  "city" TEXT,
  "website" TEXT,
  "employees" INTEGER,
  "amount" INTEGER,
  "currency" TEXT,
  "note" TEXT,
  "tags" TEXT,
  "touches" INTEGER,
  "first_contact_at" INTEGER,
  "last_contact_at" INTEGER,
  "next_step" TEXT,
  "next_step_at" INTEGER,
  "opportunity" TEXT,
  "external_id" TEXT,
  "import_id" TEXT,
  "owner" TEXT,
  "team" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);

CREATE TABLE account (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "industry" TEXT,
  "phone" TEXT,
  "website" TEXT,
  "region" TEXT,
  "address" TEXT,
  "tax_id" TEXT,
  "employees" INTEGER,
  "revenue" INTEGER,
  "currency" TEXT,
  "year_established" INTEGER,
  "subsidiary_of" TEXT,
  "note" TEXT,
  "tags" TEXT,
  "external_id" TEXT,
  "import_id" TEXT,
  "owner" TEXT,
  "team" TEXT,
  "last_contact_at" INTEGER,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);

CREATE TABLE contact (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "account" TEXT,
  "title" TEXT,
  "role" TEXT,
  "phone" TEXT,
  "email" TEXT,
  "wechat" TEXT,
  "note" TEXT,
  "tags" TEXT,
  "external_id" TEXT,
  "import_id" TEXT,
  "owner" TEXT,
  "team" TEXT,
  "last_contact_at" INTEGER,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);

CREATE TABLE opportunity (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "account" TEXT,
  "contact" TEXT,
  "product" TEXT,
  "pipeline" TEXT,
  "stage" TEXT,
  "stage_since" INTEGER,
  "state" TEXT,
  "amount" INTEGER,
  "currency" TEXT,
  "close_on" INTEGER,
  "engaged_on" INTEGER,
  "closed_on" INTEGER,
  "intent" TEXT,
  "source" TEXT,
  "competitor" TEXT,
  "budget_low" INTEGER,
  "budget_high" INTEGER,
  "loss_reason" TEXT,
  "note" TEXT,
  "tags" TEXT,
  "lead" TEXT,
  "touches" INTEGER,
  "first_contact_at" INTEGER,
  "last_contact_at" INTEGER,
  "next_step" TEXT,
  "next_step_at" INTEGER,
  "external_id" TEXT,
  "import_id" TEXT,
  "owner" TEXT,
  "team" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);

CREATE TABLE activity (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "parent_type" TEXT,
  "parent" TEXT,
  "kind" TEXT,
  "direction" TEXT,
  "occurred_at" INTEGER,
  "duration_seconds" INTEGER,
  "outcome" TEXT,
  "text" TEXT,
  "chat" TEXT,
  "from_stage" TEXT,
  "to_stage" TEXT,
  "item" TEXT,
  "attachments" TEXT,
  "owner" TEXT,
  "team" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);

CREATE TABLE task (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "parent_type" TEXT,
  "parent" TEXT,
  "title" TEXT,
  "kind" TEXT,
  "due_at" INTEGER,
  "done_at" INTEGER,
  "outcome" TEXT,
  "note" TEXT,
  "snoozes" INTEGER,
  "assignee" TEXT,
  "owner" TEXT,
  "team" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);

CREATE TABLE attachment (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "parent_type" TEXT,
  "parent" TEXT,
  "name" TEXT,
  "kind" TEXT,
  "content_type" TEXT,
  "size_bytes" INTEGER,
  "sha256" TEXT,
  "owner" TEXT,
  "team" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);

CREATE TABLE checkmark (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "parent_type" TEXT,
  "parent" TEXT,
  "item" TEXT,
  "state" TEXT,
  "reason" TEXT,
  "by" TEXT,
  "at" INTEGER,
  "owner" TEXT,
  "team" TEXT,
  custom TEXT
);

CREATE TABLE conflict (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "parent_type" TEXT,
  "parent" TEXT,
  "field" TEXT,
  "base" TEXT,
  "mine" TEXT,
  "theirs" TEXT,
  "mine_by" TEXT,
  "theirs_by" TEXT,
  "mine_at" INTEGER,
  "theirs_at" INTEGER,
  "state" TEXT,
  "chosen" TEXT,
  "settled_by" TEXT,
  "settled_at" INTEGER,
  "owner" TEXT,
  "team" TEXT,
  "created_at" INTEGER,
  custom TEXT
);

CREATE TABLE tag (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "name_en" TEXT,
  "tone" TEXT,
  custom TEXT
);

CREATE TABLE product (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "series" TEXT,
  "price" INTEGER,
  "currency" TEXT,
  "external_id" TEXT,
  "import_id" TEXT,
  custom TEXT
);

CREATE TABLE pipeline (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "name_en" TEXT,
  "position" INTEGER,
  custom TEXT
);

CREATE TABLE stage (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "name_en" TEXT,
  "pipeline" TEXT,
  "position" INTEGER,
  "kind" TEXT,
  "limit_days" INTEGER,
  "win_rate_percent" INTEGER,
  custom TEXT
);

CREATE TABLE checklist_item (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "stage" TEXT,
  "gate" TEXT,
  "position" INTEGER,
  "name" TEXT,
  "name_en" TEXT,
  "hint" TEXT,
  "hint_en" TEXT,
  "kind" TEXT,
  "recommended" INTEGER,
  "attachment_kind" TEXT,
  "count" INTEGER,
  "fields" TEXT,
  "sign_role" TEXT,
  custom TEXT
);

CREATE TABLE user (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "login" TEXT,
  "name" TEXT,
  "role" TEXT,
  "team" TEXT,
  "phone" TEXT,
  "email" TEXT,
  "inactive" INTEGER,
  custom TEXT
);

CREATE TABLE team (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "name_en" TEXT,
  "above" TEXT,
  "external_id" TEXT,
  custom TEXT
);

CREATE TABLE field (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "record_type" TEXT,
  "name" TEXT,
  "label" TEXT,
  "label_en" TEXT,
  "kind" TEXT,
  "required" INTEGER,
  "key" INTEGER,
  "options" TEXT,
  "position" INTEGER,
  custom TEXT
);

CREATE INDEX lead_owner ON lead(owner, status, intent);
-- What lists are sorted by, with owner and status behind it: whose a record is and whether it is open
-- is read off the index, so that the first rows of one's own come without a look into the table.
CREATE INDEX lead_next_step_at ON lead(next_step_at, owner, status);
CREATE INDEX lead_created_at ON lead(created_at, owner, status);
CREATE INDEX lead_first_contact_at ON lead(first_contact_at, owner, status, touches);
CREATE INDEX lead_last_contact_at ON lead(last_contact_at, owner, status);
CREATE INDEX lead_name ON lead(name, owner, status);
CREATE INDEX lead_company ON lead(company, owner, status);
CREATE INDEX lead_amount ON lead(amount, owner, status);
CREATE INDEX lead_phone ON lead(phone);
CREATE INDEX lead_external_id ON lead(external_id);
CREATE INDEX lead_import_id ON lead(import_id);
-- For Today: they hold only the leads that lack a next step, and those that were contacted.
CREATE INDEX lead_unplanned ON lead(owner, intent, amount DESC) WHERE next_step_at IS NULL AND ifnull(status, 'new') NOT IN ('converted', 'disqualified');
CREATE INDEX lead_first_contact ON lead(owner, first_contact_at) WHERE first_contact_at IS NOT NULL;
CREATE INDEX account_name ON account(name);
CREATE INDEX account_external_id ON account(external_id);
CREATE INDEX account_import_id ON account(import_id);
CREATE INDEX contact_account ON contact(account);
CREATE INDEX contact_name ON contact(name);
CREATE INDEX contact_phone ON contact(phone);
CREATE INDEX opportunity_stage ON opportunity(stage, owner);
CREATE INDEX opportunity_owner ON opportunity(owner, state);
CREATE INDEX opportunity_account ON opportunity(account);
CREATE INDEX opportunity_next_step_at ON opportunity(next_step_at);
CREATE INDEX opportunity_close_on ON opportunity(close_on);
CREATE INDEX opportunity_external_id ON opportunity(external_id);
CREATE INDEX opportunity_import_id ON opportunity(import_id);
CREATE INDEX activity_parent ON activity(parent, occurred_at);
CREATE INDEX activity_by_person ON activity(created_by, occurred_at);
CREATE INDEX task_parent ON task(parent);
CREATE INDEX task_open ON task(due_at) WHERE done_at IS NULL;
CREATE INDEX attachment_parent ON attachment(parent);
CREATE INDEX checkmark_parent ON checkmark(parent);
CREATE INDEX conflict_parent ON conflict(parent);

-- Search text of a record, Han characters apart, under the record's `no`.
CREATE VIRTUAL TABLE lead_search USING fts5(text, tokenize = 'unicode61', prefix = '2 3');
CREATE VIRTUAL TABLE account_search USING fts5(text, tokenize = 'unicode61', prefix = '2 3');
CREATE VIRTUAL TABLE contact_search USING fts5(text, tokenize = 'unicode61', prefix = '2 3');
CREATE VIRTUAL TABLE opportunity_search USING fts5(text, tokenize = 'unicode61', prefix = '2 3');

-- Commands that HQ has not confirmed, in the order they were given. AUTOINCREMENT, and a counter of
-- its own per lane: a number that was once used is never used again, even when the queue was empty,
-- or HQ would take the new command for the old one.
CREATE TABLE outbox (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  lane TEXT NOT NULL,
  n INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  schema INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  arguments TEXT NOT NULL,
  UNIQUE (lane, n)
);

-- Which records a waiting command changed.
CREATE TABLE outbox_touch (
  outbox_no INTEGER NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (outbox_no, type, id)
) WITHOUT ROWID;
CREATE INDEX outbox_touch_record ON outbox_touch(type, id);

CREATE TABLE lane (
  lane TEXT PRIMARY KEY,
  last_n INTEGER NOT NULL
) WITHOUT ROWID;

-- HQ's copy of a record that a waiting command changed; `fields` is null where HQ has none.
CREATE TABLE shadow (
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  fields TEXT,
  PRIMARY KEY (type, id)
) WITHOUT ROWID;

CREATE TABLE scope (
  no INTEGER PRIMARY KEY,
  scope TEXT NOT NULL UNIQUE,
  seq INTEGER NOT NULL,
  count INTEGER NOT NULL,
  checksum INTEGER NOT NULL
);

-- Which records a scope holds, and each one's number at HQ.
CREATE TABLE scope_member (
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  scope_no INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (type, id, scope_no)
) WITHOUT ROWID;
CREATE INDEX scope_member_scope ON scope_member(scope_no);

-- What HQ refused, kept until the person edits and sends it again, or throws it away.
CREATE TABLE attention (
  id TEXT PRIMARY KEY,
  envelope_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  arguments TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  refused_at INTEGER NOT NULL,
  settled_at INTEGER
) WITHOUT ROWID;

-- The bytes of attachments that were added here.
CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY,
  bytes BLOB NOT NULL,
  added_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE import_batch (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  file_name TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  undone_at INTEGER,
  created INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  changes TEXT
) WITHOUT ROWID;

CREATE TABLE import_mapping (
  type TEXT NOT NULL,
  headers TEXT NOT NULL,
  mapping TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  PRIMARY KEY (type, headers)
) WITHOUT ROWID;

CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  screen TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  position INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
