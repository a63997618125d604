package export

import (
	"io"

	"parley/compare"
	"parley/proposals"
)

// MethodJSON prints the words that other files use, with what each means: the
// relations, the rules in their order, the kinds of cell and of change.
func MethodJSON(w io.Writer, o Options) error {
	return writeJSON(w, struct {
		jsonFile
		Relations []jsonMeaning `json:"relations"`
		Rules     []jsonMeaning `json:"rules"`
		Coverages []jsonMeaning `json:"coverages"`
		Kinds     []jsonMeaning `json:"kinds"`
		Changes   []jsonMeaning `json:"changes"`
	}{
		newJSONFile("method", "Method", o),
		meanings(compare.Relations), meanings(compare.Rules),
		each(proposals.Coverages, func(c proposals.Coverage) jsonMeaning { return jsonMeaning{coverageName(c), c.Meaning()} }),
		meanings(proposals.IssueKinds), meanings(compare.ChangeKinds),
	})
}

type jsonMeaning struct {
	Name    string `json:"name"`
	Meaning string `json:"meaning"`
}

// meanings are those of a closed set.
func meanings[T interface {
	~string
	Meaning() string
}](all []T) []jsonMeaning {
	return each(all, func(one T) jsonMeaning { return jsonMeaning{string(one), one.Meaning()} })
}
