// Command corpus measures how well and how fast a folder of PDFs is read, beside poppler's
// pdftotext, and prints the tables of docs/extraction.md.
//
//	go run ./services/extract/cmd/corpus [--only good|bad|speed|long] [--match TEXT] [--cache DIR] DIR
//
// DIR is a corpus (SOURCES.tsv, good/, bad/) or any folder of PDFs, which are then measured as
// good ones, by the language that was recognised.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"

	"rapporteur.internal/services/extract"
)

// childCommand is the hidden argument that makes this program a child of itself.
const childCommand = "extract-child"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if len(os.Args) == 2 && os.Args[1] == childCommand {
		if err := extract.ChildMain(ctx, os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	m := measure{ctx: ctx}
	only := flag.String("only", "", "good, bad, speed or long: that table alone")
	flag.StringVar(&m.match, "match", "", "only files whose name contains this")
	flag.StringVar(&m.cache, "cache", defaultCache(), "where PDFium's compiled code is kept")
	flag.BoolVar(&m.verbose, "v", false, "a line for each file")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: corpus [flags] DIR")
		os.Exit(2)
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		fmt.Fprintln(os.Stderr, "corpus: pdftotext is not installed, and it is what is measured against: apt install poppler-utils")
		os.Exit(2)
	}
	if err := m.run(flag.Arg(0), *only); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(1)
	}
}

func defaultCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "rapporteur", "wazero")
}

type measure struct {
	ctx     context.Context
	match   string
	cache   string
	verbose bool
}

func (m measure) run(dir, only string) error {
	files, err := list(dir, m.match)
	if err != nil {
		return err
	}
	var good, bad []file
	for _, f := range files {
		if f.bad {
			bad = append(bad, f)
		} else {
			good = append(good, f)
		}
	}
	for _, table := range []struct {
		name string
		run  func([]file) error
		of   []file
	}{{"good", m.good, good}, {"speed", m.speed, good}, {"long", m.long, good}, {"bad", m.bad, bad}} {
		if (only == "" || only == table.name) && len(table.of) > 0 {
			if err := table.run(table.of); err != nil {
				return fmt.Errorf("%s: %w", table.name, err)
			}
		}
	}
	return nil
}

// children makes a pool as the service uses it; fresh gives each file a child of its own.
func (m measure) children(workers int, fresh bool) (*extract.Children, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if workers == 0 {
		workers = runtime.NumCPU()
	}
	c := extract.ChildrenConfig{
		Command: []string{self, childCommand}, Workers: workers,
		Options: extract.Options{CacheDir: m.cache},
	}
	if fresh {
		c.Idle = 1 // a nanosecond: it ends at once
	}
	return extract.NewChildren(c)
}
