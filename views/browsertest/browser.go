// Package browsertest looks at pages in a real browser: whether they fit the
// window, whether the keyboard reaches every control visibly, and what axe-core
// finds. Only tests import it.
//
// A test starts one browser, opens a page in a [View], and runs the checks on
// it; each reports every problem it finds through t.Errorf:
//
//	browser := browsertest.Start(t)
//	page := browser.Open(t, server.URL+"/", browsertest.View{Width: 360})
//	page.FitsWidth(t)
//	page.TabStops(t)
//	page.Axe(t)
//
// The checks drive the page through the debugging protocol, which a page's
// Content-Security-Policy does not hold back, and they work on pages whose own
// scripts are switched off.
//
// The browser and axe-core come from `.ci/setup test`. Where one is missing,
// tests are skipped with that hint; where PARLEY_GATE is set they fail, so that
// the gate never passes on pages that nobody looked at.
package browsertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// A Browser is a running headless Chromium with an empty profile of its own.
type Browser struct {
	ctx context.Context
	axe string // the source of axe-core
}

// Start runs a browser until the test and its subtests end. Starting takes
// about a second: call it once in a test, and use it in the subtests.
func Start(t testing.TB) *Browser {
	t.Helper()
	program := findProgram(t)
	axe := readAxe(t)

	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		// As root, and in most containers, the sandbox cannot start.
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		// Nothing but the page under test is to be asked for anything.
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		// A photograph waits for frames: they need not keep a screen's pace.
		chromedp.Flag("disable-frame-rate-limit", true),
	)
	// Not t.Context(): that ends before the cleanups, which still close pages.
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, kill := chromedp.NewContext(ctx)
	t.Cleanup(kill)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("cannot start %s: %v", program, err)
	}
	// Killed only if need be: a browser that closes takes its files with it.
	t.Cleanup(func() {
		patience, cancel := context.WithTimeout(ctx, 10*time.Second)
		defer cancel()
		if err := chromedp.Cancel(patience); err != nil {
			t.Logf("closing the browser: %v", err)
		}
	})
	return &Browser{ctx: ctx, axe: axe}
}

func findProgram(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, "chromium")
	return ""
}

func readAxe(t testing.TB) string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join(moduleRoot(t), ".ci", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		missing(t, "axe-core")
	}
	return string(source)
}

// moduleRoot is the nearest folder with a go.mod: go test runs each test in
// the folder of its package.
func moduleRoot(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("no go.mod here or above")
		}
		dir = filepath.Dir(dir)
	}
}

// missing skips the test, aloud: without -v, go test keeps to itself what a
// passing package says, so a person at a terminal is told past it, once.
func missing(t testing.TB, what string) {
	t.Helper()
	message := fmt.Sprintf("NOT TESTED in a browser: %s is not installed; `.ci/setup test` installs it", what)
	if os.Getenv("PARLEY_GATE") != "" {
		t.Fatal(message)
		return
	}
	tellTerminal(message)
	t.Skip(message)
}

var told sync.Once

func tellTerminal(message string) {
	told.Do(func() {
		terminal, err := os.OpenFile("/dev/tty", os.O_WRONLY, 0)
		if err != nil {
			return // nobody is there
		}
		defer terminal.Close()
		fmt.Fprintln(terminal, message)
	})
}
