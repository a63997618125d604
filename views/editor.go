package views

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"parley/proposals"
	"parley/proposals/document"
)

// An editorPage is a draft as the text of its document.
type editorPage struct {
	draftFrame
	Action   string
	Text     string
	Lines    []numberedLine // those with problems, and their neighbours
	Problems []placedProblem
	Checked  bool
	IsCase   bool
	Based    int
}

// A placedProblem is a problem with the place where it stands.
type placedProblem struct {
	Place  string // "12:3"
	Line   int
	Text   string
	Anchor string
}

// A numberedLine is a line of the text, with what is wrong there. A zero
// number stands for lines left out.
type numberedLine struct {
	Number   int
	Text     string
	Problems []string
}

func (s *site) serveDocument(r *http.Request) (reply, error) {
	k, err := s.openWriting(r)
	if err != nil {
		return reply{}, err
	}
	if k.Save.Form != proposals.AsDocument {
		return goTo(k.address())
	}
	return s.showDocument(r, &k, nil, r.URL.Query().Has("check"), 0)
}

// showDocument shows the editor; where problems are nil and asked for, it looks
// for them.
func (s *site) showDocument(r *http.Request, k *desk, problems proposals.Problems, check bool, status int) (reply, error) {
	frame, err := s.newDraftFrame(r.Context(), k, stepDocument)
	if err != nil {
		return reply{}, err
	}
	frame.Form = writingForm
	if frame.Undone, err = s.undoneWords(r, k); err != nil {
		return reply{}, err
	}
	page := editorPage{draftFrame: frame, Action: draftAddress(k.ID, stepDocument), Text: k.text(), Checked: check, IsCase: k.Kind == proposals.CaseDraft, Based: k.Based}
	if k.ID == "" {
		page.Action = editCaseAddress(k.Case)
	}
	if check && problems == nil {
		if _, err := s.readDraft(r.Context(), k); !errors.As(err, &problems) && err != nil {
			return reply{}, err
		}
	}
	page.addProblems(problems)
	made, err := s.render(r, head{Title: frame.Title, Trail: frame.trail()}, page.show())
	return reply{content: made, status: status}, err
}

// addProblems puts problems beside the lines where they stand.
func (p *editorPage) addProblems(problems proposals.Problems) {
	const around = 1
	texts := strings.Split(p.Text, "\n")
	at := map[int][]string{}
	shown := map[int]bool{}
	for _, problem := range problems {
		n := min(max(problem.Line, 1), len(texts))
		placed := placedProblem{Line: n, Text: problem.Text, Anchor: "line-" + strconv.Itoa(n)}
		if problem.Line > 0 {
			placed.Place = strconv.Itoa(problem.Line) + ":" + strconv.Itoa(problem.Column)
		}
		p.Problems = append(p.Problems, placed)
		at[n] = append(at[n], problem.Text)
		for i := n - around; i <= n+around; i++ {
			shown[i] = true
		}
	}
	last := 0
	for i, text := range texts {
		n := i + 1
		if !shown[n] {
			continue
		}
		if n > last+1 && last > 0 {
			p.Lines = append(p.Lines, numberedLine{})
		}
		p.Lines = append(p.Lines, numberedLine{n, text, at[n]})
		last = n
	}
}

// postDocument keeps the text, and does what its button says.
func (s *site) postDocument(r *http.Request) (reply, error) {
	values, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	k, err := s.openWriting(r)
	if err != nil {
		return reply{}, err
	}
	text, problems := given(values)
	do := values.Get("do")
	number, _ := strconv.Atoi(values.Get("save"))
	page := desk{Draft: proposals.Draft{Save: proposals.Save{Number: number}}}
	overtaken := page.overtaken(&k, values) && (text != k.text() || do == doUndo)
	switch {
	case do == "go:"+stepText && k.Save.Form == proposals.AsSheet && k.Ending == "" && text == k.text():
		return goTo(k.address()) // sent a second time
	case overtaken, k.Save.Form != proposals.AsDocument, k.Ending != "":
		return s.showTextConflict(r, &k, text, values)
	}
	k.base, k.kept = number, page.kept
	if err := s.keep(r.Context(), &k, proposals.AsDocument, text); errors.Is(err, proposals.ErrConflict) {
		if k, err = s.openDesk(r); err != nil {
			return reply{}, err
		}
		return s.showTextConflict(r, &k, text, values)
	} else if err != nil {
		return reply{}, err
	}
	switch {
	case do == doUndo:
		return s.undo(r, &k)
	case len(problems) > 0:
		return s.showDocument(r, &k, problems, true, http.StatusUnprocessableEntity)
	case do == "autosave":
		return reply{content: content{mediaType: "text/plain; charset=utf-8", body: []byte(strconv.Itoa(k.Save.Number))}}, nil
	case do == "go:"+stepText:
		return s.toSheet(r, &k)
	case do == "go:"+stepPreview:
		return goTo(draftAddress(k.ID, stepPreview))
	}
	return s.showDocument(r, &k, nil, true, s.statusOf(r, &k))
}

