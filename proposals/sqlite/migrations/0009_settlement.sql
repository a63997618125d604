-- What came of a difference that was settled, and so whether the coding stands.
-- NULL: it was settled before outcomes were recorded.

ALTER TABLE settlement ADD COLUMN outcome TEXT /* what came of it */ CHECK (outcome IN ('coding stands', 'to be changed'));

CREATE TRIGGER settlement_outcome BEFORE INSERT ON settlement WHEN NEW.outcome IS NULL
BEGIN SELECT RAISE(ABORT, 'a settlement says what came of it'); END;
