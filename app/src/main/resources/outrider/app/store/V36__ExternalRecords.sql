-- What other systems know of customers, and how those systems are. A record hangs on its customer,
-- or on nothing where it belongs to none.
CREATE TABLE external_record (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "parent_type" TEXT,
  "parent" TEXT,
  "source" TEXT,
  "kind" TEXT,
  "external_key" TEXT,
  "title" TEXT,
  "occurred_at" INTEGER,
  "amount" INTEGER,
  "currency" TEXT,
  "quantity" INTEGER,
  "status" TEXT,
  "product" TEXT,
  "more" TEXT,
  "changed_at" INTEGER,
  "joined_by" TEXT,
  "owner" TEXT,
  "team" TEXT,
  "audience" TEXT,
  "created_at" INTEGER,
  "created_by" TEXT,
  custom TEXT
);
CREATE INDEX external_record_parent ON external_record(parent, occurred_at);
CREATE INDEX external_record_product ON external_record(kind, product);
CREATE TABLE data_source (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "way" TEXT,
  "kind" TEXT,
  "state" TEXT,
  "state_since" INTEGER,
  "fresh_at" INTEGER,
  "tried_at" INTEGER,
  "late_after_minutes" INTEGER,
  "said" TEXT,
  "rows" INTEGER,
  "refused" INTEGER,
  "waiting" INTEGER,
  custom TEXT
);
