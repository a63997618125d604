package views

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

// A changesPage shows what changed from one text to another. The two are shown
// as those of a comparison, so that every word is the same as in a table.
type changesPage struct {
	comparisonPage
	Moved  *compare.Movement
	Topics []topicChanges
	// Turned is the address of the same, from the second text to the first.
	Turned  string
	Chooser textChooser
}

// topicChanges are the changes under one topic.
type topicChanges struct {
	proposals.Topic
	Counts string
	Issues []issueChanges
}

// issueChanges are those on one question, with where the reader goes on.
type issueChanges struct {
	compare.IssueMovement
	ID   string
	Next *link // nil behind the last
}

func (s *site) serveChanges(r *http.Request) (content, error) {
	c, own, err := s.proposalOf(r)
	if err != nil {
		return content{}, err
	}
	texts, err := s.store.Listings(r.Context(), c.Case().Slug)
	if err != nil {
		return content{}, err
	}
	top := head{Trail: []link{caseLink(c), {own[0].Title, proposalAddress(own[0].Ref.Proposal())}}}
	m, err := s.movement(r, c, own)
	if errors.Is(err, compare.ErrAlone) {
		page := newAlonePage(c, own[0], texts)
		top.Title = page.Heading
		return s.render(r, top, page.show())
	}
	if err != nil {
		return content{}, err
	}
	page := newChangesPage(m, texts, s.opts.URL)
	page.Cite = s.citeTaken(export.OfMovement(m), "these changes", page.Markdown(), PermanentChangesAddress("", m))
	top.Canonical, top.Cited = changesAddress(m.Query), page.Cite
	top.Title, top.Description, top.Markdown = page.Title(), m.Summary(), page.Markdown()
	return s.render(r, top, page.show())
}

// takeChanges loads the same changes as the page of the same query. Where there
// is nothing to set beside a text there is nothing to take away.
func (s *site) takeChanges(r *http.Request) (export.Taken, string, error) {
	c, own, err := s.proposalOf(r)
	if err != nil {
		return export.Taken{}, "", err
	}
	m, err := s.movement(r, c, own)
	if errors.Is(err, compare.ErrAlone) {
		page := link{own[0].Title, proposalAddress(own[0].Ref.Proposal())}
		return export.Taken{}, "", misdirected{sentence: nothingYet + ". " + aloneWords(own[0].Ref.String()), next: []link{page}}
	}
	if err != nil {
		return export.Taken{}, "", err
	}
	return export.OfMovement(m), PermanentChangesAddress("", m), nil
}

// proposalOf is the history of the proposal that an address names.
func (s *site) proposalOf(r *http.Request) (*proposals.CaseRevision, []proposals.Listing, error) {
	slug, err := proposals.ParseSlug(r.PathValue("proposal"))
	if err != nil {
		return nil, nil, s.noProposal(r.Context(), r.PathValue("proposal"))
	}
	return s.history(r.Context(), slug)
}

// movement loads what an address asks for. The path names the proposal, and with
// it the case.
func (s *site) movement(r *http.Request, c *proposals.CaseRevision, own []proposals.Listing) (*compare.Movement, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, proposals.Problems{{Path: "address", Text: "the part of the address behind the ? cannot be read: " + err.Error()}}
	}
	q, problems := compare.ParseMovementQuery(own[0].Ref.Proposal(), values)
	if slug := c.Case().Slug; !q.Case.IsZero() && q.Case != slug {
		problems = append(problems, proposals.Problem{Path: "case", Text: fmt.Sprintf(
			"the proposal belongs to the case %q, and the address asks for the case %q: expected the same", slug, q.Case)})
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	q.Case = c.Case().Slug
	m, err := compare.LoadMovement(r.Context(), s.store, q)
	if errors.Is(err, proposals.ErrNotFound) {
		return nil, noText(c, own[0], err)
	}
	return m, err
}

// noText is the error for changes of a text that is not there: its reason says
// what there is.
func noText(c *proposals.CaseRevision, of proposals.Listing, reason error) error {
	return misdirected{
		sentence: "A text that this address names is not here.",
		details:  reasons(reason),
		next:     []link{{of.Title + ": all versions", proposalAddress(of.Ref.Proposal())}, caseLink(c)},
	}
}

func newChangesPage(m *compare.Movement, texts []proposals.Listing, site string) changesPage {
	shown := &compare.Comparison{Case: m.Case, Columns: m.Columns, Sources: m.Sources}
	page := changesPage{
		comparisonPage: comparisonPage{
			Comparison: shown,
			Heads:      newColumnHeads(shown),
			Pinned:     m.Query.Pinned(),
			Permanent:  PermanentChangesAddress(site, m),
			Newest:     changesAddress(unpinned(m.Query)),
			Notice:     compare.Notice(m.Case),
		},
		Moved:  m,
		Topics: newTopicChanges(m),
		Turned: changesAddress(turned(m.Query)),
	}
	if !page.Pinned {
		page.Chooser = newTextChooser(m.Case, texts, m.Query)
	}
	return page
}

