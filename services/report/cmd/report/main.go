// Command report is the service that writes the combined reports.
package main

import (
	"context"
	"os"

	"rapporteur.internal/services/report"
	"rapporteur.internal/services/report/office"
	"rapporteur.internal/services/station"
)

type command struct {
	station.Flags
	Soffice string `help:"Path of LibreOffice's soffice, which makes the reports' PDFs tagged; off: the built-in PDFs stand (default: the first in PATH)." env:"RAPPORTEUR_SOFFICE"`
	Memory  string `help:"Folder of translation memories, SERIES.TARGET.tsv; every copy of the service wants the same." env:"RAPPORTEUR_MEMORY" type:"path" placeholder:"DIR"`
}

func (c *command) Open(_ context.Context, s *station.Station) (*station.Service, error) {
	made, err := office.Find(c.Soffice)
	if err != nil {
		s.Log.Warn("PDFs are the built-in ones", "reason", err)
	}
	return &station.Service{Stages: report.Stages(report.Deps{Line: s.Line, Office: made, MemoryDir: c.Memory, Log: s.Log})}, nil
}

func main() {
	os.Exit(station.Main("report", "Builds a series' combined report when nothing of it is in flight. Copies take turns: one builder a series.", &command{}, os.Args[1:], os.Stdout, os.Stderr))
}
