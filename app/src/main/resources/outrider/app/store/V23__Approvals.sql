-- What deals wait for somebody's word for, and discounts that were agreed to beforehand.
CREATE TABLE approval (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "parent_type" TEXT,
  "parent" TEXT,
  "kind" TEXT,
  "text" TEXT,
  "percent" INTEGER,
  "promotion" TEXT,
  "item" TEXT,
  "amount" INTEGER,
  "currency" TEXT,
  "asked_of" TEXT,
  "delegated_to" TEXT,
  "delegated_by" TEXT,
  "delegated_at" INTEGER,
  "state" TEXT,
  "decided_by" TEXT,
  "decided_at" INTEGER,
  "note" TEXT,
  "expires_at" INTEGER,
  "reminded_at" INTEGER,
  "owner" TEXT,
  "team" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);
CREATE INDEX approval_parent ON approval(parent);
CREATE INDEX approval_open ON approval(expires_at) WHERE state = 'open';
CREATE INDEX approval_promotion ON approval(promotion) WHERE promotion IS NOT NULL;
CREATE TABLE promotion (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "name_en" TEXT,
  "percent" INTEGER,
  "from" INTEGER,
  "until" INTEGER,
  "stock" INTEGER,
  "inactive" INTEGER,
  custom TEXT
);
ALTER TABLE user ADD COLUMN "duties" TEXT;
ALTER TABLE checkmark ADD COLUMN "amount" INTEGER;
