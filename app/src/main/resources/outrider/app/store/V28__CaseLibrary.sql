-- The case library: cases with their scripts, who has seen which, and which of their files stay here.
CREATE TABLE case_study (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "summary" TEXT,
  "kind" TEXT,
  "industry" TEXT,
  "script" TEXT,
  "stages" TEXT,
  "desensitised" INTEGER,
  "marked_by" TEXT,
  "marked_at" INTEGER,
  "state" TEXT,
  "writers" TEXT,
  "reviewer" TEXT,
  "note" TEXT,
  "submitted_at" INTEGER,
  "published_at" INTEGER,
  "audience" TEXT,
  "owner" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);
CREATE INDEX case_study_state ON case_study(state, published_at);
CREATE TABLE case_view (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "case" TEXT,
  "viewed_at" INTEGER,
  "finished_at" INTEGER,
  "position_seconds" INTEGER,
  "owner" TEXT,
  custom TEXT
);
CREATE INDEX case_view_case ON case_view("case", owner);
CREATE VIRTUAL TABLE case_study_search USING fts5(text, tokenize = 'unicode61', prefix = '2 3', content = '', columnsize = 0);
ALTER TABLE attachment ADD COLUMN "audience" TEXT;
-- Of this laptop alone.
CREATE TABLE case_pin (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE case_kept (sha256 TEXT PRIMARY KEY) WITHOUT ROWID;
