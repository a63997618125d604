// Package compare decides how texts stand to each other: tables of cells and
// verdicts, and the order of their steps. It consists of pure functions of
// checked versions; what it returns is all that a printer needs, and printers
// decide nothing.
//
// A verdict comes from coded fields by a named rule and prints its reason.
// Where no rule applies it is "not comparable". Every difference is looked for
// before "agree" is said, so that a blank or a difference never makes
// agreement. There is no overall score.
package compare
