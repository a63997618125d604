package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
	"parley/views"
)

func newChanges(w *world, open opener) *cobra.Command {
	var output, format, url string
	cmd := &cobra.Command{
		Use:   "changes REF REF",
		Short: "Print what changed from one text to another",
		Long: `Print what differs from the first text to the second: any two versions or
codings of one case, also of two proposals. Words that only the first has stand
in {-…-}, words that only the second has in {+…+}.`,
		Example: "  parley changes ukraine-memorandum@1 ukraine-memorandum@2\n  parley changes ukraine-memorandum@1.1 ukraine-memorandum@1.2 --format markdown -o changes.md",
		Args:    usage(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(textFormats, format) {
				return errUsage{fmt.Errorf("--format %s: expected text or markdown%s", format, proposals.Suggest(format, textFormats))}
			}
			q, err := movementQuery(args[0], args[1])
			if err != nil {
				return errUsage{err}
			}
			s, err := open(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			m, err := compare.LoadMovement(cmd.Context(), s, q)
			if err != nil {
				return err
			}
			return w.writeTo(output, func(out io.Writer) error {
				if format == "markdown" {
					return export.MovementMarkdown(out, m, export.Options{Address: views.PermanentChangesAddress(cmp.Or(url, w.getenv("PARLEY_URL")), m)})
				}
				return export.MovementText(out, m, w.width(out))
			})
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to this file instead of standard output")
	cmd.Flags().StringVar(&format, "format", textFormats[0], "text or markdown")
	addURLFlag(cmd, &url)
	return cmd
}

func movementQuery(from, to string) (compare.MovementQuery, error) {
	first, err := proposals.ParseRef(from)
	second, other := proposals.ParseRef(to)
	return compare.MovementQuery{From: first, To: second}, errors.Join(err, other)
}