func newTopicChanges(m *compare.Movement) []topicChanges {
	var topics []topicChanges
	var last *issueChanges
	for _, t := range m.Topics {
		topic := topicChanges{Topic: t.Topic, Counts: m.CountWords(t.Counts), Issues: make([]issueChanges, len(t.Issues))}
		for i, issue := range t.Issues {
			topic.Issues[i] = issueChanges{IssueMovement: issue, ID: changeAnchor(issue.Issue.Slug)}
			if last != nil {
				last.Next = &link{issue.Issue.Label, "#" + changeAnchor(issue.Issue.Slug)}
			}
			last = &topic.Issues[i]
		}
		topics = append(topics, topic)
	}
	return topics
}

// turned is q from the second text to the first.
func turned(q compare.MovementQuery) compare.MovementQuery {
	q.From, q.To = q.To, q.From
	return q
}

// unpinned is q with the newest codings of the same versions, or of one version
// with the two codings that it names.
func unpinned(q compare.MovementQuery) compare.MovementQuery {
	q.CaseRevision = 0
	if q.From.WithRevision(0) != q.To.WithRevision(0) {
		q.From, q.To = q.From.WithRevision(0), q.To.WithRevision(0)
	}
	return q
}

// Title names the case and the two texts.
func (p changesPage) Title() string { return p.Moved.Case.Case().Title + ": " + p.Moved.Title() }

// Markdown is the address of the same changes as markdown.
func (p changesPage) Markdown() string { return changesMarkdownAddress(p.Moved.Query) }

// KindClass lets the style tell kinds of change apart, beside their words.
func (p changesPage) KindClass(k compare.ChangeKind) string {
	switch k {
	case compare.Changed, compare.Added, compare.Dropped:
		return "change claimed"
	default:
		return "change"
	}
}

// sideAddress is the place of one side of a change on the page of its text,
// empty where it has none there.
func (p changesPage) sideAddress(i int, side compare.ChangeSide) string {
	ref := p.Moved.Columns[i].Ref()
	switch {
	case side.Anchor != "":
		return termAddress(ref, side.Anchor)
	case side.Blank != nil && !side.Blank.SaidElsewhere && listedBlank(side.Blank.Coverage):
		return termAddress(ref, blanksAnchor)
	default:
		return ""
	}
}

// sides are the two of a change, where it is shown what each text has.
func sides(c compare.Change) [2]compare.ChangeSide { return [2]compare.ChangeSide{c.From, c.To} }

// rewordedHeadline reports whether a change shows its headline word by word.
func rewordedHeadline(c compare.Change) bool {
	for _, d := range c.Wording {
		if d.Field == "headline" {
			return true
		}
	}
	return false
}

// otherSide reports whether a change is of the one text only, and i the other.
func otherSide(k compare.ChangeKind, i int) bool {
	return k == compare.OnlyFrom && i == 1 || k == compare.OnlyTo && i == 0
}

// quoteSide says which text has a quote that the other has not.
func quoteSide(m *compare.Movement, d compare.Difference) string {
	if d.New == "" {
		return sentenceCase(m.Names[0]) + " only"
	}
	return sentenceCase(m.Names[1]) + " only"
}

// reasons are the lines of an error that something is not there, as sentences.
func reasons(err error) []string {
	var all []string
	for line := range strings.Lines(err.Error()) {
		all = append(all, sentenceCase(strings.TrimSuffix(strings.TrimSpace(line), ": "+proposals.ErrNotFound.Error()))+".")
	}
	return all
}

// An alonePage says that a proposal has one text in one coding only, and offers
// the others of the case.
type alonePage struct {
	Heading  string
	Sentence string
	Chooser  textChooser
}

func newAlonePage(c *proposals.CaseRevision, of proposals.Listing, texts []proposals.Listing) alonePage {
	return alonePage{
		Heading:  nothingYet,
		Sentence: aloneWords("“" + of.Title + "”"),
		Chooser:  newTextChooser(c, texts, compare.MovementQuery{Proposal: of.Ref.Proposal(), To: of.Ref.WithRevision(0)}),
	}
}

const nothingYet = "Nothing to compare yet"

func aloneWords(text string) string {
	return "There is nothing yet to set beside " + text + ": no version before or after it, and no other coding."
}

// changesLink offers what changed from one text to another, nil where either is
// none.
func changesLink(words string, from, to proposals.Ref) *link {
	if from.IsZero() || to.IsZero() {
		return nil
	}
	return &link{words, changesAddress(compare.MovementQuery{Proposal: to.Proposal(), From: from, To: to})}
}
