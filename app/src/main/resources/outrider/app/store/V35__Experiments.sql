-- What is tried out: experiments as they were registered, with what they said at their end; and which lead
-- or deal is in which, as `<experiment>:B@<millis>`.
CREATE TABLE experiment (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "subject" TEXT,
  "stage" TEXT,
  "variants" TEXT,
  "team" TEXT,
  "sources" TEXT,
  "industries" TEXT,
  "metric" TEXT,
  "within_days" INTEGER,
  "base" INTEGER,
  "effect" INTEGER,
  "arrivals" INTEGER,
  "sample" INTEGER,
  "weeks" INTEGER,
  "state" TEXT,
  "started_at" INTEGER,
  "started_by" TEXT,
  "ended_at" INTEGER,
  "ended_by" TEXT,
  "why" TEXT,
  "looks" TEXT,
  "verdict" TEXT,
  "winner" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);
ALTER TABLE lead ADD COLUMN "experiments" TEXT;
ALTER TABLE opportunity ADD COLUMN "experiments" TEXT;
CREATE INDEX lead_experiments ON lead(created_at) WHERE experiments IS NOT NULL;
CREATE INDEX opportunity_experiments ON opportunity(created_at) WHERE experiments IS NOT NULL;
