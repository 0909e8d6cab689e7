-- How far behind HQ each workstation was, a row for each of its days.
CREATE TABLE device_lag (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "device" TEXT,
  "day" INTEGER,
  "worst_seconds" INTEGER,
  "median_seconds" INTEGER,
  "late_minutes" INTEGER,
  "away_minutes" INTEGER,
  "changes" INTEGER,
  "steps" TEXT,
  "owner" TEXT,
  custom TEXT
);
CREATE INDEX device_lag_day ON device_lag("day", owner);
