-- Tasks that repeat: the series, its rule, and which occurrence of it a task is.
ALTER TABLE task ADD COLUMN "series" TEXT;
ALTER TABLE task ADD COLUMN "repeats" TEXT;
ALTER TABLE task ADD COLUMN "repeats_from" TEXT;
ALTER TABLE task ADD COLUMN "repeats_zone" TEXT;
ALTER TABLE task ADD COLUMN "repeats_calendar" TEXT;
ALTER TABLE task ADD COLUMN "occurs_at" TEXT;
ALTER TABLE task ADD COLUMN "pattern" TEXT;
ALTER TABLE task ADD COLUMN "skipped" INTEGER;
CREATE INDEX task_repeats ON task(due_at) WHERE repeats IS NOT NULL AND done_at IS NULL;
