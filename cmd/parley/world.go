package main

import (
	"errors"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"time"
)

// A world is everything outside the program that a command touches.
type world struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	now            func() time.Time
	// username is what the system calls whoever runs the command.
	username func() string
}

func systemWorld() *world {
	return &world{os.Stdin, os.Stdout, os.Stderr, os.Getenv, time.Now, systemUser}
}

func systemUser() string {
	u, err := user.Current()
	if err != nil || u.Username == "" {
		return "unknown"
	}
	return u.Username
}

// databasePath is where the database is unless the reader says otherwise: in
// the user's data directory, as the system has it.
func (w *world) databasePath() (string, error) {
	if path := w.getenv("PARLEY_DB"); path != "" {
		return path, nil
	}
	dir, err := w.dataDirectory()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "parley", "parley.db"), nil
}

func (w *world) dataDirectory() (string, error) {
	switch runtime.GOOS {
	case "windows", "darwin", "ios":
		return os.UserConfigDir()
	default:
		if dir := w.getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
			return dir, nil
		}
		home := w.getenv("HOME")
		if home == "" {
			return "", errors.New("there is no home directory to keep the database in: name a file with --db or PARLEY_DB")
		}
		return filepath.Join(home, ".local", "share"), nil
	}
}
