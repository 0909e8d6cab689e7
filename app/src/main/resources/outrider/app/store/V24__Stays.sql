-- How long deals stayed in each stage, in order, so that the middle one is counted out where it lies.
CREATE INDEX activity_stays ON activity(kind, from_stage, duration_seconds) WHERE kind = 'stage';
