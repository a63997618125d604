package compare

// A Rule is one of the rules of comparison, by its name.
type Rule string

// The rules, in the order in which they are tried: the first that applies
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
