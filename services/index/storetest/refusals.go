package storetest

import (
	"context"
	"errors"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
)

func refusals(t *testing.T, open func(*testing.T) *shelf) {
	t.Run("statements that no store can take are named, and the others taken", func(t *testing.T) {
		h := open(t)
		bad := []*pb.Statement{
			one(1, 1),
			{Document: "dfr", Generation: 1, Text: "without an ordinal"},
			one(1, 2),
			{Document: "dfr", Ordinal: 3, Text: "without a generation"},
			{Generation: 1, Ordinal: 4, Text: "without a document"},
			docFR.statement(1, 5, "not UTF-8: \xff"),
		}
		err := h.s.Put(context.Background(), bad)
		var refused *index.RefusedError
		if !errors.As(err, &refused) {
			t.Fatalf("got %v, want a RefusedError", err)
		}
		var at []int
		for _, r := range refused.Items {
			if r.Reason == "" || r.Key != index.Key(bad[r.Index]) {
				t.Fatalf("item %+v", r)
			}
			at = append(at, r.Index)
		}
		if len(at) != 4 || at[0] != 1 || at[1] != 3 || at[2] != 4 || at[3] != 5 {
			t.Fatalf("refused %v, want 1 3 4 5", at)
		}
		h.seal("dfr", 1, 3, 1)
		h.wantIDs(everything, "dfr.1", "dfr.2")
	})
	t.Run("odd values are no reason to refuse", func(t *testing.T) {
		h := open(t)
		long := strings.Repeat("très long ", 3000)
		odd := docFR.statement(1, 1, long, by(&pb.Speaker{Name: long, Role: long, Organisation: long, Country: "??"}))
		odd.Metadata.Start, odd.Metadata.End = "2031-02-30", "printemps"
		odd.Section, odd.PageLabel = long, "iv"
		odd.Themes = []string{"", "a", "a", "é\u0000è"}
		odd.Pages, odd.Page = nil, 4
		word := docFR.statement(1, 2, strings.Repeat("abcdefghi", 4000)+" fin")
		bare := &pb.Statement{Document: "dfr", Generation: 1, Ordinal: 3, Id: "dfr.3"}
		h.add(odd, word, bare)
		h.wantIDs(everything, "dfr.1", "dfr.2", "dfr.3")
		h.wantIDs(&pb.FindRequest{Query: "fin"}, "dfr.2")
		h.wantIDs(&pb.FindRequest{Themes: []string{"a"}}, "dfr.1")
		h.wantIDs(&pb.FindRequest{Page: 4}, "dfr.1")
	})
	t.Run("nothing to put", func(t *testing.T) {
		open(t).put()
	})
	t.Run("a context that is over", func(t *testing.T) {
		h := open(t)
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if err := h.s.Put(ctx, []*pb.Statement{one(1, 1)}); !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v, want context.Canceled", err)
		}
	})
}
