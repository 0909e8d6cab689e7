-- From when a task is done, and which others of the same record come first.
ALTER TABLE task ADD COLUMN "start_at" INTEGER;
ALTER TABLE task ADD COLUMN "after" TEXT;
