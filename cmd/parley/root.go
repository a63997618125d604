package main

import (
	"context"
	"errors"
	"fmt"
	"os/signal"
	"slices"
	"syscall"

	"github.com/spf13/cobra"

	"parley/proposals"
)

// run is the whole program but for the process: it returns the exit status.
func run(ctx context.Context, args []string, w *world) int {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	root := newRoot(w)
	root.SetArgs(args)
	return w.report(root.ExecuteContext(ctx))
}

// errUsage marks what the caller of the command did wrong.
type errUsage struct{ error }

func (e errUsage) Unwrap() error { return e.error }

// report says what went wrong, and chooses the exit status.
func (w *world) report(err error) int {
	var problems proposals.Problems
	var usage errUsage
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		fmt.Fprintf(w.stderr, "parley: %v\n`parley --help` lists the words, `parley WORD --help` what each takes\n", err)
		return 2
	case errors.As(err, &problems):
		fmt.Fprintln(w.stderr, problems)
		return 1
	default:
		fmt.Fprintf(w.stderr, "parley: %v\n", err)
		return 1
	}
}

func newRoot(w *world) *cobra.Command {
	var database string
	root := &cobra.Command{
		Use:           "parley",
		Short:         "Compare peace proposals side by side, topic by topic",
		Long:          "Parley compares peace proposals side by side, topic by topic.\nWithout a word it serves them as a site: `parley serve`.",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetOut(w.stdout)
	root.SetErr(w.stderr)
	root.PersistentFlags().StringVar(&database, "db", "", "the database file (else PARLEY_DB, else one in your data directory)")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return errUsage{err} })
	open := func(ctx context.Context) (*shelf, error) { return openShelf(ctx, w, database) }
	asItIs := func(ctx context.Context) (*shelf, error) { return openAsItIs(ctx, w, database) }
	serve := newServe(w, open)
	root.RunE, root.Args = serve.RunE, serve.Args
	root.Flags().AddFlagSet(serve.Flags())
	root.AddCommand(serve, newList(w, open), newShow(w, open), newCheck(w, open), newAdd(w, open), newWithdraw(w, open),
		newCompare(w, open), newOrder(w, open), newGlance(w, open), newCoverage(w, open), newTimeline(w, open), newDeadlines(w, open), newObligations(w, open), newCodebook(w, open), newIssue(w, open), newTopic(w, open), newParty(w, open), newExport(w, open), newAgreement(w, open), newChanges(w, open),
		newSearch(w, open), newUser(w, open), newAudit(w, open), newImport(w, asItIs), newVerify(w, asItIs), newBackup(w, asItIs), newVersion(w))
	root.CompletionOptions.HiddenDefaultCmd = true
	return root
}

// usage wraps the check of a command's arguments, so that a miscount is
// misuse.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return errUsage{fmt.Errorf("%s: %w", cmd.Name(), err)}
		}
		return nil
	}
}

// noWord refuses a word that is none of the command's.
func noWord(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if cmd.HasSubCommands() {
		var names []string
		for _, c := range cmd.Commands() {
			names = append(names, c.Name())
		}
		slices.Sort(names)
		return errUsage{fmt.Errorf("there is no word %q%s", args[0], proposals.Suggest(args[0], names))}
	}
	return errUsage{fmt.Errorf("%s takes no arguments, and %q is one", cmd.Name(), args[0])}
}
