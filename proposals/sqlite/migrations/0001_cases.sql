-- A case, revision by revision. Every table below case_revision is a part of
-- one revision, and is keyed by it. Positions count from 1 in the order of the
-- document; lists that mean a set have none.

CREATE TABLE case_revision (
  -- One revision of a case, as far as it is one of a kind.
  case_slug TEXT NOT NULL -- the case
    CHECK (case_slug GLOB '[a-z]*' AND case_slug NOT GLOB '*[^a-z0-9-]*' AND length(case_slug) <= 64),
  number INTEGER NOT NULL CHECK (number >= 1), -- from 1, without a gap
  title TEXT NOT NULL CHECK (title <> ''), -- for readers
  publisher_name TEXT NOT NULL CHECK (publisher_name <> ''), -- who answers for the case
  publisher_contact TEXT NOT NULL CHECK (publisher_contact <> ''), -- who takes corrections
  order_topic TEXT, -- the topic that opens with the row "Order of steps", if any
  read_by TEXT NOT NULL CHECK (read_by <> ''), -- who wrote this revision
  read_on TEXT NOT NULL -- and when: a day, a month or a year
    CHECK (length(read_on) IN (4, 7, 10) AND date(substr(read_on || '-01-01', 1, 10), '+0 days') IS substr(read_on || '-01-01', 1, 10)),
  note TEXT NOT NULL CHECK (note <> ''), -- what this revision is, or what it corrects
  follows INTEGER GENERATED ALWAYS AS (nullif(number - 1, 0)), -- the revision that it follows, if any
  PRIMARY KEY (case_slug, number),
  FOREIGN KEY (case_slug, follows) REFERENCES case_revision,
  FOREIGN KEY (case_slug, number, order_topic) REFERENCES topic DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (case_slug, number) REFERENCES case_seal DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE case_seal (
  -- What the store adds to a revision, inserted last: a revision that is sealed
  -- is complete, and without a seal none can be committed.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  stored_at TEXT NOT NULL -- in UTC, to the microsecond
    CHECK (stored_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), -- of the canonical document
  PRIMARY KEY (case_slug, case_revision),
  FOREIGN KEY (case_slug, case_revision) REFERENCES case_revision
) STRICT, WITHOUT ROWID;

CREATE TABLE case_intro (
  -- Prose about the case as a whole: a row for each run of text.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  position INTEGER NOT NULL CHECK (position >= 1), -- of the run
  begins TEXT CHECK (begins IN ('paragraph', 'item')), -- the block that it begins; NULL: it goes on with the one before
  text TEXT NOT NULL CHECK (text <> ''), -- the words
  link TEXT -- their address, if they are a link
    CHECK (link LIKE 'http:%' OR link LIKE 'https:%' OR link LIKE 'mailto:%'),
  PRIMARY KEY (case_slug, case_revision, position),
  FOREIGN KEY (case_slug, case_revision) REFERENCES case_revision,
  CHECK (position > 1 OR begins IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_opening (
  -- The proposals compared when nobody asks for others. They need not be stored.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  position INTEGER NOT NULL CHECK (position >= 1), -- of the column
  proposal TEXT NOT NULL -- the proposal
    CHECK (proposal GLOB '[a-z]*' AND proposal NOT GLOB '*[^a-z0-9-]*' AND length(proposal) <= 64),
  PRIMARY KEY (case_slug, case_revision, position),
  UNIQUE (case_slug, case_revision, proposal),
  FOREIGN KEY (case_slug, case_revision) REFERENCES case_revision
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
  -- Parties, who take positions, and actors, who only have things to do.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  slug TEXT NOT NULL -- its name in documents
    CHECK (slug GLOB '[a-z]*' AND slug NOT GLOB '*[^a-z0-9-]*' AND length(slug) <= 64),
  position INTEGER NOT NULL CHECK (position >= 1), -- among the parties, or among the actors
  label TEXT NOT NULL CHECK (label <> ''), -- its name for readers
  party TEXT CHECK (party IN ('state', 'armed-group', 'bloc', 'mediator')), -- the kind of party; NULL: no party
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)), -- no longer to be used
  PRIMARY KEY (case_slug, case_revision, slug),
  FOREIGN KEY (case_slug, case_revision) REFERENCES case_revision
) STRICT, WITHOUT ROWID;

CREATE TABLE party_member (
  -- The members of a bloc.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  party TEXT NOT NULL, -- the bloc
  position INTEGER NOT NULL CHECK (position >= 1), -- in the list
  name TEXT NOT NULL CHECK (name <> ''), -- of the member
  PRIMARY KEY (case_slug, case_revision, party, position),
  FOREIGN KEY (case_slug, case_revision, party) REFERENCES actor
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  -- Milestones. Every issue of kind measure is one as well, under its own slug:
  -- its row here has no words, since the issue has them.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  slug TEXT NOT NULL -- its name in documents
    CHECK (slug GLOB '[a-z]*' AND slug NOT GLOB '*[^a-z0-9-]*' AND length(slug) <= 64),
  position INTEGER CHECK (position >= 1), -- among the events that are no measures
  label TEXT CHECK (label <> ''), -- its name for readers
  definition TEXT CHECK (definition <> ''), -- in a sentence
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)), -- no longer to be used
  PRIMARY KEY (case_slug, case_revision, slug),
  FOREIGN KEY (case_slug, case_revision) REFERENCES case_revision,
  CHECK ((position IS NULL) = (label IS NULL) AND (label IS NULL) = (definition IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE event_is (
  -- What an event is a narrower case of.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  event TEXT NOT NULL, -- the narrower
  wider TEXT NOT NULL CHECK (wider <> event), -- the wider
  PRIMARY KEY (case_slug, case_revision, event, wider),
  FOREIGN KEY (case_slug, case_revision, event) REFERENCES event,
  FOREIGN KEY (case_slug, case_revision, wider) REFERENCES event
) STRICT, WITHOUT ROWID;

CREATE TABLE topic (
  -- The headings of the comparison.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  slug TEXT NOT NULL -- its name in documents
    CHECK (slug GLOB '[a-z]*' AND slug NOT GLOB '*[^a-z0-9-]*' AND length(slug) <= 64),
  position INTEGER NOT NULL CHECK (position >= 1), -- in the comparison
  label TEXT NOT NULL CHECK (label <> ''), -- the heading
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)), -- no longer to be used
  PRIMARY KEY (case_slug, case_revision, slug),
  UNIQUE (case_slug, case_revision, label),
  FOREIGN KEY (case_slug, case_revision) REFERENCES case_revision
) STRICT, WITHOUT ROWID;

