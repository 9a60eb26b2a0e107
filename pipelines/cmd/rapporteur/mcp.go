package main

import (
	"context"
	"errors"
	"io"
	"net/http"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"rapporteur.internal/pipelines/assistant"
)

type mcpCommand struct{ asked }

// Help tells an assistant's owner how to name it.
func (c *mcpCommand) Help() string {
	return `Speaks the Model Context Protocol on its standard input and output, for an assistant on this machine, which starts it: ` +
		`name "rapporteur mcp" (with --data DIR, where the data lies elsewhere) among its servers. Tools: search, statement, points, check. ` +
		`All only read. While rapporteur up runs on the data folder it is asked; else the folder is opened for each call and let go.`
}

// Run serves until the assistant closes the pipe.
func (c *mcpCommand) Run(ctx context.Context, std streams) error {
	lend := func(ctx context.Context, f func(assistant.Desk) error) error {
		return c.ask(ctx, std, func(cl *client) error { return f(lent{cl}) })
	}
	err := assistant.New(lend, version()).Run(ctx, &mcp.IOTransport{Reader: io.NopCloser(std.in), Writer: open{std.out}})
	if errors.Is(err, io.EOF) || errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// lent is a client as the tools ask it.
type lent struct{ *client }

func (l lent) Get(ctx context.Context, path string) (io.ReadCloser, error) {
	return l.open(ctx, http.MethodGet, path)
}

// open is a writer that stays open when the protocol ends.
type open struct{ io.Writer }

func (open) Close() error { return nil }
