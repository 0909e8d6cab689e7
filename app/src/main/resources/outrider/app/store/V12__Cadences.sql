-- How leads are followed up step by step, and which lead runs which cadence how far.
CREATE TABLE cadence (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "name_en" TEXT,
  "industries" TEXT,
  "sources" TEXT,
  "by_hand" INTEGER,
  "calendar" TEXT,
  "steps" TEXT,
  "ignores_replies" INTEGER,
  "unanswered_max" INTEGER,
  "exit_tags" TEXT,
  "then" TEXT,
  "position" INTEGER,
  "inactive" INTEGER,
  custom TEXT
);
CREATE TABLE enrollment (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "parent_type" TEXT,
  "parent" TEXT,
  "cadence" TEXT,
  "name" TEXT,
  "name_en" TEXT,
  "steps" TEXT,
  "calendar" TEXT,
  "ignores_replies" INTEGER,
  "unanswered_max" INTEGER,
  "exit_tags" TEXT,
  "then" TEXT,
  "started_at" INTEGER,
  "step" INTEGER,
  "state" TEXT,
  "why" TEXT,
  "stopped_at" INTEGER,
  "task" TEXT,
  "tries" INTEGER,
  "path" TEXT,
  "follower" TEXT,
  "owner" TEXT,
  "team" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);
CREATE INDEX enrollment_parent ON enrollment(parent);
ALTER TABLE task ADD COLUMN "enrollment" TEXT;
ALTER TABLE task ADD COLUMN "cadence_name" TEXT;
ALTER TABLE task ADD COLUMN "cadence_name_en" TEXT;
ALTER TABLE task ADD COLUMN "step" INTEGER;
ALTER TABLE task ADD COLUMN "steps" INTEGER;
