-- What a search can find. It is made from the revisions and can be made anew
-- from them: whoever stores one adds its passages in the same transaction, and
-- those that were stored before this are added when the database is opened.

CREATE TABLE searched (
  -- The revisions whose passages are there.
  owner TEXT PRIMARY KEY CHECK (owner <> '') -- as plan@1.2, or example.1 of a case
) STRICT, WITHOUT ROWID;

-- A row is a passage. Head are its headline, question or title; body its answer,
-- explanation, quotes and the like; source, of a source, its title and publisher;
-- belongs, whose it is and what it answers. Owner is the revision that it is a
-- part of, number its place among the passages of that, from 0, and issue the
-- question that it is or answers, if any.
--
-- The words are folded, with one space between; what parts two fields is a
-- character that no word has. The tokenizer must not fold them again, nor part
-- them otherwise: "simple" parts ASCII at what is neither letter nor digit and
-- leaves everything else.
CREATE VIRTUAL TABLE passage USING fts4 (
  head,
  body,
  source,
  belongs,
  owner,
  number,
  issue,
  notindexed=owner,
  notindexed=number,
  notindexed=issue,
  tokenize=simple
);
