// Package proposals is the model of Parley: cases, proposals, versions and the
// typed terms in which each version is coded.
//
// The words are those of the field, one per idea:
//
//   - A [Case] is one conflict or negotiation: its parties, topics, issues and
//     events. An [Issue] is a neutral question, and a row of every table. An
//     [Event] is a milestone that texts speak of, without a date; what did happen
//     around the texts, on a date and by a source, is an [Occasion].
//   - A proposal is a line of texts by the same authors. A [Version] is one
//     dated text of it: what the authors said. A [Revision] is one coding of a
//     version: what was coded, by whom, when and why.
//   - A [Term] is what one version says on one issue. A [Blank] says why a
//     version has no term there; a version that says nothing at all about an
//     issue is "not coded", the zero value of [Coverage], so that no gap can
//     read as a finding.
//
// Small values ([Slug], [Date], [Number], [Ref], [Duration], [Deadline],
// [Value]) have no exported fields: they are made by parsing and print back
// what was parsed, in canonical form. Version and Case are plain structs, as
// read from a document or a form. Only a [Revision] and a [CaseRevision] are
// known to keep every rule, since they are made only by [NewRevision] and
// [NewCaseRevision], which return the whole list of [Problems] instead.
//
// The package knows nothing of SQL, HTTP, markdown or pages.
package proposals
