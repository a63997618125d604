package compare_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/proposals"
)

const corpusFile = "testdata/corpus.txtar"

// reportOn is a report on a whole corpus or on one thing of its case, by what is
// asked for: "timeline", "issue border".
func reportOn(t testing.TB, c *compare.Corpus, name string) *compare.Report {
	t.Helper()
	kind, thing, _ := strings.Cut(name, " ")
	var r *compare.Report
	var err error
	switch kind {
	case "timeline":
		r = c.Timeline()
	case "issue":
		r, err = c.Issue(proposals.MustSlug(thing))
	case "topic":
		r, err = c.Topic(proposals.MustSlug(thing))
	case "party":
		r, err = c.Party(proposals.MustSlug(thing))
	default:
		t.Fatalf("there is no report %q", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What a report does not do is said, not passed over.
func TestReportsRefuseWhatOnlyAComparisonHas(t *testing.T) {
	river := parseCase(t, "testdata/case.md")
	q := compare.Query{Only: []compare.Relation{compare.Apart}, Assume: []proposals.Slug{proposals.MustSlug("x")}, AsGiven: true}
	_, err := compare.NewCorpus(river, nil, q)
	var ps proposals.Problems
	if !errors.As(err, &ps) || len(ps) != 3 || ps[0].Path != "only" || ps[1].Path != "assume" || ps[2].Path != "columns" {
		t.Errorf("the error is %v", err)
	}
}

// The texts of the file, and below "want …" the report of that name on them.
func TestReportsOnACorpus(t *testing.T) {
	archive, err := txtar.ParseFile(corpusFile)
	if err != nil {
		t.Fatal(err)
	}
	river := parseCase(t, "testdata/case.md")
	var texts []compare.Text
	for _, f := range archive.Files {
		if !strings.HasPrefix(f.Name, "want ") {
			texts = append(texts, text(t, river, f.Name, string(f.Data)))
		}
	}
	c, err := compare.NewCorpus(river, texts, compare.Query{Case: river.Case().Slug})
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range archive.Files {
		name, ok := strings.CutPrefix(f.Name, "want ")
		if !ok {
			continue
		}
		got := printedRows(reportOn(t, c, name))
		if *update {
			archive.Files[i].Data = []byte(got)
		} else if diff := cmp.Diff(string(f.Data), got); diff != "" {
			t.Errorf("%s (-want +got; -update rewrites it):\n%s", f.Name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(corpusFile, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// printedRows is a line for each line of a report's cells, each cell behind a
// bar, with what it leads to.
func printedRows(r *compare.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", r.Title)
	if t := r.Timeline; t != nil {
		for _, l := range t.Lanes {
			fmt.Fprintf(&b, "lane %s\n", l.Label)
		}
		for _, m := range t.Marks {
			fmt.Fprintf(&b, "mark %v %s\n", m.Lanes, m.Dates[0].Words())
		}
		for _, l := range t.Links {
			fmt.Fprintf(&b, "%d %s %d\n", l.To, l.Kind, l.From)
		}
	}
	for _, table := range r.Tables {
		fmt.Fprintf(&b, "# %s\n", table.Label)
		for _, note := range table.Notes {
			fmt.Fprintf(&b, "%s\n", note)
		}
		if len(table.Rows) == 0 {
			fmt.Fprintf(&b, "%s\n", table.Empty)
		}
		for _, row := range table.Rows {
			for i, cell := range row.Cells {
				for j, line := range cell.Lines {
					indent := strings.Repeat("    ", i)
					if j == 0 && i > 0 {
						indent = indent[4:] + "  | "
					}
					fmt.Fprintf(&b, "%s%s%s\n", indent, line.Words, targetWords(line.To))
				}
			}
		}
	}
	for _, line := range r.Nearby {
		fmt.Fprintf(&b, "nearby: %s%s\n", line.Words, targetWords(line.To))
	}
	return b.String()
}

func targetWords(t compare.Target) string {
	var words []string
	for _, part := range []string{t.Changes.String(), t.Ref.String(), t.Anchor, t.Issue.String(), t.Topic.String(), t.Party.String()} {
		if part != "" {
			words = append(words, part)
		}
	}
	if len(words) == 0 {
		return ""
	}
	return " -> " + strings.Join(words, " ")
}

func TestReportOnWhatIsNotThere(t *testing.T) {
	river := parseCase(t, "testdata/case.md")
	c, err := compare.NewCorpus(river, nil, compare.Query{})
	if err != nil {
		t.Fatal(err)
	}
	lost := proposals.MustSlug("bordre")
	for _, find := range []func(proposals.Slug) (*compare.Report, error){c.Issue, c.Topic, c.Party} {
		if _, err := find(lost); !errors.Is(err, proposals.ErrNotFound) || !strings.Contains(err.Error(), `"bordre"`) {
			t.Errorf("a thing that the case does not have: %v", err)
		}
	}
	if _, err := c.Issue(lost); !strings.Contains(err.Error(), `did you mean "border"?`) {
		t.Error(err)
	}
}

// Every report on drawn texts keeps the contract of reports.
func TestEveryReportIsWhole(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		in, texts := drawTexts(r, 1, 4)
		c, err := compare.NewCorpus(in, texts, compare.Query{Case: in.Case().Slug})
		if err != nil {
			r.Fatal(err)
		}
		timeline := c.Timeline()
		checkWhole(r, timeline)
		if n := len(timeline.Timeline.Marks); n != len(texts) {
			r.Fatalf("%d marks for %d texts", n, len(texts))
		}
		for _, m := range timeline.Timeline.Marks {
			if len(m.Lanes) == 0 || m.Lanes[len(m.Lanes)-1] >= len(timeline.Timeline.Lanes) || len(m.Dates) == 0 {
				r.Fatalf("a mark without lane or date: %+v", m)
			}
		}
		checkWhole(r, c.Deadlines())
		checkWhole(r, c.Obligations())
		for _, i := range in.Case().Issues {
			one, err := c.Issue(i.Slug)
			if err != nil {
				r.Fatal(err)
			}
			checkWhole(r, one)
		}
		for _, topic := range in.Case().Topics {
			one, err := c.Topic(topic.Slug)
			if err != nil {
				r.Fatal(err)
			}
			checkWhole(r, one)
		}
		for _, p := range in.Case().Parties {
			one, err := c.Party(p.Slug)
			if err != nil {
				r.Fatal(err)
			}
			checkWhole(r, one)
			checkDropped(r, one)
		}
	})
}

// checkWhole checks rows against heads, anchors, words and sources.
func checkWhole(t *rapid.T, r *compare.Report) {
	anchors, cited := map[string]bool{}, map[int]bool{}
	place := func(anchor string) {
		if anchors[anchor] {
			t.Fatalf("%s: the anchor %q stands twice", r.Title, anchor)
		}
		anchors[anchor] = anchor != ""
	}
	for _, table := range r.Tables {
		place(table.Anchor)
		if len(table.Rows) == 0 && table.Empty == "" {
			t.Fatalf("%s: nothing says why %q is empty", r.Title, table.Label)
		}
		for _, row := range table.Rows {
			place(row.Anchor)
			if len(row.Cells) != len(table.Head) {
				t.Fatalf("%s: a row of %d cells under a head of %d", r.Title, len(row.Cells), len(table.Head))
			}
			for _, cell := range row.Cells {
				if len(cell.Lines) == 0 {
					t.Fatalf("%s: an empty cell", r.Title)
				}
				for _, line := range cell.Lines {
					if line.Words == "" {
						t.Fatalf("%s: an empty line", r.Title)
					}
					for _, n := range line.Sources {
						cited[n] = true
					}
				}
			}
		}
	}
	for i, s := range r.Sources {
		if s.Number != i+1 || !cited[s.Number] {
			t.Fatalf("%s: source %d stands at %d, and is cited: %v", r.Title, s.Number, i+1, cited[s.Number])
		}
		delete(cited, s.Number)
	}
	if len(cited) > 0 {
		t.Fatalf("%s: sources are cited that are not there: %v", r.Title, cited)
	}
}

// checkDropped checks that nothing is said to be dropped but where the newer
// text is known not to have it.
func checkDropped(t *rapid.T, r *compare.Report) {
	for _, table := range r.Tables {
		for _, row := range table.Rows {
			for _, cell := range row.Cells[2:] {
				for i, line := range cell.Lines {
					if !strings.HasPrefix(line.Words, "Dropped") {
						continue
					}
					_, kind, _ := strings.Cut(strings.ToLower(cell.Lines[i-1].Words), ": ")
					kind, _, searched := strings.Cut(kind, "silent: searched by ") // for words that may be any
					if searched && kind == "" {
						continue
					}
					for _, blank := range strings.Split(strings.TrimSuffix(kind, "; "), "; ") {
						if !strings.Contains(blank, "silent") && !strings.Contains(blank, "struck out") && !strings.Contains(blank, "excluded") {
							t.Fatalf("%s: dropped, where the newer text has it %q", r.Title, kind)
						}
					}
				}
			}
		}
	}
}
