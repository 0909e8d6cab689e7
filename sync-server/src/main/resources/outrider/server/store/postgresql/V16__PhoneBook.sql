-- By which numbers people at customers are recognised when they call or are called, and the open
-- deals in which each is named. Worked out from the records up to a number of the audit trail, when
-- it is needed: a push pays nothing for it.
CREATE TABLE phone_book (
  tenant_id TEXT COLLATE "C" NOT NULL,
  type      TEXT COLLATE "C" NOT NULL,
  record_id TEXT COLLATE "C" NOT NULL,
  phone     TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, type, record_id, phone)
);
CREATE INDEX phone_book_phone ON phone_book (tenant_id, phone);
CREATE TABLE phone_book_deal (
  tenant_id TEXT COLLATE "C" NOT NULL,
  deal_id   TEXT COLLATE "C" NOT NULL,
  contact   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, deal_id)
);
CREATE INDEX phone_book_deal_contact ON phone_book_deal (tenant_id, contact);
CREATE TABLE phone_book_position (
  tenant_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  seq       BIGINT NOT NULL
);
