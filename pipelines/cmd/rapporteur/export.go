package main

import (
	"context"
	"errors"
	"net/url"
	"os"

	"golang.org/x/term"

	"rapporteur.internal/proto/export"
)

type exportCommand struct {
	asked
	Format string   `help:"jsonl, csv (UTF-8, semicolons: opens right in a French Excel) or xlsx." enum:"jsonl,csv,xlsx" default:"jsonl"`
	Series []string `help:"Only this series." placeholder:"SERIES"`
	Schema bool     `help:"Write the JSON Schema of a line of jsonl instead."`
}

func (c *exportCommand) Run(ctx context.Context, std streams) error {
	if c.Schema {
		_, err := std.out.Write(export.Schema())
		return err
	}
	if file, ok := std.out.(*os.File); ok && c.Format == "xlsx" && term.IsTerminal(int(file.Fd())) {
		return usageError{errors.New("a workbook is nothing for a terminal: name a file, as `rapporteur export --format xlsx > statements.xlsx`")}
	}
	return c.ask(ctx, std, func(cl *client) error {
		if len(c.Series) > 0 {
			if _, err := cl.known(ctx, c.Series); err != nil {
				return err
			}
		}
		v := url.Values{"format": {c.Format}, "series": c.Series}
		return copyOut(ctx, cl, "/api/v1/export?"+v.Encode(), std.out)
	})
}
