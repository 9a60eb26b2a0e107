package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"

	"rapporteur.internal/pipelines"
	"rapporteur.internal/pipelines/holding"
)

// ask gives f a client of the running desk, or, where none runs on the data
// folder, of one that this process opens for as long as f takes.
func (p place) ask(ctx context.Context, std streams, f func(*client) error) error {
	return p.open(ctx, f, (*pipelines.House).Answer, nil)
}

// change is ask for what sets the line in motion: where no desk runs, the line
// itself runs, without taking anything in, until it rests again.
func (p place) change(ctx context.Context, f func(*client) error) error {
	return p.open(ctx, f, (*pipelines.House).Run, func(h *pipelines.House) error {
		for {
			now, err := h.Progress(ctx)
			if err != nil || now.Idle {
				return err
			}
			time.Sleep(50 * time.Millisecond)
		}
	})
}

// open runs f beside what run runs, then waits for rest.
func (p place) open(ctx context.Context, f func(*client) error, run func(*pipelines.House, context.Context) error, rest func(*pipelines.House) error) error {
	dir := p.dir()
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return usageError{fmt.Errorf("there is no data folder %s yet: start with `rapporteur up INBOX` or `rapporteur run PDF`, or name the folder with --data", dir)}
	}
	child, err := self()
	if err != nil {
		return err
	}
	h, err := pipelines.Open(ctx, pipelines.Config{Data: dir, Child: child, CacheDir: cacheDir(), Version: version()})
	var held *holding.HeldError
	if errors.As(err, &held) && held.Address != "" {
		return f(&client{base: held.Address, http: http.DefaultClient})
	}
	if err != nil {
		return err
	}
	defer h.Close()
	handler, err := h.Desk()
	if err != nil {
		return err
	}
	answering, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- run(h, answering) }()
	if err = h.Answering(ctx); err == nil {
		err = f(&client{base: "http://localhost", http: &http.Client{Transport: within{handler}}})
	}
	if err == nil && rest != nil {
		err = rest(h)
	}
	stop()
	if e := <-ended; err == nil && e != nil && !errors.Is(e, context.Canceled) {
		err = e
	}
	if err == nil && rest != nil {
		err = h.WriteOut(ctx)
	}
	return err
}
