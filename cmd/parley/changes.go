package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
	"parley/views"
)

func newChanges(w *world, open opener) *cobra.Command {
	var flags *takeFlags
	var topics []string
	cmd := &cobra.Command{
		Use:   "changes REF REF",
		Short: "Print what changed from one text to another",
		Long: `Print what differs from the first text to the second: any two versions or
codings of one case, also of two proposals. Words that only the first has stand
in {-…-}, words that only the second has in {+…+}.`,
		Example: "  parley changes ukraine-memorandum@1 ukraine-memorandum@2\n  parley changes ukraine-memorandum@1.1 ukraine-memorandum@1.2 -o changes.docx",
		Args:    usage(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			taking, err := flags.check(w)
			if err != nil {
				return err
			}
			q, err := movementQuery(args[0], args[1], topics)
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
			permanent := func(site string) string { return views.PermanentChangesAddress(site, m) }
			return taking.write(w, export.OfMovement(m), permanent, func(out io.Writer) error { return export.MovementText(out, m, w.width(out)) })
		},
	}
	flags = addTakeFlags(cmd, textFormat)
	cmd.Flags().StringArrayVar(&topics, "topic", nil, "show only this topic; may be repeated")
	return cmd
}

func movementQuery(from, to string, topics []string) (compare.MovementQuery, error) {
	first, err := proposals.ParseRef(from)
	second, other := proposals.ParseRef(to)
	q := compare.MovementQuery{From: first, To: second}
	errs := []error{err, other}
	for _, t := range topics {
		topic, err := proposals.ParseSlug(t)
		q.Topics, errs = append(q.Topics, topic), append(errs, err)
	}
	return q, errors.Join(errs...)
}
