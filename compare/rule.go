package compare

// A Rule is one of the rules of comparison, by its name.
type Rule string

// The rules of cells, in the order in which they are tried: the first that applies
// decides, and its reason lists the other differences.
const (
	RuleNoPosition    Rule = "no-position"
	RuleOneSide       Rule = "one-side"
	RuleDeferred      Rule = "deferred"
	RuleRejects       Rule = "rejects"
	RuleText          Rule = "text"
	RuleUnconditional Rule = "unconditional"
	RuleBearer        Rule = "bearer"
	RuleOpen          Rule = "open"
	RuleRange         Rule = "range"
	RuleChoice        Rule = "choice"
	RuleSet           Rule = "set"
	RuleReach         Rule = "reach"
	RuleNarrower      Rule = "narrower"
	RuleFields        Rule = "fields"
	// RuleOrder is the rule of the row "Order of steps".
	RuleOrder Rule = "order"
)

// Rules are all of them, in their order.
var Rules = []Rule{
	RuleNoPosition, RuleOneSide, RuleDeferred, RuleRejects, RuleText, RuleUnconditional, RuleBearer, RuleOpen,
	RuleRange, RuleChoice, RuleSet, RuleReach, RuleNarrower, RuleFields, RuleOrder,
}

// Meaning states the whole rule.
func (r Rule) Meaning() string { return ruleMeanings[r] }

var ruleMeanings = map[Rule]string{
	RuleNoPosition: "Neither text has a position, that is, neither states one nor leaves the question to a later event: no position.",
	RuleOneSide: "Only one text has a position: one side only. The reason says why the other has none, and if the one defers it, until what. " +
		"Where this holds under some options or parts and the texts agree under others, the row says one side only in part, never agree. " +
		"A text that speaks of it without a stance, and of whose answer the sources read show nothing, has no position: " +
		"the reason says so; where nothing is coded for the other, the reason says so, and the question counts among those that are coded for one text only.",
	RuleDeferred: "Either text leaves the question to a later event: deferred. The reason names the event.",
	RuleRejects: "One text rejects what the other has: apart, and so too where it rejects in a scope a measure for which the other states none. One text rejects something else, one of several answers of which each would be enough for the other, " +
		"or rejects a measure in a scope beside one that the other states, or any other answer in a scope of which the other does not state all, or as asked of others: not comparable. " +
		"A rejection without a value rejects any answer; of a choice it rejects every answer named, of a set each element named, " +
		"of any other value that value. Where both reject the same, or elements of a set of which some are the same, the next rules decide; where they reject different things: not comparable.",
	RuleText: "The question takes free text, which is never compared by machine: not comparable, read both.",
	RuleUnconditional: "One text calls a measure unconditional; the other does not, and makes it wait for an event, be it by a deadline, or lets it lapse with one: apart. " +
		"The reason names the events; one after which an unconditional measure is put is no condition. Where both reject the measure this rule does not apply.",
	RuleBearer: "On a measure, duration, quantity or date both texts say who must act, or the question does, and they name nobody in common: not comparable.",
	RuleOpen: "Both texts only speak of it, or a value is not shown by the sources read, or a choice or set is left open in the text: not comparable. " +
		"A duration, quantity or date is left open: partly. An answer that is open or not shown equals no other.",
	RuleRange: "Two durations, quantities or dates share no figure, or are two upper or two lower limits at different figures: apart; the reason gives the gap. " +
		"They overlap without being equal: partly; the reason gives the overlap. A month counts as 28 to 31 days and a year as 365 or 366, and neither equals a number of days.",
	RuleChoice: "Two choices have no answer in common: apart. They have some in common, but not all: partly.",
	RuleSet: "Two sets share no element and one of them is “none”, or one has an element that rules out all others: apart. " +
		"They share none otherwise: not comparable, since none is coded as ruling out another. They share some, but not all: partly; the reason lists what both and what only one names.",
	RuleReach: "Both texts state scopes, the phrases that narrow an answer, and share no phrase: not comparable. " +
		"So too a choice or set on which both say who must act, and name nobody in common. Scopes are never interpreted, only same or different.",
	RuleNarrower: "Anything else that is coded differs, or is coded for one text only, that is, the scope, who must act, what it waits for, what ends it or makes it lapse, " +
		"whether it is unconditional or can be renewed, its deadlines, or the event to which its details are left: partly. The reason lists each. " +
		"A deadline that runs from an event makes it wait for that event. An offer that names its own authors as those to act says no more than a text that names nobody, unless that is an offer of others. " +
		"An event or a deadline that is left open, or runs from a moment that the sources do not show, equals no other.",
	RuleFields: "No rule above applies: agree. The reason names the fields in which both are coded, and both stances where they differ.",
	RuleOrder: "The row “Order of steps” is apart where the orders of two texts cannot both be kept, under at least one pair of their options. " +
		"Reversal: one text makes a first event wait for a second, the other the second for the first. " +
		"Precondition: one text calls an event unconditional, the other makes it wait for another. " +
		"Circle: the orders of both together lead back to their start. The shortest circle is given, and a reversal is not given again as a precondition or circle. " +
		"What an event waits for, each narrower case of it waits for too; what waits for an event waits for any one narrower case of it, and so for none in particular. " +
		"Only steps that a text states count, and editors’ assumptions where a reader switches them on.",
}
