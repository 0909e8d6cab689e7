-- Every envelope that was decided, by its id. A number says which comes next; the id says which it
-- is: a device that begins a new life numbers anew what it has not heard of, and what it has to send
-- again after HQ was restored.
CREATE TABLE envelope (
  tenant_id   TEXT NOT NULL,
  id          TEXT NOT NULL,
  device_id   TEXT NOT NULL,
  incarnation BIGINT NOT NULL,
  lane        TEXT NOT NULL,
  n           BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, id)
) WITHOUT ROWID;

-- Which life of its device a session belongs to: the copies of one disk share the device and not
-- the life. Null means the device's current one.
ALTER TABLE session ADD COLUMN incarnation BIGINT;
