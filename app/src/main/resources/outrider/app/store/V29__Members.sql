-- Who works on a deal without having it, whom a note calls by name, and since when a task is a colleague's.
ALTER TABLE opportunity ADD COLUMN "members" TEXT;
ALTER TABLE account ADD COLUMN "members" TEXT;
ALTER TABLE contact ADD COLUMN "members" TEXT;
ALTER TABLE activity ADD COLUMN "members" TEXT;
ALTER TABLE task ADD COLUMN "members" TEXT;
ALTER TABLE attachment ADD COLUMN "members" TEXT;
ALTER TABLE checkmark ADD COLUMN "members" TEXT;
ALTER TABLE approval ADD COLUMN "members" TEXT;
ALTER TABLE activity ADD COLUMN "person" TEXT;
ALTER TABLE activity ADD COLUMN "from_role" TEXT;
ALTER TABLE activity ADD COLUMN "to_role" TEXT;
ALTER TABLE activity ADD COLUMN "mentions" TEXT;
ALTER TABLE activity ADD COLUMN "seen_by" TEXT;
ALTER TABLE task ADD COLUMN "assigned_at" INTEGER;
ALTER TABLE task ADD COLUMN "assigned_by" TEXT;
CREATE INDEX activity_mentions ON activity(occurred_at) WHERE mentions IS NOT NULL;
CREATE INDEX activity_signed ON activity(occurred_at) WHERE kind = 'signoff';
CREATE INDEX task_assigned ON task(assigned_at) WHERE assigned_at IS NOT NULL;
