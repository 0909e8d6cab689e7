-- Forms by which leads come from outside, and the rules by which they are given to people.
CREATE TABLE form (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "source" TEXT,
  "mapping" TEXT,
  "honeypot" TEXT,
  "behaviour" INTEGER,
  "thanks" TEXT,
  "thanks_en" TEXT,
  "redirect" TEXT,
  "token" TEXT,
  "inactive" INTEGER,
  custom TEXT
);
CREATE TABLE assignment_rule (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "position" INTEGER,
  "regions" TEXT,
  "industries" TEXT,
  "sources" TEXT,
  "intents" TEXT,
  "team" TEXT,
  "people" TEXT,
  "mode" TEXT,
  "untouched_max" INTEGER,
  "inactive" INTEGER,
  custom TEXT
);
