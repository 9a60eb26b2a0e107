// Command extract is the service that reads PDFs and answers about pages.
package main

import (
	"context"
	"fmt"
	"os"

	"rapporteur.internal/services/extract"
	"rapporteur.internal/services/station"
)

type command struct {
	station.Flags
	Workers  int    `help:"How many files are read at once; 0: as many as there are cores." default:"0" env:"RAPPORTEUR_WORKERS"`
	CacheDir string `help:"Folder that keeps the second engine's compiled code between starts." env:"RAPPORTEUR_CACHE" placeholder:"DIR"`
	Edition  string `help:"Names what reads and what segments; with another edition a file that is received anew makes a new generation." env:"RAPPORTEUR_EDITION"`
}

func (c *command) Open(_ context.Context, s *station.Station) (*station.Service, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program's own file: %w", err)
	}
	reader, err := extract.NewChildren(extract.ChildrenConfig{
		Command: []string{exe, "extract-child"}, Workers: c.Workers, Options: extract.Options{CacheDir: c.CacheDir}, Log: s.Log,
	})
	if err != nil {
		return nil, err
	}
	return &station.Service{
		Stages: extract.Stages(extract.Deps{Line: s.Line, Reader: reader, Workers: c.Workers, Edition: c.Edition, Log: s.Log}),
		Close:  reader.Close,
	}, nil
}

func main() {
	// What the reader starts this binary again as.
	if len(os.Args) > 1 && os.Args[1] == "extract-child" {
		if err := extract.ChildMain(context.Background(), os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(station.Main("extract", "Reads PDFs, in child processes with limits, and answers about their pages. Copies share the work.", &command{}, os.Args[1:], os.Stdout, os.Stderr))
}
