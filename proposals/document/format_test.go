package document_test

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/proposals"
	"parley/proposals/document"
)

var fenced = regexp.MustCompile("(?ms)^```markdown\n(---\n.*?)^```$")

// examples are the whole documents of FORMAT.md: a case, and versions.
func examples(t testing.TB) (string, []string) {
	t.Helper()
	format, err := os.ReadFile("../FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, m := range fenced.FindAllSubmatch(format, -1) {
		all = append(all, string(m[1]))
	}
	if len(all) < 2 {
		t.Fatalf("FORMAT.md holds %d whole documents: expected a case and versions", len(all))
	}
	return all[0], all[1:]
}

// exampleCase is the case of FORMAT.md.
func exampleCase(t testing.TB) *proposals.CaseRevision {
	t.Helper()
	src, _ := examples(t)
	c, problems := document.ParseCase("FORMAT.md", []byte(src), nil)
	if len(problems) > 0 {
		t.Fatalf("the case in FORMAT.md has problems:\n%v", problems)
	}
	return c
}

func TestExamplesAreCanonical(t *testing.T) {
	c := exampleCase(t)
	src, versions := examples(t)
	if got := string(document.PrintCase(c)); got != src {
		t.Errorf("the case in FORMAT.md prints otherwise:\n%s", got)
	}
	for _, src := range versions {
		r, problems := document.ParseVersion("FORMAT.md", []byte(src), c)
		if len(problems) > 0 {
			t.Errorf("a version in FORMAT.md has problems:\n%v", problems)
			continue
		}
		if got := string(document.PrintVersion(r)); got != src {
			t.Errorf("a version in FORMAT.md prints otherwise:\n%s", got)
		}
	}
}

func TestExamplesUseEveryField(t *testing.T) {
	c := exampleCase(t)
	used := map[string]bool{}
	visit(reflect.ValueOf(*c.Case()), used)
	kinds := map[string]bool{}
	_, versions := examples(t)
	for _, src := range versions {
		r, problems := document.ParseVersion("FORMAT.md", []byte(src), c)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		visit(reflect.ValueOf(*r.Version()), used)
		note(r.Version(), kinds)
	}
	for _, issue := range c.Case().Issues {
		kinds["kind "+string(issue.Kind)] = true
	}
	for field, is := range used {
		if !is {
			t.Errorf("no example of FORMAT.md uses %s", field)
		}
	}
	for _, want := range everyKind() {
		if !kinds[want] {
			t.Errorf("no example of FORMAT.md shows the %s", want)
		}
	}
}

// visit notes which fields of the model's structs hold something.
func visit(v reflect.Value, used map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			visit(v.Elem(), used)
		}
	case reflect.Slice:
		for i := range v.Len() {
			visit(v.Index(i), used)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				return
			}
			name := v.Type().Name() + "." + f.Name
			used[name] = used[name] || !v.Field(i).IsZero()
			visit(v.Field(i), used)
		}
	}
}

func note(v *proposals.Version, kinds map[string]bool) {
	for _, t := range v.Terms {
		kinds["stance "+string(t.Stance)] = true
		if t.Value != nil {
			kinds["value "+strings.TrimPrefix(reflect.TypeOf(t.Value).String(), "proposals.")] = true
		}
		for _, d := range t.Deadlines {
			kinds["deadline "+string(d.Form())] = true
		}
	}
	for _, b := range v.Blanks {
		kinds["blank "+string(b.Coverage)] = true
	}
}

func everyKind() []string {
	var want []string
	for _, k := range proposals.IssueKinds {
		want = append(want, "kind "+string(k))
	}
	for _, s := range proposals.Stances {
		want = append(want, "stance "+string(s))
	}
	for _, b := range proposals.Blanks {
		want = append(want, "blank "+string(b))
	}
	for _, v := range []string{"Choice", "DurationRange", "QuantityRange", "DateRange", "Set", "Text", "OpenValue", "UnreportedValue"} {
		want = append(want, "value "+v)
	}
	for _, f := range []proposals.DeadlineForm{proposals.Immediately, proposals.Within, proposals.OnDay, proposals.Before, proposals.NotBefore, proposals.ByDate, proposals.OnDate, proposals.Every, proposals.OpenEnded} {
		want = append(want, "deadline "+string(f))
	}
	return want
}

func TestFieldTablesAreInCanonicalOrder(t *testing.T) {
	format, err := os.ReadFile("../FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	_, versions := examples(t)
	for _, table := range regexp.MustCompile("(?m)(?:^\\| `[a-z-]+` \\|.*\n)+").FindAllString(string(format), -1) {
		var names []string
		for _, m := range regexp.MustCompile("(?m)^\\| `([a-z-]+)`").FindAllStringSubmatch(table, -1) {
			names = append(names, m[1])
		}
		for _, src := range versions {
			last := -1
			for _, m := range regexp.MustCompile(`(?m)^- ([a-z-]+):|^###`).FindAllStringSubmatch(src, -1) {
				at := slices.Index(names, m[1])
				if m[1] != "" && at >= 0 && at <= last {
					t.Errorf("the table has %q before %q, and the examples after", names[at], names[last])
				}
				if last = at; m[1] == "" {
					last = -1
				}
			}
		}
	}
}
