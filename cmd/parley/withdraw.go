package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"parley/proposals"
)

func newWithdraw(w *world, open opener) *cobra.Command {
	var reason, as string
	var undo bool
	cmd := &cobra.Command{
		Use:   "withdraw REF",
		Short: "Take a version that was added by mistake out of the lists",
		Long: `Take a version that was added by mistake out of the lists. Nothing of it is deleted:
its address says that it was withdrawn and why, and comparisons that name its
revisions stay as they were. --undo puts it back.`,
		Example: "  parley withdraw ukraine-memorandum@2 --reason 'The same text as version 1.'",
		Args:    usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			ref, err := proposals.ParseRef(args[0])
			if err == nil && ref.Revision() > 0 {
				err = fmt.Errorf("%s is one revision: expected the version as a whole, %s", ref, ref.WithRevision(0))
			}
			if err == nil && reason == "" {
				err = errors.New("say why, with --reason")
			}
			if err != nil {
				return errUsage{err}
			}
			s, err := open(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return s.withdraw(cmd.Context(), w, ref, undo, reason, w.signature(as))
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "why, for whoever comes to its address")
	cmd.Flags().BoolVar(&undo, "undo", false, "put it back into the lists")
	addSignatureFlag(cmd, &as)
	return cmd
}

func (s *shelf) withdraw(ctx context.Context, w *world, ref proposals.Ref, undo bool, reason string, by proposals.Signature) error {
	if _, err := s.listing(ctx, ref); err != nil {
		return s.withHint(ctx, ref, err)
	}
	before, err := s.Withdrawals(ctx, ref.Proposal())
	if err != nil {
		return err
	}
	withdrawal, problems := proposals.NewWithdrawal(ref, proposals.NextWithdrawal(before, ref), undo, reason, by)
	if len(problems) > 0 {
		return errUsage{problems}
	}
	if err := s.Withdraw(ctx, withdrawal); err != nil {
		return err
	}
	done := "withdrawn"
	if undo {
		done = "put back"
	}
	fmt.Fprintf(w.stdout, "%s: %s\n", ref, done)
	return nil
}
