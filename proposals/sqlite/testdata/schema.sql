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
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), stored_by TEXT /* who stored it */ CHECK (stored_by <> ''), stored_way TEXT /* in which way */ CHECK (stored_way IN ('site', 'command', 'shipped')), -- of the canonical document
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

CREATE TABLE revision (
  -- One coding of one version, as far as it is one of a kind.
  proposal TEXT NOT NULL -- the line of texts
    CHECK (proposal GLOB '[a-z]*' AND proposal NOT GLOB '*[^a-z0-9-]*' AND length(proposal) <= 64),
  version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 999999), -- the dated text in it
  number INTEGER NOT NULL CHECK (number >= 1), -- the coding of that text, from 1, without a gap
  case_slug TEXT NOT NULL, -- the case, which a proposal keeps
  case_revision INTEGER NOT NULL, -- the revision of the case that the coding was read against
  title TEXT NOT NULL CHECK (title <> ''), -- of the text
  act TEXT NOT NULL -- what kind of thing it is
    CHECK (act IN ('proposal', 'counter-proposal', 'joint-draft', 'mediator-text', 'statement', 'response', 'agreement')),
  answers TEXT CHECK (answers GLOB '[a-z]*@[1-9]*'), -- the ref of the text that it answers, which need not be stored
  answers_with TEXT -- what a response says to it
    CHECK (answers_with IS NULL OR answers_with IN ('accepts', 'accepts-with-reservations', 'rejects') AND act = 'response' AND answers IS NOT NULL),
  based_on TEXT CHECK (based_on GLOB '[a-z]*@[1-9]*'), -- the ref of the text that it marks up or follows
  date_text TEXT -- the date of the text: a day, a month or a year
    CHECK (length(date_text) IN (4, 7, 10) AND date(substr(date_text || '-01-01', 1, 10), '+0 days') IS substr(date_text || '-01-01', 1, 10)),
  date_handed_over TEXT -- when it was handed over
    CHECK (length(date_handed_over) IN (4, 7, 10) AND date(substr(date_handed_over || '-01-01', 1, 10), '+0 days') IS substr(date_handed_over || '-01-01', 1, 10)),
  date_published TEXT -- when it was published
    CHECK (length(date_published) IN (4, 7, 10) AND date(substr(date_published || '-01-01', 1, 10), '+0 days') IS substr(date_published || '-01-01', 1, 10)),
  date_reported TEXT -- when it was first reported
    CHECK (length(date_reported) IN (4, 7, 10) AND date(substr(date_reported || '-01-01', 1, 10), '+0 days') IS substr(date_reported || '-01-01', 1, 10)),
  read_by TEXT NOT NULL CHECK (read_by <> ''), -- who coded it
  read_on TEXT NOT NULL -- and when
    CHECK (length(read_on) IN (4, 7, 10) AND date(substr(read_on || '-01-01', 1, 10), '+0 days') IS substr(read_on || '-01-01', 1, 10)),
  rest TEXT CHECK (rest IN ('unreported', 'deferred')), -- the coverage of every issue that is coded no other way
  note TEXT NOT NULL CHECK (note <> ''), -- what this coding is, or what it corrects
  follows INTEGER GENERATED ALWAYS AS (nullif(number - 1, 0)), -- the revision before it, if any
  PRIMARY KEY (proposal, version, number),
  UNIQUE (proposal, version, number, case_slug, case_revision),
  FOREIGN KEY (proposal, version, follows) REFERENCES revision,
  FOREIGN KEY (case_slug, case_revision) REFERENCES case_revision,
  FOREIGN KEY (proposal, version, number) REFERENCES revision_seal DEFERRABLE INITIALLY DEFERRED,
  CHECK (coalesce(date_text, date_handed_over, date_published, date_reported) IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX revision_case ON revision (case_slug, case_revision);

CREATE TABLE revision_seal (
  -- What the store adds to a revision, inserted last: a revision that is sealed
  -- is complete, and without a seal none can be committed.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  stored_at TEXT NOT NULL -- in UTC, to the microsecond
    CHECK (stored_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), stored_by TEXT /* who stored it */ CHECK (stored_by <> ''), stored_way TEXT /* in which way */ CHECK (stored_way IN ('site', 'command', 'shipped')), -- of the canonical document
  PRIMARY KEY (proposal, version, revision),
  FOREIGN KEY (proposal, version, revision) REFERENCES revision
) STRICT, WITHOUT ROWID;

CREATE TABLE revision_author (
  -- The authors, which a proposal keeps.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the case revision whose words it uses
  party TEXT NOT NULL, -- the author
  PRIMARY KEY (proposal, version, revision, party),
  FOREIGN KEY (proposal, version, revision, case_slug, case_revision) REFERENCES revision (proposal, version, number, case_slug, case_revision),
  FOREIGN KEY (case_slug, case_revision, party) REFERENCES actor
) STRICT, WITHOUT ROWID;

CREATE TABLE revision_called (
  -- What a party calls the text, where the title itself is disputed.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the case revision whose words it uses
  position INTEGER NOT NULL CHECK (position >= 1), -- in the list
  party TEXT NOT NULL, -- who calls it so
  title TEXT NOT NULL CHECK (title <> ''), -- what it is called
  PRIMARY KEY (proposal, version, revision, position),
  FOREIGN KEY (proposal, version, revision, case_slug, case_revision) REFERENCES revision (proposal, version, number, case_slug, case_revision),
  FOREIGN KEY (case_slug, case_revision, party) REFERENCES actor
) STRICT, WITHOUT ROWID;

CREATE TABLE revision_language (
  -- The languages in which the text was issued.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  position INTEGER NOT NULL CHECK (position >= 1), -- in the list
  language TEXT NOT NULL CHECK (language <> ''), -- BCP 47
  PRIMARY KEY (proposal, version, revision, position),
  FOREIGN KEY (proposal, version, revision) REFERENCES revision
) STRICT, WITHOUT ROWID;

CREATE TABLE revision_option (
  -- The roads that the text itself offers.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  slug TEXT NOT NULL -- its name in documents
    CHECK (slug GLOB '[a-z]*' AND slug NOT GLOB '*[^a-z0-9-]*' AND length(slug) <= 64),
  position INTEGER NOT NULL CHECK (position >= 1), -- in the list
  label TEXT NOT NULL CHECK (label <> ''), -- its name for readers
  PRIMARY KEY (proposal, version, revision, slug),
  FOREIGN KEY (proposal, version, revision) REFERENCES revision
) STRICT, WITHOUT ROWID;

CREATE TABLE revision_rest_after (
  -- The events to which the rest is left, where it is deferred.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the case revision whose words it uses
  event TEXT NOT NULL, -- the event, or "open"
  named TEXT GENERATED ALWAYS AS (nullif(event, 'open')), -- the same where the case has it
  PRIMARY KEY (proposal, version, revision, event),
  FOREIGN KEY (proposal, version, revision, case_slug, case_revision) REFERENCES revision (proposal, version, number, case_slug, case_revision),
  FOREIGN KEY (case_slug, case_revision, named) REFERENCES event
) STRICT, WITHOUT ROWID;

CREATE TABLE revision_intro (
  -- Prose about the text as a whole: a row for each run of text.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  position INTEGER NOT NULL CHECK (position >= 1), -- of the run
  begins TEXT CHECK (begins IN ('paragraph', 'item')), -- the block that it begins; NULL: it goes on with the one before
  text TEXT NOT NULL CHECK (text <> ''), -- the words
  link TEXT -- their address, if they are a link
    CHECK (link LIKE 'http:%' OR link LIKE 'https:%' OR link LIKE 'mailto:%'),
  PRIMARY KEY (proposal, version, revision, position),
  FOREIGN KEY (proposal, version, revision) REFERENCES revision,
  CHECK (position > 1 OR begins IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
  -- What the version says on one issue.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the case revision whose words it uses
  number INTEGER NOT NULL CHECK (number >= 1), -- its place in the document
  issue TEXT NOT NULL, -- the question that it answers
  kind TEXT NOT NULL, -- of the issue
  option TEXT, -- the road under which it holds; NULL: any
  part TEXT, -- of the issue; NULL: the whole
  bracket TEXT, -- in a joint draft, the author whose bracket it is (`by`)
  reading TEXT -- tells terms apart where sources disagree on what the text says
    CHECK (reading GLOB '[a-z]*' AND reading NOT GLOB '*[^a-z0-9-]*' AND length(reading) <= 64),
  headline TEXT NOT NULL CHECK (length(headline) BETWEEN 1 AND 120), -- for the table
  stance TEXT -- how the text stands to the thing
    CHECK (stance IN ('requires', 'offers', 'accepts', 'rejects', 'provides')),
  value TEXT -- whether it gives a value: the next columns, or term_value
    CHECK (value IN ('given', 'open', 'unreported')),
  low REAL, -- the lower limit of a quantity, in the issue's unit, or of a duration
  low_unit TEXT CHECK (low_unit IN ('minutes', 'hours', 'days', 'weeks', 'months', 'years')), -- of a duration
  high REAL, -- the upper limit; equal to the lower where a bare figure is given
  high_unit TEXT CHECK (high_unit IN ('minutes', 'hours', 'days', 'weeks', 'months', 'years')), -- of a duration
  renewable INTEGER NOT NULL -- a duration that can be renewed
    CHECK (renewable = 0 OR renewable = 1 AND kind = 'duration'),
  low_date TEXT -- the first of the days of a date
    CHECK (length(low_date) IN (4, 7, 10) AND date(substr(low_date || '-01-01', 1, 10), '+0 days') IS substr(low_date || '-01-01', 1, 10)),
  high_date TEXT -- the last; equal to the first where one date is given
    CHECK (length(high_date) IN (4, 7, 10) AND date(substr(high_date || '-01-01', 1, 10), '+0 days') IS substr(high_date || '-01-01', 1, 10)),
  text TEXT CHECK (text <> ''), -- a value of kind text
  unconditional INTEGER NOT NULL -- the text itself says so
    CHECK (unconditional = 0 OR unconditional = 1 AND kind = 'measure'),
  details_at TEXT, -- the event to which the text leaves its details, or "open"
  details_named TEXT GENERATED ALWAYS AS (nullif(details_at, 'open')), -- the same where the case has it
  point TEXT CHECK (point <> ''), -- the text's own label for the place
  ambiguous TEXT CHECK (ambiguous <> ''), -- how it is ambiguous as drafted
  inferred TEXT CHECK (inferred <> ''), -- what the coder concluded it from
  said_elsewhere INTEGER NOT NULL -- reported as the party's position, not as part of this text
    CHECK (said_elsewhere IN (0, 1)),
  PRIMARY KEY (proposal, version, revision, number),
  FOREIGN KEY (proposal, version, revision, case_slug, case_revision) REFERENCES revision (proposal, version, number, case_slug, case_revision),
  FOREIGN KEY (case_slug, case_revision, issue, kind) REFERENCES issue (case_slug, case_revision, slug, kind),
  FOREIGN KEY (case_slug, case_revision, issue, part) REFERENCES issue_part,
  FOREIGN KEY (proposal, version, revision, option) REFERENCES revision_option,
  FOREIGN KEY (proposal, version, revision, bracket) REFERENCES revision_author,
  FOREIGN KEY (case_slug, case_revision, details_named) REFERENCES event,
  CHECK (kind <> 'measure' OR stance IS NOT NULL),
  CHECK (CASE WHEN kind = 'measure' THEN value IS NULL ELSE value IS NOT NULL OR stance IS 'rejects' END),
  CHECK ((value IS 'given' AND kind IN ('quantity', 'duration')) = (low IS NOT NULL OR high IS NOT NULL)),
  CHECK ((low_unit IS NOT NULL) = (kind = 'duration' AND low IS NOT NULL)),
  CHECK ((high_unit IS NOT NULL) = (kind = 'duration' AND high IS NOT NULL)),
  CHECK ((value IS 'given' AND kind = 'date') = (low_date IS NOT NULL OR high_date IS NOT NULL)),
  CHECK ((value IS 'given' AND kind = 'text') = (text IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX term_place ON term (
  proposal, version, revision, issue, coalesce(option, ''), coalesce(part, ''), coalesce(bracket, ''), coalesce(reading, '')
) WHERE NOT said_elsewhere;

CREATE TABLE term_value (
  -- The answers of a choice, any of which is enough, or the elements of a set,
  -- none for "none".
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the case revision whose words it uses
  term INTEGER NOT NULL, -- the term
  issue TEXT NOT NULL, -- its issue
  value TEXT NOT NULL, -- the answer or element
  PRIMARY KEY (proposal, version, revision, term, value),
  FOREIGN KEY (proposal, version, revision, term) REFERENCES term,
  FOREIGN KEY (proposal, version, revision, case_slug, case_revision) REFERENCES revision (proposal, version, number, case_slug, case_revision),
  FOREIGN KEY (case_slug, case_revision, issue, value) REFERENCES issue_value
) STRICT, WITHOUT ROWID;

CREATE TABLE term_on (
  -- Who must do it or refrain, where the text says so.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the case revision whose words it uses
  term INTEGER NOT NULL, -- the term
  actor TEXT NOT NULL, -- the party or actor
  PRIMARY KEY (proposal, version, revision, term, actor),
  FOREIGN KEY (proposal, version, revision, term) REFERENCES term,
  FOREIGN KEY (proposal, version, revision, case_slug, case_revision) REFERENCES revision (proposal, version, number, case_slug, case_revision),
  FOREIGN KEY (case_slug, case_revision, actor) REFERENCES actor
) STRICT, WITHOUT ROWID;

CREATE TABLE term_scope (
  -- The phrases that narrow it.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  term INTEGER NOT NULL, -- the term
  position INTEGER NOT NULL CHECK (position >= 1), -- in the list
  phrase TEXT NOT NULL CHECK (phrase <> ''), -- as coded, never interpreted
  PRIMARY KEY (proposal, version, revision, term, position),
  UNIQUE (proposal, version, revision, term, phrase),
  FOREIGN KEY (proposal, version, revision, term) REFERENCES term
) STRICT, WITHOUT ROWID;

CREATE TABLE term_event (
  -- The events that it waits for, all of them (after), those any one of which ends
  -- it (until), and those any one of which makes it lapse (unless).
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the case revision whose words it uses
  term INTEGER NOT NULL, -- the term
  list TEXT NOT NULL CHECK (list IN ('after', 'until', 'unless')), -- which of the three
  event TEXT NOT NULL, -- the event, or "open"
  named TEXT GENERATED ALWAYS AS (nullif(event, 'open')), -- the same where the case has it
  PRIMARY KEY (proposal, version, revision, term, list, event),
  FOREIGN KEY (proposal, version, revision, term) REFERENCES term,
  FOREIGN KEY (proposal, version, revision, case_slug, case_revision) REFERENCES revision (proposal, version, number, case_slug, case_revision),
  FOREIGN KEY (case_slug, case_revision, named) REFERENCES event
) STRICT, WITHOUT ROWID;

CREATE TABLE term_deadline (
  -- By when it begins, ends or is done.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the case revision whose words it uses
  term INTEGER NOT NULL, -- the term
  position INTEGER NOT NULL CHECK (position >= 1), -- in the list
  edge TEXT CHECK (edge IN ('begins', 'ends')), -- of the thing; NULL: the thing as a whole
  form TEXT NOT NULL -- what kind of deadline it is
    CHECK (form IN ('immediately', 'within', 'on day', 'before', 'not before', 'by', 'on', 'every', 'open')),
  amount INTEGER CHECK (amount >= 0), -- within so much time, every so much, or on which day
  unit TEXT CHECK (unit IN ('minutes', 'hours', 'days', 'weeks', 'months', 'years')), -- of the amount, but for the day
  event TEXT, -- the event that it counts from, or "unsaid"
  named TEXT GENERATED ALWAYS AS (nullif(event, 'unsaid')), -- the same where the case has it
  date TEXT -- by or on which date
    CHECK (length(date) IN (4, 7, 10) AND date(substr(date || '-01-01', 1, 10), '+0 days') IS substr(date || '-01-01', 1, 10)),
  clock TEXT CHECK (clock GLOB '[0-2][0-9]:[0-5][0-9] ?*'), -- at what time of that day, with its zone
  PRIMARY KEY (proposal, version, revision, term, position),
  FOREIGN KEY (proposal, version, revision, term) REFERENCES term,
  FOREIGN KEY (proposal, version, revision, case_slug, case_revision) REFERENCES revision (proposal, version, number, case_slug, case_revision),
  FOREIGN KEY (case_slug, case_revision, named) REFERENCES event,
  CHECK ((amount IS NOT NULL) = (form IN ('within', 'every', 'on day'))),
  CHECK ((unit IS NOT NULL) = (form IN ('within', 'every'))),
  CHECK (CASE WHEN form = 'immediately' THEN 1 ELSE (event IS NOT NULL) = (form IN ('within', 'on day', 'before', 'not before')) END),
  CHECK ((date IS NOT NULL) = (form IN ('by', 'on'))),
  CHECK (clock IS NULL OR form = 'on')
) STRICT, WITHOUT ROWID;

CREATE TABLE term_source (
  -- Where it was read. No rows where the version has one source only.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  term INTEGER NOT NULL, -- the term
  source TEXT NOT NULL, -- the source
  PRIMARY KEY (proposal, version, revision, term, source),
  FOREIGN KEY (proposal, version, revision, term) REFERENCES term,
  FOREIGN KEY (proposal, version, revision, source) REFERENCES source
) STRICT, WITHOUT ROWID;

CREATE TABLE term_quote (
  -- Words copied from a source.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  term INTEGER NOT NULL, -- the term
  position INTEGER NOT NULL CHECK (position >= 1), -- under the term
  source TEXT NOT NULL, -- where the words stand
  text TEXT NOT NULL CHECK (text <> ''), -- the words
  language TEXT CHECK (language <> ''), -- BCP 47, where it is not the source's
  of_text INTEGER NOT NULL -- words of the proposal's text, as the source quotes it, not the source's own
    CHECK (of_text IN (0, 1)),
  PRIMARY KEY (proposal, version, revision, term, position),
  FOREIGN KEY (proposal, version, revision, term) REFERENCES term,
  FOREIGN KEY (proposal, version, revision, source) REFERENCES source
) STRICT, WITHOUT ROWID;

CREATE TABLE term_body (
  -- What the term says at length: a row for each run of text.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  term INTEGER NOT NULL, -- the term
  position INTEGER NOT NULL CHECK (position >= 1), -- of the run
  begins TEXT CHECK (begins IN ('paragraph', 'item')), -- the block that it begins; NULL: it goes on with the one before
  text TEXT NOT NULL CHECK (text <> ''), -- the words
  link TEXT -- their address, if they are a link
    CHECK (link LIKE 'http:%' OR link LIKE 'https:%' OR link LIKE 'mailto:%'),
  PRIMARY KEY (proposal, version, revision, term, position),
  FOREIGN KEY (proposal, version, revision, term) REFERENCES term,
  CHECK (position > 1 OR begins IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE blank (
  -- Why the version has no term on an issue.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the case revision whose words it uses
  number INTEGER NOT NULL CHECK (number >= 1), -- its place in the document
  issue TEXT NOT NULL, -- the question that it leaves blank
  kind TEXT NOT NULL, -- of the issue
  option TEXT, -- the road under which it holds; NULL: any
  part TEXT, -- of the issue; NULL: the whole
  bracket TEXT, -- in a joint draft, the author whose bracket it is (`by`)
  coverage TEXT NOT NULL -- which kind of blank
    CHECK (coverage IN ('unreported', 'deferred', 'excluded', 'struck', 'silent')),
  said_elsewhere INTEGER NOT NULL -- it rests on what was reported elsewhere, not on this text
    CHECK (said_elsewhere IN (0, 1)),
  checked_by TEXT CHECK (checked_by <> ''), -- who established that the text is silent
  checked_on TEXT -- and when
    CHECK (length(checked_on) IN (4, 7, 10) AND date(substr(checked_on || '-01-01', 1, 10), '+0 days') IS substr(checked_on || '-01-01', 1, 10)),
  PRIMARY KEY (proposal, version, revision, number),
  FOREIGN KEY (proposal, version, revision, case_slug, case_revision) REFERENCES revision (proposal, version, number, case_slug, case_revision),
  FOREIGN KEY (case_slug, case_revision, issue, kind) REFERENCES issue (case_slug, case_revision, slug, kind),
  FOREIGN KEY (case_slug, case_revision, issue, part) REFERENCES issue_part,
  FOREIGN KEY (proposal, version, revision, option) REFERENCES revision_option,
  FOREIGN KEY (proposal, version, revision, bracket) REFERENCES revision_author,
  CHECK ((checked_by IS NOT NULL) = (coverage = 'silent') AND (checked_on IS NOT NULL) = (coverage = 'silent'))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX blank_place ON blank (
  proposal, version, revision, issue, coalesce(option, ''), coalesce(part, ''), coalesce(bracket, '')
) WHERE NOT said_elsewhere;

CREATE TABLE blank_after (
  -- The events to which a blank is left, where it is deferred.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the case revision whose words it uses
  blank INTEGER NOT NULL, -- the blank
  event TEXT NOT NULL, -- the event, or "open"
  named TEXT GENERATED ALWAYS AS (nullif(event, 'open')), -- the same where the case has it
  PRIMARY KEY (proposal, version, revision, blank, event),
  FOREIGN KEY (proposal, version, revision, blank) REFERENCES blank,
  FOREIGN KEY (proposal, version, revision, case_slug, case_revision) REFERENCES revision (proposal, version, number, case_slug, case_revision),
  FOREIGN KEY (case_slug, case_revision, named) REFERENCES event
) STRICT, WITHOUT ROWID;

CREATE TABLE blank_source (
  -- Where a blank was read. No rows where the version has one source only.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  blank INTEGER NOT NULL, -- the blank
  source TEXT NOT NULL, -- the source
  PRIMARY KEY (proposal, version, revision, blank, source),
  FOREIGN KEY (proposal, version, revision, blank) REFERENCES blank,
  FOREIGN KEY (proposal, version, revision, source) REFERENCES source
) STRICT, WITHOUT ROWID;

CREATE TABLE blank_search (
  -- How a silence was established.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  blank INTEGER NOT NULL, -- the silent blank
  list TEXT NOT NULL -- words that were looked for, or points of the text that were read
    CHECK (list IN ('words', 'points')),
  position INTEGER NOT NULL CHECK (position >= 1), -- in the list
  text TEXT NOT NULL CHECK (text <> ''), -- the word or point
  PRIMARY KEY (proposal, version, revision, blank, list, position),
  FOREIGN KEY (proposal, version, revision, blank) REFERENCES blank
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
  -- Orders that no term says.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the case revision whose words it uses
  number INTEGER NOT NULL CHECK (number >= 1), -- its place in the document, which orders nothing
  event TEXT NOT NULL, -- what waits
  option TEXT, -- the road under which it holds; NULL: any
  bracket TEXT, -- in a joint draft, the author whose bracket it is (`by`)
  inferred TEXT CHECK (inferred <> ''), -- what the coder concluded it from
  PRIMARY KEY (proposal, version, revision, number),
  FOREIGN KEY (proposal, version, revision, case_slug, case_revision) REFERENCES revision (proposal, version, number, case_slug, case_revision),
  FOREIGN KEY (case_slug, case_revision, event) REFERENCES event,
  FOREIGN KEY (proposal, version, revision, option) REFERENCES revision_option,
  FOREIGN KEY (proposal, version, revision, bracket) REFERENCES revision_author
) STRICT, WITHOUT ROWID;

CREATE TABLE step_after (
  -- What the event of a step waits for, all of them.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  case_slug TEXT NOT NULL, case_revision INTEGER NOT NULL, -- the case revision whose words it uses
  step INTEGER NOT NULL, -- the step
  event TEXT NOT NULL, -- the event, or "open"
  named TEXT GENERATED ALWAYS AS (nullif(event, 'open')), -- the same where the case has it
  PRIMARY KEY (proposal, version, revision, step, event),
  FOREIGN KEY (proposal, version, revision, step) REFERENCES step,
  FOREIGN KEY (proposal, version, revision, case_slug, case_revision) REFERENCES revision (proposal, version, number, case_slug, case_revision),
  FOREIGN KEY (case_slug, case_revision, named) REFERENCES event
) STRICT, WITHOUT ROWID;

CREATE TABLE step_source (
  -- Where a step was read. No rows where the version has one source only.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  step INTEGER NOT NULL, -- the step
  source TEXT NOT NULL, -- the source
  PRIMARY KEY (proposal, version, revision, step, source),
  FOREIGN KEY (proposal, version, revision, step) REFERENCES step,
  FOREIGN KEY (proposal, version, revision, source) REFERENCES source
) STRICT, WITHOUT ROWID;

CREATE TABLE step_quote (
  -- Words copied from a source.
  proposal TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL, -- the revision that it is a part of
  step INTEGER NOT NULL, -- the step
  position INTEGER NOT NULL CHECK (position >= 1), -- under the step
  source TEXT NOT NULL, -- where the words stand
  text TEXT NOT NULL CHECK (text <> ''), -- the words
  language TEXT CHECK (language <> ''), -- BCP 47, where it is not the source's
  of_text INTEGER NOT NULL -- words of the proposal's text, as the source quotes it, not the source's own
    CHECK (of_text IN (0, 1)),
  PRIMARY KEY (proposal, version, revision, step, position),
  FOREIGN KEY (proposal, version, revision, step) REFERENCES step,
  FOREIGN KEY (proposal, version, revision, source) REFERENCES source
) STRICT, WITHOUT ROWID;

CREATE TRIGGER case_revision_update BEFORE UPDATE ON case_revision BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER case_revision_delete BEFORE DELETE ON case_revision BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER case_seal_update BEFORE UPDATE ON case_seal BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER case_seal_delete BEFORE DELETE ON case_seal BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER case_intro_update BEFORE UPDATE ON case_intro BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER case_intro_delete BEFORE DELETE ON case_intro BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER case_intro_insert BEFORE INSERT ON case_intro WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER case_opening_update BEFORE UPDATE ON case_opening BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER case_opening_delete BEFORE DELETE ON case_opening BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER case_opening_insert BEFORE INSERT ON case_opening WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER actor_update BEFORE UPDATE ON actor BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER actor_delete BEFORE DELETE ON actor BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER actor_insert BEFORE INSERT ON actor WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER party_member_update BEFORE UPDATE ON party_member BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER party_member_delete BEFORE DELETE ON party_member BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER party_member_insert BEFORE INSERT ON party_member WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER event_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER event_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER event_insert BEFORE INSERT ON event WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER event_is_update BEFORE UPDATE ON event_is BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER event_is_delete BEFORE DELETE ON event_is BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER event_is_insert BEFORE INSERT ON event_is WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER topic_update BEFORE UPDATE ON topic BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER topic_delete BEFORE DELETE ON topic BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER topic_insert BEFORE INSERT ON topic WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_update BEFORE UPDATE ON issue BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_delete BEFORE DELETE ON issue BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_insert BEFORE INSERT ON issue WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_value_update BEFORE UPDATE ON issue_value BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_value_delete BEFORE DELETE ON issue_value BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_value_insert BEFORE INSERT ON issue_value WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_part_update BEFORE UPDATE ON issue_part BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_part_delete BEFORE DELETE ON issue_part BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_part_insert BEFORE INSERT ON issue_part WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_also_update BEFORE UPDATE ON issue_also BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_also_delete BEFORE DELETE ON issue_also BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_also_insert BEFORE INSERT ON issue_also WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_on_update BEFORE UPDATE ON issue_on BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_on_delete BEFORE DELETE ON issue_on BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_on_insert BEFORE INSERT ON issue_on WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_guidance_update BEFORE UPDATE ON issue_guidance BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_guidance_delete BEFORE DELETE ON issue_guidance BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER issue_guidance_insert BEFORE INSERT ON issue_guidance WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER assumption_update BEFORE UPDATE ON assumption BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER assumption_delete BEFORE DELETE ON assumption BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER assumption_insert BEFORE INSERT ON assumption WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER assumption_after_update BEFORE UPDATE ON assumption_after BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER assumption_after_delete BEFORE DELETE ON assumption_after BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER assumption_after_insert BEFORE INSERT ON assumption_after WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER assumption_reason_update BEFORE UPDATE ON assumption_reason BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER assumption_reason_delete BEFORE DELETE ON assumption_reason BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER assumption_reason_insert BEFORE INSERT ON assumption_reason WHEN EXISTS (
  SELECT 1 FROM case_seal WHERE case_slug = NEW.case_slug AND case_revision = NEW.case_revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision of a case never changes'); END;

CREATE TRIGGER revision_update BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_delete BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_seal_update BEFORE UPDATE ON revision_seal BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_seal_delete BEFORE DELETE ON revision_seal BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_author_update BEFORE UPDATE ON revision_author BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_author_delete BEFORE DELETE ON revision_author BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_author_insert BEFORE INSERT ON revision_author WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_called_update BEFORE UPDATE ON revision_called BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_called_delete BEFORE DELETE ON revision_called BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_called_insert BEFORE INSERT ON revision_called WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_language_update BEFORE UPDATE ON revision_language BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_language_delete BEFORE DELETE ON revision_language BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_language_insert BEFORE INSERT ON revision_language WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_option_update BEFORE UPDATE ON revision_option BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_option_delete BEFORE DELETE ON revision_option BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_option_insert BEFORE INSERT ON revision_option WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_rest_after_update BEFORE UPDATE ON revision_rest_after BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_rest_after_delete BEFORE DELETE ON revision_rest_after BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_rest_after_insert BEFORE INSERT ON revision_rest_after WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_intro_update BEFORE UPDATE ON revision_intro BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_intro_delete BEFORE DELETE ON revision_intro BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER revision_intro_insert BEFORE INSERT ON revision_intro WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_update BEFORE UPDATE ON term BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_delete BEFORE DELETE ON term BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_insert BEFORE INSERT ON term WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_value_update BEFORE UPDATE ON term_value BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_value_delete BEFORE DELETE ON term_value BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_value_insert BEFORE INSERT ON term_value WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_on_update BEFORE UPDATE ON term_on BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_on_delete BEFORE DELETE ON term_on BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_on_insert BEFORE INSERT ON term_on WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_scope_update BEFORE UPDATE ON term_scope BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_scope_delete BEFORE DELETE ON term_scope BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_scope_insert BEFORE INSERT ON term_scope WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_event_update BEFORE UPDATE ON term_event BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_event_delete BEFORE DELETE ON term_event BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_event_insert BEFORE INSERT ON term_event WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_deadline_update BEFORE UPDATE ON term_deadline BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_deadline_delete BEFORE DELETE ON term_deadline BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_deadline_insert BEFORE INSERT ON term_deadline WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_source_update BEFORE UPDATE ON term_source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_source_delete BEFORE DELETE ON term_source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_source_insert BEFORE INSERT ON term_source WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_quote_update BEFORE UPDATE ON term_quote BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_quote_delete BEFORE DELETE ON term_quote BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_quote_insert BEFORE INSERT ON term_quote WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_body_update BEFORE UPDATE ON term_body BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_body_delete BEFORE DELETE ON term_body BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER term_body_insert BEFORE INSERT ON term_body WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_update BEFORE UPDATE ON blank BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_delete BEFORE DELETE ON blank BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_insert BEFORE INSERT ON blank WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_after_update BEFORE UPDATE ON blank_after BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_after_delete BEFORE DELETE ON blank_after BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_after_insert BEFORE INSERT ON blank_after WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_source_update BEFORE UPDATE ON blank_source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_source_delete BEFORE DELETE ON blank_source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_source_insert BEFORE INSERT ON blank_source WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_search_update BEFORE UPDATE ON blank_search BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_search_delete BEFORE DELETE ON blank_search BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER blank_search_insert BEFORE INSERT ON blank_search WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_update BEFORE UPDATE ON step BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_delete BEFORE DELETE ON step BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_insert BEFORE INSERT ON step WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_after_update BEFORE UPDATE ON step_after BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_after_delete BEFORE DELETE ON step_after BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_after_insert BEFORE INSERT ON step_after WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_source_update BEFORE UPDATE ON step_source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_source_delete BEFORE DELETE ON step_source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_source_insert BEFORE INSERT ON step_source WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_quote_update BEFORE UPDATE ON step_quote BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_quote_delete BEFORE DELETE ON step_quote BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER step_quote_insert BEFORE INSERT ON step_quote WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

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

CREATE TRIGGER revision_keeps_authors BEFORE INSERT ON revision_seal WHEN EXISTS (
  SELECT 1 FROM revision_author WHERE proposal = NEW.proposal
  GROUP BY party
  HAVING count(*) <> (SELECT count(*) FROM revision WHERE proposal = NEW.proposal)
) BEGIN SELECT RAISE(ABORT, 'a proposal keeps its authors'); END;

CREATE TABLE generation (
  -- A number that changes with every write.
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 0) -- of writes so far, in the one row
) STRICT;

CREATE TRIGGER case_seal_generation AFTER INSERT ON case_seal BEGIN UPDATE generation SET number = number + 1; END;

CREATE TRIGGER revision_seal_generation AFTER INSERT ON revision_seal BEGIN UPDATE generation SET number = number + 1; END;

CREATE TABLE user (
  -- Who may sign in, or once could: the name of one who was removed stays,
  -- since what bears it stays stored.
  name TEXT NOT NULL PRIMARY KEY -- for signing in, and beside what the user stores
    CHECK (name GLOB '[a-z]*' AND name NOT GLOB '*[^a-z0-9-]*' AND length(name) <= 64),
  role TEXT NOT NULL CHECK (role IN ('coder', 'editor')), -- what the user may do
  password TEXT CHECK (password GLOB '$argon2id$*'), -- its hash; NULL: the user was removed
  added_at TEXT NOT NULL -- in UTC, to the microsecond; of one who was added again, the last time
    CHECK (added_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  since TEXT NOT NULL -- when role and password became these: sessions from before are over
    CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  removed_at TEXT -- when the user was removed, if so
    CHECK (removed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CHECK ((password IS NULL) = (removed_at IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER user_name_update BEFORE UPDATE OF name ON user BEGIN SELECT RAISE(ABORT, 'the name of a user never changes'); END;

CREATE TRIGGER user_delete BEFORE DELETE ON user BEGIN SELECT RAISE(ABORT, 'the name of a user never changes'); END;

CREATE TABLE session (
  -- Who is signed in, on one browser each.
  token TEXT NOT NULL PRIMARY KEY CHECK (length(token) = 43), -- SHA-256 of what the browser holds, in base64
  user_name TEXT NOT NULL REFERENCES user, -- who is signed in
  data BLOB NOT NULL, -- what the site keeps with it
  ends_at TEXT NOT NULL -- when it ends in any case
    CHECK (ends_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  expires_at TEXT NOT NULL -- when it ends unless it is used before
    CHECK (expires_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CHECK (expires_at <= ends_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_expires ON session (expires_at);

CREATE INDEX session_user ON session (user_name);

CREATE TABLE user_change (
  -- What was done to users, for ever.
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1), -- from 1, in the order of the changes
  user_name TEXT NOT NULL REFERENCES user, -- who was changed
  what TEXT NOT NULL CHECK (what IN ('added', 'password', 'role', 'removed')), -- what of it
  role TEXT CHECK (role IN ('coder', 'editor')), -- the role that was given, if one was
  changed_by TEXT NOT NULL CHECK (changed_by <> ''), -- who did it
  changed_way TEXT NOT NULL CHECK (changed_way IN ('site', 'command')), -- in which way
  changed_at TEXT NOT NULL -- in UTC, to the microsecond
    CHECK (changed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
  CHECK ((what IN ('added', 'role')) = (role IS NOT NULL))
) STRICT;

CREATE TRIGGER user_change_update BEFORE UPDATE ON user_change BEGIN SELECT RAISE(ABORT, 'a recorded change of a user never changes'); END;

CREATE TRIGGER user_change_delete BEFORE DELETE ON user_change BEGIN SELECT RAISE(ABORT, 'a recorded change of a user never changes'); END;

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
  signed_at TEXT NOT NULL, outcome TEXT /* what came of it */ CHECK (outcome IN ('coding stands', 'to be changed')), -- in UTC, to the microsecond
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

CREATE TRIGGER withdrawal_turns BEFORE INSERT ON withdrawal WHEN NEW.restored IS NOT coalesce((
  SELECT NOT restored FROM withdrawal WHERE proposal = NEW.proposal AND version = NEW.version ORDER BY number DESC LIMIT 1
), 0) BEGIN SELECT RAISE(ABORT, 'the version is so already'); END;

CREATE TRIGGER second_reading_update BEFORE UPDATE ON second_reading BEGIN SELECT RAISE(ABORT, 'a second reading never changes'); END;

CREATE TRIGGER second_reading_delete BEFORE DELETE ON second_reading BEGIN SELECT RAISE(ABORT, 'a second reading never changes'); END;

CREATE TRIGGER second_reading_generation AFTER INSERT ON second_reading BEGIN UPDATE generation SET number = number + 1; END;

CREATE TRIGGER second_reading_place_update BEFORE UPDATE ON second_reading_place BEGIN SELECT RAISE(ABORT, 'a second reading never changes'); END;

CREATE TRIGGER second_reading_place_delete BEFORE DELETE ON second_reading_place BEGIN SELECT RAISE(ABORT, 'a second reading never changes'); END;

CREATE TRIGGER settlement_update BEFORE UPDATE ON settlement BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;

CREATE TRIGGER settlement_delete BEFORE DELETE ON settlement BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;

CREATE TRIGGER settlement_generation AFTER INSERT ON settlement BEGIN UPDATE generation SET number = number + 1; END;

CREATE TRIGGER settlement_of_difference BEFORE INSERT ON settlement WHEN NOT EXISTS (
  SELECT 1 FROM second_reading_place
  WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision AND reader = NEW.reader AND anchor = NEW.anchor AND agreed = 0
) BEGIN SELECT RAISE(ABORT, 'there is no difference to settle'); END;

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

CREATE TRIGGER source_update BEFORE UPDATE ON source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER source_delete BEFORE DELETE ON source BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TRIGGER source_insert BEFORE INSERT ON source WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND revision = NEW.revision
) BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;

CREATE TABLE searched (
  -- The revisions whose passages are there.
  owner TEXT PRIMARY KEY CHECK (owner <> '') -- as plan@1.2, or example.1 of a case
) STRICT, WITHOUT ROWID;

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

CREATE TABLE 'passage_content'(docid INTEGER PRIMARY KEY, 'c0head', 'c1body', 'c2source', 'c3belongs', 'c4owner', 'c5number', 'c6issue');

CREATE TABLE 'passage_segments'(blockid INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'passage_segdir'(level INTEGER,idx INTEGER,start_block INTEGER,leaves_end_block INTEGER,end_block INTEGER,root BLOB,PRIMARY KEY(level, idx));

CREATE TABLE 'passage_docsize'(docid INTEGER PRIMARY KEY, size BLOB);

CREATE TABLE 'passage_stat'(id INTEGER PRIMARY KEY, value BLOB);

CREATE TABLE holding (
  -- How the database is held, in the one row.
  shipped INTEGER NOT NULL CHECK (shipped IN (0, 1)), -- whether the program adds what it ships
  restoring INTEGER NOT NULL CHECK (restoring IN (0, 1)) -- whether an archive is being put back: 1 only inside that transaction
) STRICT;

CREATE TRIGGER holding_insert BEFORE INSERT ON holding BEGIN SELECT RAISE(ABORT, 'a database is held in one way'); END;

CREATE TRIGGER holding_delete BEFORE DELETE ON holding BEGIN SELECT RAISE(ABORT, 'a database is held in one way'); END;

CREATE TRIGGER settlement_outcome BEFORE INSERT ON settlement WHEN NEW.outcome IS NULL AND (SELECT restoring FROM holding) = 0
BEGIN SELECT RAISE(ABORT, 'a settlement says what came of it'); END;

CREATE TRIGGER second_reading_by_another BEFORE INSERT ON second_reading WHEN EXISTS (
  SELECT 1 FROM revision_seal WHERE proposal = NEW.proposal AND version = NEW.version AND stored_by = NEW.reader
    AND (revision <= NEW.revision OR (SELECT restoring FROM holding) = 0)
) BEGIN SELECT RAISE(ABORT, 'a coder of the version cannot be its second reader'); END;

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
