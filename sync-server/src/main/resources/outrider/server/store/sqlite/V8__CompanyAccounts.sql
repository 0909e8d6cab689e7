-- Whose account of the company's issuer is whose: linked at the first sign-in, by what the issuer never
-- gives to anybody else.
CREATE TABLE company_account (
  tenant_id TEXT   NOT NULL,
  user_id   TEXT   NOT NULL,
  issuer    TEXT   NOT NULL,
  subject   TEXT   NOT NULL,
  linked_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, user_id),
  UNIQUE (tenant_id, issuer, subject)
);

-- Tokens that were used, until they would be refused for their age.
CREATE TABLE spent_nonce (
  tenant_id TEXT   NOT NULL,
  nonce     TEXT   NOT NULL,
  until     BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, nonce)
);

-- Told to a device's owner at a sign-in with a company account: opens the book on that device when its
-- passphrase is forgotten, and nothing without that device.
ALTER TABLE device ADD COLUMN secret TEXT;
