package sqlite

import (
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"parley/proposals"
)

// insertDeadlines inserts the deadlines of one term.
func (b *batch) insertDeadlines(term int, deadlines []proposals.Deadline) {
	for i, d := range deadlines {
		var amount sql.NullInt64
		var unit string
		switch d.Form() {
		case proposals.Within, proposals.Every:
			amount, unit = sql.NullInt64{Int64: int64(d.Duration().Count()), Valid: true}, d.Duration().Unit()
		case proposals.OnDay:
			amount = sql.NullInt64{Int64: int64(d.Day()), Valid: true}
		}
		b.insert(`
INSERT INTO term_deadline (
  proposal,
  version,
  revision,
  case_slug,
  case_revision,
  term,
  position,
  edge,
  form,
  amount,
  unit,
  event,
  date,
  clock
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)`,
			term,
			i+1,
			null(d.Edge()),
			string(d.Form()),
			amount,
			null(unit),
			null(d.Event().String()),
			null(d.Date().String()),
			null(d.Clock()),
		)
	}
}

func (r *revisionReading) readDeadlines() error {
	r.deadlines = map[owner][]proposals.Deadline{}
	return r.each(wantedRevisions+`
SELECT
  n,
  term,
  edge,
  form,
  amount,
  unit,
  event,
  date,
  clock
FROM wanted CROSS JOIN term_deadline USING (proposal, version, revision)
ORDER BY n, term, position`, func(rows *sql.Rows) error {
		var o owner
		var edge, form, unit, event, date, clock string
		var amount sql.NullInt64
		if err := rows.Scan(
			&o.n,
			&o.of,
			text(&edge),
			&form,
			&amount,
			text(&unit),
			text(&event),
			text(&date),
			text(&clock),
		); err != nil {
			return err
		}
		d, err := proposals.ParseDeadline(deadlineText(edge, form, amount, unit, event, date, clock))
		r.deadlines[o] = append(r.deadlines[o], d)
		return err
	}, r.keys)
}

// deadlineText writes a deadline as a document does.
func deadlineText(edge, form string, amount sql.NullInt64, unit, event, date, clock string) string {
	parts := []string{edge, form}
	if amount.Valid {
		parts = append(parts, strconv.FormatInt(amount.Int64, 10))
	}
	parts = append(parts, unit)
	if event != "" {
		switch proposals.DeadlineForm(form) {
		case proposals.Within:
			parts = append(parts, "of")
		case proposals.Immediately, proposals.OnDay:
			parts = append(parts, "after")
		}
	}
	parts = append(parts, event, date, clock)
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}
