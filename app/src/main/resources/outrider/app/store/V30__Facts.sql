-- What boards are counted from: a row for each lead and deal, for each stay of a deal in a stage, and how
-- often each person was in touch in each half hour. Worked out of the records in the transaction that
-- changes them; never sent, never received.

-- Words of facts (people, teams, sources, industries, stages, pipelines, currencies) by number; 0 is none.
CREATE TABLE fact_name (
  no INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
INSERT INTO fact_name(no, name) VALUES (0, '');

-- `no` is the lead's. States: 0 open, 1 converted, 2 disqualified. `first_at` and `second_at` are of the
-- touches since it was there; `deal` is the number of the deal that it became.
CREATE TABLE lead_fact (
  no INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  team INTEGER NOT NULL,
  source INTEGER NOT NULL,
  industry INTEGER NOT NULL,
  intent INTEGER NOT NULL,
  state INTEGER NOT NULL,
  imported INTEGER NOT NULL,
  touches INTEGER NOT NULL,
  first_at INTEGER,
  second_at INTEGER,
  deal INTEGER,
  converted_at INTEGER
);

-- `no` is the deal's. States: 0 open, 1 won, 2 lost. A day without a time counts as its noon in UTC.
CREATE TABLE deal_fact (
  no INTEGER PRIMARY KEY,
  begun_at INTEGER NOT NULL,
  pipeline INTEGER NOT NULL,
  stage INTEGER NOT NULL,
  state INTEGER NOT NULL,
  closed_at INTEGER,
  amount INTEGER,
  currency INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  team INTEGER NOT NULL,
  source INTEGER NOT NULL,
  industry INTEGER NOT NULL,
  touches INTEGER NOT NULL,
  imported INTEGER NOT NULL
);

-- Place 0 is where an open deal is now; the stays that it has left are counted from 1. Stage 0 is that of
-- a deal which came in closed, with its days but without its moves.
CREATE TABLE stage_visit (
  deal INTEGER NOT NULL,
  place INTEGER NOT NULL,
  stage INTEGER NOT NULL,
  entered_at INTEGER NOT NULL,
  left_at INTEGER,
  next INTEGER NOT NULL,
  PRIMARY KEY (deal, place)
) WITHOUT ROWID;

-- Touches of a person that began in a half hour, counted from the beginning of 1970.
CREATE TABLE touch_fact (
  person INTEGER NOT NULL,
  half_hour INTEGER NOT NULL,
  touches INTEGER NOT NULL,
  PRIMARY KEY (person, half_hour)
) WITHOUT ROWID;

-- How far the facts of what stood here before have come: everything up to `until` is there once `done` is.
CREATE TABLE fact_progress (
  kind TEXT PRIMARY KEY,
  done INTEGER NOT NULL,
  until INTEGER NOT NULL,
  after TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
INSERT INTO fact_progress(kind, done, until) SELECT 'lead', 0, coalesce(max(no), 0) FROM lead;
INSERT INTO fact_progress(kind, done, until) SELECT 'deal', 0, coalesce(max(no), 0) FROM opportunity;
INSERT INTO fact_progress(kind, done, until) SELECT 'touch', 0, count(DISTINCT created_by) FROM activity;
