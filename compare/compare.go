// Package compare decides how texts stand to each other: tables of cells and
// verdicts, and the order of their steps. [Build] consists of pure functions of
// checked versions; what it returns is all that a printer needs, and printers
// decide nothing.
//
// A verdict comes from coded fields by a named [Rule] and prints its reason.
// Where no rule applies it is "not comparable". Every difference is looked for
// before "agree" is said, so that a blank or a difference never makes
// agreement. There is no overall score.
//
// A text may offer options, leave parts of an answer to themselves, be read in
// several ways or have brackets of several authors. Each combination is
// compared by itself. Where the relation is the same for all there is one
// verdict, else one for each, and the widest stands for the row. "Agree" is said
// of the row only where no combination leaves one side without a position.
//
// The order of steps is a graph of events: an arrow says that one waits for
// another. What a wider event waits for, each narrower case of it waits for too;
// what waits for a wider event waits for any one case of it, and so for none in
// particular.
//
// What changed between two texts ([Move]) is what they have at the same places,
// set beside each other. Old and new are shown, never how near they are to
// anything. Nothing is said to have been added or dropped unless the other text
// is known not to have it.
package compare
