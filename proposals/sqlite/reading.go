package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"parley/proposals"
)

// A reading is one read transaction, so that everything it reads is of one
// moment.
type reading struct {
	ctx context.Context
	tx  *sql.Tx
}

func (s *Store) read(ctx context.Context, operation string, f func(reading) error) error {
	tx, err := s.readers.BeginTx(ctx, nil)
	if err == nil {
		defer tx.Rollback()
		err = f(reading{ctx, tx})
	}
	return s.explain(ctx, operation, err)
}

// each calls scan for every row that query returns.
func (r reading) each(query string, scan func(*sql.Rows) error, args ...any) error {
	rows, err := r.tx.QueryContext(r.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// inOrder runs one step of a reading after the other, up to the first error.
func inOrder(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// keyList is a list of keys as one parameter, each key a list of its columns.
func keyList[K interface{ columns() []any }](keys []K) string {
	list := make([][]any, len(keys))
	for i, k := range keys {
		list[i] = k.columns()
	}
	text, err := json.Marshal(list)
	if err != nil {
		panic(err) // texts and numbers can always be written
	}
	return string(text)
}

// An owner is what a list, a quote or a run of prose belongs to: the n-th of
// the revisions wanted, the name of the list, and the slug or number of the
// term, issue … under which it stands, empty for the revision as a whole.
type owner struct {
	n    int
	list string
	of   string
}

// lists are all lists of one kind of the revisions wanted, in order.
func lists[T any](r reading, query, keys string, parse func(string) (T, error)) (map[owner][]T, error) {
	all := map[owner][]T{}
	err := r.each(query, func(rows *sql.Rows) error {
		var o owner
		var position int
		var item T
		err := rows.Scan(&o.n, &o.list, &o.of, &position, into(&item, parse))
		all[o] = append(all[o], item)
		return err
	}, keys)
	return all, err
}

// prose are all the proses of the revisions wanted.
func (r reading) prose(query, keys string) (map[owner]proposals.Prose, error) {
	all := map[owner]proposals.Prose{}
	err := r.each(query, func(rows *sql.Rows) error {
		var o owner
		var position int
		var begins string
		var span proposals.Span
		if err := rows.Scan(&o.n, &o.list, &o.of, &position, text(&begins), &span.Text, text(&span.Link)); err != nil {
			return err
		}
		blocks := all[o]
		if begins != "" || len(blocks) == 0 {
			blocks = append(blocks, proposals.Block{Item: begins == "item"})
		}
		last := &blocks[len(blocks)-1]
		last.Spans = append(last.Spans, span)
		all[o] = blocks
		return nil
	}, keys)
	return all, err
}
