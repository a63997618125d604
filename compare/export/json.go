package export

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"io"
	"net/url"

	"parley/compare"
	"parley/proposals"
)

// SchemaPath is where a site serves [Schema], and what is named in each file.
const SchemaPath = "/schema/parley.json"

// Schema describes every file that is printed as JSON, as JSON Schema 2020-12.
// Fields may come to be added; none is renamed or gets another meaning.
//
//go:embed schema/parley.json
var Schema []byte

// A jsonFile is what every JSON file has, whatever it holds. Fields have the
// names that documents and addresses have for the same; what a text does not
// have is left out, and lists that a file is made of are there even if empty.
type jsonFile struct {
	Schema  string `json:"$schema"`
	Kind    string `json:"kind"`
	Title   string `json:"title,omitempty"`
	Address string `json:"address,omitempty"`
	Program string `json:"program"`
}

func newJSONFile(kind, title string, o Options) jsonFile {
	return jsonFile{schemaAddress(o.Address), kind, title, o.Address, programWords(o)}
}

// schemaAddress is that of the schema on the site that an address is of.
func schemaAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return SchemaPath
	}
	return u.Scheme + "://" + u.Host + SchemaPath
}

// printJSON prints everything with its structure: the values of terms, verdicts
// with the fields that they rest on, each pair, the orders of steps.
func printJSON(w io.Writer, t Taken, o Options) error {
	switch {
	case t.comparison != nil:
		return writeJSON(w, newJSONComparison(t.comparison, o))
	case t.report != nil:
		return writeJSON(w, newJSONReport(t.report, o))
	default:
		return writeJSON(w, newJSONMovement(t.movement, o))
	}
}

// writeJSON prints a file for people, too: indented, and with < and & as they
// are, since nothing puts it into HTML.
func writeJSON(w io.Writer, file any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(file); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// each is a list, made of another, that is there even if it is empty.
func each[T, J any](all []T, shown func(T) J) []J {
	list := []J{}
	for _, one := range all {
		list = append(list, shown(one))
	}
	return list
}

// slugs are those of a list, none where there is none.
func slugs(all []proposals.Slug) []string {
	var list []string
	for _, s := range all {
		list = append(list, s.String())
	}
	return list
}

// full is a list that is there even if it is empty.
func full[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}

// A jsonCase says of a file which case it is of.
type jsonCase struct {
	Case      string        `json:"case"`
	Revision  int           `json:"revision,omitempty"`
	Title     string        `json:"title"`
	Publisher jsonPublisher `json:"publisher"`
}

type jsonPublisher struct {
	Name    string `json:"name"`
	Contact string `json:"contact"`
}

func newJSONCase(c *proposals.CaseRevision) jsonCase {
	p := c.Case().Publisher
	return jsonCase{c.Case().Slug.String(), c.Stored().Revision, c.Case().Title, jsonPublisher{p.Name, p.Contact}}
}

// jsonNames are the words for the slugs of a case.
type jsonNames struct {
	Actors map[string]string `json:"actors"`
	Events map[string]string `json:"events"`
}

func newJSONNames(c *proposals.CaseRevision) jsonNames {
	names := jsonNames{map[string]string{}, map[string]string{}}
	for _, p := range c.Case().Parties {
		names.Actors[p.Slug.String()] = p.Label
	}
	for _, a := range c.Case().Actors {
		names.Actors[a.Slug.String()] = a.Label
	}
	for _, e := range c.Case().Events {
		names.Events[e.Slug.String()] = e.Label
	}
	for _, i := range c.Case().Issues {
		if i.Kind == proposals.Measure {
			names.Events[i.Slug.String()] = i.Label
		}
	}
	for _, s := range []proposals.Slug{proposals.Open, proposals.Unsaid} {
		names.Events[s.String()] = c.EventLabel(s)
	}
	return names
}

// A jsonDay is the day as of which something is shown.
type jsonDay struct {
	Date  string `json:"date,omitempty"`
	Kind  string `json:"kind"`
	Words string `json:"words"`
}

func newJSONDay(c *compare.Comparison) jsonDay {
	kind, date := asOf(c)
	if kind == "" {
		kind = "undated"
	}
	return jsonDay{date.String(), kind, asOfLine(c)}
}
