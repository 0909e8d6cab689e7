-- What the company has decided otherwise than by default, as whole numbers under the policy's name.
CREATE TABLE policy (
  tenant_id  TEXT   NOT NULL,
  name       TEXT   NOT NULL,
  value      BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, name)
);
