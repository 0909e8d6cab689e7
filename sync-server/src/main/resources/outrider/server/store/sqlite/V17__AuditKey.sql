-- By which HQ signs what it exports of the audit trail.
CREATE TABLE audit_key (
  tenant_id   TEXT   NOT NULL PRIMARY KEY,
  private_key TEXT   NOT NULL,
  public_key  TEXT   NOT NULL,
  made_at     BIGINT NOT NULL
);
