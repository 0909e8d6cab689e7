-- The search index without a copy of the text: what it had is read once more and then dropped.
CREATE VIRTUAL TABLE lead_words USING fts5(text, tokenize = 'unicode61', prefix = '2 3', content = '', columnsize = 0);
INSERT INTO lead_words(rowid, text) SELECT rowid, text FROM lead_search;
DROP TABLE lead_search;
ALTER TABLE lead_words RENAME TO lead_search;
CREATE VIRTUAL TABLE account_words USING fts5(text, tokenize = 'unicode61', prefix = '2 3', content = '', columnsize = 0);
INSERT INTO account_words(rowid, text) SELECT rowid, text FROM account_search;
DROP TABLE account_search;
ALTER TABLE account_words RENAME TO account_search;
CREATE VIRTUAL TABLE contact_words USING fts5(text, tokenize = 'unicode61', prefix = '2 3', content = '', columnsize = 0);
INSERT INTO contact_words(rowid, text) SELECT rowid, text FROM contact_search;
DROP TABLE contact_search;
ALTER TABLE contact_words RENAME TO contact_search;
CREATE VIRTUAL TABLE opportunity_words USING fts5(text, tokenize = 'unicode61', prefix = '2 3', content = '', columnsize = 0);
INSERT INTO opportunity_words(rowid, text) SELECT rowid, text FROM opportunity_search;
DROP TABLE opportunity_search;
ALTER TABLE opportunity_words RENAME TO opportunity_search;
