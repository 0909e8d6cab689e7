-- Books that were given to others, and what each receiver got. Both hang on the person who gave.
CREATE TABLE handover (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "parent_type" TEXT,
  "parent" TEXT,
  "kind" TEXT,
  "from_team" TEXT,
  "to_team" TEXT,
  "deactivated" INTEGER,
  "state" TEXT,
  "undone_at" INTEGER,
  "undone_by" TEXT,
  "left" TEXT,
  "owner" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);
CREATE INDEX handover_parent ON handover(parent);
CREATE TABLE takeover (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "parent_type" TEXT,
  "parent" TEXT,
  "handover" TEXT,
  "records" TEXT,
  "seen" TEXT,
  "state" TEXT,
  "owner" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);
CREATE INDEX takeover_parent ON takeover(parent);
CREATE INDEX takeover_owner ON takeover(owner);
