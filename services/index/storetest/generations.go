package storetest

import (
	"context"
	"errors"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
)

var everything = &pb.FindRequest{Renditions: true}

func one(generation uint64, ordinal uint32) *pb.Statement {
	return docFR.statement(generation, ordinal, "Une phrase de la version.")
}

func generations(t *testing.T, open func(*testing.T) *shelf) {
	ctx := context.Background()
	t.Run("nothing shows before its seal", func(t *testing.T) {
		h := open(t)
		h.put(one(1, 1), one(1, 2))
		h.wantIDs(everything)
		if got, want := h.seal("dfr", 1, 2, 0), (index.Sealed{Generation: 1, Held: 2}); got != want {
			t.Fatalf("sealed %+v, want %+v", got, want)
		}
		h.wantIDs(everything, "dfr.1", "dfr.2")
	})
	t.Run("a seal waits for what is missing", func(t *testing.T) {
		h := open(t)
		h.put(one(1, 1), one(1, 3))
		_, err := h.s.Seal(ctx, "dfr", 1, 3, 0)
		var missing *index.NotYetError
		if !errors.Is(err, index.ErrNotYet) || !errors.As(err, &missing) || missing.Held != 2 || missing.Want != 3 {
			t.Fatalf("got %v, want 2 of 3", err)
		}
		h.wantIDs(everything)
		h.put(one(1, 2))
		h.seal("dfr", 1, 3, 0)
		h.wantIDs(everything, "dfr.1", "dfr.2", "dfr.3")
	})
	t.Run("a seal of an unknown document waits", func(t *testing.T) {
		h := open(t)
		if _, err := h.s.Seal(ctx, "dfr", 1, 1, 0); !errors.Is(err, index.ErrNotYet) {
			t.Fatalf("got %v, want ErrNotYet", err)
		}
	})
	t.Run("a document without statements is sealed", func(t *testing.T) {
		h := open(t)
		h.seal("dfr", 1, 0, 0)
		h.wantIDs(everything)
		h.put(one(2, 1))
		h.seal("dfr", 2, 1, 0)
		h.seal("dfr", 3, 0, 0)
		h.wantIDs(everything)
	})
	t.Run("dead letters count, and one that is tried again shows", func(t *testing.T) {
		h := open(t)
		h.put(one(1, 1), one(1, 3))
		if got, want := h.seal("dfr", 1, 3, 1), (index.Sealed{Generation: 1, Held: 2, Dead: 1}); got != want {
			t.Fatalf("sealed %+v, want %+v", got, want)
		}
		h.wantIDs(everything, "dfr.1", "dfr.3")
		h.put(one(1, 2))
		if got, want := h.seal("dfr", 1, 3, 0), (index.Sealed{Generation: 1, Held: 3}); got != want {
			t.Fatalf("sealed %+v, want %+v", got, want)
		}
		h.wantIDs(everything, "dfr.1", "dfr.2", "dfr.3")
	})
	t.Run("a repeated delivery changes nothing, before the seal and after", func(t *testing.T) {
		h := open(t)
		other := proto.Clone(one(1, 1)).(*pb.Statement)
		other.Text = "Autre chose."
		h.put(one(1, 1), other, one(1, 1))
		h.put(other)
		if _, err := h.s.Seal(ctx, "dfr", 1, 2, 0); !errors.Is(err, index.ErrNotYet) {
			t.Fatalf("one statement was counted twice: %v", err)
		}
		h.seal("dfr", 1, 1, 0)
		h.put(other)
		h.seal("dfr", 1, 1, 0)
		all := h.export(10)
		if len(all) != 1 || !proto.Equal(all[0], one(1, 1)) {
			t.Fatalf("got %v", all)
		}
	})
	t.Run("a generation takes the place of the one below", func(t *testing.T) {
		h := open(t)
		h.add(one(1, 1), one(1, 2), one(1, 3))
		h.put(one(2, 1), one(2, 2))
		h.wantIDs(everything, "dfr.1", "dfr.2", "dfr.3")
		h.seal("dfr", 2, 2, 0)
		for _, s := range h.export(10) {
			if s.GetGeneration() != 2 {
				t.Fatalf("generation %d shows", s.GetGeneration())
			}
		}
		h.wantIDs(everything, "dfr.1", "dfr.2")
	})
	t.Run("what comes late for a lower generation is ignored", func(t *testing.T) {
		h := open(t)
		h.add(one(2, 1))
		h.put(one(1, 1), one(1, 2))
		if got, want := h.seal("dfr", 1, 2, 0), (index.Sealed{Generation: 2, Superseded: true}); got != want {
			t.Fatalf("sealed %+v, want %+v", got, want)
		}
		all := h.export(10)
		if len(all) != 1 || all[0].GetGeneration() != 2 {
			t.Fatalf("got %v", all)
		}
	})
	t.Run("a higher generation may come whole before the lower is sealed", func(t *testing.T) {
		h := open(t)
		h.put(one(2, 1), one(1, 1), one(2, 2))
		h.seal("dfr", 1, 1, 0)
		h.wantIDs(everything, "dfr.1")
		h.seal("dfr", 2, 2, 0)
		h.wantIDs(everything, "dfr.1", "dfr.2")
	})
	t.Run("a generation that fails never shows", func(t *testing.T) {
		h := open(t)
		h.add(one(1, 1))
		h.put(one(2, 1), one(2, 2))
		if _, err := h.s.Seal(ctx, "dfr", 2, 3, 0); !errors.Is(err, index.ErrNotYet) {
			t.Fatalf("got %v", err)
		}
		h.add(one(3, 1))
		all := h.export(10)
		if len(all) != 1 || all[0].GetGeneration() != 3 {
			t.Fatalf("got %v", all)
		}
	})
	t.Run("documents don't touch each other", func(t *testing.T) {
		h := open(t)
		near := document{id: "dfr0", series: "sommets", language: "fr"}
		h.add(one(1, 1))
		h.add(near.statement(7, 1, "Un voisin."))
		h.add(one(2, 1))
		h.wantIDs(everything, "dfr.1", "dfr0.1")
		if err := h.s.Forget(ctx, "dfr"); err != nil {
			t.Fatal(err)
		}
		h.wantIDs(everything, "dfr0.1")
	})
	t.Run("forgetting", func(t *testing.T) { forgetting(t, open) })
}

