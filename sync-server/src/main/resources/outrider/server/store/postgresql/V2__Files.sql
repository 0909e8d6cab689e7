-- Which attachments name which bytes, kept when an attachment is deleted. The bytes themselves lie
-- outside, under their hash.
CREATE TABLE blob_reference (
  tenant_id     TEXT COLLATE "C" NOT NULL,
  sha256        TEXT COLLATE "C" NOT NULL,
  attachment_id TEXT COLLATE "C" NOT NULL,
  created_by    TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, sha256, attachment_id)
);

-- Who has shown to have the bytes behind a hash: by sending them, or by being allowed to see an
-- attachment of somebody who did. Naming a hash alone opens nothing.
CREATE TABLE blob_holder (
  tenant_id  TEXT COLLATE "C" NOT NULL,
  sha256     TEXT COLLATE "C" NOT NULL,
  user_id    TEXT COLLATE "C" NOT NULL,
  size_bytes BIGINT NOT NULL,
  since      BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, sha256, user_id)
);
CREATE INDEX blob_of_holder ON blob_holder (tenant_id, user_id);

INSERT INTO blob_reference (tenant_id, sha256, attachment_id, created_by)
SELECT tenant_id, body::json->>'sha256', id, body::json->>'createdBy'
FROM record
WHERE type = 'attachment' AND deleted = 0
  AND body::json->>'sha256' IS NOT NULL AND body::json->>'createdBy' IS NOT NULL;
