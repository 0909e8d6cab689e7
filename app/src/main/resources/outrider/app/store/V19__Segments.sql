-- Views of lists that teams share.
CREATE TABLE segment (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "screen" TEXT,
  "definition" TEXT,
  "owner" TEXT,
  "team" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);
CREATE INDEX segment_screen ON segment(screen, name);
