// Command shelf keeps a folder that people can open up to date: the newest
// report of each series, and one JSON Lines export a PDF. It is no station of
// the line: it reads what the line made, with the desk's rights.
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	"rapporteur.internal/pipelines/output"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/ledger"
	"rapporteur.internal/services/station"
)

type command struct {
	station.Flags
	Out string `arg:"" help:"Folder that is kept up to date." type:"path" env:"RAPPORTEUR_OUT"`
}

func (c *command) Open(_ context.Context, s *station.Station) (*station.Service, error) {
	if info, err := os.Stat(c.Out); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s is no folder: make it, and let this service's user write there", c.Out)
	}
	l := ledger.New(s.Line)
	folder := output.Open(c.Out, output.Sources{
		Files: l.Files, Documents: l.Documents, Series: l.AllSeries,
		Find: func(ctx context.Context, q *pb.FindRequest) (*pb.FindResponse, error) {
			return flow.Ask[*pb.FindResponse](ctx, s.Line, index.AskFind, q)
		},
		Blob: func(ctx context.Context, name string) ([]byte, error) {
			blobs, err := s.Line.Blobs(ctx)
			if err != nil {
				return nil, err
			}
			return blobs.Get(ctx, name)
		},
	})
	return &station.Service{Serve: func(ctx context.Context) error { return keep(ctx, l, folder, c.Out, s) }}, nil
}

// keep brings the folder up to date after each change, when nothing more
// changed for a moment, and every half minute what could not be written.
func keep(ctx context.Context, l *ledger.Ledger, folder *output.Folder, out string, s *station.Station) error {
	changed := make(chan struct{}, 1)
	for _, bucket := range []string{ledger.BucketDocuments, ledger.BucketSeries} {
		go watch(ctx, l, bucket, changed, s)
	}
	const moment = time.Second
	soon := time.NewTimer(moment)
	defer soon.Stop()
	again := time.NewTicker(30 * time.Second)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-changed:
			soon.Reset(moment)
			continue
		case <-soon.C:
		case <-again.C:
		}
		if err := folder.Sync(ctx); err != nil && ctx.Err() == nil {
			s.Log.Error("could not bring the folder up to date; it is tried again", "folder", out, "error", err)
		}
	}
}

func watch(ctx context.Context, l *ledger.Ledger, bucket string, changed chan<- struct{}, s *station.Station) {
	for ctx.Err() == nil {
		err := l.Watch(ctx, bucket, func(string, proto.Message) error {
			select {
			case changed <- struct{}{}:
			default:
			}
			return nil
		})
		if ctx.Err() == nil {
			s.Log.Warn("stopped hearing of changes; it is tried again", "bucket", bucket, "error", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(5 * time.Second):
		}
	}
}

func main() {
	os.Exit(station.Main("shelf", "Keeps a folder of reports and exports up to date. One process a folder.", &command{}, os.Args[1:], os.Stdout, os.Stderr))
}
