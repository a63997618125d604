package export_test

import (
	"strings"
	"testing"

	"parley/compare"
	"parley/data"
	"parley/proposals"
	"parley/proposals/document"
)

// shippedCorpus is the newest shipped case with the newest coding of every text.
func shippedCorpus(t testing.TB) (*proposals.CaseRevision, []compare.Text) {
	t.Helper()
	var in *proposals.CaseRevision
	var texts []compare.Text
	place := map[string]int{}
	for n, d := range data.Documents() {
		name := strings.TrimSuffix(d.Name, ".md")
		if !strings.Contains(name, "@") {
			c, problems := document.ParseCase(d.Name, d.Text, in)
			if problems != nil {
				t.Fatal(problems)
			}
			in = c.WithStored(proposals.Stored{Revision: n + 1})
			continue
		}
		r, problems := document.ParseVersion(d.Name, d.Text, in)
		if problems != nil {
			t.Fatal(problems)
		}
		ref := must(proposals.ParseRef(name))
		text := compare.Text{Revision: r.WithStored(proposals.Stored{Revision: ref.Revision()})}
		version := ref.WithRevision(0).String()
		if i, ok := place[version]; ok {
			texts[i] = text
			continue
		}
		place[version] = len(texts)
		texts = append(texts, text)
	}
	return in, texts
}

// shipped is the comparison of as many shipped texts as one takes.
func shipped(t testing.TB) *compare.Comparison {
	t.Helper()
	in, texts := shippedCorpus(t)
	return must(compare.Build(in, texts, compare.Query{}))
}
