-- A source with an address may lack its title, date or language, where they
-- were not recorded. SQLite cannot take NOT NULL from a column, so the table is
-- made anew, with the same rows; what refers to it is checked at the end of the
-- transaction.

PRAGMA defer_foreign_keys = ON;

CREATE TABLE source_before AS
SELECT proposal, version, revision, slug, position, publisher, title, date, language, kind, extent, rendering, leaked, address, sha256
FROM source;

DROP TABLE source;

CREATE TABLE source (
  -- Where the text was read.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  slug TEXT NOT NULL -- its name in documents
    CHECK (slug GLOB '[a-z]*' AND slug NOT GLOB '*[^a-z0-9-]*' AND length(slug) <= 64),
  position INTEGER NOT NULL CHECK (position >= 1), -- in the list
  publisher TEXT NOT NULL CHECK (publisher <> ''), -- who published it
  title TEXT CHECK (title <> ''), -- its title; NULL: not recorded
  date TEXT -- its date; NULL: not recorded
    CHECK (length(date) IN (4, 7, 10) AND date(substr(date || '-01-01', 1, 10), '+0 days') IS substr(date || '-01-01', 1, 10)),
  language TEXT CHECK (language <> ''), -- BCP 47; NULL: not recorded
  kind TEXT NOT NULL -- what kind of source it is
    CHECK (kind IN ('text', 'report that saw the text', 'report', 'statement', 'account')),
  extent TEXT NOT NULL CHECK (extent IN ('full', 'part')), -- how much of the text it shows
  rendering TEXT -- whose words a source of kind text gives
    CHECK (rendering IN ('original', 'official', 'unofficial', 'machine')),
  leaked INTEGER NOT NULL CHECK (leaked IN (0, 1)), -- whether it was leaked
  address TEXT CHECK (address LIKE 'http:%' OR address LIKE 'https:%'), -- where it stands
  sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), -- of what was read, if held
  PRIMARY KEY (proposal, version, revision, slug),
  FOREIGN KEY (proposal, version, revision) REFERENCES revision,
  CHECK ((rendering IS NOT NULL) = (kind = 'text')),
  CHECK (address IS NOT NULL OR title IS NOT NULL AND date IS NOT NULL AND language IS NOT NULL)
) STRICT, WITHOUT ROWID;

INSERT INTO source (proposal, version, revision, slug, position, publisher, title, date, language, kind, extent, rendering, leaked, address, sha256)
SELECT proposal, version, revision, slug, position, publisher, title, date, language, kind, extent, rendering, leaked, address, sha256
FROM source_before;

DROP TABLE source_before;

CREATE TRIGGER source_update BEFORE UPDATE ON source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER source_delete BEFORE DELETE ON source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
CREATE TRIGGER source_insert BEFORE INSERT ON source WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
