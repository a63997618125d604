package export_test

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

func TestJSONKeepsTheSchema(t *testing.T) {
	schema := strictSchema(t)
	options := []export.Options{{}, {Prose: true, Quotes: true, Address: "https://parley.example/x?of=a@1.1", Program: "1.0"}, {WithoutVerdicts: true}}
	_, moved := movement(t)
	for _, o := range options {
		checkJSON(t, schema, taken(t, "json", export.OfComparison(sample(t)), o))
		if !o.WithoutVerdicts {
			checkJSON(t, schema, taken(t, "json", export.OfMovement(moved), o))
		}
	}
	checkJSON(t, schema, taken(t, "json", export.OfReport(report(t)), export.Options{}))
	checkJSON(t, schema, printed(t, func(w io.Writer) error { return export.MethodJSON(w, export.Options{}) }))
}

func TestJSONOfAnyTextsKeepsTheSchema(t *testing.T) {
	schema := strictSchema(t)
	rapid.Check(t, func(r *rapid.T) {
		c := anyTexts(r)
		o := export.Options{Prose: true, Quotes: true}
		checkJSON(r, schema, taken(r, "json", export.OfComparison(c), o))
		checkJSON(r, schema, printed(r, func(w io.Writer) error { return export.OrderJSON(w, c, o) }))
		checkJSON(r, schema, printed(r, func(w io.Writer) error {
			return export.CasesJSON(w, export.Page[*proposals.CaseRevision]{Items: []*proposals.CaseRevision{c.Case}}, o)
		}))
		checkJSON(r, schema, printed(r, func(w io.Writer) error {
			return export.CaseJSON(w, c.Case, export.Page[proposals.Listing]{Next: "/x"}, o)
		}))
		texts := make([]compare.Text, len(c.Columns))
		for i, column := range c.Columns {
			texts[i] = compare.Text{Revision: column.Revision}
		}
		alone, err := compare.Build(c.Case, texts[:1], compare.Query{})
		if err != nil {
			r.Fatal(err)
		}
		checkJSON(r, schema, printed(r, func(w io.Writer) error { return export.VersionJSON(w, alone, o) }))
		corpus, err := compare.NewCorpus(c.Case, texts, compare.Query{})
		if err != nil {
			r.Fatal(err)
		}
		for _, report := range []*compare.Report{corpus.Timeline(), corpus.Coverage(), corpus.Deadlines(), corpus.Obligations(), corpus.Codebook(), corpus.Glance()} {
			checkJSON(r, schema, taken(r, "json", export.OfReport(report), export.Options{}))
		}
		m, err := compare.Move(c.Case, texts[0], texts[len(texts)-1])
		if err != nil {
			r.Fatal(err)
		}
		checkJSON(r, schema, taken(r, "json", export.OfMovement(m), o))
	})
}

// What is read back are the terms themselves: each value, parsed, is the one
// that it was.
func TestJSONReadsBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := anyTexts(r)
		var read struct {
			Tables []struct {
				Rows []struct {
					Issue string
					Cells []struct {
						Coverage string
						Terms    []struct {
							Headline, Explanation string
							Value                 struct{ Text string }
							Scope, After          []string
							Deadlines             []struct{ Text string }
							Quotes                []struct{ Text string }
						}
					}
				}
			}
		}
		if err := json.Unmarshal(taken(r, "json", export.OfComparison(c), export.Options{Prose: true, Quotes: true}), &read); err != nil {
			r.Fatal(err)
		}
		for i, table := range c.Tables {
			var rows []compare.Row
			for _, g := range table.Groups {
				rows = append(rows, g.Rows...)
			}
			for j, row := range rows {
				for k, cell := range row.Cells {
					for n, e := range cell.Entries {
						got := read.Tables[i].Rows[j].Cells[k].Terms[n]
						if got.Headline != e.Headline || got.Explanation != e.Term.Body.Text() || !slices.Equal(got.Scope, e.Term.Scope) {
							r.Fatalf("the term reads back as %+v, expected %+v", got, e.Term)
						}
						if e.Term.Value == nil {
							continue
						}
						if value, err := proposals.ParseValue(got.Value.Text, row.Issue); err != nil || !cmp.Equal(value.String(), e.Term.Value.String()) {
							r.Fatalf("the value %q reads back as %v: %v", e.Term.Value, value, err)
						}
						for d, deadline := range e.Term.Deadlines {
							if back, err := proposals.ParseDeadline(got.Deadlines[d].Text); err != nil || back != deadline {
								r.Fatalf("the deadline %v reads back as %v: %v", deadline, back, err)
							}
						}
					}
				}
			}
		}
	})
}

