-- When the business is open, how soon a lead is answered, and which answer was promised to whom.
CREATE TABLE calendar (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "name_en" TEXT,
  "zone" TEXT,
  "monday" TEXT,
  "tuesday" TEXT,
  "wednesday" TEXT,
  "thursday" TEXT,
  "friday" TEXT,
  "saturday" TEXT,
  "sunday" TEXT,
  "holidays" TEXT,
  "extra_days" TEXT,
  custom TEXT
);
CREATE TABLE service_level (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "name_en" TEXT,
  "kind" TEXT,
  "sources" TEXT,
  "intents" TEXT,
  "minutes" INTEGER,
  "calendar" TEXT,
  "position" INTEGER,
  "inactive" INTEGER,
  custom TEXT
);
ALTER TABLE task ADD COLUMN "service_level" TEXT;
ALTER TABLE task ADD COLUMN "service_level_name" TEXT;
ALTER TABLE task ADD COLUMN "allowed_minutes" INTEGER;
ALTER TABLE task ADD COLUMN "business_time" INTEGER;
