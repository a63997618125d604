-- A case names what happened around its texts.

CREATE TABLE occasion (
  -- What happened around the texts of a case, on a known date.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  slug TEXT NOT NULL -- its name in documents
    CHECK (slug GLOB '[a-z]*' AND slug NOT GLOB '*[^a-z0-9-]*' AND length(slug) <= 64),
  position INTEGER NOT NULL CHECK (position >= 1), -- in the order of their dates
  headline TEXT NOT NULL CHECK (length(headline) BETWEEN 1 AND 120), -- what happened
  date TEXT NOT NULL -- when, as far as it is known: 2025-06-02, 2025-06 or 2025
    CHECK (date GLOB '[0-9][0-9][0-9][0-9]*' AND length(date) IN (4, 7, 10)),
  to_date TEXT -- its last day, where it is of several
    CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]*' AND length(to_date) IN (4, 7, 10) AND to_date > date),
  publisher TEXT NOT NULL CHECK (publisher <> ''), -- of the source
  title TEXT CHECK (title <> ''), -- of the source, where it was recorded
  published TEXT -- when the source is from, where it was recorded
    CHECK (published GLOB '[0-9][0-9][0-9][0-9]*' AND length(published) IN (4, 7, 10)),
  language TEXT CHECK (language <> ''), -- BCP 47, of the source, where it was recorded
  address TEXT CHECK (address LIKE 'http:%' OR address LIKE 'https:%'), -- where the source stands
  PRIMARY KEY (case_slug, case_revision, slug),
  FOREIGN KEY (case_slug, case_revision) REFERENCES case_revision,
  CHECK (address IS NOT NULL OR title IS NOT NULL AND published IS NOT NULL AND language IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER occasion_update BEFORE UPDATE ON occasion BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER occasion_delete BEFORE DELETE ON occasion BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
CREATE TRIGGER occasion_insert BEFORE INSERT ON occasion WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;
