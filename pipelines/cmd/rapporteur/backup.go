package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"rapporteur.internal/flow"
	"rapporteur.internal/services/ledger"
	"rapporteur.internal/services/station"
)

// backupCommand writes down what a cluster's bus holds: events, statements,
// records, and the documents themselves. The index is not among it; it is
// filled from the statements. Nor are passwords of PDFs: watch writes them anew.
type backupCommand struct {
	station.Bus
	Dir string `arg:"" help:"Folder that is made and takes it."`
}

func (c *backupCommand) Run(ctx context.Context, std streams) error {
	began := time.Now()
	line, end, err := c.Bus.Line(ctx)
	if err != nil {
		return err
	}
	defer end()
	b, err := line.Backup(ctx, c.Dir, flow.BucketStream(ledger.BucketSecrets))
	if errors.Is(err, flow.ErrMoving) {
		return fmt.Errorf("%w: wait until `rapporteur status` shows nothing on its way, or stop watch, and try again", err)
	}
	if err != nil {
		return err
	}
	return told(std.out, b, "backed up to "+c.Dir, began)
}

type restoreCommand struct {
	station.Bus
	Dir      string `arg:"" help:"Folder that backup wrote."`
	Replicas int    `help:"Copies of each stream and bucket, 1 or 3." default:"1" env:"RAPPORTEUR_NATS_REPLICAS" name:"nats-replicas"`
}

func (c *restoreCommand) Run(ctx context.Context, std streams) error {
	began := time.Now()
	line, end, err := c.Bus.Copies(ctx, c.Replicas)
	if err != nil {
		return err
	}
	defer end()
	b, err := line.Restore(ctx, c.Dir)
	if errors.Is(err, flow.ErrNotEmpty) {
		return fmt.Errorf("%w: restore into a new server, with the services stopped", err)
	}
	if err != nil {
		return err
	}
	return told(std.out, b, "restored from "+c.Dir, began)
}

func told(w io.Writer, b *flow.Backup, what string, began time.Time) error {
	var messages uint64
	var size int64
	for _, s := range b.Streams {
		messages, size = messages+s.Messages, size+s.Size
	}
	_, err := fmt.Fprintf(w, "%s: %d streams, %d messages, %.1f MB, as of %s, in %.2f minutes\n",
		what, len(b.Streams), messages, float64(size)/1e6, b.Made.Format(time.RFC3339), time.Since(began).Minutes())
	return err
}
