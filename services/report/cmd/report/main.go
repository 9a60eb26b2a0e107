// Command report is the service that writes the combined reports.
package main

import (
	"context"
	"os"

	"rapporteur.internal/services/report"
	"rapporteur.internal/services/station"
)

type command struct{ station.Flags }

func (c *command) Open(_ context.Context, s *station.Station) (*station.Service, error) {
	return &station.Service{Stages: report.Stages(report.Deps{Line: s.Line, Log: s.Log})}, nil
}

func main() {
	os.Exit(station.Main("report", "Builds a series' combined report when nothing of it is in flight. Copies take turns: one builder a series.", &command{}, os.Args[1:], os.Stdout, os.Stderr))
}
