-- A database can be made from an archive, which puts back what was done at
-- other times, under the rules of those times.

CREATE TABLE holding (
  -- How the database is held, in the one row.
  shipped INTEGER NOT NULL CHECK (shipped IN (0, 1)), -- whether the program adds what it ships
  restoring INTEGER NOT NULL CHECK (restoring IN (0, 1)) -- whether an archive is being put back: 1 only inside that transaction
) STRICT;

INSERT INTO holding (shipped, restoring) VALUES (1, 0);

CREATE TRIGGER holding_insert BEFORE INSERT ON holding BEGIN SELECT RAISE(ABORT, 'a database is held in one way'); END;
CREATE TRIGGER holding_delete BEFORE DELETE ON holding BEGIN SELECT RAISE(ABORT, 'a database is held in one way'); END;

-- What was settled before outcomes were recorded has none.
DROP TRIGGER settlement_outcome;
CREATE TRIGGER settlement_outcome BEFORE INSERT ON settlement WHEN NEW.outcome IS NULL AND (SELECT restoring FROM holding) = 0
BEGIN SELECT RAISE(ABORT, 'a settlement says what came of it'); END;

-- Who read a coding again may have stored a later one since.
DROP TRIGGER second_reading_by_another;
CREATE TRIGGER second_reading_by_another BEFORE INSERT ON second_reading WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND stored_by = NEW.reader
    AND (revision <= NEW.revision OR (SELECT restoring FROM holding) = 0)
) BEGIN SELECT RAISE(ABORT, 'a coder of the version cannot be its second reader'); END;
