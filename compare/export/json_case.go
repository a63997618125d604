package export

import (
	"io"

	"parley/compare"
	"parley/proposals"
)

// A Page is a part of a list that may grow: Next is the address of what follows,
// empty where nothing does.
type Page[T any] struct {
	Items []T
	Next  string
}

// CasesJSON prints a list of cases.
func CasesJSON(w io.Writer, cases Page[*proposals.CaseRevision], o Options) error {
	type listed struct {
		jsonCase
		Intro   string   `json:"intro"`
		Opening []string `json:"opening"`
		Topics  []string `json:"topics"`
		Issues  int      `json:"issues"`
	}
	return writeJSON(w, struct {
		jsonFile
		Cases []listed `json:"cases"`
		Next  string   `json:"next,omitempty"`
	}{newJSONFile("cases", "Cases", o), each(cases.Items, func(c *proposals.CaseRevision) listed {
		topics := each(c.Case().Topics, func(t proposals.Topic) string { return t.Slug.String() })
		return listed{newJSONCase(c), c.Case().Intro.Text(), full(slugs(c.Case().Opening)), topics, len(c.Case().Issues)}
	}), cases.Next})
}

// CaseJSON prints a case, and the texts in it: each is a revision.
func CaseJSON(w io.Writer, c *proposals.CaseRevision, texts Page[proposals.Listing], o Options) error {
	content := c.Case()
	return writeJSON(w, jsonWholeCase{
		newJSONFile("case", content.Title, o), compare.Notice(c), newJSONCase(c), newJSONRead(content.Read), content.Note, content.Intro.Text(),
		full(slugs(content.Opening)), content.OrderTopic.String(),
		each(content.Parties, func(p proposals.Party) jsonParty {
			return jsonParty{p.Slug.String(), p.Label, string(p.Kind), p.Members, p.Retired}
		}),
		each(content.Actors, func(a proposals.Actor) jsonActor { return jsonActor{a.Slug.String(), a.Label, a.Retired} }),
		each(content.Events, func(e proposals.Event) jsonEvent {
			return jsonEvent{e.Slug.String(), e.Label, e.Definition, slugs(e.Is), e.Retired}
		}),
		each(content.Topics, func(t proposals.Topic) jsonTopic { return jsonTopic{t.Slug.String(), t.Label, t.Retired} }),
		each(content.Issues, func(i proposals.Issue) jsonCaseIssue {
			return jsonCaseIssue{newJSONIssue(&i, i.Label, i.Question), slugs(i.Also), slugs(i.Is), i.Guidance.Text(), i.Retired}
		}),
		each(content.Occasions, newJSONOccasion), each(content.Assumptions, newJSONAssumption),
		each(texts.Items, newJSONListing), texts.Next,
	})
}

type jsonWholeCase struct {
	jsonFile
	Notice      []string         `json:"notice"`
	Case        jsonCase         `json:"case"`
	Read        jsonRead         `json:"read"`
	Note        string           `json:"note"`
	Intro       string           `json:"intro"`
	Opening     []string         `json:"opening"`
	OrderTopic  string           `json:"order-topic,omitempty"`
	Parties     []jsonParty      `json:"parties"`
	Actors      []jsonActor      `json:"actors"`
	Events      []jsonEvent      `json:"events"`
	Topics      []jsonTopic      `json:"topics"`
	Issues      []jsonCaseIssue  `json:"issues"`
	Occasions   []jsonOccasion   `json:"occasions"`
	Assumptions []jsonAssumption `json:"assumptions"`
	Texts       []jsonListing    `json:"texts"`
	Next        string           `json:"next,omitempty"`
}

type jsonParty struct {
	Party   string   `json:"party"`
	Label   string   `json:"label"`
	Kind    string   `json:"kind"`
	Members []string `json:"members,omitempty"`
	Retired bool     `json:"retired,omitempty"`
}

type jsonActor struct {
	Actor   string `json:"actor"`
	Label   string `json:"label"`
	Retired bool   `json:"retired,omitempty"`
}

type jsonEvent struct {
	Event      string   `json:"event"`
	Label      string   `json:"label"`
	Definition string   `json:"definition"`
	Is         []string `json:"is,omitempty"`
	Retired    bool     `json:"retired,omitempty"`
}

type jsonOccasion struct {
	Occasion  string `json:"occasion"`
	Headline  string `json:"headline"`
	Date      string `json:"date"`
	To        string `json:"to,omitempty"`
	Publisher string `json:"publisher"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
	Language  string `json:"language,omitempty"`
	Address   string `json:"address,omitempty"`
}

func newJSONOccasion(o proposals.Occasion) jsonOccasion {
	s := o.Source
	return jsonOccasion{o.Slug.String(), o.Headline, o.Date.String(), o.To.String(), s.Publisher, s.Title, s.Date.String(), s.Language, s.Address}
}

type jsonTopic struct {
	Topic   string `json:"topic"`
	Label   string `json:"label"`
	Retired bool   `json:"retired,omitempty"`
}

type jsonCaseIssue struct {
	jsonIssue
	Also     []string `json:"also,omitempty"`
	Is       []string `json:"is,omitempty"`
	Guidance string   `json:"guidance,omitempty"`
	Retired  bool     `json:"retired,omitempty"`
}

// A jsonListing is one coding of a version in a list.
type jsonListing struct {
	Ref       string             `json:"ref"`
	Proposal  string             `json:"proposal"`
	Version   int                `json:"version"`
	Revision  int                `json:"revision"`
	Title     string             `json:"title"`
	Authors   []string           `json:"authors"`
	Act       string             `json:"act"`
	Answers   string             `json:"answers,omitempty"`
	BasedOn   string             `json:"based-on,omitempty"`
	Dates     jsonDates          `json:"dates"`
	Basis     jsonBasis          `json:"basis"`
	Read      jsonRead           `json:"read"`
	Note      string             `json:"note"`
	Stored    string             `json:"stored"`
	SHA256    string             `json:"sha256"`
	ReadAgain *jsonSecondReading `json:"read-again"`
	Withdrawn *jsonWithdrawn     `json:"withdrawn,omitempty"`
}

func newJSONListing(l proposals.Listing) jsonListing {
	return jsonListing{
		l.Ref.String(), l.Ref.Proposal().String(), l.Ref.Version(), l.Ref.Revision(), l.Title, full(slugs(l.Authors)), string(l.Act),
		l.Answers.String(), l.BasedOn.String(), newJSONDates(l.Dates), newJSONBasis(l.Basis), newJSONRead(l.Read), l.Note,
		proposals.DateOf(l.Stored.At).String(), l.Stored.Hash.String(), newJSONSecondReading(l.Reading, l.Read.By), newJSONWithdrawn(l.Withdrawn),
	}
}
