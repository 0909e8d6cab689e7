-- Public pools, and which leads lie in one or go back to one, since when and why.
CREATE TABLE pool (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "name_en" TEXT,
  "position" INTEGER,
  "admins" TEXT,
  "people" TEXT,
  "teams" TEXT,
  "protection_days" INTEGER,
  "extension_days" INTEGER,
  "cap_days" INTEGER,
  "follow_up_days_a" INTEGER,
  "follow_up_days_b" INTEGER,
  "follow_up_days_c" INTEGER,
  "opportunity_days_a" INTEGER,
  "opportunity_days_b" INTEGER,
  "opportunity_days_c" INTEGER,
  "deal_days_a" INTEGER,
  "deal_days_b" INTEGER,
  "deal_days_c" INTEGER,
  "claims_per_day" INTEGER,
  "holding_max" INTEGER,
  "lock_days" INTEGER,
  "reminder_days" INTEGER,
  "fallback" INTEGER,
  "inactive" INTEGER,
  custom TEXT
);
ALTER TABLE lead ADD COLUMN "pool" TEXT;
ALTER TABLE lead ADD COLUMN "claimed_at" INTEGER;
ALTER TABLE lead ADD COLUMN "pooled_at" INTEGER;
ALTER TABLE lead ADD COLUMN "pooled_why" TEXT;
ALTER TABLE lead ADD COLUMN "pooled_note" TEXT;
ALTER TABLE lead ADD COLUMN "previous_owner" TEXT;
ALTER TABLE lead ADD COLUMN "previous_owner_left_at" INTEGER;
ALTER TABLE lead ADD COLUMN "lost_claims" TEXT;
CREATE INDEX lead_pool ON lead(owner, pool) WHERE pool IS NOT NULL;
