package main

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
	"rapporteur.internal/services/station"
)

func TestTheNewestReportStandsInTheFolder(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	srv, err := flow.Embed(t.TempDir(), flow.EmbedOptions{Lazy: true})
	if err != nil {
		t.Fatal(err)
	}
	defer srv.Close()
	nc, err := srv.Connect()
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	line, err := flow.Open(ctx, nc, ledger.Topology(), flow.Options{})
	if err != nil {
		t.Fatal(err)
	}
	blobs, err := line.Blobs(ctx)
	if err != nil {
		t.Fatal(err)
	}
	write := func(version, text string) {
		t.Helper()
		name, err := blobs.Put(ctx, []byte(text))
		if err == nil {
			_, err = ledger.New(line).UpdateSeries(ctx, "forum", func(r *pb.SeriesRecord) error {
				r.Reports = append([]*pb.ReportWritten{{Series: "forum", Version: version, Documents: 1, Files: []*pb.ReportFile{{Format: "md", Blob: name}}}}, r.Reports...)
				return nil
			})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	c := &command{Out: t.TempDir()}
	service, err := c.Open(ctx, &station.Station{Line: line, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- service.Serve(ctx) }()
	defer func() { cancel(); <-done }()
	for version, text := range []string{"first", "second"} {
		write(string(rune('a'+version)), text)
		file := filepath.Join(c.Out, "reports", "forum.md")
		for end := time.Now().Add(5 * time.Minute); ; time.Sleep(20 * time.Millisecond) {
			if b, err := os.ReadFile(file); err == nil && bytes.Equal(b, []byte(text)) {
				break
			}
			if time.Now().After(end) {
				t.Fatalf("the folder doesn't hold the %s report", text)
			}
		}
	}
}

func TestAFolderThatIsNotThereIsTold(t *testing.T) {
	c := &command{Out: filepath.Join(t.TempDir(), "none")}
	if _, err := c.Open(t.Context(), &station.Station{}); err == nil {
		t.Fatal("it opened no folder")
	}
}
