package views

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

// A taker loads what the page of an address shows, to be taken away, and says
// where that stands for good.
type taker func(*http.Request) (taken export.Taken, permanent string, err error)

// takeRoutes are the files in which the page at a path can be taken away, and
// cited: the same address and query, with the name of a format behind the path.
//
// keys are what the address of the page can ask for.
func (s *site) takeRoutes(path string, keys []string, t taker) []route {
	var routes []route
	for _, f := range export.Formats {
		routes = append(routes, route{"GET " + path + "." + f.Name, toRead, s.page(func(r *http.Request) (content, error) {
			return s.take(r, f, keys, t)
		})})
	}
	return append(routes, s.citeRoutes(path, t)...)
}

// onlyKnown refuses what a file has no value for: whoever asks for it would take
// what is not asked for to be what is. What others add to an address, to see
// where its readers come from, is passed over.
func onlyKnown(values url.Values, keys []string) error {
	var problems proposals.Problems
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if !slices.Contains(keys, key) && !strings.HasPrefix(key, "utm_") {
			problems = append(problems, proposals.Problem{Path: key, Text: fmt.Sprintf("this file has no %q%s: expected %s", key, proposals.Suggest(key, keys), strings.Join(keys, ", "))})
		}
	}
	return problems.Err()
}

// take prints what t loads in a format.
func (s *site) take(r *http.Request, f export.Format, keys []string, t taker) (content, error) {
	if err := onlyKnown(r.URL.Query(), slices.Concat(keys, export.OptionKeys)); err != nil {
		return content{}, err
	}
	options, problems := export.ParseOptions(r.URL.Query())
	if err := problems.Err(); err != nil {
		return content{}, err
	}
	taken, permanent, err := t(r)
	if err != nil {
		return content{}, err
	}
	options.Address, options.Program = strings.TrimSuffix(s.opts.URL, "/")+permanent, s.opts.Version
	var file bytes.Buffer
	if err := f.Print(&file, taken, options); err != nil {
		return content{}, fmt.Errorf("printing %s: %w", f.Name, err)
	}
	made := content{mediaType: f.MediaType, body: file.Bytes(), file: taken.FileName(f)}
	if f.Name == "html" {
		made.policy = filePolicy
	}
	return made, nil
}

// cutFormat splits the name of a thing from that of the format behind it.
func cutFormat(name string) (string, *export.Format) {
	for _, f := range export.Formats {
		if before, ok := strings.CutSuffix(name, "."+f.Name); ok {
			return before, &f
		}
	}
	return name, nil
}

// formatNames are those of the formats of a table.
func formatNames() []string {
	names := make([]string, len(export.Formats))
	for i, f := range export.Formats {
		names[i] = f.Name
	}
	return names
}

// A takeLink is where something can be taken away.
type takeLink struct {
	export.Format
	Address string
}

// takeLinks are those of what stands as markdown at an address.
func takeLinks(markdown string) []takeLink {
	path, query, asked := strings.Cut(markdown, "?")
	path = strings.TrimSuffix(path, ".md")
	links := make([]takeLink, len(export.Formats))
	for i, f := range export.Formats {
		links[i] = takeLink{f, path + "." + f.Name}
		if asked {
			links[i].Address += "?" + query
		}
	}
	return links
}

// A takeForm is how a reader chooses the way in which a comparison is taken
// away.
type takeForm struct {
	What string
	// Kept are the parameters of what is shown.
	Kept          []parameter
	With, Without []choice
	// Documents name the formats that can be arranged.
	Documents string
	Files     []takeLink
}

func newTakeForm(q compare.Query, what string) takeForm {
	path, _, _ := strings.Cut(comparisonMarkdownAddress(q), "?")
	return takeForm{
		What: what,
		Kept: allParameters(q),
		With: []choice{
			{ID: "with-prose", Value: "prose", Words: "The explanation of each answer"},
			{ID: "with-quotes", Value: "quotes", Words: "Quoted words, with their sources"},
		},
		Without:   []choice{{ID: "without-verdicts", Value: "verdicts", Words: "How the texts stand to each other"}},
		Documents: strings.Join(export.LaidOut(), ", "),
		Files:     takeLinks(path),
	}
}
