package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"

	"golang.org/x/term"
)

type retryCommand struct {
	asked
	ID  string `arg:"" optional:"" help:"A document's id, or a file's path below the inbox."`
	All bool   `help:"Everything that failed."`
}

func (c *retryCommand) Run(ctx context.Context, std streams) error {
	if (c.ID == "") != c.All {
		return usageError{errors.New("say what to retry: an id or a file, or --all")}
	}
	return c.change(ctx, func(cl *client) error {
		path := "/api/v1/retry"
		if c.ID != "" {
			path += "?id=" + url.QueryEscape(c.ID)
		}
		var s state
		if err := cl.get(ctx, "/api/v1/status", &s); err != nil {
			return err
		}
		for _, f := range s.Files {
			if f.Path == c.ID && f.State == "gone" {
				return errors.New(remedied(fmt.Sprintf("%s is gone from its inbox: nothing of it can be taken up", f.Path), "put it there again"))
			}
		}
		var done struct{ Taken int }
		if err := cl.do(ctx, http.MethodPost, path, &done); err != nil {
			return err
		}
		if done.Taken == 0 {
			_, err := fmt.Fprintln(std.err, "Nothing was there to retry.")
			return err
		}
		fmt.Fprintf(std.err, "%s taken up again; `rapporteur status` tells what becomes of it.\n", counted(done.Taken, "item"))
		if err := cl.get(ctx, "/api/v1/status", &s); err != nil {
			return err
		}
		for _, f := range s.Files {
			// A forgotten file has no bytes of its own to go on with.
			if f.Path == c.ID && f.State == "seen" {
				fmt.Fprintf(std.err, "%s waits to be taken from its inbox anew: a running `rapporteur up` does so within seconds, else the next `up` or `run`.\n", f.Path)
			}
		}
		return nil
	})
}

type forgetCommand struct {
	asked
	What string `arg:"" name:"file-or-id" help:"A document's id, or its file's path below the inbox."`
	Yes  bool   `help:"Don't ask first. Nothing is asked where the standard input is no terminal." short:"y"`
}

func (c *forgetCommand) Run(ctx context.Context, std streams) error {
	return c.change(ctx, func(cl *client) error {
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
		what := s.described(id)
		if in, ok := std.in.(*os.File); ok && !c.Yes && what != "" && term.IsTerminal(int(in.Fd())) {
			sure, err := confirmed(std, what)
			if err != nil || !sure {
				return err
			}
		}
		if err := cl.do(ctx, http.MethodPost, "/api/v1/documents/"+url.PathEscape(id)+":forget", nil); err != nil {
			return err
		}
		if what != "" {
			what = " (" + what + ")"
		}
		_, err := fmt.Fprintf(std.err, "%s%s is forgotten. Its PDF stays where it is; remove it from the inbox, or it stays listed as forgotten.\n", c.What, what)
		return err
	})
}

// described is a document in words, as before it is forgotten; "" where there is none.
func (s *state) described(id string) string {
	for _, d := range s.Documents {
		if d.ID == id && !d.Forgotten {
			title := d.Title
			if title == "" {
				title = d.ID
			}
			return printable(fmt.Sprintf("%q, %s, %s", title, counted(int(d.Pages), "page"), counted(int(d.Statements), "statement")))
		}
	}
	return ""
}

// confirmed asks whether to go on; only a yes is one.
func confirmed(std streams, what string) (bool, error) {
	fmt.Fprintf(std.err, "Forget %s? Its statements leave the search and the reports. [y/N] ", what)
	line, err := bufio.NewReader(std.in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return false, fmt.Errorf("read the answer: %w", err)
	}
	switch strings.ToLower(strings.TrimSpace(line)) {
	case "y", "yes":
		return true, nil
	}
	_, err = fmt.Fprintln(std.err, "Nothing was forgotten.")
	return false, err
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

type gcCommand struct{ asked }

// Run removes what no document needs; a running desk is asked to do so at once.
func (c *gcCommand) Run(ctx context.Context, std streams) error {
	return c.ask(ctx, std, func(cl *client) error {
		var s struct {
			Blobs, Letters int
			Bytes          int64
		}
		if err := cl.do(ctx, http.MethodPost, "/api/v1/gc", &s); err != nil {
			return err
		}
		_, err := fmt.Fprintf(std.out, "%d blobs (%d bytes) and %d dead letters of past generations removed\n", s.Blobs, s.Bytes, s.Letters)
		return err
	})
}
