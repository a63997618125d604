package views

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parley/data"
	"parley/proposals"
)

// newManySite has everything that is shipped, and of the texts of a case so
// many further ones that it has n, which it names. A further text is the newest
// coding of a shipped one under another name, so that it answers as many
// questions as a real one.
func newManySite(t testing.TB, n int) (s *testSite, texts []string) {
	t.Helper()
	s = newShippedSite(t)
	c, err := s.store.Case(t.Context(), proposals.MustSlug("russia-ukraine"), 0)
	if err != nil {
		t.Fatal(err)
	}
	newest := map[string]string{}
	for _, d := range data.Documents() {
		name, _, ok := strings.Cut(d.Name, ".")
		if ok && strings.Contains(name, "@") && !slices.Contains(texts, name) {
			texts = append(texts, name)
		}
		newest[name] = string(d.Text)
	}
	for i := 0; len(texts) < n; i++ {
		_, rest, _ := strings.Cut(newest[texts[i]], "\nversion: 1\n")
		name := fmt.Sprintf("further-%d", i+1)
		newest[name+"@1"] = "---\nproposal: " + name + "\nversion: 1\n" + rest
		s.addVersion(newest[name+"@1"], c)
		texts = append(texts, name+"@1")
	}
	return s, texts[:n]
}

// comparing is the address of a comparison of texts, in their order.
func comparing(texts []string) string {
	return "/cases/russia-ukraine/compare?of=" + strings.Join(texts, "&of=") + "&columns=given"
}
