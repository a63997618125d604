package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"parley/compare/export"
	"parley/proposals"
)

// textFormat is what is printed for a terminal, beside the formats in which
// things are taken away.
const textFormat = "text"

// formatAliases are further names of formats.
var formatAliases = map[string]string{"markdown": "md"}

// takeFlags say into which file something is taken away, in what format, and how
// it is arranged.
type takeFlags struct {
	output, format, url string
	// usual is the format where none is named.
	usual string
	// options are the flags that say how it is arranged, by the names that they
	// have in an address.
	options map[string]*[]string
}

var optionUses = map[string]string{
	"layout":  "how a document is arranged: tables, sections, four-column or bracketed (else tables; of more than six texts in markdown, sections)",
	"rows":    "what a row of a flat file is: issue or cell",
	"with":    "what to take as well: prose or quotes; may be repeated",
	"without": "what to leave out: verdicts",
}

// addTakeFlags adds the flags that a word takes which prints a format unless
// another is asked for.
func addTakeFlags(cmd *cobra.Command, usual string, options ...string) *takeFlags {
	f := &takeFlags{usual: usual, options: map[string]*[]string{}}
	cmd.Flags().StringVarP(&f.output, "output", "o", "", "write to this file instead of standard output")
	cmd.Flags().StringVar(&f.format, "format", "", strings.Join(f.formats(), ", ")+" (else by the name of the file, else "+usual+")")
	addURLFlag(cmd, &f.url)
	for _, name := range options {
		f.options[name] = cmd.Flags().StringArray(name, nil, optionUses[name])
	}
	return f
}

// formats are the names of those that the word knows.
func (f *takeFlags) formats() []string {
	var names []string
	if f.usual == textFormat {
		names = append(names, textFormat)
	}
	for _, format := range export.Formats {
		names = append(names, format.Name)
	}
	return names
}

// chosen is the name of the format that is asked for by name, by the file, or
// not at all.
func (f *takeFlags) chosen() (string, error) {
	known := f.formats()
	name := cmp.Or(formatAliases[f.format], f.format)
	extension := strings.ToLower(strings.TrimPrefix(filepath.Ext(f.output), "."))
	extension = cmp.Or(formatAliases[extension], extension)
	switch {
	case f.format == "" && slices.Contains(known, extension):
		return extension, nil
	case f.format == "" && (extension == "" || extension == "txt"):
		return f.usual, nil
	case f.format == "":
		return "", errUsage{fmt.Errorf("-o %s: its ending names no format: expected %s, or --format beside it", f.output, strings.Join(known, ", "))}
	case !slices.Contains(known, name):
		return "", errUsage{fmt.Errorf("--format %s: expected %s%s", f.format, strings.Join(known, ", "), proposals.Suggest(f.format, known))}
	default:
		return name, nil
	}
}

// A taking is what was asked of [takeFlags].
type taking struct {
	*takeFlags
	// format is what to print, nil for the text of a terminal.
	format *export.Format
	how    export.Options
}

// check reads the flags, before anything is loaded.
func (f *takeFlags) check(w *world) (taking, error) {
	name, err := f.chosen()
	if err != nil {
		return taking{}, err
	}
	values := url.Values{}
	for name, given := range f.options {
		values[name] = *given
	}
	how, problems := export.ParseOptions(values)
	if len(problems) > 0 {
		return taking{}, errUsage{problems.Err()}
	}
	t := taking{takeFlags: f, how: how}
	if name == textFormat {
		return t, nil
	}
	format, err := export.ParseFormat(name)
	if err != nil {
		return taking{}, errUsage{err}
	}
	if format.IsBinary() && f.output == "" && isTerminal(w.stdout) {
		return taking{}, errUsage{fmt.Errorf("--format %s is not for a terminal: name a file, as -o table.%[1]s, or pipe it", name)}
	}
	t.format = &format
	return t, nil
}

// write prints what is taken: permanent is where it stands for good, below the
// address of the site, and text prints it for a terminal.
func (t taking) write(w *world, taken export.Taken, permanent func(site string) string, text func(io.Writer) error) error {
	print := text
	site := cmp.Or(t.url, w.getenv("PARLEY_URL"))
	if t.format != nil {
		t.how.Address, t.how.Program = permanent(site), programVersion()
		print = func(out io.Writer) error { return t.format.Print(out, taken, t.how) }
	}
	err := w.writeTo(t.output, print)
	var problems proposals.Problems
	if errors.As(err, &problems) { // of how it was asked for
		return errUsage{problems}
	}
	if err == nil && t.format != nil && t.output != "" && site == "" {
		fmt.Fprintln(w.stderr, "parley: the address in the file is a path: with --url it names your site, and can be followed from anywhere")
	}
	return err
}

func isTerminal(out io.Writer) bool {
	f, ok := out.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
