-- What the industry wins of the deals that it begins, for a team and those below it.
ALTER TABLE team ADD COLUMN "industry_mean" INTEGER;
