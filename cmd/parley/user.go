package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"parley/proposals"
	"parley/proposals/password"
)

func newUser(w *world, open opener) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "user",
		Short: "Say who may sign in to the site",
		Long: `Say who may sign in to the site. A coder adds and corrects versions there; an
editor also changes cases and withdraws versions. Without any user, the site can
only be read.`,
		Args: noWord,
		RunE: func(*cobra.Command, []string) error {
			return errUsage{errors.New("user needs a word: add, list, password, role or remove")}
		},
	}
	cmd.AddCommand(newUserAdd(w, open), newUserList(w, open), newUserPassword(w, open), newUserRole(w, open), newUserRemove(w, open))
	return cmd
}

func newUserAdd(w *world, open opener) *cobra.Command {
	var role, as string
	cmd := &cobra.Command{
		Use:   "add NAME",
		Short: "Let someone sign in",
		Long: `Let someone sign in. The password is asked for, or is the first line of standard
input where that is no terminal; it is never an argument, which others on the
machine could see.`,
		Example: "  parley user add ab --role editor\n  pass show parley/ab | parley user add ab",
		Args:    usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			parsed, err := proposals.ParseRole(role)
			if err != nil {
				return errUsage{err}
			}
			return withUser(cmd.Context(), open, args[0], func(s *shelf, name proposals.Slug) error {
				return s.addUser(cmd.Context(), w, name, parsed, as)
			})
		},
	}
	cmd.Flags().StringVar(&role, "role", string(proposals.Coder), "coder or editor")
	addSignatureFlag(cmd, &as)
	return cmd
}

func newUserList(w *world, open opener) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List who may sign in, a line each",
		Args:  noWord,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := open(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return s.listUsers(cmd.Context(), w)
		},
	}
}

func newUserPassword(w *world, open opener) *cobra.Command {
	var as string
	cmd := &cobra.Command{
		Use:   "password NAME",
		Short: "Give a user another password",
		Long: `Give a user another password, and end the user's sessions. It is asked for, or is
the first line of standard input where that is no terminal.`,
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return withUser(cmd.Context(), open, args[0], func(s *shelf, name proposals.Slug) error {
				return s.setPassword(cmd.Context(), w, name, as)
			})
		},
	}
	addSignatureFlag(cmd, &as)
	return cmd
}

func newUserRole(w *world, open opener) *cobra.Command {
	var as string
	cmd := &cobra.Command{
		Use:   "role NAME coder|editor",
		Short: "Give a user another role",
		Long:  "Give a user another role, and end the user's sessions.",
		Args:  usage(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			role, err := proposals.ParseRole(args[1])
			if err != nil {
				return errUsage{err}
			}
			return withUser(cmd.Context(), open, args[0], func(s *shelf, name proposals.Slug) error {
				if err := s.SetRole(cmd.Context(), name, role, w.signature(as)); err != nil {
					return noUser(name, err)
				}
				fmt.Fprintf(w.stdout, "%s has the role %s now, and signs in again\n", name, role)
				return nil
			})
		},
	}
	addSignatureFlag(cmd, &as)
	return cmd
}

func newUserRemove(w *world, open opener) *cobra.Command {
	var as string
	cmd := &cobra.Command{
		Use:   "remove NAME",
		Short: "Let a user sign in no more",
		Long: `Let a user sign in no more, and end the user's sessions. The name stays beside
what the user stored, and in the audit list.`,
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return withUser(cmd.Context(), open, args[0], func(s *shelf, name proposals.Slug) error {
				if err := s.RemoveUser(cmd.Context(), name, w.signature(as)); err != nil {
					return noUser(name, err)
				}
				fmt.Fprintf(w.stdout, "%s is removed, and signed out everywhere\n", name)
				return nil
			})
		},
	}
	addSignatureFlag(cmd, &as)
	return cmd
}

// withUser opens the database for what is done with the user of that name.
func withUser(ctx context.Context, open opener, name string, do func(*shelf, proposals.Slug) error) error {
	slug, err := proposals.ParseSlug(name)
	if err != nil {
		return errUsage{fmt.Errorf("the name of a user: %w", err)}
	}
	s, err := open(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	return do(s, slug)
}

func (s *shelf) addUser(ctx context.Context, w *world, name proposals.Slug, role proposals.Role, as string) error {
	there := fmt.Errorf("there is a user %s already\nto give another password or role, say `parley user password %[1]s` or `parley user role %[1]s`", name)
	// Asked first, so that nobody types a password in vain.
	if _, err := s.User(ctx, name); err == nil {
		return there
	} else if !errors.Is(err, proposals.ErrNotFound) {
		return err
	}
	hash, err := w.newPassword(ctx, name)
	if err != nil {
		return err
	}
	err = s.AddUser(ctx, proposals.User{Name: name, Role: role, Password: hash}, w.signature(as))
	switch {
	case errors.Is(err, proposals.ErrExists):
		return there
	case err != nil:
		return err
	}
	fmt.Fprintf(w.stdout, "%s is added as %s, and can sign in at /sign-in of the site that `parley serve` serves\n", name, role)
	return nil
}

func (s *shelf) setPassword(ctx context.Context, w *world, name proposals.Slug, as string) error {
	if _, err := s.User(ctx, name); err != nil {
		return noUser(name, err)
	}
	hash, err := w.newPassword(ctx, name)
	if err != nil {
		return err
	}
	if err := s.SetPassword(ctx, name, hash, w.signature(as)); err != nil {
		return noUser(name, err)
	}
	fmt.Fprintf(w.stdout, "%s has another password now, and signs in again\n", name)
	return nil
}

// newPassword reads a password that may be one, and hashes it.
func (w *world) newPassword(ctx context.Context, name proposals.Slug) (string, error) {
	text, err := w.readPassword(ctx, fmt.Sprintf("the new password of %s", name))
	if err != nil {
		return "", err
	}
	if err := password.Check(text); err != nil {
		return "", err
	}
	return password.Hash(ctx, text)
}

// noUser says what to do where there is no user of that name.
func noUser(name proposals.Slug, err error) error {
	if errors.Is(err, proposals.ErrNotFound) {
		return fmt.Errorf("there is no user %s: `parley user list` lists them", name)
	}
	return err
}

// listUsers prints who may sign in, with the day from which on.
func (s *shelf) listUsers(ctx context.Context, w *world) error {
	users, err := s.Users(ctx)
	if err != nil {
		return err
	}
	if len(users) == 0 {
		fmt.Fprintln(w.stderr, "parley: there is no user: the site can only be read\nmake the first with `parley user add NAME --role editor`")
	}
	lines := tabwriter.NewWriter(w.stdout, 0, 0, 2, ' ', 0)
	for _, u := range users {
		fmt.Fprintf(lines, "%s\t%s\tadded %s\n", u.Name, u.Role, u.Added.Format("2006-01-02"))
	}
	return lines.Flush()
}
