-- Robots of group chats and other systems that are told what people are told. The address of one is
-- a secret: whoever knows it may write there.
CREATE TABLE webhook (
  tenant_id  TEXT COLLATE "C" NOT NULL,
  webhook_id TEXT COLLATE "C" NOT NULL,
  kind       TEXT COLLATE "C" NOT NULL,
  address    TEXT NOT NULL,
  made_at    BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, webhook_id)
);

-- What goes out by e-mail and to webhooks: written with what it tells of, sent afterwards, tried
-- again until it has arrived or has become stale.
CREATE TABLE delivery (
  tenant_id   TEXT COLLATE "C" NOT NULL,
  delivery_id TEXT COLLATE "C" NOT NULL,
  channel     TEXT COLLATE "C" NOT NULL,
  target      TEXT COLLATE "C" NOT NULL,
  subject     TEXT NOT NULL,
  words       TEXT NOT NULL,
  made_at     BIGINT NOT NULL,
  attempts    BIGINT NOT NULL,
  next_at     BIGINT,
  sent_at     BIGINT,
  failure     TEXT,
  PRIMARY KEY (tenant_id, delivery_id)
);
CREATE INDEX delivery_next ON delivery (tenant_id, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX delivery_age ON delivery (tenant_id, made_at);
