-- What a further revision must keep. Each message is one that the program knows.

CREATE TRIGGER case_revision_follows BEFORE INSERT ON case_revision WHEN NEW.number > 1 AND NOT EXISTS (
  SELECT 1 FROM case_revision WHERE case_slug = NEW.case_slug AND number = NEW.number - 1
) BEGIN SELECT RAISE(ABORT, 'the revision that it is based on is not stored'); END;

CREATE TRIGGER revision_follows BEFORE INSERT ON revision WHEN NEW.number > 1 AND NOT EXISTS (
  SELECT 1 FROM revision WHERE proposal = NEW.proposal AND version = NEW.version AND number = NEW.number - 1
) BEGIN SELECT RAISE(ABORT, 'the revision that it is based on is not stored'); END;

CREATE TRIGGER revision_against BEFORE INSERT ON revision WHEN NOT EXISTS (
  SELECT 1 FROM case_revision WHERE case_slug = NEW.case_slug AND number = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'the revision of the case that it was read against is not stored'); END;

CREATE TRIGGER revision_keeps_case BEFORE INSERT ON revision WHEN EXISTS (
  SELECT 1 FROM revision WHERE proposal = NEW.proposal AND case_slug <> NEW.case_slug
) BEGIN SELECT RAISE(ABORT, 'a proposal keeps its case'); END;

-- Every author of any revision of a proposal is an author of each.
CREATE TRIGGER revision_keeps_authors BEFORE INSERT ON revision_seal WHEN EXISTS (
  SELECT 1 FROM revision_author WHERE proposal = NEW.proposal
  GROUP BY party
  HAVING count(*) <> (SELECT count(*) FROM revision WHERE proposal = NEW.proposal)
) BEGIN SELECT RAISE(ABORT, 'a proposal keeps its authors'); END;

CREATE TABLE generation (
  -- A number that changes with every write.
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 0) -- of writes so far, in the one row
) STRICT;

INSERT INTO generation (number) VALUES (0);

CREATE TRIGGER case_seal_generation AFTER INSERT ON case_seal BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER revision_seal_generation AFTER INSERT ON revision_seal BEGIN UPDATE generation SET number = number + 1; END;
