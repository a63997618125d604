package views

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"parley/proposals"
)

// A withdrawForm takes a version out of the lists, or puts it back.
type withdrawForm struct {
	Action  string
	Number  int // of the withdrawal that it makes
	Restore bool
	Version string // which version, in words
	Reason  input
}

func newWithdrawForm(of proposals.Ref, number int, restore bool) *withdrawForm {
	f := &withdrawForm{
		Action:  withdrawAddress(of),
		Number:  number,
		Restore: restore,
		Version: versionWords(of.WithRevision(0)),
		Reason:  input{Kind: area, Name: "reason", Label: "Why", Wide: true, Hint: "One paragraph, for whoever comes to its address"},
	}
	return f
}

// Legend says what the form does.
func (f *withdrawForm) Legend() string {
	if f.Restore {
		return "Put " + f.Version + " back"
	}
	return "Withdraw " + f.Version
}

// nextWithdrawForm is the form for what can be done next with the version that
// of names, after those before.
func nextWithdrawForm(of proposals.Ref, before []proposals.Withdrawal) *withdrawForm {
	last := lastWithdrawal(before, of)
	return newWithdrawForm(of, proposals.NextWithdrawal(before, of), last != nil && !last.Restored)
}

// lastWithdrawal is the last withdrawal or restoring of a version, nil where
// there is none.
func lastWithdrawal(all []proposals.Withdrawal, of proposals.Ref) *proposals.Withdrawal {
	var last *proposals.Withdrawal
	for i := range all {
		if all[i].Of == of.WithRevision(0) {
			last = &all[i]
		}
	}
	return last
}

// A withdrawPage shows a withdrawal that was not taken as it was sent.
type withdrawPage struct {
	Title string
	// Meanwhile is what someone else did first, empty if nobody did.
	Meanwhile string
	Form      *withdrawForm
	Version   link
}

// postWithdraw takes a version out of the lists, or puts it back.
func (s *site) postWithdraw(r *http.Request) (reply, error) {
	values, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	of, err := s.versionOf(r)
	if err != nil {
		return reply{}, err
	}
	before, err := s.store.Withdrawals(r.Context(), of.Proposal())
	if err != nil {
		return reply{}, err
	}
	form := nextWithdrawForm(of, before)
	restore := values.Get("do") == "restore"
	form.Reason.Value = typed(values, "reason")
	if number, _ := strconv.Atoi(values.Get("number")); number != form.Number || restore != form.Restore {
		return s.showWithdrawConflict(r, of, form.Reason.Value)
	}
	w, problems := proposals.NewWithdrawal(of, form.Number, restore, oneParagraph(form.Reason.Value), s.signature(r))
	if len(problems) > 0 {
		fault, _ := newFault(problems)
		form.Reason.Problems = fault.of("reason")
		return s.showWithdraw(r, of, form, "", http.StatusUnprocessableEntity)
	}
	err = s.store.Withdraw(r.Context(), w)
	if errors.Is(err, proposals.ErrConflict) || errors.Is(err, proposals.ErrExists) {
		return s.showWithdrawConflict(r, of, form.Reason.Value)
	}
	done := doneWithdrawing
	if restore {
		done = donePuttingBack
	}
	return redirectAfter(doneAddress(versionAddress(of), done), err)
}

// versionOf is the stored version that an address names, be it withdrawn or
// not.
func (s *site) versionOf(r *http.Request) (proposals.Ref, error) {
	proposal, number := r.PathValue("proposal"), r.PathValue("number")
	of, err := proposals.ParseRef(proposal + "@" + number)
	if err != nil || of.Revision() > 0 || !of.By().IsZero() {
		return proposals.Ref{}, s.noVersion(r.Context(), proposal, number)
	}
	_, history, err := s.history(r.Context(), of.Proposal())
	if err != nil {
		return proposals.Ref{}, err
	}
	if newestOf(history, of).Ref.IsZero() {
		return proposals.Ref{}, s.noVersion(r.Context(), proposal, number)
	}
	return of, nil
}

// showWithdrawConflict says what someone else did first, and offers what can be
// done now.
func (s *site) showWithdrawConflict(r *http.Request, of proposals.Ref, reason string) (reply, error) {
	before, err := s.store.Withdrawals(r.Context(), of.Proposal())
	if err != nil {
		return reply{}, err
	}
	last := lastWithdrawal(before, of)
	meanwhile := "This form does not fit the version as it is now. Nothing was changed."
	form := nextWithdrawForm(of, before)
	form.Reason.Value = reason
	if last != nil {
		done := "withdrew it"
		if last.Restored {
			done = "put it back"
		}
		meanwhile = fmt.Sprintf("Someone was first: %s %s %s, with the reason: %s", last.By, done, clockWords(last.At, s.opts.Now()), last.Reason)
	}
	return s.showWithdraw(r, of, form, meanwhile, http.StatusConflict)
}

func (s *site) showWithdraw(r *http.Request, of proposals.Ref, form *withdrawForm, meanwhile string, status int) (reply, error) {
	c, history, err := s.history(r.Context(), of.Proposal())
	if err != nil {
		return reply{}, err
	}
	newest := newestOf(history, of)
	page := withdrawPage{
		Title:     newest.Title,
		Meanwhile: meanwhile,
		Form:      form,
		Version:   link{"What was coded of it", versionAddress(newest.Ref)},
	}
	made, err := s.render(r, head{Title: form.Legend(), Trail: []link{caseLink(c), {newest.Title, proposalAddress(of.Proposal())}}}, page.show())
	return reply{content: made, status: status}, err
}
