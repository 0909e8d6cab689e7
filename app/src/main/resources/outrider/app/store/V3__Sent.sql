-- What HQ has done, kept for as long as HQ might be restored from a backup that does not know it.
-- `touched` lists the records that it changed here, as type/id.
CREATE TABLE sent (
  no INTEGER PRIMARY KEY,
  lane TEXT NOT NULL,
  id TEXT NOT NULL,
  schema INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  arguments TEXT NOT NULL,
  touched TEXT NOT NULL,
  settled_at INTEGER NOT NULL
);
CREATE INDEX sent_age ON sent(settled_at);

-- Whether members of the scope (those with a negative number) still wait to be seen again after it
-- was started over; those that are not are dropped when all has come.
ALTER TABLE scope ADD COLUMN stale INTEGER NOT NULL DEFAULT 0;
