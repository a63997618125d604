package export

import (
	"parley/compare"
	"parley/proposals"
)

// A jsonText says which text a column is, and what its coding rests on.
type jsonText struct {
	Ref      string `json:"ref"`
	Proposal string `json:"proposal"`
	Version  int    `json:"version"`
	Revision int    `json:"revision,omitempty"`
	// By is the author in whose reading a joint draft is shown.
	By          string             `json:"by,omitempty"`
	Heading     string             `json:"heading"`
	Title       string             `json:"title"`
	Called      []jsonCalled       `json:"called,omitempty"`
	Authors     []string           `json:"authors"`
	Act         string             `json:"act"`
	Answers     string             `json:"answers,omitempty"`
	AnswersWith string             `json:"answers-with,omitempty"`
	BasedOn     string             `json:"based-on,omitempty"`
	Languages   []string           `json:"languages"`
	Dates       jsonDates          `json:"dates"`
	Basis       jsonBasis          `json:"basis"`
	Options     []jsonLabel        `json:"options,omitempty"`
	Read        jsonRead           `json:"read"`
	Note        string             `json:"note"`
	Against     int                `json:"case-revision,omitempty"`
	SHA256      string             `json:"sha256,omitempty"`
	ReadAgain   *jsonSecondReading `json:"read-again,omitempty"`
	Newer       string             `json:"newer,omitempty"`
	Before      string             `json:"before,omitempty"`
	Withdrawn   *jsonWithdrawn     `json:"withdrawn,omitempty"`
}

type jsonCalled struct {
	Party string `json:"party"`
	Title string `json:"title"`
}

type jsonDates struct {
	Text       string `json:"text,omitempty"`
	HandedOver string `json:"handed-over,omitempty"`
	Published  string `json:"published,omitempty"`
	Reported   string `json:"reported,omitempty"`
	// AsOf is the one that decides whether the text was there on a day.
	AsOf string `json:"as-of,omitempty"`
}

type jsonBasis struct {
	Kind   string `json:"kind,omitempty"`
	Extent string `json:"extent,omitempty"`
	Words  string `json:"words"`
}

type jsonLabel struct {
	Slug      string `json:"slug"`
	Label     string `json:"label"`
	Exclusive bool   `json:"exclusive,omitempty"`
}

type jsonRead struct {
	By string `json:"by"`
	On string `json:"on"`
}

// A jsonSecondReading says how far a coding was read again.
type jsonSecondReading struct {
	Words      string `json:"words"`
	Readers    int    `json:"readers"`
	Manner     string `json:"manner,omitempty"`
	Places     int    `json:"places"`
	Agreed     int    `json:"agreed"`
	Settled    int    `json:"settled"`
	ToChange   int    `json:"to-change"`
	ByCoder    int    `json:"settled-by-coder"`
	Unrecorded int    `json:"outcome-not-recorded"`
}

type jsonWithdrawn struct {
	On     string `json:"on"`
	By     string `json:"by"`
	Reason string `json:"reason"`
}

func newJSONText(column compare.Column) jsonText {
	v, stored := column.Revision.Version(), column.Revision.Stored()
	text := jsonText{
		Ref: column.Ref().String(), Proposal: v.Proposal.String(), Version: v.Number, Revision: stored.Revision,
		By: column.By.String(), Heading: column.Heading, Title: v.Title, Authors: full(slugs(v.Authors)), Act: string(v.Act),
		Answers: v.Answers.String(), AnswersWith: string(v.AnswersWith), BasedOn: v.BasedOn.String(), Languages: full(v.Languages),
		Dates: newJSONDates(v.Dates), Basis: newJSONBasis(v.Basis()), Options: newJSONLabels(v.Options), Read: newJSONRead(v.Read), Note: v.Note,
		Against:   column.Revision.Against().Stored().Revision,
		ReadAgain: newJSONSecondReading(column.Reading, v.Read.By), Withdrawn: newJSONWithdrawn(column.Withdrawn),
		Newer: column.Newer.String(), Before: column.Before.String(),
	}
	for _, c := range v.Called {
		text.Called = append(text.Called, jsonCalled{c.Party.String(), c.Title})
	}
	if stored.Hash != (proposals.Hash{}) {
		text.SHA256 = stored.Hash.String()
	}
	return text
}

func newJSONDates(d proposals.Dates) jsonDates {
	return jsonDates{d.Text.String(), d.HandedOver.String(), d.Published.String(), d.Reported.String(), d.AsOf().String()}
}

func newJSONBasis(b proposals.Basis) jsonBasis {
	return jsonBasis{string(b.Kind), string(b.Extent), b.Words()}
}

func newJSONLabels(labels []proposals.Label) []jsonLabel {
	var all []jsonLabel
	for _, l := range labels {
		all = append(all, jsonLabel{l.Slug.String(), l.Text, l.Exclusive})
	}
	return all
}

func newJSONRead(r proposals.Read) jsonRead { return jsonRead{r.By, r.On.String()} }

func newJSONSecondReading(r proposals.Reading, by string) *jsonSecondReading {
	return &jsonSecondReading{r.Words(by), r.Readers, string(r.Manner), r.Places, r.Agreed, r.Settled, r.ToChange, r.ByCoder, r.Unrecorded}
}

func newJSONWithdrawn(w *proposals.Withdrawal) *jsonWithdrawn {
	if w == nil {
		return nil
	}
	return &jsonWithdrawn{proposals.DateOf(w.At).String(), w.By, w.Reason}
}

// A jsonSource is a numbered source of one of the texts.
type jsonSource struct {
	Number    int    `json:"number"`
	Ref       string `json:"ref"` // of the text that was read there
	Source    string `json:"source"`
	Publisher string `json:"publisher"`
	Title     string `json:"title,omitempty"`
	Date      string `json:"date,omitempty"`
	Language  string `json:"language,omitempty"`
	Kind      string `json:"kind"`
	Extent    string `json:"extent"`
	Rendering string `json:"rendering,omitempty"`
	Leaked    bool   `json:"leaked,omitempty"`
	Address   string `json:"address,omitempty"`
	SHA256    string `json:"sha256,omitempty"`
	Words     string `json:"words"`
}

func newJSONSources(columns []compare.Column, sources []compare.Source) []jsonSource {
	return each(sources, func(s compare.Source) jsonSource {
		return jsonSource{
			s.Number, columns[s.Column].Ref().String(), s.Slug.String(), s.Publisher, s.Title, s.Date.String(), s.Language,
			string(s.Kind), string(s.Extent), string(s.Rendering), s.Leaked, s.Address, s.SHA256, s.Words(),
		}
	})
}
