-- What former owners wanted done to records that are with somebody else now.
CREATE TABLE proposal (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "parent_type" TEXT,
  "parent" TEXT,
  "kind" TEXT,
  "arguments" TEXT,
  "schema" INTEGER,
  "proposed_by" TEXT,
  "proposed_at" INTEGER,
  "state" TEXT,
  "settled_by" TEXT,
  "settled_at" INTEGER,
  "owner" TEXT,
  "team" TEXT,
  "created_at" INTEGER,
  custom TEXT
);
CREATE INDEX proposal_parent ON proposal(parent);
