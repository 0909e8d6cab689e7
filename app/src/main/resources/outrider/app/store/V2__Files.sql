-- When HQ had verified the bytes of an attachment.
ALTER TABLE attachment ADD COLUMN "received_at" INTEGER;
CREATE INDEX attachment_to_send ON attachment(created_by) WHERE received_at IS NULL;
CREATE INDEX attachment_content ON attachment(sha256);

-- The bytes of files, in pieces: what arrives is kept piece by piece, and what goes up is read so.
CREATE TABLE blob_part (
  sha256 TEXT NOT NULL,
  start INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, start)
);
INSERT INTO blob_part(sha256, start, bytes) SELECT sha256, 0, bytes FROM blob;

-- The files that are here whole and verified.
CREATE TABLE whole_blob (
  sha256 TEXT PRIMARY KEY,
  size_bytes INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO whole_blob(sha256, size_bytes, added_at, used_at)
SELECT sha256, length(bytes), added_at, added_at FROM blob;
DROP TABLE blob;
ALTER TABLE whole_blob RENAME TO blob;

-- Files that were attached here and whose bytes HQ has not confirmed. An entry outlives its
-- attachment: the deal may be somebody else's by the time there is a network.
CREATE TABLE blob_queue (
  attachment TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  urgent INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  refused TEXT
) WITHOUT ROWID;

-- Small pictures of photos; they stay when the bytes have to make room.
CREATE TABLE thumbnail (
  sha256 TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) WITHOUT ROWID;
