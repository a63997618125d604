package proposals

// A Passage is a thing that a search can find: a question, or what a text says
// at one place.
type Passage struct {
	Kind  PassageKind
	Issue Slug // of a question or a term
	// Anchor names the place on the page of the version; empty for its head.
	Anchor string
	Fields []PassageField
}

// A PassageKind says what a search found.
type PassageKind string

// The kinds of passage.
const (
	QuestionPassage PassageKind = "question"
	TermPassage     PassageKind = "term"
	StepPassage     PassageKind = "step"
	TextPassage     PassageKind = "text"
	SourcePassage   PassageKind = "source"
)

// A PassageField is one thing that a passage says, never empty.
type PassageField struct {
	Name     FieldName
	Text     string
	Language string // BCP 47, of words copied from a source
}

// A FieldName says what a field of a passage is, in words for readers.
type FieldName string

// The fields of passages.
const (
	QuestionField    FieldName = "question"
	HeadlineField    FieldName = "headline"
	TitleField       FieldName = "title"
	CalledField      FieldName = "other title"
	AnswerField      FieldName = "answer"
	BearerField      FieldName = "who must act"
	ScopeField       FieldName = "scope"
	ConditionField   FieldName = "condition"
	PlaceField       FieldName = "option or part"
	ExplanationField FieldName = "explanation"
	QuoteField       FieldName = "quote"
	AmbiguousField   FieldName = "how it is ambiguous"
	InferredField    FieldName = "concluded from"
	GuidanceField    FieldName = "guidance"
	IntroField       FieldName = "introduction"
	PublisherField   FieldName = "publisher"
	SourceTitleField FieldName = "title of the source"
	AuthorField      FieldName = "author"
)

// A FieldRank is how much it tells that words were found in a field.
type FieldRank int

// The ranks of fields, from the most telling. What a passage belongs to helps to
// find it beside its own words, and alone finds nothing.
const (
	HeadRank FieldRank = iota
	BodyRank
	SourceRank
	BelongsRank
	FieldRanks = iota
)

// rank is that of a field in a passage of the kind k.
func (n FieldName) rank(k PassageKind) FieldRank {
	switch n {
	case HeadlineField, TitleField, CalledField:
		return HeadRank
	case PublisherField, SourceTitleField:
		return SourceRank
	case AuthorField:
		return BelongsRank
	case QuestionField:
		if k != QuestionPassage {
			return BelongsRank
		}
		return HeadRank
	default:
		return BodyRank
	}
}

// Ranked are the fields of p of one rank.
func (p *Passage) Ranked(rank FieldRank) []PassageField {
	var fields []PassageField
	for _, f := range p.Fields {
		if f.Name.rank(p.Kind) == rank {
			fields = append(fields, f)
		}
	}
	return fields
}

func (p *Passage) add(name FieldName, texts ...string) {
	for _, text := range texts {
		if text != "" {
			p.Fields = append(p.Fields, PassageField{Name: name, Text: text})
		}
	}
}

func (p *Passage) addQuotes(v *Version, quotes []Quote) {
	for _, q := range quotes {
		language := q.Language
		if s, ok := v.Source(q.Source); ok && language == "" {
			language = s.Language
		}
		p.Fields = append(p.Fields, PassageField{QuoteField, q.Text, language})
	}
}

// Passages are the questions of the case that are still asked.
func (r *CaseRevision) Passages() []Passage {
	var all []Passage
	for i := range r.content.Issues {
		issue := &r.content.Issues[i]
		if issue.Retired {
			continue
		}
		p := Passage{Kind: QuestionPassage, Issue: issue.Slug}
		p.add(HeadlineField, issue.Label)
		p.add(QuestionField, issue.Question)
		for _, labels := range [][]Label{issue.Answers, issue.Elements} {
			for _, l := range labels {
				p.add(AnswerField, l.Text)
			}
		}
		for _, l := range issue.Parts {
			p.add(PlaceField, l.Text)
		}
		p.add(GuidanceField, issue.Guidance.Text())
		all = append(all, p)
	}
	return all
}

// Passages are what the text says: itself as a whole, its terms and steps, and
// then its sources, each in the order of the version. The labels are those of
// the case as the coding was read against it.
func (r *Revision) Passages() []Passage {
	v := &r.version
	all := []Passage{r.textPassage()}
	for i := range v.Terms {
		all = append(all, r.termPassage(&v.Terms[i]))
	}
	for i := range v.Steps {
		all = append(all, r.stepPassage(&v.Steps[i]))
	}
	for _, s := range v.Sources {
		p := Passage{Kind: SourcePassage, Anchor: "sources"}
		if s.Title != "" {
			p.Fields = append(p.Fields, PassageField{SourceTitleField, s.Title, s.Language})
		}
		p.add(PublisherField, s.Publisher)
		p.add(AuthorField, r.labels(v.Authors)...)
		all = append(all, p)
	}
	return all
}

func (r *Revision) textPassage() Passage {
	v := &r.version
	p := Passage{Kind: TextPassage}
	p.add(TitleField, v.Title)
	for _, c := range v.Called {
		p.add(CalledField, c.Title)
	}
	p.add(IntroField, v.Intro.Text())
	for _, o := range v.Options {
		p.add(PlaceField, o.Text)
	}
	p.add(AuthorField, r.labels(v.Authors)...)
	return p
}

func (r *Revision) termPassage(t *Term) Passage {
	p := Passage{Kind: TermPassage, Issue: t.Issue, Anchor: t.Anchor()}
	p.add(HeadlineField, t.Headline)
	issue, known := r.against.Issue(t.Issue)
	if known && t.Value != nil {
		p.add(AnswerField, t.Value.Words(issue))
	}
	p.add(BearerField, r.labels(t.On)...)
	p.add(ScopeField, t.Scope...)
	for _, events := range [][]Slug{t.After, t.Until, t.Unless} {
		for _, e := range events {
			p.add(ConditionField, r.against.EventLabel(e))
		}
	}
	for _, d := range t.Deadlines {
		p.add(ConditionField, d.Words(r.against.EventLabel))
	}
	if !t.Option.IsZero() {
		p.add(PlaceField, r.version.OptionLabel(t.Option))
	}
	if known && !t.Part.IsZero() {
		p.add(PlaceField, issue.PartLabel(t.Part))
	}
	p.add(ExplanationField, t.Body.Text())
	p.addQuotes(&r.version, t.Quotes)
	p.add(AmbiguousField, t.Ambiguous)
	p.add(InferredField, t.Inferred)
	if known {
		p.add(QuestionField, issue.Label, issue.Question)
	}
	p.add(AuthorField, r.labels(r.version.Authors)...)
	return p
}

func (r *Revision) stepPassage(s *Step) Passage {
	p := Passage{Kind: StepPassage, Anchor: s.Anchor()}
	p.add(HeadlineField, r.against.EventLabel(s.Event))
	for _, e := range s.After {
		p.add(ConditionField, r.against.EventLabel(e))
	}
	p.addQuotes(&r.version, s.Quotes)
	p.add(InferredField, s.Inferred)
	p.add(AuthorField, r.labels(r.version.Authors)...)
	return p
}

// labels name parties and actors for a reader.
func (r *Revision) labels(slugs []Slug) []string {
	labels := make([]string, len(slugs))
	for i, s := range slugs {
		labels[i] = r.against.ActorLabel(s)
	}
	return labels
}
