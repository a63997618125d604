package views

import (
	"net/http"
	"strings"
	"testing"
)

func TestChoiceOfWhatToTakeIsInTheAddress(t *testing.T) {
	s := newShippedSite(t)
	page := s.page("/cases/russia-ukraine/compare?topic=ceasefire")
	page.one(".taking form input[value=ceasefire]")
	page.want(".taking form button[formaction=/cases/russia-ukraine/compare.docx]", "Word of all tables, as chosen")
	response, body := s.request("GET", "/cases/russia-ukraine/compare.docx?topic=ceasefire&layout=four-column&with=prose&with=quotes&without=verdicts")
	if got := response.Header.Get("Content-Type"); !strings.HasSuffix(got, "wordprocessingml.document") || !strings.HasPrefix(body, "PK") {
		t.Errorf("Content-Type: %q", got)
	}
	if got := response.Header.Get("Content-Disposition"); !strings.Contains(got, "russia-ukraine-ceasefire.docx") {
		t.Errorf("Content-Disposition: %q", got)
	}
	if body := s.get("/cases/russia-ukraine/compare.md?topic=ceasefire&layout=tables&with=prose&without=verdicts"); strings.Contains(body, "| Verdict |") {
		t.Error("the verdicts are there")
	}
}

func TestLayoutThatThereIsNotIsSaid(t *testing.T) {
	s := newShippedSite(t)
	for address, want := range map[string]string{
		"/cases/russia-ukraine/coverage.docx?layout=four-column": "only a comparison has the layout",
		"/cases/russia-ukraine/compare.csv?layout=bracketed":     "CSV has no layout",
		"/cases/russia-ukraine/compare.md?layout=poem":           "expected tables, sections, four-column or bracketed",
	} {
		response, body := s.request("GET", address)
		if response.StatusCode != http.StatusBadRequest || !strings.Contains(body, want) {
			t.Errorf("%s: %s, expected it to say %q:\n%s", address, response.Status, want, body)
		}
	}
}
