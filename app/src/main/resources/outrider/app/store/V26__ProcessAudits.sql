-- Looks back at closed deals. Each hangs on its deal.
CREATE TABLE process_audit (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "parent_type" TEXT,
  "parent" TEXT,
  "month" TEXT,
  "seed" INTEGER,
  "closed" INTEGER,
  "state" TEXT,
  "findings" TEXT,
  "note" TEXT,
  "by" TEXT,
  "at" INTEGER,
  "owner" TEXT,
  "team" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);
CREATE INDEX process_audit_parent ON process_audit(parent);
CREATE INDEX process_audit_month ON process_audit(month, state);
CREATE INDEX opportunity_ended ON opportunity(stage_since) WHERE state IN ('won', 'lost');
