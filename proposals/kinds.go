package proposals

// A Stance is how a version stands to the thing that an issue names.
type Stance string

// The stances. The zero value is none, as on an issue whose value is the
// answer.
const (
	Requires Stance = "requires" // asks it of another, or of both
	Offers   Stance = "offers"   // would do it itself
	Accepts  Stance = "accepts"  // allows it without asking for it
	Rejects  Stance = "rejects"  // refuses it
	Provides Stance = "provides" // a mediator's text or an agreement says it, or a joint draft for all: nobody's position
)

// Stances are all of them.
var Stances = []Stance{Requires, Offers, Accepts, Rejects, Provides}

// ParseStance reads a stance.
func ParseStance(s string) (Stance, error) { return parseOneOf("stance", s, Stances) }

// Coverage says whether a version has a position on an issue, and if it has no
// term, why.
type Coverage string

// The kinds of coverage that are written, and the zero value.
const (
	NotCoded   Coverage = ""           // nobody has coded it yet
	Stated     Coverage = "stated"     // there is a term
	Deferred   Coverage = "deferred"   // the text leaves it to a later event
	Excluded   Coverage = "excluded"   // said not to be covered
	Struck     Coverage = "struck"     // the text that it follows had it, and it was taken out
	Silent     Coverage = "silent"     // the text was read and says nothing
	Unreported Coverage = "unreported" // the sources read do not show it
)

// The kinds of coverage that are computed, never written.
const (
	Unavailable      Coverage = "unavailable"         // the version has no source
	NotInThisOption  Coverage = "not in this option"  // stated, but under another option
	InOthersBrackets Coverage = "in others' brackets" // stated, but by another author of a joint draft
)

// Blanks are the kinds that a document may write for an issue without a term.
var Blanks = []Coverage{Unreported, Deferred, Excluded, Struck, Silent}

// Coverages are all of them.
var Coverages = []Coverage{Stated, Deferred, Excluded, Struck, Silent, Unreported, NotCoded, Unavailable, NotInThisOption, InOthersBrackets}

// ParseBlank reads a kind of blank.
func ParseBlank(s string) (Coverage, error) { return parseOneOf("kind of blank", s, Blanks) }

// Words names the coverage for a reader.
func (c Coverage) Words() string {
	switch c {
	case NotCoded:
		return "not coded"
	case Unreported:
		return "not reported"
	case Unavailable:
		return "text not available"
	case Struck:
		return "struck out"
	case InOthersBrackets:
		return "for another author only"
	default:
		return string(c)
	}
}

// Meaning explains the coverage in one sentence.
func (c Coverage) Meaning() string {
	switch c {
	case NotCoded:
		return "Nobody has coded this question for this text yet: it says nothing about the text."
	case Stated:
		return "The text has a position, coded as one or more terms."
	case Deferred:
		return "The text leaves the question to a later event."
	case Excluded:
		return "The text, or a party to it, says that the question is not covered."
	case Struck:
		return "The text that it marks up or follows had it, and it was taken out."
	case Silent:
		return "The text, or the part of it that is named, was read and says nothing: who checked, when, and which words were looked for is recorded."
	case Unreported:
		return "The sources that were read do not show it: the text itself may still have it."
	case Unavailable:
		return "No source of this text was read."
	case NotInThisOption:
		return "The text speaks of it, but under another of its own options."
	case InOthersBrackets:
		return "The draft speaks of it, but only as another of its authors would have it."
	default:
		return ""
	}
}

// An Act is what kind of thing a version is.
type Act string

// The acts.
const (
	ProposalAct     Act = "proposal"
	CounterProposal Act = "counter-proposal"
	JointDraft      Act = "joint-draft"
	MediatorText    Act = "mediator-text"
	Statement       Act = "statement"
	Response        Act = "response"
	Agreement       Act = "agreement"
)

// Acts are all of them.
var Acts = []Act{ProposalAct, CounterProposal, JointDraft, MediatorText, Statement, Response, Agreement}

// ParseAct reads an act.
func ParseAct(s string) (Act, error) { return parseOneOf("act", s, Acts) }

// Words names the act for a reader.
func (a Act) Words() string {
	switch a {
	case JointDraft:
		return "joint draft"
	case MediatorText:
		return "mediator’s text"
	default:
		return string(a)
	}
}

// An Answer is what a response says to the text that it answers.
type Answer string

// The answers.
const (
	AnswerAccepts      Answer = "accepts"
	AnswerReservations Answer = "accepts-with-reservations"
	AnswerRejects      Answer = "rejects"
)

// Answers are all of them.
var Answers = []Answer{AnswerAccepts, AnswerReservations, AnswerRejects}

// ParseAnswer reads an answer.
func ParseAnswer(s string) (Answer, error) { return parseOneOf("answer", s, Answers) }

// Words names the answer for a reader.
func (a Answer) Words() string {
	if a == AnswerReservations {
		return "accepts with reservations"
	}
	return string(a)
}

// A PartyKind is what kind of party it is.
type PartyKind string

// The kinds of party.
const (
	State      PartyKind = "state"
	ArmedGroup PartyKind = "armed-group"
	Bloc       PartyKind = "bloc"
	Mediator   PartyKind = "mediator"
)

// PartyKinds are all of them.
var PartyKinds = []PartyKind{State, ArmedGroup, Bloc, Mediator}

// ParsePartyKind reads a kind of party.
func ParsePartyKind(s string) (PartyKind, error) { return parseOneOf("kind of party", s, PartyKinds) }

// A SourceKind is what kind of source it is.
type SourceKind string

// The kinds of source, the nearest to the text first.
const (
	TextSource   SourceKind = "text"
	SawText      SourceKind = "report that saw the text"
	ReportSource SourceKind = "report"
	StatementOf  SourceKind = "statement"
	AccountOf    SourceKind = "account"
)

// SourceKinds are all of them, the nearest to the text first.
var SourceKinds = []SourceKind{TextSource, SawText, ReportSource, StatementOf, AccountOf}

// ParseSourceKind reads a kind of source.
func ParseSourceKind(s string) (SourceKind, error) {
	return parseOneOf("kind of source", s, SourceKinds)
}

// An Extent is how much of the text a source shows.
type Extent string

// The extents, the wider first.
const (
	Full Extent = "full"
	Part Extent = "part"
)

// Extents are all of them.
var Extents = []Extent{Full, Part}

// ParseExtent reads an extent.
func ParseExtent(s string) (Extent, error) { return parseOneOf("extent", s, Extents) }

// A Rendering is whose words a source of kind text gives.
type Rendering string

// The renderings.
const (
	Original   Rendering = "original"
	Official   Rendering = "official"   // the author's own translation
	Unofficial Rendering = "unofficial" // another's translation
	Machine    Rendering = "machine"
)

// Renderings are all of them.
var Renderings = []Rendering{Original, Official, Unofficial, Machine}

// ParseRendering reads a rendering.
func ParseRendering(s string) (Rendering, error) { return parseOneOf("rendering", s, Renderings) }
