-- What HQ does about what is overdue, and what it has done.
CREATE TABLE escalation_level (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "name_en" TEXT,
  "of" TEXT,
  "minutes" INTEGER,
  "action" TEXT,
  "inactive" INTEGER,
  custom TEXT
);
CREATE TABLE escalation (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "parent_type" TEXT,
  "parent" TEXT,
  "task" TEXT,
  "level" TEXT,
  "level_name" TEXT,
  "action" TEXT,
  "recipients" TEXT,
  "due_at" INTEGER,
  "state" TEXT,
  "settled_at" INTEGER,
  "settled_by" TEXT,
  "owner" TEXT,
  "team" TEXT,
  "created_at" INTEGER,
  custom TEXT
);
CREATE INDEX escalation_parent ON escalation(parent);
CREATE INDEX escalation_pending ON escalation(due_at) WHERE state IN ('open', 'acknowledged');
ALTER TABLE task ADD COLUMN "escalated_at" INTEGER;
ALTER TABLE lead ADD COLUMN "escalated_at" INTEGER;
