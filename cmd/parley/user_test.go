package main

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
)

// The site knows at once who was added, and who was removed.
func TestServePrivateToWhoeverIsAUser(t *testing.T) {
	w, stderr := newWorld(t)
	site, _ := startServing(t, w, "serve", "--private")
	if said := stderr.String(); !strings.Contains(said, "parley: nobody can read this site yet: add a user with `parley user add NAME --role editor`") {
		t.Errorf("said %q", said)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	// leads is where the first page leads.
	leads := func() string {
		t.Helper()
		response, err := client.Get(site)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		return response.Request.URL.Path
	}
	if to := leads(); to != "/sign-in" {
		t.Errorf("the first page leads to %s", to)
	}
	w.stdin = strings.NewReader("correct horse battery staple\n")
	if status := run(t.Context(), []string{"user", "add", "ab"}, w); status != 0 {
		t.Fatalf("user add: exit status %d: %s", status, stderr)
	}
	response, err := client.PostForm(site+"sign-in", url.Values{"name": {"ab"}, "password": {"correct horse battery staple"}})
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if to := leads(); response.StatusCode != http.StatusOK || to != "/" {
		t.Errorf("signing in: %s; then the first page leads to %s", response.Status, to)
	}
	if status := run(t.Context(), []string{"user", "remove", "ab"}, w); status != 0 {
		t.Fatalf("user remove: exit status %d: %s", status, stderr)
	}
	if to := leads(); to != "/sign-in" {
		t.Errorf("the first page leads a user who was removed to %s", to)
	}
}
