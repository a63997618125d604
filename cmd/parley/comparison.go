package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
	"parley/views"
)

// queryFlags are the query parameters of a comparison page, as flags of the
// same names.
type queryFlags map[string]*[]string

var queryUses = []struct {
	name, use string
}{
	{"of", "a text to show, as REF; may be repeated (else "},
	{"topic", "show this topic only; may be repeated"},
	{"issue", "show this question only; may be repeated"},
	{"only", "show rows of this relation only (" + relationNames() + "); may be repeated"},
	{"option", "narrow a text that offers several roads to this one; may be repeated"},
	{"as-of", "the newest versions of this day, as 2025-06-03"},
	{"assume", "switch on this assumption of an editor; may be repeated"},
	{"columns", "given: keep the order of --of (else by the names of the authors)"},
}

func relationNames() string {
	names := make([]string, len(compare.Relations))
	for i, r := range compare.Relations {
		names[i] = string(r)
	}
	return strings.Join(names, ", ")
}

// addQueryFlags adds the flags that a word takes; without says what it shows
// where no text is named.
func addQueryFlags(cmd *cobra.Command, without string, names ...string) queryFlags {
	flags := queryFlags{}
	for _, q := range queryUses {
		if !slices.Contains(names, q.name) {
			continue
		}
		if q.name == "of" {
			q.use += without + ")"
		}
		flags[q.name] = cmd.Flags().StringArray(q.name, nil, q.use)
	}
	return flags
}

// query is what the flags ask for, of the case that is named.
func (f queryFlags) query(caseName string) (compare.Query, error) {
	values := map[string][]string{"case": {caseName}}
	for name, given := range f {
		if len(*given) > 0 {
			values[name] = *given
		}
	}
	q, problems := compare.ParseQuery(values)
	if len(problems) > 0 {
		return q, errUsage{problems.Err()}
	}
	return q, nil
}

// comparisonFlags are those that a comparison takes.
var comparisonFlags = []string{"of", "topic", "issue", "only", "option", "as-of", "assume", "columns"}

// compareWord is a command that prints a comparison as text for a terminal.
func compareWord(w *world, open opener, use, short string, print func(io.Writer, *compare.Comparison) error, flags ...string) *cobra.Command {
	cmd, loaded := caseWord(open, use, short, compare.Load, "the case's opening comparison", flags...)
	var output string
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to this file instead of standard output")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := checkTextName(use, output); err != nil {
			return err
		}
		c, err := loaded(cmd.Context(), args)
		if err != nil {
			return err
		}
		return w.writeTo(output, func(out io.Writer) error { return print(out, c) })
	}
	return cmd
}

// checkTextName refuses to write text to a file that is named as another format.
func checkTextName(use, file string) error {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(file), "."))
	if format, err := export.ParseFormat(cmp.Or(formatAliases[ending], ending)); err == nil {
		return errUsage{fmt.Errorf("-o %s: parley %s writes plain text: expected an ending such as .txt; parley export writes the tables as %s", file, use, format.Words)}
	}
	return nil
}

// reportWord is a command that prints a report on the texts of a case.
func reportWord(w *world, open opener, use, short string, report func(*compare.Corpus) *compare.Report) *cobra.Command {
	cmd, loaded := caseWord(open, use, short, compare.LoadCorpus, "all texts of the case", "of", "topic", "issue", "as-of")
	flags := addTakeFlags(cmd, textFormat)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		taking, err := flags.check(w)
		if err != nil {
			return err
		}
		c, err := loaded(cmd.Context(), args)
		if err != nil {
			return err
		}
		return taking.report(w, use, report(c))
	}
	return cmd
}

