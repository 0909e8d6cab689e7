-- Which files are being thrown away, and how often each was: their bytes go outside of any transaction.
CREATE TABLE file_disposal (
  tenant_id TEXT    NOT NULL,
  sha256    TEXT    NOT NULL,
  times     BIGINT  NOT NULL,
  since     BIGINT  NOT NULL,
  under_way INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, sha256)
);
