package sqlite

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"parley/proposals"
)

// SQLite's result codes that mean something to a caller. The lowest byte is
// the kind, what stands above it tells more.
const (
	codeBusy       = 5
	codeReadOnly   = 8
	codeIO         = 10
	codeCorrupt    = 11
	codeFull       = 13
	codeCannotOpen = 14
	codeConstraint = 19
	codeNotADB     = 26

	codeTrigger    = codeConstraint | 7<<8
	codePrimaryKey = codeConstraint | 6<<8
	codeUnique     = codeConstraint | 8<<8
)

// explain says what failed, in words that a user can act on, nil for nil.
// Problems are returned as they are.
func (s *Store) explain(ctx context.Context, operation string, err error) error {
	var problems proposals.Problems
	switch {
	case err == nil:
		return nil
	case errors.As(err, &problems):
		return problems
	case ctx.Err() != nil:
		// SQLite only knows that it was interrupted.
		return fmt.Errorf("%s: %w", operation, context.Cause(ctx))
	}
	if words := reason(err); words != "" {
		return fmt.Errorf("%s: database %s: %s (%w)", operation, s.path, words, err)
	}
	if errors.Is(err, errForeign) || errors.Is(err, errNewer) {
		return fmt.Errorf("%s: database %s: %w", operation, s.path, err)
	}
	return fmt.Errorf("%s: %w", operation, err)
}

// reason is what a result code means for the file as a whole.
func reason(err error) string {
	switch extendedCode(err) & 0xff {
	case codeBusy:
		return fmt.Sprintf("another program is writing to it and did not finish within %s: try again", busyTimeout)
	case codeReadOnly:
		return "it cannot be written: check the permissions of the file and of its directory"
	case codeCannotOpen:
		return "it cannot be opened: check the permissions of the file and of its directory"
	case codeFull:
		return "the disk is full: free some space and try again"
	case codeIO:
		return "the disk cannot be read or written"
	case codeCorrupt:
		return "it is damaged: put a backup in its place"
	case codeNotADB:
		return errForeign.Error()
	default:
		return ""
	}
}

// What the triggers of the schema say, and what it means here. Their other
// messages are for those who change rows by other means.
var refusals = []struct {
	message string
	err     error
}{
	{"the revision that it is based on is not stored", proposals.ErrNotFound},
	{"the revision of the case that it was read against is not stored", proposals.ErrNotFound},
	{"the version is so already", proposals.ErrConflict},
	{"the draft has ended", proposals.ErrConflict},
	{"a coder of the version cannot be its second reader", proposals.Problems{{Path: "by", Text: "a coder of the version cannot be its second reader: someone else has to read it"}}},
	{"there is no difference to settle", proposals.Problems{{Path: "places", Text: "there is no difference to settle here: both read the same"}}},
	{"a settlement says what came of it", proposals.Problems{{Path: "outcome", Text: "what came of the difference is missing: expected coding stands or to be changed"}}},
	{"a proposal keeps its case", proposals.Problems{{Path: "case", Text: "the proposal is stored under another case: a proposal keeps its case"}}},
	{"a proposal keeps its authors", proposals.Problems{{Path: "authors", Text: "the proposal is stored with other authors: a proposal keeps its authors, and a text by others is another proposal"}}},
}

// refused translates what the schema refuses of one statement, which it names
// by its first words: SQLite does not say which foreign key failed.
func refused(err error, statement string) error {
	if extendedCode(err) == codeTrigger {
		for _, r := range refusals {
			if err.Error() != r.message {
				continue
			}
			if errors.Is(r.err, proposals.ErrInvalid) {
				return r.err
			}
			return fmt.Errorf("%s: %w", r.message, r.err)
		}
	}
	into, _, _ := strings.Cut(statement, "(")
	return fmt.Errorf("%s: %w", strings.TrimSpace(into), err)
}

// taken reports whether err says that a key is there already.
func taken(err error) bool {
	code := extendedCode(err)
	return code == codePrimaryKey || code == codeUnique
}
