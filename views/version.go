package views

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
	"parley/proposals/document"
)

// A versionPage shows one version, in one coding, as a document to be read.
// Its terms are those of a comparison of this one text, so that every word is
// the same as in a table.
type versionPage struct {
	comparisonPage
	Revision *proposals.Revision
	Head     columnHead
	// Banner says that this is not the newest; nil where it is.
	Banner *link
	// Done is what the viewer has just done with it, nil for anybody else.
	Done *doneNote
	// Where else to look: the proposal's history, the comparison, the order of
	// steps, the document.
	History, Compare, Order, Document string
	// Changes are what changed since what went before it, and since the texts
	// that it answers or is based on.
	Changes []link

	Topics []topicTerms
	Steps  []stepLine
	Blanks []blankKind
	// Outstanding are the places that are to be changed and not yet were.
	Outstanding []link
	// ReadAgain is where the coding is read again, and Correct where a further
	// one is made of it; both are empty for whoever may not code. Withdraw is
	// what an editor can do with the version.
	ReadAgain, Correct string
	Withdraw           *withdrawForm
	// Blind is where the viewer is coding the text again, without seeing what
	// this page shows; empty where they are not.
	Blind string
	// CitedPlace is the anchor of what was asked to be cited, with PlaceBoxes.
	CitedPlace string
	PlaceBoxes []citeBox
}

func (s *site) serveVersion(r *http.Request) (content, error) {
	number, citation := cutCitation(r.PathValue("number"))
	var format string
	if citation == nil {
		var err error
		if number, format, err = cutFile(r, number, "md", "json"); err != nil {
			if _, missing := s.revision(r.Context(), r.PathValue("proposal"), number); missing != nil {
				return content{}, s.noVersion(r.Context(), r.PathValue("proposal"), r.PathValue("number"))
			}
			return content{}, err
		}
	}
	revision, err := s.revision(r.Context(), r.PathValue("proposal"), number)
	if err != nil {
		return content{}, err
	}
	switch format {
	case "md":
		return content{mediaType: markdownType, body: document.PrintVersion(revision)}, nil
	case "json":
		return s.takeVersion(r, revision)
	}
	alone, err := s.alone(r.Context(), revision)
	if err != nil {
		return content{}, err
	}
	cited, err := s.citeText(r, alone)
	if err != nil {
		return content{}, err
	}
	if citation != nil {
		return citeContent(*citation, cited...), nil
	}
	c, history, err := s.history(r.Context(), revision.Version().Proposal)
	if err != nil {
		return content{}, err
	}
	newest := revision.Ref()
	if standing := proposals.Standing(history); len(standing) > 0 {
		newest = standing[0].Ref
	}
	page := newVersionPage(alone, newest, s.opts.URL)
	page.cite(export.CiteVersion(alone, s.origin(versionAddress(revision.Ref()))), r.URL.Query().Get(termField), cited)
	if page.Changes, err = s.changesTo(r.Context(), revision.Version(), revision.Ref()); err != nil {
		return content{}, err
	}
	if page.Outstanding, err = s.outstanding(r.Context(), revision, history); err != nil {
		return content{}, err
	}
	if viewerOf(r).may(toCode) {
		page.offer(newestOf(history, revision.Ref()))
		if page.Blind, err = s.blindCoding(r, revision.Ref()); err != nil {
			return content{}, err
		}
	}
	withdrawals, err := s.store.Withdrawals(r.Context(), revision.Version().Proposal)
	if err != nil {
		return content{}, err
	}
	if viewerOf(r).may(toEdit) {
		page.Withdraw = nextWithdrawForm(revision.Ref(), withdrawals)
	}
	page.Done = page.doneTo(r, withdrawals)
	return s.render(r, head{
		Title:       page.Head.Title + ", " + versionWords(revision.Ref()),
		Description: page.Texts(),
		Trail:       []link{caseLink(c), {page.Head.Title, page.History}},
		Markdown:    page.Document,
		Feed:        feedAddress(page.History),
		Cited:       page.Cite,
	}, page.show())
}

// cite offers the citation of the text, and of what stands at the anchor that was
// asked for, if one was.
func (p *versionPage) cite(whole export.Citation, anchor string, cited []export.Citation) {
	ref := p.Revision.Ref()
	box := newCiteBox(whole, "cite_text", "this text, as coded", versionAddress(ref))
	p.Cite = &box
	if anchor != "" {
		p.CitedPlace, _, _ = strings.Cut(anchor, "_quote_")
		p.PlaceBoxes = newPlaceBoxes(ref, anchor, cited)
	}
}

// offer says what may be done with the coding, where newest is the newest of its
// version: nothing with what was withdrawn.
func (p *versionPage) offer(newest proposals.Listing) {
	if newest.Withdrawn != nil {
		return
	}
	ref := p.Revision.Ref()
	p.ReadAgain = readAddress(ref)
	if newest.Ref == ref {
		p.Correct = addProposalAddress(ref, ref.Revision())
	}
}

// blindCoding is where the viewer is coding the text of a version again, empty
// where they have no open draft of that.
func (s *site) blindCoding(r *http.Request, of proposals.Ref) (string, error) {
	drafts, err := s.store.Drafts(r.Context())
	for _, d := range drafts {
		k := desk{Draft: d}
		if d.Kind == proposals.ReadingDraft && !k.checks() && d.Ending == "" && d.Owner.String() == viewerOf(r).Name && d.Ref.WithRevision(0) == of.WithRevision(0) {
			return k.address(), nil
		}
	}
	return "", err
}

