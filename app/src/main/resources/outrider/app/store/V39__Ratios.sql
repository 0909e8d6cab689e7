-- What is looked at branch by branch and month by month, and the months that stood out with what became of
-- them.
CREATE TABLE ratio (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "name_en" TEXT,
  "numerator" TEXT,
  "denominator" TEXT,
  "shown_as" TEXT,
  "bad" TEXT,
  "least" INTEGER,
  "advice" TEXT,
  "inactive" INTEGER,
  custom TEXT
);
CREATE TABLE ratio_flag (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "ratio" TEXT,
  "name" TEXT,
  "month" TEXT,
  "currency" TEXT,
  "numerator" INTEGER,
  "denominator" INTEGER,
  "counted" INTEGER,
  "expected" INTEGER,
  "low" INTEGER,
  "high" INTEGER,
  "side" TEXT,
  "seen_at" INTEGER,
  "seen_by" TEXT,
  "state" TEXT,
  "answered_at" INTEGER,
  "answered_by" TEXT,
  "task" TEXT,
  "reason" TEXT,
  "why" TEXT,
  "owner" TEXT,
  "team" TEXT,
  custom TEXT
);
CREATE INDEX ratio_flag_state ON ratio_flag(state, seen_at);
CREATE INDEX external_record_month ON external_record(kind, occurred_at);
CREATE INDEX activity_visits ON activity(occurred_at, created_by) WHERE kind = 'visit';
CREATE INDEX task_due ON task(due_at);
