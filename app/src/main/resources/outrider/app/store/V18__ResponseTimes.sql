-- When a rule was changed, the touches of each lead in the order of their times, and all that is asked
-- of a lead about its waiting in the index by which the lists find it.
CREATE TABLE rule_change (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "of" TEXT,
  "rule" TEXT,
  "name" TEXT,
  "name_en" TEXT,
  "what" TEXT,
  "at" INTEGER,
  "by" TEXT,
  custom TEXT
);
CREATE INDEX activity_touch ON activity(parent, occurred_at)
  WHERE kind IN ('call', 'visit', 'email', 'wechat', 'meeting') AND ifnull(direction, 'out') <> 'in';
DROP INDEX lead_created_at;
CREATE INDEX lead_created_at ON lead(created_at, owner, status, source, intent, import_id, id);
