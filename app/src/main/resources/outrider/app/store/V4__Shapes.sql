-- The shape in which a refused command was written: it may wait for its person over several updates.
ALTER TABLE attention ADD COLUMN schema INTEGER NOT NULL DEFAULT 1;
