package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"parley/proposals"
)

func newSearch(w *world, open opener) *cobra.Command {
	var limit int
	flags := queryFlags{}
	cmd := &cobra.Command{
		Use:   "search WORD…",
		Short: "Search the questions and what the texts say, a line each place",
		Long: "Search the questions, headlines, answers, explanations, quotes and sources of the newest coding\n" +
			"of each text. Case and accents make no difference; every word must be there. Words in quotation\n" +
			"marks stand side by side; a * behind a word finds all that begin so. A line begins with the place:\n" +
			"a text's, as ukraine-memorandum@1.2#ceasefire, or a question's, as russia-ukraine#ceasefire.",
		Example: "  parley search 'withdraw*' --topic territory\n  parley search '\"security guarantees\"' --party ukraine",
		Args:    usage(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if limit < 0 {
				return errUsage{fmt.Errorf("--limit %d: expected a number of lines, or 0 for all", limit)}
			}
			q, err := flags.searchQuery(args)
			if err != nil {
				return err
			}
			s, err := open(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return s.search(cmd.Context(), w, q, limit)
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 0, "how many lines to print at most, 0 for all")
	for _, f := range searchFlags {
		flags[f.name] = cmd.Flags().StringArray(f.name, nil, f.use)
	}
	return cmd
}

// searchFlags narrow where a search looks, as the values of an address do.
var searchFlags = []struct{ name, use string }{
	{"case", "only in this case"},
	{"topic", "only on this topic; may be repeated"},
	{"party", "only in texts of this party; may be repeated"},
	{"text", "only in this text, as russia-memorandum@1, or in one coding of it; may be repeated"},
	{"from", "only in texts from this day on"},
	{"to", "only in texts up to this day"},
	{"as-of", "only in each proposal's newest text of this day"},
}

// searchQuery is what the words and the flags ask for.
func (f queryFlags) searchQuery(words []string) (proposals.SearchQuery, error) {
	values := map[string][]string{"q": {strings.Join(words, " ")}}
	for name, given := range f {
		values[name] = *given
	}
	q, problems := proposals.ParseSearchQuery(values)
	if len(problems) > 0 {
		return q, errUsage{problems.Err()}
	}
	return q, nil
}

// search prints a line for each place that was found, beginning with the place.
func (s *shelf) search(ctx context.Context, w *world, q proposals.SearchQuery, limit int) error {
	result, err := s.Search(ctx, q, 0, limit)
	var problems proposals.Problems
	switch {
	case errors.As(err, &problems):
		return errors.New(problems.Error())
	case err != nil:
		return err
	}
	lines := tabwriter.NewWriter(w.stdout, 0, 0, 2, ' ', 0)
	for _, h := range result.Hits {
		fmt.Fprintf(lines, "%s\t%s\t%s\t%s\n", h.Place(), h.Kind, cmp.Or(strings.Join(h.Authors, ", "), "-"), hitWords(h))
	}
	if err := lines.Flush(); err != nil {
		return err
	}
	switch more := result.Total - len(result.Hits); {
	case len(result.Phrases) == 0:
		fmt.Fprintln(w.stderr, "parley: there is no word to look for: expected letters or digits")
	case result.Total == 0:
		fmt.Fprintln(w.stderr, "parley: nothing was found")
		fmt.Fprintln(w.stderr, cmp.Or(result.Hint(), "Every word must be there, as a whole: a * behind a word finds all that begin so."))
	case more > 0:
		fmt.Fprintf(w.stderr, "parley: %d more were found\n", more)
	}
	if !result.Whole {
		fmt.Fprintf(w.stderr, "parley: at most %d words are looked for: the others were left out\n", proposals.MostSearchWords)
	}
	return nil
}

// hitWords are the headline or the question, and the first of what was found below it where
// nothing was found there.
func hitWords(h proposals.Hit) string {
	shown := []proposals.FoundField{h.Head}
	if h.Kind == proposals.QuestionPassage {
		shown = append(shown, proposals.FoundField{Stretches: h.Question})
	}
	if len(h.Found) > 0 && !slices.ContainsFunc(shown, proposals.FoundField.Matched) {
		shown = append(shown, h.Found[0])
	}
	parts := make([]string, len(shown))
	for i, f := range shown {
		parts[i] = stretchWords(f.Stretches)
		if i > 0 && f.Name != "" {
			parts[i] = string(f.Name) + ": " + parts[i]
		}
	}
	return strings.Join(parts, "; ")
}

// stretchWords are the words on one line.
func stretchWords(stretches []proposals.Stretch) string {
	return strings.Join(strings.Fields(proposals.StretchText(stretches)), " ")
}
