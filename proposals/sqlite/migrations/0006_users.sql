-- Who may sign in, and who is. No page for readers shows any of this, so the
-- generation does not count it.

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