// thingWord is a command that prints the report on one issue, topic or party,
// which stands under a name in its case.
func thingWord(w *world, open opener, use, name, short string, report func(*compare.Corpus, proposals.Slug) (*compare.Report, error)) *cobra.Command {
	cmd, loaded := caseWord(open, use, short, compare.LoadCorpus, "all texts of the case", "of", "as-of")
	cmd.Use = use + " " + strings.ToUpper(use) + " [CASE]"
	cmd.Args = usage(cobra.RangeArgs(1, 2))
	flags := addTakeFlags(cmd, textFormat)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		taking, err := flags.check(w)
		if err != nil {
			return err
		}
		thing, err := proposals.ParseSlug(args[0])
		if err != nil {
			return errUsage{err}
		}
		c, err := loaded(cmd.Context(), args[1:])
		if err != nil {
			return err
		}
		made, err := report(c, thing)
		if err != nil {
			return err
		}
		return taking.report(w, name+"/"+thing.String(), made)
	}
	return cmd
}

// report writes a report, which stands under a name in its case.
func (t taking) report(w *world, name string, made *compare.Report) error {
	permanent := func(site string) string { return views.PermanentReportAddress(site, name, made) }
	return t.write(w, export.OfReport(made), permanent, func(out io.Writer) error { return export.ReportText(out, made, w.width(out)) })
}

// caseWord is a command about a case, and what loads what its flags ask for;
// without says what it shows where no text is named.
func caseWord[T any](open opener, use, short string, load func(context.Context, compare.Store, compare.Query) (*T, error),
	without string, flagNames ...string) (*cobra.Command, func(context.Context, []string) (*T, error)) {
	cmd := &cobra.Command{
		Use:   use + " [CASE]",
		Short: short,
		Long:  short + ".\nCASE may be left out where there is one case only; CASE.N is one revision of it.",
		Args:  usage(cobra.MaximumNArgs(1)),
	}
	flags := addQueryFlags(cmd, without, flagNames...)
	return cmd, func(ctx context.Context, args []string) (*T, error) {
		s, err := open(ctx)
		if err != nil {
			return nil, err
		}
		defer s.Close()
		name, err := s.caseName(ctx, args)
		if err != nil {
			return nil, err
		}
		q, err := flags.query(name)
		if err != nil {
			return nil, err
		}
		return load(ctx, s, q)
	}
}

// caseName is the case that is named, or the only one that there is.
func (s *shelf) caseName(ctx context.Context, args []string) (string, error) {
	cases, err := s.Cases(ctx)
	if err != nil {
		return "", err
	}
	names := make([]string, len(cases))
	for i, c := range cases {
		names[i] = c.Case().Slug.String()
	}
	if len(args) > 0 {
		return args[0], checkCaseName(args[0], names)
	}
	if len(cases) != 1 {
		return "", errUsage{fmt.Errorf("name a case: there are %d (%s)", len(cases), strings.Join(names, ", "))}
	}
	return names[0], nil
}

// checkCaseName refuses a case that there is not, and says which there are. What
// is no name at all, or a revision that is not there, is refused elsewhere.
func checkCaseName(name string, there []string) error {
	slug, _, _ := strings.Cut(name, ".")
	if _, err := proposals.ParseSlug(slug); err != nil || slices.Contains(there, slug) {
		return nil
	}
	if len(there) == 0 {
		return fmt.Errorf("there is no case %q: there are none", slug)
	}
	return fmt.Errorf("there is no case %q%s: there is %s", slug, proposals.Suggest(slug, there), strings.Join(there, ", "))
}

func newCompare(w *world, open opener) *cobra.Command {
	return compareWord(w, open, "compare", "Compare texts side by side, as text for a terminal", func(out io.Writer, c *compare.Comparison) error {
		return export.Text(out, c, w.width(out))
	}, comparisonFlags...)
}

func newOrder(w *world, open opener) *cobra.Command {
	return compareWord(w, open, "order", "Show the order of steps of each text, and what they make impossible together", func(out io.Writer, c *compare.Comparison) error {
		return export.OrderText(out, c, w.width(out))
	}, "of", "option", "as-of", "assume", "columns")
}

func newCoverage(w *world, open opener) *cobra.Command {
	return reportWord(w, open, "coverage", "Show which questions each text answers, and why not where it does not", (*compare.Corpus).Coverage)
}

