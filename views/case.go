package views

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"parley/compare"
	"parley/proposals"
	"parley/proposals/document"
)

// A casePage is where a case begins: its texts, and what they are asked.
type casePage struct {
	*proposals.CaseRevision
	Counts     string
	Comparison string // empty where there is nothing to compare
	Order      string
	Reports    []link
	Texts      []textCard
	// Glance is the opening comparison, nil where there is none.
	Glance *comparisonPage
	Topics []topicQuestions
	// Done is what the viewer has just done with the case, nil for anybody else.
	Done *doneNote
}

// topicQuestions are what the texts are asked under one topic.
type topicQuestions struct {
	proposals.Topic
	Questions []proposals.Issue
}

func (s *site) serveCase(r *http.Request) (content, error) {
	name, markdown := strings.CutSuffix(r.PathValue("case"), ".md")
	c, err := s.findCase(r.Context(), name)
	if err != nil {
		return content{}, err
	}
	slug := c.Case().Slug
	if markdown {
		return content{markdownType, document.PrintCase(c)}, nil
	}
	listings, err := s.store.Listings(r.Context(), slug)
	if err != nil {
		return content{}, err
	}
	page := newCasePage(c, proposals.Standing(listings))
	if hasDone(r, doneStoring, c.Stored().Signature) {
		page.Done = &doneNote{"Stored as " + fmt.Sprintf("%s.%d.", slug, c.Stored().Revision), []link{{"Your drafts", addAddress()}}}
	}
	if page.Comparison != "" {
		opening, err := compare.Load(r.Context(), s.store, compare.Query{Case: slug})
		if err != nil {
			return content{}, err
		}
		glance := newComparisonPage(opening, s.opts.URL)
		page.Glance = &glance
	}
	return s.render(r, head{
		Title:       c.Case().Title,
		Description: "Proposals in the case " + c.Case().Title + ", compared topic by topic.",
		Markdown:    caseMarkdownAddress(slug),
		Feed:        feedAddress(caseAddress(slug)),
	}, page.show())
}

// findCase is the newest revision of the case of that name.
func (s *site) findCase(ctx context.Context, name string) (*proposals.CaseRevision, error) {
	slug, err := proposals.ParseSlug(name)
	if err != nil {
		return nil, s.noCase(ctx, name)
	}
	c, err := s.store.Case(ctx, slug, 0)
	if errors.Is(err, proposals.ErrNotFound) {
		return nil, s.noCase(ctx, name)
	}
	return c, err
}

// noCase is the error for a case that is not there; it offers those that are.
func (s *site) noCase(ctx context.Context, name string) error {
	next, err := s.caseLinks(ctx)
	if err != nil {
		return err
	}
	return misdirected{sentence: fmt.Sprintf("There is no case called %q.", name), next: next}
}

func (s *site) caseLinks(ctx context.Context) ([]link, error) {
	cases, err := s.store.Cases(ctx)
	if err != nil {
		return nil, err
	}
	var links []link
	for _, c := range cases {
		links = append(links, caseLink(c))
	}
	return links, nil
}

func caseLink(c *proposals.CaseRevision) link {
	return link{c.Case().Title, caseAddress(c.Case().Slug)}
}

func newCasePage(c *proposals.CaseRevision, listings []proposals.Listing) casePage {
	page := casePage{CaseRevision: c, Counts: caseCounts(c, listings), Texts: newTextCards(c, listings)}
	if len(page.Texts) > 0 {
		query := compare.Query{Case: c.Case().Slug}
		page.Comparison, page.Order, page.Reports = comparisonAddress(query), orderAddress(query), reportLinks(c.Case().Slug)
	}
	for _, topic := range c.Case().Topics {
		if topic.Retired {
			continue
		}
		asked := topicQuestions{Topic: topic}
		for _, issue := range c.Case().Issues {
			if issue.Topic == topic.Slug && !issue.Retired {
				asked.Questions = append(asked.Questions, issue)
			}
		}
		page.Topics = append(page.Topics, asked)
	}
	return page
}

// caseCounts say how much there is: "2 texts, 37 questions in 7 topics".
func caseCounts(c *proposals.CaseRevision, listings []proposals.Listing) string {
	issues, topics := 0, 0
	for _, issue := range c.Case().Issues {
		if !issue.Retired {
			issues++
		}
	}
	for _, topic := range c.Case().Topics {
		if !topic.Retired {
			topics++
		}
	}
	return fmt.Sprintf("%s, %s in %s",
		counted(len(newestListings(listings)), "proposal", "proposals"),
		counted(issues, "question", "questions"),
		counted(topics, "topic", "topics"))
}

// authorWords name the authors of a text.
func authorWords(c *proposals.CaseRevision, authors []proposals.Slug) string {
	names := make([]string, len(authors))
	for i, a := range authors {
		names[i] = c.ActorLabel(a)
	}
	return joinWords(names)
}

// Lead is the first paragraph about the case.
func (p casePage) Lead() proposals.Prose { return p.Case().Intro[:min(1, len(p.Case().Intro))] }

// Guidance is what the case says beyond that, mostly to those who code.
func (p casePage) Guidance() proposals.Prose { return p.Case().Intro[len(p.Lead()):] }

// Revised says which revision of the case this is, and whose.
func (p casePage) Revised() string {
	return fmt.Sprintf("Revision %d, read by %s. %s", p.Stored().Revision, readWords(p.Case().Read), p.Case().Note)
}

// partyWords say what kind of party it is, and of a bloc who is in it.
func partyWords(p proposals.Party) string {
	words := p.Label + ", " + strings.ReplaceAll(string(p.Kind), "-", " ")
	if len(p.Members) > 0 {
		words += ": " + joinWords(p.Members)
	}
	return words + retiredWords(p.Retired)
}

// retiredWords mark what is kept for older texts only.
func retiredWords(retired bool) string {
	if retired {
		return " (retired)"
	}
	return ""
}
