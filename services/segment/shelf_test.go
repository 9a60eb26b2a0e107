package segment

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

const tides = `id: tides
title: {en: Tides}
themes:
  - id: dykes
    title: {en: Dykes}
    terms: {en: {3: [dyke*, sea wall*]}}
  - id: ports
    title: {en: Ports}
    terms: {en: {3: [harbour*]}}
`

// put writes a scheme's file.
func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// shelved waits until a series' scheme is as is asks.
func (b *stageBench) shelved(what string, is func(*pb.Scheme, error) bool) {
	b.t.Helper()
	var s *pb.Scheme
	var err error
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if s, err = b.ledger.Scheme(b.t.Context(), "forum-alpha"); is(s, err) {
			return
		}
	}
	b.t.Fatalf("%s: %v, %v", what, s, err)
}

// themes are those of the document's statements.
func (b *stageBench) themes() (all []string) {
	b.t.Helper()
	if err := b.line.Walk(b.t.Context(), address.Statements("forum-alpha", "1", "d1"), func(i flow.Item) error {
		if s, ok := i.Message.(*pb.Statement); ok {
			all = append(all, strings.Join(s.Themes, " "))
		}
		return nil
	}); err != nil {
		b.t.Fatal(err)
	}
	return all
}

func TestASeriesSchemeIsReadAtTheStartAndOnChange(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "forum-alpha.yaml", tides)
	put(t, dir, "another.yaml", strings.ReplaceAll(tides, "dykes", "walls"))
	put(t, dir, "Not A Series.yaml", tides)
	b := runStageWith(t, Deps{Schemes: dir})
	text := []string{"Mr. Jan Bakker (Kingdom of the Netherlands) said that the dykes had held.", "Ms. Ana Gil (Spain) said that the harbour was closed."}
	for generation, c := range []struct {
		name, file, wrong string
		want              []string
	}{
		{"as it stands at the start", tides, "", []string{"dykes", "ports"}},
		{"changed", strings.Replace(tides, "harbour*", "quay*", 1), "", []string{"dykes", ""}},
		{"wrong: the default stands in", strings.Replace(tides, "dyke*", "d*", 1), `forum-alpha.yaml: theme scheme tides: theme dykes, en: term "d*"`, []string{"", ""}},
		{"an objective's number", strings.Replace(tides, "id: ports", "id: 10", 1), `theme 10: its id is a number`, []string{"", ""}},
		{"right again", tides, "", []string{"dykes", "ports"}},
		{"gone", "", "", []string{"", ""}},
	} {
		if c.file == "" {
			if err := os.Remove(filepath.Join(dir, "forum-alpha.yaml")); err != nil {
				t.Fatal(err)
			}
			b.shelved(c.name, func(_ *pb.Scheme, err error) bool { return errors.Is(err, flow.ErrNotFound) })
		} else {
			put(t, dir, "forum-alpha.yaml", c.file)
		}
		// At the start nobody waits: the stage itself waits for the first look.
		if generation > 0 && c.file != "" {
			b.shelved(c.name, func(s *pb.Scheme, err error) bool {
				if c.wrong != "" {
					return err == nil && strings.Contains(s.Reason, c.wrong) && s.Remedy != "" && len(s.File) == 0
				}
				return err == nil && string(s.File) == c.file && s.Reason == ""
			})
		}
		b.publish(b.extracted(uint64(generation+1), text...), 0)
		got := b.themes()
		if got = got[len(got)-2:]; !slices.Equal(got, c.want) {
			t.Errorf("%s: themes %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAFolderThatCannotBeLookedIntoTakesNothingAway(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "forum-alpha.yaml", tides)
	b := runStage(t)
	s := &Shelf{Line: b.line, Dir: dir, Log: slog.New(slog.DiscardHandler)}
	if err := s.Look(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	s.Dir = filepath.Join(dir, "elsewhere")
	if err := s.Look(t.Context(), true); err == nil || !strings.Contains(err.Error(), "elsewhere") {
		t.Errorf("a folder that isn't there: %v", err)
	}
	b.shelved("still there", func(s *pb.Scheme, err error) bool { return err == nil && len(s.File) > 0 })
	// A copy without a folder of its own reads what is shelved.
	b.publish(b.extracted(1, "Mr. Jan Bakker (Kingdom of the Netherlands) said that the dykes had held."), 0)
	if got := b.themes(); !slices.Equal(got, []string{"dykes"}) {
		t.Errorf("themes %q", got)
	}
	// A file that grows may be half written.
	s.Dir = dir
	put(t, dir, "forum-alpha.yaml", "id: half")
	if err := s.Look(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	b.shelved("not yet", func(s *pb.Scheme, err error) bool { return err == nil && string(s.File) == tides })
	put(t, dir, "forum-alpha.yaml", "id: big\n#"+strings.Repeat("x", schemeBytes))
	if err := s.Look(context.WithoutCancel(t.Context()), true); err != nil {
		t.Fatal(err)
	}
	b.shelved("too big", func(s *pb.Scheme, err error) bool { return err == nil && strings.Contains(s.Reason, "bytes") })
}
