package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
)

// together: several workers deliver at once, while readers read.
func together(t *testing.T, open func(*testing.T) *shelf) {
	t.Run("readers never see two generations of a document", func(t *testing.T) { doubling(t, open(t).s) })
	t.Run("workers that deliver the same end with the same export", func(t *testing.T) { rushing(t, open(t)) })
}

func doubling(t *testing.T, s index.Store) {
	const generations, each = 8, 30
	ctx := context.Background()
	end := make(chan struct{})
	var readers sync.WaitGroup
	for range 2 {
		readers.Add(1)
		go func() {
			defer readers.Done()
			for {
				r, err := s.Find(ctx, &pb.FindRequest{Size: 1000})
				if err != nil {
					t.Errorf("find: %v", err)
					return
				}
				for _, h := range r.GetHits() {
					if a, b := h.GetStatement().GetGeneration(), r.GetHits()[0].GetStatement().GetGeneration(); a != b {
						t.Errorf("generations %d and %d show together", a, b)
						return
					}
				}
				select {
				case <-end:
					return
				default:
				}
			}
		}()
	}
	for g := uint64(1); g <= generations; g++ {
		var all []*pb.Statement
		for i := range each {
			all = append(all, one(g, uint32(i+1)))
		}
		if err := s.Put(ctx, all); err != nil {
			t.Errorf("put: %v", err)
		}
		if _, err := s.Seal(ctx, "dfr", g, each, 0); err != nil {
			t.Errorf("seal: %v", err)
		}
	}
	close(end)
	readers.Wait()
}

func rushing(t *testing.T, h *shelf) {
	const workers, documents, each = 4, 6, 5
	ctx := context.Background()
	var want []*pb.Statement
	var line []delivery
	for n := range documents {
		d := document{id: fmt.Sprintf("d%d", n), series: "s", session: 1, language: "fr"}
		for g := uint64(1); g <= 3; g++ {
			var all []*pb.Statement
			for i := range each {
				all = append(all, d.statement(g, uint32(i+1), fmt.Sprintf("Phrase %d de %d.", i+1, g)))
			}
			line = append(line, delivery{statements: all[:2]}, delivery{statements: all[2:]}, delivery{document: d.id, generation: g, count: each})
			if g == 3 {
				want = append(want, all...)
			}
		}
	}
	var done sync.WaitGroup
	for w := range workers {
		// Each delivers everything, in an order of its own.
		order := rand.New(rand.NewPCG(uint64(w), 3)).Perm(len(line))
		done.Add(1)
		go func() {
			defer done.Done()
			for len(order) > 0 {
				var waiting []int
				for _, i := range order {
					d := line[i]
					if d.statements != nil {
						if err := h.s.Put(ctx, d.statements); err != nil {
							t.Errorf("put: %v", err)
							return
						}
						continue
					}
					_, err := h.s.Seal(ctx, d.document, d.generation, d.count, 0)
					if errors.Is(err, index.ErrNotYet) {
						waiting = append(waiting, i)
					} else if err != nil {
						t.Errorf("seal: %v", err)
						return
					}
				}
				order = waiting
			}
		}()
	}
	done.Wait()
	got := h.export(7)
	if len(got) != len(want) {
		t.Fatalf("got %d statements, want %d", len(got), len(want))
	}
	for i := range got {
		if !proto.Equal(got[i], want[i]) {
			t.Fatalf("statement %d: got %v, want %v", i, got[i], want[i])
		}
	}
}
