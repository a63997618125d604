package views

import (
	"bytes"
	"fmt"
	"net/http/httptest"
	"testing"
)

// BenchmarkComparisonPage makes the whole page of all topics, as it is made for
// whoever asks first: the texts are read, compared and shown. Its cost goes with
// its cells, and may not run ahead of them.
func BenchmarkComparisonPage(b *testing.B) {
	s, texts := newManySite(b, 64)
	site, err := newSite(s.store, Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{2, 4, 8, 16, 32, 64} {
		b.Run(fmt.Sprintf("columns=%d", n), func(b *testing.B) {
			r := httptest.NewRequest("GET", comparing(texts[:n]), nil)
			r.SetPathValue("case", "russia-ukraine")
			var made content
			b.ReportAllocs()
			for b.Loop() {
				if made, err = site.serveComparison(r); err != nil {
					b.Fatal(err)
				}
			}
			cells := bytes.Count(made.body, []byte(`<td role="cell" class="position`))
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*cells), "ns/cell")
			b.ReportMetric(float64(len(made.body)), "page-B")
			b.ReportMetric(float64(len(made.body))/float64(cells), "page-B/cell")
		})
	}
}
