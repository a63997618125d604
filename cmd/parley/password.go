package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// readPassword reads a password of which what says whose it is: from the
// terminal, unseen and twice, or as one line of standard input where that is
// something else.
func (w *world) readPassword(ctx context.Context, what string) (string, error) {
	if f, ok := w.stdin.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return w.askPassword(ctx, int(f.Fd()), what)
	}
	line, err := bufio.NewReader(io.LimitReader(w.stdin, 1<<16)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("reading %s from standard input: %w", what, err)
	}
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", fmt.Errorf("standard input has no line with %s: run the command at a terminal, or send the password to it", what)
	}
	return line, nil
}

func (w *world) askPassword(ctx context.Context, terminal int, what string) (string, error) {
	first, err := w.prompt(ctx, terminal, strings.ToUpper(what[:1])+what[1:]+": ")
	if err != nil {
		return "", err
	}
	again, err := w.prompt(ctx, terminal, "The same again: ")
	if err != nil {
		return "", err
	}
	if first != again {
		return "", errors.New("these are two different passwords: nothing was changed")
	}
	return first, nil
}

// prompt reads one line from the terminal, which does not show it. The signal
// that ends ctx does not end the reading: the terminal is left as it was, and
// the reading with it.
func (w *world) prompt(ctx context.Context, terminal int, words string) (string, error) {
	before, err := term.GetState(terminal)
	if err != nil {
		return "", err
	}
	fmt.Fprint(w.stderr, words)
	type answer struct {
		text []byte
		err  error
	}
	read := make(chan answer, 1)
	go func() {
		text, err := term.ReadPassword(terminal)
		read <- answer{text, err}
	}()
	select {
	case a := <-read:
		fmt.Fprintln(w.stderr) // the one that was typed is not shown
		return string(a.text), a.err
	case <-ctx.Done():
		fmt.Fprintln(w.stderr)
		return "", errors.Join(errors.New("interrupted: nothing was changed"), term.Restore(terminal, before))
	}
}
