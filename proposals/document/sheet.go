package document

// A Sheet is a version as it is being written: every field of its document as
// the text that was typed, whether or not it can be read. It is what a form
// shows and sends.
//
// A field's path is its JSON name, inside those of what holds it:
// "sources[0].publisher", "terms[2].quotes[0].text". Where the model has the
// field, [proposals.Problem] names it by the same path, but for sources and
// names of the text, which the model finds by their slug. A list of texts is
// one field: "terms[2].after".
//
// Every text is one line of plain words, but for Intro and Body, which are
// prose: paragraphs between empty lines, items that begin with `* `, and links
// as `[words](address)`. Spaces around a text, and empty texts in a list, mean
// nothing. Texts are taken to be UTF-8.
type Sheet struct {
	Proposal    string         `json:"proposal,omitempty"`
	Version     string         `json:"version,omitempty"`
	Case        string         `json:"case,omitempty"`
	Title       string         `json:"title,omitempty"`
	Called      []CalledFields `json:"called,omitempty"`
	Authors     []string       `json:"authors,omitempty"`
	Act         string         `json:"act,omitempty"`
	Answers     string         `json:"answers,omitempty"`
	AnswersWith string         `json:"answers-with,omitempty"`
	BasedOn     string         `json:"based-on,omitempty"`
	Languages   string         `json:"languages,omitempty"` // between commas
	Dates       DatesFields    `json:"dates,omitzero"`
	Options     []OptionFields `json:"options,omitempty"`
	Sources     []SourceFields `json:"sources,omitempty"`
	Read        ReadFields     `json:"read,omitzero"`
	Rest        RestFields     `json:"rest,omitzero"`
	Note        string         `json:"note,omitempty"`
	Intro       string         `json:"intro,omitempty"`
	Terms       []TermFields   `json:"terms,omitempty"`
	Steps       []StepFields   `json:"steps,omitempty"`
	Blanks      []BlankFields  `json:"blanks,omitempty"`
}

// CalledFields are what a party calls the text.
type CalledFields struct {
	Party string `json:"party,omitempty"`
	Title string `json:"title,omitempty"`
}

// DatesFields are the dates of the text.
type DatesFields struct {
	Text       string `json:"text,omitempty"`
	HandedOver string `json:"handed-over,omitempty"`
	Published  string `json:"published,omitempty"`
	Reported   string `json:"reported,omitempty"`
}

// OptionFields are one of the roads that the text offers.
type OptionFields struct {
	Slug  string `json:"slug,omitempty"`
	Label string `json:"label,omitempty"`
}

// SourceFields are where the text was read.
type SourceFields struct {
	Slug      string `json:"slug,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Title     string `json:"title,omitempty"`
	Date      string `json:"date,omitempty"`
	Language  string `json:"language,omitempty"`
	Kind      string `json:"kind,omitempty"`
	Extent    string `json:"extent,omitempty"`
	Rendering string `json:"rendering,omitempty"`
	Leaked    bool   `json:"leaked,omitempty"`
	Address   string `json:"address,omitempty"`
	SHA256    string `json:"sha256,omitempty"`
}

// ReadFields are who read something, and when.
type ReadFields struct {
	By string `json:"by,omitempty"`
	On string `json:"on,omitempty"`
}

// RestFields are what covers everything that is not coded.
type RestFields struct {
	Coverage string   `json:"coverage,omitempty"`
	After    []string `json:"after,omitempty"`
}

// TermFields are what the text says on one issue.
type TermFields struct {
	Issue         string        `json:"issue,omitempty"`
	Option        string        `json:"option,omitempty"`
	Part          string        `json:"part,omitempty"`
	By            string        `json:"by,omitempty"`
	Reading       string        `json:"reading,omitempty"`
	Headline      string        `json:"headline,omitempty"`
	Stance        string        `json:"stance,omitempty"`
	Value         string        `json:"value,omitempty"`
	On            []string      `json:"on,omitempty"`
	Scope         []string      `json:"scope,omitempty"`
	After         []string      `json:"after,omitempty"`
	Until         []string      `json:"until,omitempty"`
	Unless        []string      `json:"unless,omitempty"`
	Unconditional bool          `json:"unconditional,omitempty"`
	DetailsAt     string        `json:"details-at,omitempty"`
	Deadlines     []string      `json:"deadline,omitempty"`
	Point         string        `json:"point,omitempty"`
	Sources       []string      `json:"sources,omitempty"`
	Ambiguous     string        `json:"ambiguous,omitempty"`
	Inferred      string        `json:"inferred,omitempty"`
	SaidElsewhere bool          `json:"said-elsewhere,omitempty"`
	Body          string        `json:"body,omitempty"`
	Quotes        []QuoteFields `json:"quotes,omitempty"`
}

// QuoteFields are words copied from a source.
type QuoteFields struct {
	Text     string `json:"text,omitempty"`
	Source   string `json:"source,omitempty"`
	Language string `json:"language,omitempty"`
	OfText   bool   `json:"of-text,omitempty"`
}

// StepFields are an order that no term says.
type StepFields struct {
	Event    string        `json:"event,omitempty"`
	After    []string      `json:"after,omitempty"`
	Option   string        `json:"option,omitempty"`
	By       string        `json:"by,omitempty"`
	Sources  []string      `json:"sources,omitempty"`
	Inferred string        `json:"inferred,omitempty"`
	Quotes   []QuoteFields `json:"quotes,omitempty"`
}

// BlankFields are why the text has no term on one issue.
type BlankFields struct {
	Issue         string     `json:"issue,omitempty"`
	Coverage      string     `json:"coverage,omitempty"`
	After         []string   `json:"after,omitempty"`
	Option        string     `json:"option,omitempty"`
	Part          string     `json:"part,omitempty"`
	By            string     `json:"by,omitempty"`
	Sources       []string   `json:"sources,omitempty"`
	Checked       ReadFields `json:"checked,omitzero"`
	Words         []string   `json:"words,omitempty"`
	Points        []string   `json:"points,omitempty"`
	SaidElsewhere bool       `json:"said-elsewhere,omitempty"`
}
