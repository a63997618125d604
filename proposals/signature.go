package proposals

import "time"

// A Signature says who wrote something to the store, in which way, and when.
// By is empty for what was stored before names were kept.
type Signature struct {
	By  string
	Way Way
	At  time.Time
}

// A Way is how something came into the store.
type Way string

// The ways into the store.
const (
	BySite    Way = "site"    // by someone who was signed in
	ByCommand Way = "command" // by a user of the system, or in the name that was given
	Shipped   Way = "shipped" // with the program
)

// Ways are all of them.
var Ways = []Way{BySite, ByCommand, Shipped}

// ParseWay reads a way into the store.
func ParseWay(s string) (Way, error) { return parseOneOf("way into the store", s, Ways) }
