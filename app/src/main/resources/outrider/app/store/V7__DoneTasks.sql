-- What was done in a month is found without reading every task there is.
CREATE INDEX task_done ON task(done_at) WHERE done_at IS NOT NULL;
