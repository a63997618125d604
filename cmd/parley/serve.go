package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"parley/views"
)

// defaultAddress is on the loopback interface only, at a port that no common
// service has.
const defaultAddress = "127.0.0.1:8817"

func newServe(w *world, open opener) *cobra.Command {
	var address, url string
	var private bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the site (also without a word)",
		Args:  noWord,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := open(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return s.serve(cmd.Context(), w, address, views.Options{URL: cmp.Or(url, w.getenv("PARLEY_URL")), Private: private})
		},
	}
	cmd.Flags().StringVar(&address, "addr", defaultAddress, "where to listen; only this machine can read unless you name another address")
	cmd.Flags().BoolVar(&private, "private", false, "ask for signing in to read, too")
	addURLFlag(cmd, &url)
	return cmd
}

// serve serves the site until ctx ends, then lets the requests under way
// finish.
func (s *shelf) serve(ctx context.Context, w *world, address string, opts views.Options) error {
	log := slog.New(slog.NewTextHandler(w.stderr, nil))
	opts.Logger, opts.Version = log, programVersion()
	site, err := views.New(s.Store, opts)
	if err != nil {
		return errUsage{err}
	}
	if err := s.sayIfNobody(ctx, opts.Private); err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	if err != nil {
		return listenError(address, err)
	}
	server := &http.Server{
		Handler:           site,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	fmt.Fprintf(w.stdout, "Parley is at http://%s/\nIts database is %s\n", listener.Addr(), s.Path())
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		stopped <- server.Shutdown(last)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// sayIfNobody says of a private site that nobody can sign in to it yet.
func (s *shelf) sayIfNobody(ctx context.Context, private bool) error {
	users, err := s.Users(ctx)
	if err == nil && private && len(users) == 0 {
		fmt.Fprintln(s.w.stderr, "parley: nobody can read this site yet: add a user with `parley user add NAME --role editor`")
	}
	return err
}

func listenError(address string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is taken, perhaps by Parley itself: stop that, or choose another with --addr, as in --addr 127.0.0.1:0", address)
	}
	return err
}
