package proposals

// A Deed is one thing that was done with what is stored, as an archive puts it
// back: a [SignedAddition], a [SecondReading] with what was settled of it, a
// [SettledPlace] of one that is stored, or a [Withdrawal].
type Deed interface{ deed() }

// A SignedAddition is one revision with who stored it first, in which way, and
// when.
type SignedAddition struct {
	Addition
	Signature
}

// String names the revision.
func (a SignedAddition) String() string { return a.Addition.String() }

// A SettledPlace is how a difference was settled that Reader found at one place
// of a revision.
type SettledPlace struct {
	Of      Ref // with its revision
	Reader  string
	Anchor  string
	Settled Settlement
}

func (SignedAddition) deed() {}
func (SecondReading) deed()  {}
func (SettledPlace) deed()   {}
func (Withdrawal) deed()     {}
