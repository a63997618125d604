package sqlite

import (
	"cmp"
	"context"
	"database/sql"

	"parley/proposals"
)

// A batch is one write: every row of every revision in it, or none. Nothing is
// read in it. After the first error it does nothing more.
type batch struct {
	ctx context.Context
	tx  *sql.Tx
	// key are the first parameters of every statement, ?1 and on: what names
	// the revision.
	key []any
	// operation says in errors what is being written.
	operation string
	err       error
}

// claim inserts the first row of a revision. Its primary key decides whether
// this writer has the revision or another.
func (b *batch) claim(based int, query string, args ...any) {
	err := b.exec(query, args)
	switch {
	case err == nil:
	case taken(err) && based == 0:
		b.err = proposals.ErrExists
	case taken(err):
		b.err = proposals.ErrConflict
	default:
		b.err = refused(err, query)
	}
}

// insert inserts one row, with the key's parameters before args.
func (b *batch) insert(query string, args ...any) {
	if b.err != nil {
		return
	}
	if err := b.exec(query, args); err != nil {
		b.err = refused(err, query)
	}
}

// change changes a row that a statement names by its key, or b's error is none
// where there is no such row.
func (b *batch) change(none error, query string, args ...any) {
	if b.err != nil {
		return
	}
	result, err := b.tx.ExecContext(b.ctx, query, b.with(args)...)
	if err != nil {
		b.err = refused(err, query)
		return
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		b.err = cmp.Or(err, none)
	}
}

func (b *batch) exec(query string, args []any) error {
	_, err := b.tx.ExecContext(b.ctx, query, b.with(args)...)
	return err
}

// with are the key's parameters with args behind them.
func (b *batch) with(args []any) []any { return append(b.key[:len(b.key):len(b.key)], args...) }

// insertEach inserts one row for each of slugs, with owner's parameters before
// the slug.
func (b *batch) insertEach(query string, slugs []proposals.Slug, owner ...any) {
	for _, s := range slugs {
		b.insert(query, append(owner[:len(owner):len(owner)], s.String())...)
	}
}

// insertProse inserts the runs of a prose, with owner's parameters before
// their own.
func (b *batch) insertProse(query string, p proposals.Prose, owner ...any) {
	position := 0
	for _, block := range p {
		begins := "paragraph"
		if block.Item {
			begins = "item"
		}
		for _, span := range block.Spans {
			position++
			b.insert(query, append(owner[:len(owner):len(owner)], position, null(begins), span.Text, null(span.Link))...)
			begins = ""
		}
	}
}