CREATE TABLE issue (
  -- Neutral questions, each a row of the comparison.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  slug TEXT NOT NULL -- its name in documents
    CHECK (slug GLOB '[a-z]*' AND slug NOT GLOB '*[^a-z0-9-]*' AND length(slug) <= 64),
  position INTEGER NOT NULL CHECK (position >= 1), -- in the case, topic by topic
  topic TEXT NOT NULL, -- the heading under which it stands
  question TEXT NOT NULL CHECK (question <> ''), -- in neutral words
  label TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 60), -- a short noun phrase
  kind TEXT NOT NULL -- of answer that it takes
    CHECK (kind IN ('measure', 'choice', 'duration', 'quantity', 'date', 'set', 'text')),
  unit TEXT CHECK (unit <> ''), -- of a quantity
  limit_kind TEXT -- which limit a bare figure is
    CHECK (limit_kind IS NULL OR limit_kind IN ('upper', 'lower') AND kind IN ('duration', 'quantity', 'date')),
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)), -- no longer to be used
  measure TEXT GENERATED ALWAYS AS (CASE kind WHEN 'measure' THEN slug END), -- the event "this is done"
  PRIMARY KEY (case_slug, case_revision, slug),
  UNIQUE (case_slug, case_revision, slug, kind),
  FOREIGN KEY (case_slug, case_revision, topic) REFERENCES topic,
  FOREIGN KEY (case_slug, case_revision, measure) REFERENCES event,
  CHECK ((unit IS NOT NULL) = (kind = 'quantity'))
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_value (
  -- The answers of a choice, or the elements of a set.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  issue TEXT NOT NULL, -- the question
  slug TEXT NOT NULL -- its name in documents
    CHECK (slug GLOB '[a-z]*' AND slug NOT GLOB '*[^a-z0-9-]*' AND length(slug) <= 64),
  kind TEXT NOT NULL CHECK (kind IN ('choice', 'set')), -- of the issue
  position INTEGER NOT NULL CHECK (position >= 1), -- in the list
  label TEXT NOT NULL CHECK (label <> ''), -- its name for readers
  exclusive INTEGER NOT NULL -- an element that rules out all others
    CHECK (exclusive = 0 OR exclusive = 1 AND kind = 'set'),
  PRIMARY KEY (case_slug, case_revision, issue, slug),
  FOREIGN KEY (case_slug, case_revision, issue, kind) REFERENCES issue (case_slug, case_revision, slug, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_part (
  -- The parts of a question that a text may answer one by one.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  issue TEXT NOT NULL, -- the question
  slug TEXT NOT NULL -- its name in documents
    CHECK (slug GLOB '[a-z]*' AND slug NOT GLOB '*[^a-z0-9-]*' AND length(slug) <= 64),
  position INTEGER NOT NULL CHECK (position >= 1), -- in the list
  label TEXT NOT NULL CHECK (label <> ''), -- its name for readers
  PRIMARY KEY (case_slug, case_revision, issue, slug),
  FOREIGN KEY (case_slug, case_revision, issue) REFERENCES issue
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_also (
  -- Further topics under which an issue is shown.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  issue TEXT NOT NULL, -- the question
  topic TEXT NOT NULL, -- the heading
  PRIMARY KEY (case_slug, case_revision, issue, topic),
  FOREIGN KEY (case_slug, case_revision, issue) REFERENCES issue,
  FOREIGN KEY (case_slug, case_revision, topic) REFERENCES topic
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_on (
  -- Who would have to act, where the question already says so.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  issue TEXT NOT NULL, -- the question
  actor TEXT NOT NULL, -- the party or actor
  PRIMARY KEY (case_slug, case_revision, issue, actor),
  FOREIGN KEY (case_slug, case_revision, issue) REFERENCES issue,
  FOREIGN KEY (case_slug, case_revision, actor) REFERENCES actor
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_guidance (
  -- What a coder must know of a question: a row for each run of text.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  issue TEXT NOT NULL, -- the question
  position INTEGER NOT NULL CHECK (position >= 1), -- of the run
  begins TEXT CHECK (begins IN ('paragraph', 'item')), -- the block that it begins; NULL: it goes on with the one before
  text TEXT NOT NULL CHECK (text <> ''), -- the words
  link TEXT -- their address, if they are a link
    CHECK (link LIKE 'http:%' OR link LIKE 'https:%' OR link LIKE 'mailto:%'),
  PRIMARY KEY (case_slug, case_revision, issue, position),
  FOREIGN KEY (case_slug, case_revision, issue) REFERENCES issue,
  CHECK (position > 1 OR begins IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE assumption (
  -- Orders that an editor adds; off unless a reader asks for them.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  slug TEXT NOT NULL -- its name in documents
    CHECK (slug GLOB '[a-z]*' AND slug NOT GLOB '*[^a-z0-9-]*' AND length(slug) <= 64),
  position INTEGER NOT NULL CHECK (position >= 1), -- in the document
  headline TEXT NOT NULL CHECK (length(headline) BETWEEN 1 AND 120), -- for readers
  event TEXT NOT NULL, -- what waits
  author TEXT NOT NULL CHECK (author <> ''), -- who assumes it
  PRIMARY KEY (case_slug, case_revision, slug),
  FOREIGN KEY (case_slug, case_revision) REFERENCES case_revision,
  FOREIGN KEY (case_slug, case_revision, event) REFERENCES event
) STRICT, WITHOUT ROWID;

CREATE TABLE assumption_after (
  -- What the event of an assumption waits for, all of them.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  assumption TEXT NOT NULL, -- the assumption
  event TEXT NOT NULL, -- what comes first
  PRIMARY KEY (case_slug, case_revision, assumption, event),
  FOREIGN KEY (case_slug, case_revision, assumption) REFERENCES assumption,
  FOREIGN KEY (case_slug, case_revision, event) REFERENCES event
) STRICT, WITHOUT ROWID;

CREATE TABLE assumption_reason (
  -- Why an editor assumes it: a row for each run of text.
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the revision that it is a part of
  assumption TEXT NOT NULL, -- the assumption
  position INTEGER NOT NULL CHECK (position >= 1), -- of the run
  begins TEXT CHECK (begins IN ('paragraph', 'item')), -- the block that it begins; NULL: it goes on with the one before
  text TEXT NOT NULL CHECK (text <> ''), -- the words
  link TEXT -- their address, if they are a link
    CHECK (link LIKE 'http:%' OR link LIKE 'https:%' OR link LIKE 'mailto:%'),
  PRIMARY KEY (case_slug, case_revision, assumption, position),
  FOREIGN KEY (case_slug, case_revision, assumption) REFERENCES assumption,
  CHECK (position > 1 OR begins IS NOT NULL)
) STRICT, WITHOUT ROWID;
