package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// newWorld is a world with a home of its own and a clock that stands still.
func newWorld(t testing.TB) (*world, *bytes.Buffer) {
	t.Helper()
	home, stderr := t.TempDir(), new(bytes.Buffer)
	return &world{
		stdin:    strings.NewReader(""),
		stdout:   io.Discard,
		stderr:   stderr,
		getenv:   func(name string) string { return map[string]string{"HOME": home}[name] },
		now:      func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) },
		username: func() string { return "ab" },
	}, stderr
}

// startServing runs `parley serve` and returns the site's address and what
// stops it, which returns the exit status.
func startServing(t *testing.T, w *world, args ...string) (site string, stop func() int) {
	t.Helper()
	served := *w
	lines, stdout := io.Pipe()
	served.stdout = stdout
	ctx, cancel := context.WithCancel(context.Background())
	status := make(chan int, 1)
	go func() {
		status <- run(ctx, append(args, "--addr", "127.0.0.1:0"), &served)
		stdout.Close()
	}()
	line, err := bufio.NewReader(lines).ReadString('\n')
	if err != nil {
		t.Fatalf("parley serve printed no address: %v; its exit status is %d", err, <-status)
	}
	go io.Copy(io.Discard, lines)
	stop = func() int { cancel(); return <-status }
	t.Cleanup(cancel)
	return strings.TrimSpace(strings.TrimPrefix(line, "Parley is at ")), stop
}

func get(t *testing.T, address string) string {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: %s, %v", address, response.Status, err)
	}
	return string(body)
}

func TestServeShowsWhatIsAddedMeanwhile(t *testing.T) {
	w, stderr := newWorld(t)
	site, stop := startServing(t, w)
	const pinned = "cases/russia-ukraine/compare%s?case=russia-ukraine.1&of=russia-memorandum@1.1&of=ukraine-memorandum@1.1"
	addresses := []string{
		site + strings.ReplaceAll(pinned, "%s", ""),
		site + strings.ReplaceAll(pinned, "%s", ".md"),
	}
	var before []string
	for _, address := range addresses {
		before = append(before, get(t, address))
	}

	file := filepath.Join(t.TempDir(), "v2.md")
	text := new(bytes.Buffer)
	w.stdout = text
	if status := run(t.Context(), []string{"show", "russia-memorandum@1"}, w); status != 0 {
		t.Fatalf("show: exit status %d: %s", status, stderr)
	}
	second := strings.ReplaceAll(text.String(), "version: 1\n", "version: 2\n")
	second = strings.ReplaceAll(second, "2..3 days", "5..6 days")
	if err := os.WriteFile(file, []byte(second), 0o600); err != nil {
		t.Fatal(err)
	}
	if status := run(t.Context(), []string{"add", file}, w); status != 0 {
		t.Fatalf("add: exit status %d: %s", status, stderr)
	}

	if page := get(t, site+"cases/russia-ukraine/compare"); !strings.Contains(page, "5 to 6 days") {
		t.Error("the running site does not show version 2")
	}
	for i, address := range addresses {
		if get(t, address) != before[i] {
			t.Errorf("%s changed when a version was added", address)
		}
	}
	if status := stop(); status != 0 {
		t.Errorf("stopped with exit status %d: %s", status, stderr)
	}
}

func TestServeWithoutAWord(t *testing.T) {
	w, _ := newWorld(t)
	site, stop := startServing(t, w)
	if page := get(t, site); !strings.Contains(page, "Russia and Ukraine") {
		t.Error("the first page does not name the shipped case")
	}
	if status := stop(); status != 0 {
		t.Errorf("stopped with exit status %d", status)
	}
}

func TestServeNamesAPortThatIsTaken(t *testing.T) {
	w, stderr := newWorld(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	address := listener.Addr().String()
	if status := run(t.Context(), []string{"serve", "--addr", address}, w); status != 1 {
		t.Errorf("exit status %d, want 1", status)
	}
	if said := stderr.String(); !strings.Contains(said, address+" is taken") || !strings.Contains(said, "--addr") {
		t.Errorf("said %q", said)
	}
}
