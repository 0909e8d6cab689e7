-- How far this device's envelopes have been forgotten, by when they came; and, once it was found that
-- its disk was copied or set back, up to when what it sends may have been done already by the other.
ALTER TABLE device ADD COLUMN forgotten_until BIGINT;
ALTER TABLE device ADD COLUMN doubtful_until BIGINT;
