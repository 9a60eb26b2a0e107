// Command segment is the service that cuts documents into attributed statements.
package main

import (
	"context"
	"fmt"
	"os"

	"rapporteur.internal/services/segment"
	"rapporteur.internal/services/station"
)

type command struct {
	station.Flags
	Schemes string `help:"Folder of theme schemes that series bring, SERIES.yaml each, which this copy gives to all." env:"RAPPORTEUR_SCHEMES" type:"path" placeholder:"DIR"`
	Workers int    `help:"How many documents are segmented at once; 0: 2." default:"0" env:"RAPPORTEUR_WORKERS"`
}

func (c *command) Open(_ context.Context, s *station.Station) (*station.Service, error) {
	lexicons, err := segment.Load()
	if err != nil {
		return nil, fmt.Errorf("load the lexicons: %w", err)
	}
	return &station.Service{Stages: segment.Stages(segment.Deps{Line: s.Line, Lexicons: lexicons, Schemes: c.Schemes, Workers: c.Workers, Log: s.Log})}, nil
}

func main() {
	os.Exit(station.Main("segment", "Cuts documents into statements and tells who said them. Copies share the work.", &command{}, os.Args[1:], os.Stdout, os.Stderr))
}
