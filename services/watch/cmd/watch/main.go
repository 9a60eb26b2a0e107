// Command watch is the service that turns a folder's PDFs into DocumentReceived.
package main

import (
	"context"
	"fmt"
	"os"

	"rapporteur.internal/services/station"
	"rapporteur.internal/services/watch"
)

type command struct {
	station.Flags
	Inbox []string `arg:"" help:"Folders to watch." type:"path" env:"RAPPORTEUR_INBOX"`
}

func (c *command) Open(_ context.Context, s *station.Station) (*station.Service, error) {
	for _, dir := range c.Inbox {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return nil, fmt.Errorf("the inbox %s is no folder that can be read: make it, or name another", dir)
		}
	}
	return &station.Service{Stages: watch.Stages(watch.Deps{Line: s.Line, Inputs: c.Inbox, Log: s.Log})}, nil
}

func main() {
	os.Exit(station.Main("watch", "Watches folders and takes their PDFs in. One process an inbox.", &command{}, os.Args[1:], os.Stdout, os.Stderr))
}
