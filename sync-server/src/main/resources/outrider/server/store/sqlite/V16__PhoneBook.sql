-- By which numbers people at customers are recognised when they call or are called, and the open
-- deals in which each is named. Worked out from the records up to a number of the audit trail, when
-- it is needed: a push pays nothing for it.
CREATE TABLE phone_book (
  tenant_id TEXT NOT NULL,
  type      TEXT NOT NULL,
  record_id TEXT NOT NULL,
  phone     TEXT NOT NULL,
  PRIMARY KEY (tenant_id, type, record_id, phone)
);
CREATE INDEX phone_book_phone ON phone_book (tenant_id, phone);
CREATE TABLE phone_book_deal (
  tenant_id TEXT NOT NULL,
  deal_id   TEXT NOT NULL,
  contact   TEXT NOT NULL,
  PRIMARY KEY (tenant_id, deal_id)
);
CREATE INDEX phone_book_deal_contact ON phone_book_deal (tenant_id, contact);
CREATE TABLE phone_book_position (
  tenant_id TEXT NOT NULL PRIMARY KEY,
  seq       BIGINT NOT NULL
);
