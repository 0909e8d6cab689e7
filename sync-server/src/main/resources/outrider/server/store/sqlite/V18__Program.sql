-- Which version of the program HQ runs, so that it can say when that is another one.
CREATE TABLE program (
  tenant_id TEXT NOT NULL PRIMARY KEY,
  version   TEXT   NOT NULL,
  since     BIGINT NOT NULL
);
