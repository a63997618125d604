package sqlite

import (
	"database/sql"
	"fmt"
	"time"

	"parley/proposals"
)

// null is s, or NULL where it is empty.
func null(s string) sql.NullString { return sql.NullString{String: s, Valid: s != ""} }

// A column reads text into dst through the parser of its type. NULL is the
// zero value.
type column[T any] struct {
	dst   *T
	parse func(string) (T, error)
}

func into[T any](dst *T, parse func(string) (T, error)) sql.Scanner {
	return column[T]{dst, parse}
}

func (c column[T]) Scan(src any) (err error) {
	switch src := src.(type) {
	case nil:
		var none T
		*c.dst = none
	case string:
		*c.dst, err = c.parse(src)
	default:
		err = fmt.Errorf("%v is not text", src)
	}
	return err
}

func slug(dst *proposals.Slug) sql.Scanner { return into(dst, proposals.ParseSlug) }
func date(dst *proposals.Date) sql.Scanner { return into(dst, proposals.ParseDate) }
func text(dst *string) sql.Scanner         { return into(dst, words) }

func words(s string) (string, error) { return s, nil }

// event reads an event, or the word that stands in place of one.
func event(s string) (proposals.Slug, error) {
	if s == proposals.Open.String() {
		return proposals.Open, nil
	}
	return proposals.ParseSlug(s)
}

// timeForm keeps a time in UTC to the microsecond, so that the order of texts
// is the order of times.
const timeForm = "2006-01-02T15:04:05.000000Z"

func timeText(t time.Time) string { return t.UTC().Format(timeForm) }

func parseTime(s string) (time.Time, error) { return time.Parse(timeForm, s) }
