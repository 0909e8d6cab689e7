-- Whose word a sign-off waits for, by what it is about.
ALTER TABLE checklist_item ADD COLUMN "sign_kind" TEXT;
