package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"

	"rapporteur.internal/pipelines"
	"rapporteur.internal/pipelines/holding"
)

// ask gives f a client of the running desk, or, where none runs on the data
// folder, of one that this process opens for as long as f takes.
func (p place) ask(ctx context.Context, std streams, f func(*client) error) error {
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
	go func() { ended <- h.Answer(answering) }()
	err = f(&client{base: "http://localhost", http: &http.Client{Transport: within{handler}}})
	stop()
	if e := <-ended; err == nil && e != nil && !errors.Is(e, context.Canceled) {
		err = e
	}
	return err
}
