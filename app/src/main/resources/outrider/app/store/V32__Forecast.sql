-- What was forecast for a team's quarter, week by week; and the way of every deal, open or closed,
-- from an index alone.
CREATE TABLE forecast (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "pipeline" TEXT,
  "quarter" TEXT,
  "currency" TEXT,
  "week" INTEGER,
  "won" INTEGER,
  "expected" INTEGER,
  "low" INTEGER,
  "high" INTEGER,
  "repeat" INTEGER,
  "target" INTEGER,
  "method" TEXT,
  "kept_by" TEXT,
  "kept_at" INTEGER,
  "owner" TEXT,
  "team" TEXT,
  custom TEXT
);
CREATE INDEX forecast_quarter ON forecast(team, quarter, week);
CREATE INDEX opportunity_way ON opportunity(pipeline, state, owner, team, stage, amount, currency, created_at,
    engaged_on, closed_on, stage_since, import_id, id);
