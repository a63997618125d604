package main

import (
	"cmp"

	"github.com/spf13/cobra"

	"parley/proposals"
)

// addSignatureFlag lets the caller of a command that writes say in whose name
// it does.
func addSignatureFlag(cmd *cobra.Command, as *string) {
	cmd.Flags().StringVar(as, "as", "", "the name to record as who did it (else your user name on this system)")
}

// signature is that of whoever runs the command, or of the name given for as.
func (w *world) signature(as string) proposals.Signature {
	return proposals.Signature{By: cmp.Or(as, w.username()), Way: proposals.ByCommand, At: w.now()}
}
