package sqlite

import (
	"encoding/binary"

	"parley/proposals"
)

// passageColumns is how many columns the table passage has; those of the ranks
// of fields come first.
const passageColumns = 7

// weigh reads what matchinfo 'x' says of a row: for each phrase and column three
// numbers, of which the first counts how often the phrase stands there. The
// weight is the smaller the more telling the fields are. Own reports whether a
// phrase stands in words of the passage's own.
func weigh(hits []byte, phrases int) (weight int, own bool) {
	const size, numbers = 4, 3
	for p := range phrases {
		for rank := range proposals.FieldRank(proposals.FieldRanks) {
			at := (p*passageColumns + int(rank)) * numbers * size
			if at+size > len(hits) || binary.NativeEndian.Uint32(hits[at:]) == 0 {
				continue
			}
			weight += rankWeights[rank]
			own = own || rank != proposals.BelongsRank
			break
		}
	}
	return weight, own
}

// rankWeights are those of the ranks of fields, in their order. That a word
// stands in what a passage belongs to tells as much as one in its body.
var rankWeights = [proposals.FieldRanks]int{0, 1, 2, 1}
