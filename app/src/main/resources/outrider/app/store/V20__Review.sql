-- What a pipeline review asks: targets, how deals changed, and the deals themselves without a look
-- into their rows. The condition of an index is written into the queries word for word.
CREATE TABLE quota (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "quarter" TEXT,
  "amount" INTEGER,
  "currency" TEXT,
  "set_at" INTEGER,
  "set_by" TEXT,
  "owner" TEXT,
  "team" TEXT,
  custom TEXT
);
CREATE INDEX quota_quarter ON quota(quarter);
ALTER TABLE activity ADD COLUMN "from_amount" INTEGER;
ALTER TABLE activity ADD COLUMN "to_amount" INTEGER;
ALTER TABLE activity ADD COLUMN "from_close_on" INTEGER;
ALTER TABLE activity ADD COLUMN "to_close_on" INTEGER;
CREATE INDEX activity_moves ON activity(kind, occurred_at, parent, from_stage, to_stage,
    duration_seconds, from_amount, to_amount, from_close_on, to_close_on)
  WHERE kind IN ('stage', 'revision');
CREATE INDEX opportunity_open ON opportunity(state, pipeline, owner, team, stage, amount, currency, close_on,
    stage_since, created_at, last_contact_at, next_step_at, id)
  WHERE state = 'open';
CREATE INDEX opportunity_won ON opportunity(state, pipeline, owner, team, currency, amount, closed_on, stage_since)
  WHERE state = 'won';
