package compare

// A Relation is how two cells stand to each other.
type Relation string

// The relations. Agree means: on the coded fields.
const (
	Agree         Relation = "agree"
	Partly        Relation = "partly"
	Apart         Relation = "apart"
	OneSide       Relation = "one side only"
	Deferred      Relation = "deferred"
	NotComparable Relation = "not comparable"
	NoPosition    Relation = "no position"
)

// Relations are all of them; the first five, among columns that speak, from
// the widest difference to none.
var Relations = []Relation{Apart, Partly, NotComparable, Deferred, Agree, OneSide, NoPosition}
