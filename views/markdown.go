package views

import (
	"bytes"
	"net/http"

	"parley/compare/export"
)

const markdownType = "text/markdown; charset=utf-8"

// serveComparisonMarkdown answers with the same comparison as the page of the
// same query.
func (s *site) serveComparisonMarkdown(r *http.Request) (content, error) {
	c, err := s.compare(r)
	if err != nil {
		return content{}, err
	}
	var text bytes.Buffer
	if err := export.Markdown(&text, c, export.Options{Address: PermanentAddress(s.opts.URL, c)}); err != nil {
		return content{}, err
	}
	return content{markdownType, text.Bytes()}, nil
}