func newCodebook(w *world, open opener) *cobra.Command {
	return reportWord(w, open, "codebook", "Show the questions of a case, and which texts give which answer", (*compare.Corpus).Codebook)
}

func newGlance(w *world, open opener) *cobra.Command {
	return reportWord(w, open, "glance", "Show where the sides stand, each party by its newest text", (*compare.Corpus).Glance)
}

func newTimeline(w *world, open opener) *cobra.Command {
	return reportWord(w, open, "timeline", "Show the texts in the order of their days, and which follows which", (*compare.Corpus).Timeline)
}

func newDeadlines(w *world, open opener) *cobra.Command {
	return reportWord(w, open, "deadlines", "Show what must happen within what time of which event, by each text", (*compare.Corpus).Deadlines)
}

func newIssue(w *world, open opener) *cobra.Command {
	return thingWord(w, open, "issue", "issues", "Show what every text says on one question, from the oldest text to the newest", (*compare.Corpus).Issue)
}

func newTopic(w *world, open opener) *cobra.Command {
	return thingWord(w, open, "topic", "topics", "Show what every text answers to the questions of one topic", (*compare.Corpus).Topic)
}

func newParty(w *world, open opener) *cobra.Command {
	return thingWord(w, open, "party", "parties", "Show the positions of one party, those of its newest text first", (*compare.Corpus).Party)
}

func newObligations(w *world, open opener) *cobra.Command {
	return reportWord(w, open, "obligations", "Show who would have to do what, by each text", (*compare.Corpus).Obligations)
}

func newExport(w *world, open opener) *cobra.Command {
	cmd, loaded := caseWord(open, "export", "Take the comparison tables away, as markdown or in another format", compare.Load, "the case's opening comparison", comparisonFlags...)
	cmd.Example = "  parley export --topic ceasefire -o ceasefire.docx --layout four-column\n  parley export --format md --layout bracketed --with quotes --without verdicts"
	flags := addTakeFlags(cmd, "md", export.OptionKeys...)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		taking, err := flags.check(w)
		if err != nil {
			return err
		}
		c, err := loaded(cmd.Context(), args)
		if err != nil {
			return err
		}
		permanent := func(site string) string { return views.PermanentAddress(site, c) }
		return taking.write(w, export.OfComparison(c), permanent, nil)
	}
	addArchiveFlag(cmd, w, open)
	return cmd
}

func addURLFlag(cmd *cobra.Command, url *string) {
	cmd.Flags().StringVar(url, "url", "", "the site's public address, used wherever an address leaves the site (else PARLEY_URL)")
}

// writeTo writes to standard output, or to a file that is put in place only
// when it is whole. What is no regular file, such as a device or a link, is
// written to and stays what it is.
func (w *world) writeTo(file string, print func(io.Writer) error) error {
	if file == "" {
		return print(w.stdout)
	}
	text := new(bytes.Buffer)
	if err := print(text); err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	switch info, err := os.Lstat(file); {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s is a directory: expected a file", file)
	case err == nil && !info.Mode().IsRegular():
		return os.WriteFile(file, text.Bytes(), mode)
	case err == nil:
		mode = info.Mode().Perm()
	}
	return replaceFile(file, text.Bytes(), mode)
}

// replaceFile writes beside the file and renames, so that what was there stays
// until all is written.
func replaceFile(file string, text []byte, mode fs.FileMode) error {
	directory := filepath.Dir(file)
	if info, err := os.Stat(directory); err != nil || !info.IsDir() {
		return fmt.Errorf("%s cannot be written: there is no directory %s", file, directory)
	}
	beside, err := os.CreateTemp(directory, "."+filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(beside.Name()) // nothing is there once it was renamed
	_, err = beside.Write(text)
	if err := errors.Join(err, beside.Chmod(mode), beside.Close()); err != nil {
		return err
	}
	return os.Rename(beside.Name(), file)
}
