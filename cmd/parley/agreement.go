package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
	"parley/proposals/intake"
)

func newAgreement(w *world, open opener) *cobra.Command {
	var output, format string
	cmd := &cobra.Command{
		Use:   "agreement A.md B.md",
		Short: "Compare two codings of the same text, field by field",
		Long: `Compare two codings of one version, made apart from each other: for each field
how many pairs agree, Cohen's kappa, and every difference. The files are read as
by check, against the stored case, or the one whose file is named beside them.
Nothing is stored, and codings that differ are no failure.`,
		Example: "  parley agreement coder-a.md coder-b.md\n  parley agreement coder-a.md coder-b.md --format markdown -o agreement.md",
		Args:    usage(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, files []string) error {
			if !slices.Contains(textFormats, format) {
				return errUsage{fmt.Errorf("--format %s: expected text or markdown%s", format, proposals.Suggest(format, textFormats))}
			}
			s, err := open(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			codings, err := s.readCodings(cmd.Context(), files)
			if err != nil {
				return err
			}
			agreement, err := compare.AgreementOf(codings[0].Revision, codings[1].Revision)
			if err != nil {
				return err
			}
			names := [2]string{codings[0].File, codings[1].File}
			return w.writeTo(output, func(out io.Writer) error {
				if format == "markdown" {
					return export.AgreementMarkdown(out, agreement, names)
				}
				return export.AgreementText(out, agreement, names, w.width(out))
			})
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to this file instead of standard output")
	cmd.Flags().StringVar(&format, "format", textFormats[0], "text or markdown")
	return cmd
}

var textFormats = []string{"text", "markdown"}

// readCodings reads two codings, in the order of the files. A case may be among
// these.
func (s *shelf) readCodings(ctx context.Context, files []string) ([]*intake.Reading, error) {
	readings, err := s.readFiles(ctx, files)
	if err != nil {
		return nil, err
	}
	codings := slices.DeleteFunc(readings, func(r *intake.Reading) bool { return r.Case != nil })
	slices.SortStableFunc(codings, func(a, b *intake.Reading) int { return slices.Index(files, a.File) - slices.Index(files, b.File) })
	if len(codings) != 2 {
		return nil, errUsage{errors.New("agreement: expected the files of two codings, and beside them at most that of their case; there are " + count(len(codings), "coding"))}
	}
	return codings, nil
}
