package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"google.golang.org/protobuf/proto"
	"pgregory.net/rapid"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
)

// delivery is a batch of statements, or the word that a generation is whole.
type delivery struct {
	statements []*pb.Statement
	document   string
	generation uint64
	count      int
}

// interleavings: whatever the order and the repetitions of deliveries, the
// final export is that of the highest generations, delivered once, in order.
func interleavings(t *testing.T, open func(*testing.T) *shelf) {
	n, store := 0, open(t).s
	rapid.Check(t, func(rt *rapid.T) {
		n++
		// Documents of their own for each try: opening a store is dear.
		docs := []document{
			{id: fmt.Sprintf("t%da", n), series: fmt.Sprintf("try%d", n), session: 1, language: "fr"},
			{id: fmt.Sprintf("t%db", n), series: fmt.Sprintf("try%d", n), session: 2, language: "en"},
		}
		var line []delivery
		var want []*pb.Statement
		for _, d := range docs {
			top := rapid.Uint64Range(1, 3).Draw(rt, "generations")
			for g := uint64(1); g <= top; g++ {
				count := rapid.IntRange(0, 4).Draw(rt, "statements")
				var all []*pb.Statement
				for i := range count {
					all = append(all, d.statement(g, uint32(i+1), fmt.Sprintf("Sentence %d of generation %d.", i+1, g)))
				}
				for i := 0; i < len(all); {
					k := rapid.IntRange(1, len(all)-i).Draw(rt, "batch")
					line = append(line, delivery{statements: all[i : i+k]})
					i += k
				}
				line = append(line, delivery{document: d.id, generation: g, count: count})
				if g == top {
					want = append(want, all...)
				}
			}
		}
		for range rapid.IntRange(0, 5).Draw(rt, "repetitions") {
			line = append(line, rapid.SampledFrom(line).Draw(rt, "again"))
		}
		line = rapid.Permutation(line).Draw(rt, "order")
		h := &shelf{t: rt, s: store}
		deliver(h, line)
		got := h.export(3, docs[0].series)
		if len(got) != len(want) {
			rt.Fatalf("got %d statements, want %d", len(got), len(want))
		}
		for i := range got {
			if !proto.Equal(got[i], want[i]) {
				rt.Fatalf("statement %d: got %v, want %v", i, got[i], want[i])
			}
		}
	})
}

// deliver brings the line, and what has to wait again until nothing waits.
func deliver(h *shelf, line []delivery) {
	for len(line) > 0 {
		var waiting []delivery
		for _, d := range line {
			if d.statements != nil {
				h.put(d.statements...)
				continue
			}
			_, err := h.s.Seal(context.Background(), d.document, d.generation, d.count, 0)
			switch {
			case errors.Is(err, index.ErrNotYet):
				waiting = append(waiting, d)
			case err != nil:
				h.t.Fatalf("seal: %v", err)
			}
		}
		if len(waiting) == len(line) {
			h.t.Fatalf("%d seals wait for ever", len(waiting))
		}
		line = waiting
	}
}