// statusOf is 422 where the text has problems.
func (s *site) statusOf(r *http.Request, k *desk) int {
	if _, err := s.readDraft(r.Context(), k); err != nil {
		return http.StatusUnprocessableEntity
	}
	return 0
}

// given is the text of a document as it was typed, or the file that was
// uploaded in its place. A file in which nothing stands takes no text's place.
func given(values url.Values) (text string, problems proposals.Problems) {
	switch file := typed(values, "file"); {
	case strings.TrimSpace(file) != "":
		return file, nil
	case values.Get("file.name") != "":
		problems = proposals.Problems{{Text: "the file " + strconv.Quote(clipped(values.Get("file.name"))) + " is empty: choose another, or leave it out"}}
	}
	return typed(values, "document"), problems
}

func (s *site) showTextConflict(r *http.Request, current *desk, text string, values url.Values) (reply, error) {
	mine := *current
	mine.Save.Form, mine.Save.Content = proposals.AsDocument, text
	return s.showDraftConflict(r, &mine, current, values)
}

// toDocument goes on with a form's draft as text.
func (s *site) toDocument(r *http.Request, k *desk) (reply, error) {
	if err := s.keep(r.Context(), k, proposals.AsDocument, k.sheetText()); err != nil {
		return reply{}, err
	}
	return goTo(draftAddress(k.ID, stepDocument))
}

// toSheet goes on with a text as a form, where nothing of it would be lost.
func (s *site) toSheet(r *http.Request, k *desk) (reply, error) {
	sheet, problems := document.ReadSheet(k.file(), []byte(k.Save.Content), k.in)
	if len(problems) > 0 {
		return s.showDocument(r, k, problems, true, http.StatusUnprocessableEntity)
	}
	content, err := sheetContent(sheet)
	if err != nil {
		return reply{}, err
	}
	if err := s.keep(r.Context(), k, proposals.AsSheet, content); err != nil {
		return reply{}, err
	}
	return goTo(draftAddress(k.ID, stepText))
}

// beginDocument begins a draft with a document that was typed or uploaded.
func (s *site) beginDocument(r *http.Request, values url.Values) (reply, error) {
	text, empty := given(values)
	values.Set("document", text)
	name := values.Get("file.name")
	if name == "" {
		name = "document.md"
	}
	refuse := func(problems proposals.Problems) (reply, error) {
		for i := range problems {
			problems[i] = proposals.Problem{Text: problems[i].String()}
		}
		return s.showAdd(r, problems, values, http.StatusUnprocessableEntity)
	}
	if len(empty) > 0 {
		return refuse(empty)
	}
	if strings.TrimSpace(text) == "" {
		return refuse(proposals.Problems{{Text: "there is no document: choose a file, or paste its text"}})
	}
	head, problems := document.Peek(name, []byte(text))
	if len(problems) > 0 {
		return refuse(problems)
	}
	k := desk{Draft: proposals.Draft{Kind: proposals.VersionDraft, Case: head.Case}}
	c, err := s.store.Case(r.Context(), head.Case, 0)
	switch {
	case err != nil && !errors.Is(err, proposals.ErrNotFound):
		return reply{}, err
	case head.IsCase && !viewerOf(r).may(toEdit):
		return refuse(proposals.Problems{{Text: "only an editor can add or change a case"}})
	case head.IsCase:
		k.Kind = proposals.CaseDraft
		if err == nil {
			k.Based = c.Stored().Revision
		}
	case err != nil:
		return refuse(proposals.Problems{{File: name, Text: "there is no case " + strconv.Quote(head.Case.String()) + " here: add its file first"}})
	case !head.Proposal.IsZero() && head.Number > 0:
		k.Ref = proposals.NewRef(head.Proposal, head.Number, 0)
		listings, err := s.store.Listings(r.Context(), proposals.Slug{})
		if err != nil {
			return reply{}, err
		}
		k.Based = newestOf(listings, k.Ref).Ref.Revision()
	}
	if problems := k.rebase(values.Get("revision")); len(problems) > 0 {
		return s.showAdd(r, problems, values, http.StatusUnprocessableEntity)
	}
	if err := s.beginWith(r, &k, proposals.AsDocument, text); err != nil {
		return reply{}, err
	}
	return goTo(draftAddress(k.ID, stepDocument) + "?check")
}

// rebase bases a draft of what is stored on an earlier revision than the newest,
// where one is named.
func (k *desk) rebase(revision string) proposals.Problems {
	if revision = strings.TrimSpace(revision); revision == "" {
		return nil
	}
	n, err := strconv.Atoi(revision)
	switch {
	case k.Based == 0:
		return proposals.Problems{{Path: "revision", Text: "what this document is of is not stored yet: leave it empty"}}
	case err != nil || n < 1 || n > k.Based:
		return proposals.Problems{{Path: "revision", Text: fmt.Sprintf("there is no revision %s: expected a number from 1 to %d", strconv.Quote(clipped(revision)), k.Based)}}
	}
	k.Based = n
	return nil
}
