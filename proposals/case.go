package proposals

// A Case is one conflict or negotiation as its document gives it, not yet
// checked.
type Case struct {
	Slug      Slug
	Title     string
	Publisher Publisher
	Parties   []Party
	Actors    []Actor
	Events    []Event
	// Opening are the proposals compared when nobody asks for others.
	Opening []Slug
	// OrderTopic opens with the row "Order of steps", if there is one.
	OrderTopic Slug
	Read       Read
	Note       string

	Intro       Prose
	Topics      []Topic
	Issues      []Issue    // in the order of the tables
	Occasions   []Occasion // in the order of their dates
	Assumptions []Assumption
}

// A Publisher answers for a case and takes corrections.
type Publisher struct{ Name, Contact string }

// A Party takes positions.
type Party struct {
	Slug    Slug
	Label   string
	Kind    PartyKind
	Members []string // of a bloc
	Retired bool
}

// An Actor only has things to do.
type Actor struct {
	Slug    Slug
	Label   string
	Retired bool
}

// An Event is a milestone that is no measure.
type Event struct {
	Slug       Slug
	Label      string
	Definition string
	// Is are wider events of which this is a narrower case.
	Is      []Slug
	Retired bool
}

// A Topic is a heading of the comparison.
type Topic struct {
	Slug    Slug
	Label   string
	Retired bool
}

// An Issue is one neutral question, and a row of every table.
type Issue struct {
	Slug     Slug
	Topic    Slug
	Question string
	Label    string // a short noun phrase
	Kind     IssueKind
	Unit     string // of a quantity
	Limit    LimitKind
	Answers  []Label // of a choice
	Elements []Label // of a set
	Parts    []Label
	// Is are wider events: a measure's being done is a narrower case of them.
	Is []Slug
	// Also are further topics under which it is shown.
	Also []Slug
	// On are those who would have to act, where the question already says so.
	On       []Slug
	Retired  bool
	Guidance Prose
}

// PartLabel is the label of a part, or its slug where it has none.
func (i *Issue) PartLabel(part Slug) string { return labelText(i.Parts, part) }

// AnswerLabel is the label of an answer or an element, or its slug.
func (i *Issue) AnswerLabel(slug Slug) string {
	return labelText(append(i.Answers[:len(i.Answers):len(i.Answers)], i.Elements...), slug)
}

// Exclusive reports whether an element of the set rules out all others.
func (i *Issue) Exclusive(element Slug) bool {
	at := labelIndex(i.Elements, element)
	return at >= 0 && i.Elements[at].Exclusive
}

// An IssueKind is what kind of answer an issue takes.
type IssueKind string

// The kinds of issue.
const (
	Measure      IssueKind = "measure"
	ChoiceKind   IssueKind = "choice"
	DurationKind IssueKind = "duration"
	QuantityKind IssueKind = "quantity"
	DateKind     IssueKind = "date"
	SetKind      IssueKind = "set"
	TextKind     IssueKind = "text"
)

// IssueKinds are all of them.
var IssueKinds = []IssueKind{Measure, ChoiceKind, DurationKind, QuantityKind, DateKind, SetKind, TextKind}

// Meaning explains in a sentence or two what answers an issue of the kind takes.
func (k IssueKind) Meaning() string {
	switch k {
	case Measure:
		return "A thing to be done or forbidden. The stance is the answer."
	case ChoiceKind:
		return "One answer of those that the question lists, or any of several, each of which is enough."
	case DurationKind:
		return "A length of time. A month or a year is never taken for a number of days."
	case QuantityKind:
		return "A figure in the unit that the question names."
	case DateKind:
		return "A day, a month or a year, or a time between two of them."
	case SetKind:
		return "Some of the elements that the question lists, or none of them."
	case TextKind:
		return "Words that no rule compares: both are shown, and a reader judges."
	default:
		return ""
	}
}

// ParseIssueKind reads a kind of issue.
func ParseIssueKind(s string) (IssueKind, error) {
	return parseOneOf("kind of issue", s, IssueKinds)
}

// A LimitKind says what a bare figure means.
type LimitKind string

// The kinds of limit.
const (
	NoLimit    LimitKind = ""
	UpperLimit LimitKind = "upper"
	LowerLimit LimitKind = "lower"
)

// LimitKinds are those that an issue may ask for.
var LimitKinds = []LimitKind{UpperLimit, LowerLimit}

// ParseLimitKind reads a kind of limit.
func ParseLimitKind(s string) (LimitKind, error) { return parseOneOf("limit", s, LimitKinds) }

// An Assumption is an order that an editor adds: Event waits for all of After.
// It is off unless a reader asks for it.
type Assumption struct {
	Slug     Slug
	Headline string
	Event    Slug
	After    []Slug
	Author   string
	Reason   Prose
}
