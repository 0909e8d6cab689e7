-- What an administrator says of a field beyond its shape, and how the fields of a type are laid out.
ALTER TABLE field ADD COLUMN "choices" TEXT;
ALTER TABLE field ADD COLUMN "target" TEXT;
ALTER TABLE field ADD COLUMN "least" INTEGER;
ALTER TABLE field ADD COLUMN "most" INTEGER;
ALTER TABLE field ADD COLUMN "shortest" INTEGER;
ALTER TABLE field ADD COLUMN "longest" INTEGER;
ALTER TABLE field ADD COLUMN "pattern" TEXT;
ALTER TABLE field ADD COLUMN "standard" TEXT;
ALTER TABLE field ADD COLUMN "formula" TEXT;
ALTER TABLE field ADD COLUMN "stages" TEXT;
ALTER TABLE field ADD COLUMN "seen_by" TEXT;
ALTER TABLE field ADD COLUMN "written_by" TEXT;
ALTER TABLE field ADD COLUMN "removed" INTEGER;
CREATE TABLE layout (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "record_type" TEXT,
  "lines" TEXT,
  custom TEXT
);