func TestSchemaListsEveryWord(t *testing.T) {
	var schema struct {
		Defs map[string]struct{ Enum []string } `json:"$defs"`
	}
	if err := json.Unmarshal(export.Schema, &schema); err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{
		"relation": asWords(compare.Relations), "rule": asWords(compare.Rules), "stance": asWords(proposals.Stances),
		"issue-kind": asWords(proposals.IssueKinds), "change-kind": asWords(compare.ChangeKinds), "coverage": asWords(proposals.Coverages),
	}
	want["coverage"][slices.Index(want["coverage"], "")] = "not coded"
	for name, all := range want {
		if diff := cmp.Diff(all, schema.Defs[name].Enum); diff != "" {
			t.Errorf("%s (-Go +schema):\n%s", name, diff)
		}
	}
}

func asWords[T ~string](all []T) []string {
	list := make([]string, len(all))
	for i, one := range all {
		list[i] = string(one)
	}
	return list
}

// A schema that refuses what is not described catches each.
func TestSchemaCatches(t *testing.T) {
	schema := strictSchema(t)
	file := string(taken(t, "json", export.OfComparison(sample(t)), export.Options{}))
	for old, mistake := range map[string]string{
		`"kind": "comparison"`:                    `"kind": "table"`,
		`"reason": `:                              `"why": `,
		`"relation": "apart"`:                     `"relation": "far"`,
		`"sources": []`:                           `"sources": ["reuters"]`,
		`"revision": 4`:                           `"revision": "4"`,
		`"case-revision": 4`:                      `"case-rev": 4`,
		`"ref": "north-plan@1.1",` + "\n   \"pro": `"ref": "north plan",` + "\n   \"pro",
	} {
		spoilt := bytes.Replace([]byte(file), []byte(old), []byte(mistake), 1)
		if string(spoilt) == file {
			t.Errorf("the sample has no %s", old)
		} else if jsonProblem(schema, spoilt) == nil {
			t.Errorf("nothing is wrong with %s", mistake)
		}
	}
}

func printed(t failer, print func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := print(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// strictSchema is the published one, which lets fields be added, but for fields
// that it does not describe.
func strictSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(export.Schema))
	if err != nil {
		t.Fatal(err)
	}
	for _, defined := range document.(map[string]any)["$defs"].(map[string]any) {
		makeStrict(defined)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("https://parley.example/schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("https://parley.example/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func makeStrict(schema any) {
	switch schema := schema.(type) {
	case map[string]any:
		if _, ok := schema["properties"]; ok && schema["type"] == "object" {
			schema["additionalProperties"] = false
		}
		for _, inner := range schema {
			makeStrict(inner)
		}
	case []any:
		for _, inner := range schema {
			makeStrict(inner)
		}
	}
}

func checkJSON(t failer, schema *jsonschema.Schema, file []byte) {
	t.Helper()
	if err := jsonProblem(schema, file); err != nil {
		t.Fatalf("%v in:\n%.2000s", err, file)
	}
}

func jsonProblem(schema *jsonschema.Schema, file []byte) error {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
	if err != nil {
		return err
	}
	return schema.Validate(document)
}
