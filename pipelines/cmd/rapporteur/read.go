package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"rapporteur.internal/pipelines"
	"rapporteur.internal/proto/export"
	"rapporteur.internal/services/extract"
	"rapporteur.internal/services/segment"
)

type readCommand struct {
	File     string `arg:"" help:"The PDF. A sidecar FILE.pdf.yaml beside it is used." type:"path"`
	Format   string `help:"jsonl: a statement a line; text: a paragraph a line, a form feed a page." enum:"jsonl,text" default:"jsonl"`
	Password string `help:"Password of an encrypted file." env:"RAPPORTEUR_PASSWORD"`
	Explain  bool   `help:"Add to each line how its pages were read, which rules fired, and what spoke for and against the decision."`
}

func (c *readCommand) Run(ctx context.Context, std streams) error {
	if c.Explain && c.Format != "jsonl" {
		return usageError{errors.New("--explain goes with --format jsonl")}
	}
	child, err := self()
	if err != nil {
		return err
	}
	reader, err := extract.NewChildren(extract.ChildrenConfig{
		Command: child, Workers: 1, Options: extract.Options{CacheDir: cacheDir()},
	})
	if err != nil {
		return err
	}
	defer reader.Close()
	doc, err := pipelines.ReadFile(ctx, reader, c.File, c.Password)
	if err != nil {
		return filed(c.File, err)
	}
	for _, w := range doc.Warnings {
		fmt.Fprintf(std.err, "%s: warning: %s\n", c.File, w)
	}
	for _, p := range doc.Pages {
		if p.Unread != "" {
			fmt.Fprintf(std.err, "%s: page %d could not be read: %s", c.File, p.Number, p.Unread)
			if p.Remedy != "" {
				fmt.Fprintf(std.err, " Remedy: %s", p.Remedy)
			}
			fmt.Fprintln(std.err)
		}
	}
	if c.Format == "text" {
		return writeText(std.out, doc)
	}
	lexicons, err := segment.Load()
	if err != nil {
		return fmt.Errorf("load the lexicons: %w", err)
	}
	var opts []segment.Option
	if c.Explain {
		opts = append(opts, segment.Explain())
	}
	out := bufio.NewWriter(std.out)
	for _, s := range segment.Segment(doc, lexicons, opts...) {
		l := export.Of(s)
		if c.Explain {
			l = export.Explained(l, s, doc)
		}
		if err := export.Write(out, l); err != nil {
			return err
		}
	}
	return out.Flush()
}

// filed names the file in an error, once, with the remedy where there is one.
func filed(file string, err error) error {
	text := err.Error()
	var path *os.PathError
	if !errors.As(err, &path) && !strings.Contains(text, file) {
		text = file + ": " + text
	}
	if info, serr := os.Stat(file); errors.Is(serr, fs.ErrNotExist) {
		text += ". Remedy: name a PDF that exists"
	} else if serr == nil && info.IsDir() {
		text += ". Remedy: name one PDF, or give the folder to `rapporteur run`"
	}
	var r interface{ Remedy() string }
	if errors.As(err, &r) && r.Remedy() != "" {
		text += ". Remedy: " + r.Remedy()
	}
	// The flag is this command's own: the line knows sidecars alone.
	if r := extract.Refused(err); r != nil && (r.Code == extract.NeedsPassword || r.Code == extract.WrongPassword) {
		text += "; or give it with --password"
	}
	return &fileError{text, err}
}

type fileError struct {
	text string
	err  error
}

func (e *fileError) Error() string { return e.text }
func (e *fileError) Unwrap() error { return e.err }
