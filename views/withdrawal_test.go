package views

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"parley/proposals"
)

const withdrawAt = memorandum + "/withdraw"

func TestWithdrawAndPutBack(t *testing.T) {
	s := newShippedSite(t)
	editor := s.as("ef", proposals.Editor)
	editor.page(memorandum).want("details summary", "Withdraw version 1")
	s.as("cd", proposals.Coder).page(memorandum).wantNone("form[action=" + withdrawAt + "]")

	status, to, _ := editor.post(withdrawAt, url.Values{"do": {"withdraw"}, "number": {"1"}, "reason": {"Added\r\n twice."}})
	if status != http.StatusSeeOther || to != memorandum+"?done=withdrawn" {
		t.Fatalf("withdrawing answers %d and leads to %q", status, to)
	}
	response, body := s.request("GET", memorandum)
	if response.StatusCode != http.StatusGone {
		t.Errorf("its address answers %s", response.Status)
	}
	p := parsePage(t, body)
	p.want(".lead", "Added twice.")
	p.wantNone("form[action=" + withdrawAt + "]")
	s.page("/proposals/russia-memorandum").want("section", "Added twice.")
	response, body = editor.request("GET", memorandum)
	checkPage(t, body)
	parsePage(t, body).want("details summary", "Put version 1 back")
	p = editor.page("/proposals/russia-memorandum/1.1")
	p.want(".banner", "Added twice.")
	p.want("details summary", "Put version 1 back")

	status, to, _ = editor.post(withdrawAt, url.Values{"do": {"restore"}, "number": {"2"}, "reason": {"It was another text."}})
	if status != http.StatusSeeOther || to != memorandum+"?done=put-back" {
		t.Fatalf("putting back answers %d and leads to %q", status, to)
	}
	s.page(memorandum).wantNone(".banner")
}

func TestWithdrawingNeedsAReasonAndARight(t *testing.T) {
	s := newShippedSite(t)
	if status, _, _ := s.as("cd", proposals.Coder).post(withdrawAt, url.Values{"do": {"withdraw"}, "number": {"1"}, "reason": {"x"}}); status != http.StatusForbidden {
		t.Errorf("a coder withdraws a version: %d", status)
	}
	editor := s.as("ef", proposals.Editor)
	for name, reason := range map[string]string{"missing": " ", "at most 1000": strings.Repeat("x", 1001)} {
		status, _, body := editor.post(withdrawAt, url.Values{"do": {"withdraw"}, "number": {"1"}, "reason": {reason}})
		if status != http.StatusUnprocessableEntity {
			t.Errorf("%s: status %d", name, status)
		}
		checkPage(t, body)
		p := parsePage(t, body)
		p.want("#reason-problem", name)
		if got := strings.TrimPrefix(textOf(p.one("#reason")), "\n"); got != reason {
			t.Errorf("%s: what was typed came back as %q", name, got)
		}
	}
	if status, _, _ := editor.post("/proposals/russia-memorandum/7/withdraw", url.Values{"do": {"withdraw"}, "number": {"1"}, "reason": {"x"}}); status != http.StatusNotFound {
		t.Errorf("a version that is not there: %d", status)
	}
	s.page(memorandum).wantNone(".banner")
}

func TestOfTwoWhoWithdrawTheSecondIsTold(t *testing.T) {
	s := newShippedSite(t)
	send := url.Values{"do": {"withdraw"}, "number": {"1"}, "reason": {"Added twice."}}
	s.as("ef", proposals.Editor).post(withdrawAt, send)
	send.Set("reason", "It is a forgery.")
	status, _, body := s.as("gh", proposals.Editor).post(withdrawAt, send)
	if status != http.StatusConflict {
		t.Fatalf("status %d", status)
	}
	checkPage(t, body)
	p := parsePage(t, body)
	p.want(".banner", "Someone was first: ef withdrew it")
	p.want(".banner", "Added twice.")
	p.want("textarea", "It is a forgery.")
	p.want("button", "Put version 1 back")
}
