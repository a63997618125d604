package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// A counter says how far long work is: in one line that changes, on a terminal,
// and in a line now and then where the output is kept. Short work says nothing.
type counter struct {
	out      io.Writer
	now      func() time.Time
	terminal bool
	next     time.Time // when there is something to say
	shown    bool      // a line that is to be wiped
}

// How long work goes on before and between the lines.
const (
	onTerminal = 200 * time.Millisecond
	inLog      = 5 * time.Second
)

func newCounter(w *world) *counter {
	f, ok := w.stderr.(*os.File)
	c := &counter{out: w.stderr, now: w.now, terminal: ok && term.IsTerminal(int(f.Fd()))}
	c.next = c.now().Add(c.pause())
	return c
}

func (c *counter) pause() time.Duration {
	if c.terminal {
		return onTerminal
	}
	return inLog
}

// count is an [archive.Progress].
func (c *counter) count(what string, done, all int) {
	now := c.now()
	if now.Before(c.next) {
		return
	}
	c.next = now.Add(c.pause())
	if !c.terminal {
		fmt.Fprintf(c.out, "parley: %d of %d %s\n", done, all, what)
		return
	}
	fmt.Fprintf(c.out, "\r\x1b[K%d of %d %s", done, all, what)
	c.shown = true
}

// end takes the line off a terminal.
func (c *counter) end() {
	if c.shown {
		fmt.Fprint(c.out, "\r\x1b[K")
		c.shown = false
	}
}