// alone is the comparison that has one coding for its only column.
func (s *site) alone(ctx context.Context, r *proposals.Revision) (*compare.Comparison, error) {
	return compare.Load(ctx, s.store, compare.Query{
		Case:         r.Version().Case,
		CaseRevision: r.Against().Stored().Revision,
		Of:           []proposals.Ref{r.Ref()},
	})
}

// revision finds the coding that an address names.
func (s *site) revision(ctx context.Context, proposal, number string) (*proposals.Revision, error) {
	ref, err := proposals.ParseRef(proposal + "@" + number)
	if err != nil || !ref.By().IsZero() {
		return nil, s.noVersion(ctx, proposal, number)
	}
	if err := s.checkStanding(ctx, ref); err != nil {
		return nil, err
	}
	found, err := s.store.Revisions(ctx, []proposals.Ref{ref})
	switch {
	case errors.Is(err, proposals.ErrNotFound):
		return nil, s.noVersion(ctx, proposal, number)
	case err != nil:
		return nil, err
	}
	return found[0], nil
}

// checkStanding refuses a version that was withdrawn, unless ref names one of
// its codings.
func (s *site) checkStanding(ctx context.Context, ref proposals.Ref) error {
	if ref.Revision() > 0 {
		return nil
	}
	listings, err := s.store.Listings(ctx, proposals.Slug{})
	if err != nil {
		return err
	}
	if l := newestOf(listings, ref); l.Withdrawn != nil {
		return withdrawn{l}
	}
	return nil
}

// noVersion is the error for a number that a proposal does not have; it offers
// those that it has.
func (s *site) noVersion(ctx context.Context, proposal, number string) error {
	slug, err := proposals.ParseSlug(proposal)
	if err != nil {
		return s.noProposal(ctx, proposal)
	}
	c, history, err := s.history(ctx, slug)
	if err != nil {
		return err
	}
	next := []link{{history[0].Title + ": all versions", proposalAddress(slug)}, caseLink(c)}
	return misdirected{sentence: fmt.Sprintf("The proposal %q has no version or revision %q.", proposal, number), next: next}
}

func newVersionPage(alone *compare.Comparison, newest proposals.Ref, site string) versionPage {
	revision := alone.Columns[0].Revision
	ref := revision.Ref()
	page := versionPage{
		comparisonPage: newComparisonPage(alone, site),
		Revision:       revision,
		History:        proposalAddress(ref.Proposal()),
		Compare:        comparisonAddress(compare.Query{Case: revision.Version().Case}),
		Order:          orderAddress(compare.Query{Case: revision.Version().Case, Of: []proposals.Ref{ref}}),
		Document:       versionMarkdownAddress(ref),
		Topics:         termsByTopic(alone),
		Steps:          newStepLines(alone),
		Blanks:         blanksByKind(alone),
	}
	page.Head = page.Heads[0]
	if compareNumbers(newest, ref) > 0 {
		page.Banner = &link{newerWords(ref, newest), versionAddress(newest)}
	}
	return page
}

// changesTo are those to the coding of v that ref names.
func (s *site) changesTo(ctx context.Context, v *proposals.Version, ref proposals.Ref) ([]link, error) {
	texts, err := s.store.Listings(ctx, v.Case)
	return changesSince(ref, v.Answers, v.BasedOn, proposals.Standing(texts)), err
}

// changesSince offers what changed to ref from what went before it, and from the
// texts that it answers or is based on, of those that there are.
func changesSince(ref, answers, basedOn proposals.Ref, texts []proposals.Listing) []link {
	var all []link
	add := func(words string, from proposals.Ref) {
		if l := changesLink(words, from, ref); l != nil && !slices.ContainsFunc(all, func(o link) bool { return o.Address == l.Address }) {
			all = append(all, *l)
		}
	}
	if before := compare.Before(texts, ref); before.Version() != ref.Version() {
		add(sinceWords(before), before)
	}
	if ref.Revision() > 1 {
		coding := ref.WithRevision(ref.Revision() - 1)
		add(sinceWords(coding), coding)
	}
	add("What differs from the text that it answers", storedRef(texts, answers))
	add("What differs from the text that it is based on", storedRef(texts, basedOn))
	return all
}

// storedRef is ref where there is such a text, else zero.
func storedRef(texts []proposals.Listing, ref proposals.Ref) proposals.Ref {
	plain := ref.WithBy(proposals.Slug{})
	for _, l := range texts {
		if l.Ref == plain || l.Ref.WithRevision(0) == plain {
			return ref
		}
	}
	return proposals.Ref{}
}

// A dated is one of the dates of a version, written out.
type dated struct{ Name, Day string }

func datesOf(d proposals.Dates) []dated {
	var all []dated
	for _, one := range []struct {
		name string
		date proposals.Date
	}{{"Text of", d.Text}, {"Handed over", d.HandedOver}, {"Published", d.Published}, {"Reported", d.Reported}} {
		if !one.date.IsZero() {
			all = append(all, dated{one.name, one.date.Words()})
		}
	}
	return all
}

func languageNames(tags []string) string {
	names := make([]string, len(tags))
	for i, tag := range tags {
		names[i] = languageName(tag)
	}
	return joinWords(names)
}

// answersWords say how a response answers.
func answersWords(a proposals.Answer) string {
	if a == "" {
		return "Answers"
	}
	return sentenceCase(a.Words())
}
