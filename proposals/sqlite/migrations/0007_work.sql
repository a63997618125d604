-- What people do with versions: drafts, withdrawals, and second readings.
-- Drafts change until they end; all else is written once.

CREATE TABLE draft (
  -- A document that someone is writing.
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''), -- random, in its address
  owner TEXT NOT NULL CHECK (owner <> ''), -- the user whose draft it is
  kind TEXT NOT NULL CHECK (kind IN ('version', 'case', 'second reading')), -- what it becomes
  case_slug TEXT CHECK (case_slug <> ''), -- the case that it is read against, or that it is; NULL: a case without a name yet
  ref TEXT CHECK (ref GLOB '[a-z]*@[1-9]*'), -- the version that it becomes, or the revision that is read; NULL: neither has a name yet
  based INTEGER NOT NULL CHECK (based >= 0), -- the revision that it is based on, 0 for none
  begun_at TEXT NOT NULL, -- in UTC, to the microsecond
  ended_at TEXT, -- NULL while it is open
  ending TEXT CHECK (ending IN ('stored', 'discarded')), -- how it ended
  CHECK ((ended_at IS NULL) = (ending IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_save (
  -- The content of a draft at one moment.
  draft TEXT NOT NULL REFERENCES draft, -- whose content it is
  number INTEGER NOT NULL CHECK (number >= 1), -- from 1: of two who save at once, the key picks one
  follows INTEGER NOT NULL CHECK (follows >= 0 AND follows < number), -- the save before it, to which undo goes back
  saved_at TEXT NOT NULL, -- in UTC, to the microsecond
  form TEXT NOT NULL CHECK (form IN ('sheet', 'document')), -- the fields of a form as JSON, or the text of a document
  content TEXT NOT NULL, -- as it was typed
  PRIMARY KEY (draft, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawal (
  -- That a version was withdrawn, or put back; the last one counts.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, -- the version
  number INTEGER NOT NULL CHECK (number >= 1), -- from 1, of the version's own
  restored INTEGER NOT NULL CHECK (restored IN (0, 1)), -- whether it was put back
  reason TEXT NOT NULL CHECK (reason <> ''), -- why
  signed_by TEXT NOT NULL CHECK (signed_by <> ''), -- who did it
  signed_way TEXT NOT NULL CHECK (signed_way IN ('site', 'command', 'shipped')), -- in which way
  signed_at TEXT NOT NULL, -- in UTC, to the microsecond
  first INTEGER GENERATED ALWAYS AS (1), -- the revision that every version has
  PRIMARY KEY (proposal, version, number),
  FOREIGN KEY (proposal, version, first) REFERENCES revision
) STRICT, WITHOUT ROWID;

CREATE TABLE second_reading (
  -- What someone else found who read the text of a revision again.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision
  reader TEXT NOT NULL CHECK (reader <> ''), -- who read it: once each
  manner TEXT NOT NULL CHECK (manner IN ('coded again', 'checked')), -- before or after the first coding was seen
  document TEXT, -- the second coding, where the text was coded again
  note TEXT CHECK (note <> ''), -- on the whole
  signed_way TEXT NOT NULL CHECK (signed_way IN ('site', 'command', 'shipped')), -- in which way
  signed_at TEXT NOT NULL, -- in UTC, to the microsecond
  PRIMARY KEY (proposal, version, revision, reader),
  FOREIGN KEY (proposal, version, revision) REFERENCES revision,
  CHECK ((document IS NOT NULL) = (manner = 'coded again'))
) STRICT, WITHOUT ROWID;

CREATE TABLE second_reading_place (
  -- What was found at one place of the coding.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision
  reader TEXT NOT NULL, -- who read it
  position INTEGER NOT NULL CHECK (position >= 1), -- in the order of the coding
  anchor TEXT NOT NULL CHECK (anchor <> ''), -- names the place
  agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)), -- whether both read the same
  note TEXT CHECK (note <> ''), -- what was read instead
  PRIMARY KEY (proposal, version, revision, reader, anchor),
  UNIQUE (proposal, version, revision, reader, position),
  FOREIGN KEY (proposal, version, revision, reader) REFERENCES second_reading,
  CHECK (agreed OR note IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE settlement (
  -- How a difference between two readers was settled.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision
  reader TEXT NOT NULL, -- who read it
  anchor TEXT NOT NULL, -- names the place
  note TEXT NOT NULL CHECK (note <> ''), -- what was decided, and why
  signed_by TEXT NOT NULL CHECK (signed_by <> ''), -- who settled it
  signed_way TEXT NOT NULL CHECK (signed_way IN ('site', 'command', 'shipped')), -- in which way
  signed_at TEXT NOT NULL, -- in UTC, to the microsecond
  PRIMARY KEY (proposal, version, revision, reader, anchor),
  FOREIGN KEY (proposal, version, revision, reader, anchor) REFERENCES second_reading_place
) STRICT, WITHOUT ROWID;

CREATE TRIGGER draft_save_open BEFORE INSERT ON draft_save WHEN EXISTS (
  SELECT 1 FROM draft WHERE id = NEW.draft AND ending IS NOT NULL
) BEGIN SELECT RAISE(ABORT, 'the draft has ended'); END;
CREATE TRIGGER draft_stored BEFORE UPDATE ON draft WHEN OLD.ending = 'stored' BEGIN SELECT RAISE(ABORT, 'the draft has ended'); END;

CREATE TRIGGER withdrawal_update BEFORE UPDATE ON withdrawal BEGIN SELECT RAISE(ABORT, 'a withdrawal never changes'); END;
CREATE TRIGGER withdrawal_delete BEFORE DELETE ON withdrawal BEGIN SELECT RAISE(ABORT, 'a withdrawal never changes'); END;
CREATE TRIGGER withdrawal_generation AFTER INSERT ON withdrawal BEGIN UPDATE generation SET number = number + 1; END;

-- Withdrawn is what stands in the lists, and put back is what was withdrawn.
CREATE TRIGGER withdrawal_turns BEFORE INSERT ON withdrawal WHEN NEW.restored IS NOT coalesce((
  SELECT NOT restored FROM withdrawal WHERE proposal = NEW.proposal AND version = NEW.version ORDER BY number DESC LIMIT 1
), 0) BEGIN SELECT RAISE(ABORT, 'the version is so already'); END;

CREATE TRIGGER second_reading_update BEFORE UPDATE ON second_reading BEGIN SELECT RAISE(ABORT, 'a second reading never changes'); END;
CREATE TRIGGER second_reading_delete BEFORE DELETE ON second_reading BEGIN SELECT RAISE(ABORT, 'a second reading never changes'); END;
CREATE TRIGGER second_reading_generation AFTER INSERT ON second_reading BEGIN UPDATE generation SET number = number + 1; END;

-- Whoever stored any coding of a version is a coder of it.
CREATE TRIGGER second_reading_by_another BEFORE INSERT ON second_reading WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND stored_by = NEW.reader
) BEGIN SELECT RAISE(ABORT, 'a coder of the version cannot be its second reader'); END;

CREATE TRIGGER second_reading_place_update BEFORE UPDATE ON second_reading_place BEGIN SELECT RAISE(ABORT, 'a second reading never changes'); END;
CREATE TRIGGER second_reading_place_delete BEFORE DELETE ON second_reading_place BEGIN SELECT RAISE(ABORT, 'a second reading never changes'); END;

CREATE TRIGGER settlement_update BEFORE UPDATE ON settlement BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;
CREATE TRIGGER settlement_delete BEFORE DELETE ON settlement BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;
CREATE TRIGGER settlement_generation AFTER INSERT ON settlement BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER settlement_of_difference BEFORE INSERT ON settlement WHEN NOT EXISTS (
  SELECT 1 FROM second_reading_place
  WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision AND reader = NEW.reader AND anchor = NEW.anchor AND agreed = 0
) BEGIN SELECT RAISE(ABORT, 'there is no difference to settle'); END;
