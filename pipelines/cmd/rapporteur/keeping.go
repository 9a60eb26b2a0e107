package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"rapporteur.internal/pipelines"
	"rapporteur.internal/pipelines/holding"
)

type retryCommand struct {
	place
	ID  string `arg:"" optional:"" help:"A document's id, or a file's path below the inbox."`
	All bool   `help:"Everything that failed."`
}

func (c *retryCommand) Run(ctx context.Context, std streams) error {
	if (c.ID == "") != c.All {
		return usageError{errors.New("say what to retry: an id or a file, or --all")}
	}
	return c.ask(ctx, std, func(cl *client) error {
		path := "/api/v1/retry"
		if c.ID != "" {
			path += "?id=" + url.QueryEscape(c.ID)
		}
		return cl.do(ctx, http.MethodPost, path, nil)
	})
}

type forgetCommand struct {
	place
	What string `arg:"" name:"file-or-id" help:"A document's id, or its file's path below the inbox."`
}

func (c *forgetCommand) Run(ctx context.Context, std streams) error {
	return c.ask(ctx, std, func(cl *client) error {
		var s state
		if err := cl.get(ctx, "/api/v1/status", &s); err != nil {
			return err
		}
		id := c.What
		for _, f := range s.Files {
			if f.Path == c.What && f.Document != "" {
				id = f.Document
			}
		}
		if err := cl.do(ctx, http.MethodPost, "/api/v1/documents/"+url.PathEscape(id)+":forget", nil); err != nil {
			return err
		}
		_, err := fmt.Fprintf(std.err, "%s is forgotten. Its PDF stays where it is; remove it from the inbox, or it stays listed as forgotten.\n", c.What)
		return err
	})
}

// copyOut streams an answer to w.
func copyOut(ctx context.Context, cl *client, path string, w io.Writer) error {
	body, err := cl.open(ctx, http.MethodGet, path)
	if err != nil {
		return err
	}
	defer body.Close()
	_, err = io.Copy(w, body)
	return err
}

type gcCommand struct{ place }

// Run removes what no document needs. A running `up` does so by itself, every
// hour, and is left to it.
func (c *gcCommand) Run(ctx context.Context, std streams) error {
	h, err := pipelines.Open(ctx, pipelines.Config{Data: c.dir(), Child: []string{"unused"}})
	var held *holding.HeldError
	if errors.As(err, &held) {
		fmt.Fprintf(std.err, "process %d holds %s and removes what is no longer needed by itself, every hour.\n", held.PID, held.Dir)
		return nil
	}
	if err != nil {
		return err
	}
	defer h.Close()
	s, err := h.Sweep(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "%d blobs (%d bytes) and %d dead letters of past generations removed\n", s.Blobs, s.Bytes, s.Letters)
	return err
}
