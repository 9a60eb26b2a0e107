package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"rapporteur.internal/pipelines"
)

type upCommand struct {
	place
	target
	typesetting
	Inbox  string   `arg:"" optional:"" help:"Folder to watch (default: ${inbox})." type:"path"`
	Listen string   `help:"Address of the page; loopback unless you say otherwise: there is no sign-in." default:"127.0.0.1:8420" env:"RAPPORTEUR_LISTEN"`
	Host   []string `help:"Further name by which people reach the page (repeatable)." env:"RAPPORTEUR_HOST" placeholder:"NAME"`
	logging
}

func (c *upCommand) Run(ctx context.Context, std streams) error {
	inbox := c.Inbox
	if inbox == "" {
		inbox = filepath.Join(userData(), "inbox")
		if err := os.MkdirAll(inbox, 0o755); err != nil {
			return fmt.Errorf("make the inbox %s: %w", inbox, err)
		}
	}
	if info, err := os.Stat(inbox); err != nil || !info.IsDir() {
		return usageError{fmt.Errorf("the inbox %s is no folder that can be read: make it, or name another", inbox)}
	}
	if err := apart(c.target.dir(), []string{inbox}); err != nil {
		return err
	}
	child, err := self()
	if err != nil {
		return err
	}
	log := c.log(std.err)
	h, err := pipelines.Open(ctx, pipelines.Config{
		Data: c.place.dir(), Out: c.target.dir(), Inputs: []string{inbox}, Child: child, CacheDir: cacheDir(), Log: log, Office: c.find(std),
		Hosts: c.Host, Version: version(),
	})
	if err != nil {
		return err
	}
	defer h.Close()
	handler, err := h.Desk()
	if err != nil {
		return err
	}
	ln, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w (choose another address with --listen)", c.Listen, err)
	}
	address := "http://" + ln.Addr().String()
	requests, endRequests := context.WithCancel(context.Background())
	defer endRequests()
	srv := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute,
		BaseContext: func(net.Listener) context.Context { return requests },
	}
	line, stop := context.WithCancel(ctx)
	defer stop()
	served, ran := make(chan error, 1), make(chan error, 1)
	go func() { ran <- h.Run(line) }()
	go func() { served <- srv.Serve(ln) }()
	if err := h.Announce(address); err != nil {
		stop()
		return errors.Join(err, <-ran)
	}
	fmt.Fprintf(std.out, "Rapporteur serves at %s\nInbox: %s\nReports and exports: %s\nStop with Ctrl-C.\n", address, inbox, c.target.dir())
	if host, _, err := net.SplitHostPort(ln.Addr().String()); err == nil && !net.ParseIP(host).IsLoopback() {
		fmt.Fprintln(std.err, "warning: the page is reachable from other machines, and there is no sign-in: who reaches it may read and forget everything")
	}
	select {
	case <-ctx.Done():
		err = nil
	case err = <-served:
	case err = <-ran:
		ran <- err
		if err == nil {
			err = errors.New("the line ended by itself")
		}
	}
	endRequests()
	closing, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	shut := srv.Shutdown(closing)
	stop()
	if e := <-ran; e != nil && !errors.Is(e, context.Canceled) && err == nil {
		err = e
	}
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return errors.Join(err, shut)
}