func forgetting(t *testing.T, open func(*testing.T) *shelf) {
	ctx := context.Background()
	t.Run("deletes what shows and what waits", func(t *testing.T) {
		h := open(t)
		h.add(one(1, 1))
		h.put(one(2, 1))
		if err := h.s.Forget(ctx, "dfr"); err != nil {
			t.Fatal(err)
		}
		h.wantIDs(everything)
		if f := h.find(&pb.FindRequest{Facets: []string{"series"}}).GetFacets()[0]; len(f.GetBuckets()) != 0 {
			t.Fatalf("still counted: %v", f)
		}
	})
	t.Run("a late delivery brings nothing back", func(t *testing.T) {
		h := open(t)
		h.add(one(2, 1))
		if err := h.s.Forget(ctx, "dfr"); err != nil {
			t.Fatal(err)
		}
		h.put(one(1, 1), one(2, 1), one(2, 2))
		if s := h.seal("dfr", 2, 2, 0); !s.Superseded {
			t.Fatalf("sealed %+v", s)
		}
		h.wantIDs(everything)
	})
	t.Run("a later generation is taken again", func(t *testing.T) {
		h := open(t)
		h.add(one(1, 1))
		for range 2 {
			if err := h.s.Forget(ctx, "dfr"); err != nil {
				t.Fatal(err)
			}
		}
		h.add(one(2, 1))
		h.wantIDs(everything, "dfr.1")
	})
	t.Run("what isn't there", func(t *testing.T) {
		h := open(t)
		if err := h.s.Forget(ctx, "nobody"); err != nil {
			t.Fatal(err)
		}
		h.add(one(1, 1))
		h.wantIDs(everything, "dfr.1")
	})
}
