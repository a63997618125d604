-- Who stored a revision, and in which way. NULL: it was stored before names
-- were kept.

ALTER TABLE case_seal ADD COLUMN stored_by TEXT /* who stored it */ CHECK (stored_by <> '');
ALTER TABLE case_seal ADD COLUMN stored_way TEXT /* in which way */ CHECK (stored_way IN ('site', 'command', 'shipped'));
ALTER TABLE revision_seal ADD COLUMN stored_by TEXT /* who stored it */ CHECK (stored_by <> '');
ALTER TABLE revision_seal ADD COLUMN stored_way TEXT /* in which way */ CHECK (stored_way IN ('site', 'command', 'shipped'));
