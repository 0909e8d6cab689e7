-- What HQ hears of calls: the recording, and a draft of the summary until a person has decided.
ALTER TABLE activity ADD COLUMN "recording" TEXT;
ALTER TABLE activity ADD COLUMN "summary_draft" TEXT;
ALTER TABLE activity ADD COLUMN "summary_by" TEXT;
ALTER TABLE activity ADD COLUMN "summary_state" TEXT;
ALTER TABLE user ADD COLUMN "extension" TEXT;
