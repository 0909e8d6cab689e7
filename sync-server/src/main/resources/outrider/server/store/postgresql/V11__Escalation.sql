-- Open tasks by when HQ has to look at them next. Worked out from the records up to a number of the
-- audit trail, as often as HQ looks: a push pays nothing for it.
CREATE TABLE due_task (
  tenant_id      TEXT COLLATE "C" NOT NULL,
  task_id        TEXT COLLATE "C" NOT NULL,
  response       INTEGER NOT NULL,
  due_at         BIGINT NOT NULL,
  looked_minutes BIGINT NOT NULL,
  next_at        BIGINT,
  PRIMARY KEY (tenant_id, task_id)
);
CREATE INDEX due_task_next ON due_task (tenant_id, next_at) WHERE next_at IS NOT NULL;
CREATE TABLE due_task_position (
  tenant_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  seq       BIGINT NOT NULL,
  began_seq BIGINT NOT NULL
);
