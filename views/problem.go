package views

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"

	"parley/compare/export"
	"parley/proposals"
)

// problemType is the media type of errors for programs (RFC 9457).
const problemType = "application/problem+json"

// A problemFile is an error page for a program: what is wrong, and what there is
// instead.
type problemFile struct {
	Title    string        `json:"title"`
	Status   int           `json:"status"`
	Detail   string        `json:"detail"`
	Problems []problemLine `json:"problems"`
	Next     []problemNext `json:"next"`
	// ID finds an internal error in the log.
	ID string `json:"id,omitempty"`
}

type problemLine struct {
	// Path is the value of the address that it is about.
	Path string `json:"path,omitempty"`
	Text string `json:"text"`
}

type problemNext struct {
	Words   string `json:"words"`
	Address string `json:"address"`
}

// forPeople are the endings of files that are for reading: whoever asks for one
// is shown a page where it is not there.
var forPeople = []string{"md", "html", "atom", "rss", "css", "js", "svg"}

// wantsProblem reports whether a program asks: for JSON, or for a file without
// saying that a page will do, as browsers do.
func wantsProblem(r *http.Request) bool {
	switch accept := r.Header.Get("Accept"); {
	case strings.Contains(accept, "json"):
		return true
	case strings.Contains(accept, "text/html"):
		return false
	default:
		return isFile(r.URL.Path) && !slices.Contains(forPeople, path.Ext(r.URL.Path)[1:])
	}
}

func newProblemFile(page errorPage) problemFile {
	file := problemFile{
		Title: http.StatusText(page.Status), Status: page.Status, Detail: strings.TrimSpace(page.Title + ". " + page.Sentence),
		Problems: []problemLine{}, Next: []problemNext{}, ID: page.ID,
	}
	for _, p := range page.Wrong {
		file.Problems = append(file.Problems, problemLine{p.Path, p.Text})
	}
	for _, l := range page.Next {
		file.Next = append(file.Next, problemNext{l.Words, l.Address})
	}
	return file
}

// renderProblem makes an error page for a program.
func renderProblem(page errorPage) (content, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(newProblemFile(page))
	return content{mediaType: problemType, body: b.Bytes()}, err
}

// noFormat is the error for an address that ends in a format which what it
// names does not have; it offers those that it has.
func noFormat(r *http.Request, formats []string) error {
	ending := strings.TrimPrefix(path.Ext(r.URL.Path), ".")
	text := fmt.Sprintf("there is no format %q here%s: expected %s", proposals.Clip(ending), proposals.Suggest(ending, formats), strings.Join(formats, ", "))
	lost := misdirected{sentence: sentenceCase(text) + ".", wrong: proposals.Problems{{Path: "format", Text: text}}}
	query := ""
	if r.URL.RawQuery != "" {
		query = "?" + r.URL.RawQuery
	}
	for _, f := range formats {
		address := strings.TrimSuffix(r.URL.EscapedPath(), ending) + f + query
		lost.next = append(lost.next, link{"The same as " + f, address})
	}
	return lost
}

// formatsAt are the formats in which mux has what an address names, whatever it
// ends in.
func formatsAt(mux *http.ServeMux, r *http.Request) []string {
	if !isFile(r.URL.Path) {
		return nil
	}
	var formats []string
	for _, f := range export.Formats {
		other := r.Clone(r.Context())
		other.URL.Path = strings.TrimSuffix(r.URL.Path, path.Ext(r.URL.Path)) + "." + f.Name
		other.URL.RawPath = ""
		if _, pattern := mux.Handler(other); pattern != "" {
			formats = append(formats, f.Name)
		}
	}
	return formats
}
