// Command desk is the service for people: the web page and its JSON API.
package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"rapporteur.internal/services/custody"
	"rapporteur.internal/services/desk"
	"rapporteur.internal/services/desk/asking"
	"rapporteur.internal/services/station"
)

type command struct {
	station.Flags
	Listen string   `help:"Address of the page; loopback unless you say otherwise: there is no sign-in." default:"127.0.0.1:8420" env:"RAPPORTEUR_LISTEN"`
	Host   []string `help:"Further names by which people reach the page." env:"RAPPORTEUR_HOST" placeholder:"NAME"`
}

func (c *command) Open(_ context.Context, s *station.Station) (*station.Service, error) {
	keeping := custody.New(s.Line)
	d := (&asking.Asking{Line: s.Line, Custody: keeping, Hosts: c.Host}).Desk()
	d.Log = s.Log
	handler, err := desk.New(d)
	if err != nil {
		return nil, err
	}
	ln, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w (choose another address with --listen)", c.Listen, err)
	}
	fmt.Fprintf(s.Out, "Rapporteur serves at http://%s\n", ln.Addr())
	return &station.Service{Serve: func(ctx context.Context) error {
		go sweep(ctx, keeping, s)
		return serve(ctx, ln, handler)
	}}, nil
}

// serve answers until ctx ends; event streams end with it.
func serve(ctx context.Context, ln net.Listener, handler http.Handler) error {
	requests, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	srv := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute,
		BaseContext: func(net.Listener) context.Context { return requests },
	}
	served := make(chan error, 1)
	go func() { served <- srv.Serve(ln) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	end()
	closing, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	err := srv.Shutdown(closing)
	if e := <-served; !errors.Is(e, http.ErrServerClosed) {
		err = errors.Join(err, e)
	}
	return err
}

// sweep removes what nobody needs any more, every hour.
func sweep(ctx context.Context, keeping *custody.Custody, s *station.Station) {
	t := time.NewTicker(time.Hour)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-t.C:
			swept, err := keeping.GC(ctx, now)
			if err != nil {
				s.Log.Warn("could not sweep; it is tried again in an hour", "error", err)
				continue
			}
			s.Log.Info("swept", "blobs", swept.Blobs, "bytes", swept.Bytes, "letters", swept.Letters)
		}
	}
}

func main() {
	os.Exit(station.Main("desk", "Serves the web page and its JSON API.", &command{}, os.Args[1:], os.Stdout, os.Stderr))
}
