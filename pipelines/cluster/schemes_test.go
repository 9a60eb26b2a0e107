//go:build unix

package cluster_test

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rapporteur.internal/flow"
	"rapporteur.internal/services/ledger"
	"rapporteur.internal/services/segment"
)

// TestSchemesPassTheUsersOfNATS has segment shelve a theme scheme, and report and
// extract read it, each as its own user of deploy/nats/users.conf.
func TestSchemesPassTheUsersOfNATS(t *testing.T) {
	ctx, as := users(t)
	as("admin")
	segmenting, reporting, extract, desk := as("segment"), as("report"), as("extract"), as("desk")
	dir := t.TempDir()
	file := filepath.Join(dir, "rivers.yaml")
	if err := os.WriteFile(file, []byte("id: rivers\nthemes: [{id: locks, title: {en: Locks}, terms: {en: {3: [lock*]}}}]"), 0o644); err != nil {
		t.Fatal(err)
	}
	shelf := &segment.Shelf{Line: segmenting, Dir: dir, Log: slog.New(slog.DiscardHandler)}
	if err := shelf.Look(ctx, true); err != nil {
		t.Fatal(err)
	}
	for name, line := range map[string]*flow.Line{"segment": segmenting, "report": reporting, "extract": extract} {
		if s, err := ledger.New(line).Scheme(ctx, "rivers"); err != nil || ledger.SchemeMark(s) == "" {
			t.Errorf("%s: %v %v", name, s, err)
		}
	}
	quick, stopQuick := context.WithTimeout(ctx, time.Second)
	defer stopQuick()
	if _, err := ledger.New(desk).Scheme(quick, "rivers"); err == nil {
		t.Error("the desk reads the bucket of schemes")
	}
	told := make(chan string, 1)
	watching, stopWatching := context.WithCancel(ctx)
	defer stopWatching()
	go ledger.New(reporting).WatchSchemes(watching, func(series string) error {
		select {
		case told <- series:
		default:
		}
		return nil
	})
	select {
	case series := <-told:
		if series != "rivers" {
			t.Errorf("report is told of %q", series)
		}
	case <-time.After(patience):
		t.Error("report isn't told of a scheme")
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if err := shelf.Look(ctx, true); err != nil {
		t.Fatal(err)
	}
	if _, err := ledger.New(reporting).Scheme(ctx, "rivers"); !errors.Is(err, flow.ErrNotFound) {
		t.Errorf("a scheme that was taken away: %v", err)
	}
}
