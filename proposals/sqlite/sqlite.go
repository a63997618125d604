// Package sqlite is the store of Parley: cases and codings of versions, each
// revision written once and read back for ever, in one SQLite file.
//
// Nothing is kept as a document. Every term, event, quote and run of prose is
// a row of typed columns under a natural key, and the schema's checks and
// foreign keys say what the Go types say; a reader of SQL needs no Go to query
// it. What is read back goes through [proposals.NewRevision] again, so that a
// row that was changed behind the store's back is an error, never a page.
//
//   - A write is one batch, decided by keys. Nothing is read inside it: the
//     caller says which revision it was based on, the primary key decides a
//     race, and the loser gets [proposals.ErrConflict] with nothing written.
//     Every number and time comes from Go.
//   - A revision is complete or absent. Its first row claims the key, its last
//     row (the seal, with time and hash) completes it; a deferred foreign key
//     refuses to commit one without the other, and triggers refuse any row that
//     would change, take away or add to what is sealed.
//   - A read is a fixed number of flat statements, however many revisions,
//     terms or cells it returns. The keys wanted go in as one JSON list.
//
// There are two pools on the file: one connection that writes, and several that
// can only read. Whether a case lawfully follows the one before, and whether a
// coding keeps the rules of its case, is for package proposals.
package sqlite
