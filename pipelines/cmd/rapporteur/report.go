package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"

	"rapporteur.internal/services/extract"
	reporting "rapporteur.internal/services/report"
)

type reportCommand struct {
	asked
	Args   []string `arg:"" optional:"" name:"series | pdf|dir" help:"The series, as in the address of its report: idm-2018. With --verify of a draft: the series that it cites, or its report's JSON. With --verify of a report: the sources, PDFs and folders of PDFs; none: those that the data folder holds."`
	Format string   `help:"docx, pdf, html, md, xlsx or json." enum:"docx,pdf,html,md,xlsx,json" default:"md"`
	Verify string   `help:"Check a report's JSON: its sentences, counts and roles, and each citation on its page. Or a draft that somebody else wrote (.md, .txt, .docx, .json), with citations as [S1a-17]: what it says is held to what it cites. Exit 1 with what doesn't hold." placeholder:"FILE" type:"path"`
	JSON   bool     `help:"With --verify of a draft: print the findings as JSON." name:"json"`

	Changes bool `help:"What the newest version adds, drops and changes against the one before it, with who edited, as Markdown (--format json: as JSON)."`

	Password string `help:"Password of encrypted sources, for --verify." env:"RAPPORTEUR_PASSWORD"`
}

// Help tells what people may change, and where.
func (c *reportCommand) Help() string {
	return `A report is edited on the desk's page, by its API, or in the file edits/SERIES.yaml in the data folder: ` +
		`the title, the cover, the order of chapters, points, divergences, statements kept out. What stands there is taken up ` +
		`by up and run, and the report built anew; its head says what an edit looks like.`
}

func (c *reportCommand) Run(ctx context.Context, std streams) error {
	if c.Verify != "" {
		return c.verify(ctx, std)
	}
	if c.JSON {
		return usageError{errJSONAlone}
	}
	if len(c.Args) != 1 {
		return usageError{errors.New("name one series, as `rapporteur report idm-2018`, or a report to check with --verify FILE.json")}
	}
	if c.Changes {
		format := map[string]string{"md": reporting.FormatChangesMarkdown, "json": reporting.FormatChangesJSON}[c.Format]
		if format == "" {
			return usageError{fmt.Errorf("changes are written as md or json, not as %s", c.Format)}
		}
		c.Format = format
	}
	return c.ask(ctx, std, func(cl *client) error {
		return copyOut(ctx, cl, "/api/v1/reports/"+url.PathEscape(c.Args[0])+"/"+c.Format, std.out)
	})
}

// verify holds a report against its sources and lists what is wrong with it.
func (c *reportCommand) verify(ctx context.Context, std streams) error {
	data, err := os.ReadFile(c.Verify)
	if err != nil {
		return usageError{fmt.Errorf("%w (name the JSON of a report, or a draft)", err)}
	}
	if isDraft(c.Verify, data) {
		return c.draft(ctx, std, data)
	}
	if c.JSON {
		return usageError{errJSONAlone}
	}
	r, err := reporting.ReadJSON(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%s: %w", c.Verify, err)
	}
	child, err := self()
	if err != nil {
		return err
	}
	reader, err := extract.NewChildren(extract.ChildrenConfig{Command: child, Options: extract.Options{CacheDir: cacheDir()}})
	if err != nil {
		return err
	}
	defer reader.Close()
	held := &sources{reader: reader, password: c.Password}
	var faults []reporting.Fault
	check := func() error {
		faults, err = reporting.Verify(ctx, r, reporting.Evidence{Quotes: held.check})
		return err
	}
	if len(c.Args) > 0 {
		if held.original, err = filesByContent(r, c.Args); err != nil {
			return usageError{err}
		}
		err = check()
	} else {
		err = c.ask(ctx, std, func(cl *client) error {
			held.original = cl.original
			return check()
		})
	}
	if err != nil {
		return err
	}
	for _, f := range faults {
		fmt.Fprintln(std.out, printable(f.String()))
	}
	if len(faults) > 0 {
		fmt.Fprintf(std.err, "%s: %d faults\n", c.Verify, len(faults))
		return faultsError{len(faults)}
	}
	fmt.Fprintf(std.err, "%s: nothing wrong was found; %d citations\n", c.Verify, len(r.Citations))
	return nil
}
