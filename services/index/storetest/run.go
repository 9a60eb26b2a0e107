package storetest

import (
	"context"
	"slices"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
)

// Run holds a store to the laws. open gives an empty one, which Run closes.
func Run(t *testing.T, open func(t *testing.T) index.Store) {
	for _, group := range []struct {
		name string
		run  func(*testing.T, func(*testing.T) *shelf)
	}{
		{"words", words}, {"widening", widening}, {"filters", filters}, {"facets", facets}, {"paging", paging},
		{"generations", generations}, {"refusals", refusals}, {"interleavings", interleavings}, {"together", together},
	} {
		t.Run(group.name, func(t *testing.T) {
			group.run(t, func(t *testing.T) *shelf {
				t.Helper()
				s := open(t)
				t.Cleanup(func() {
					if err := s.Close(); err != nil {
						t.Errorf("close: %v", err)
					}
				})
				return &shelf{t: t, s: s}
			})
		})
	}
}

// shelf is a store that fails its test on every error.
type shelf struct {
	t fataler
	s index.Store
}

// fataler is what tests and property tests have in common.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func (h *shelf) put(all ...*pb.Statement) {
	h.t.Helper()
	if err := h.s.Put(context.Background(), all); err != nil {
		h.t.Fatalf("put: %v", err)
	}
}

func (h *shelf) seal(document string, generation uint64, count, dead int) index.Sealed {
	h.t.Helper()
	sealed, err := h.s.Seal(context.Background(), document, generation, count, dead)
	if err != nil {
		h.t.Fatalf("seal %s, generation %d: %v", document, generation, err)
	}
	return sealed
}

// add puts and seals a document's generation.
func (h *shelf) add(all ...*pb.Statement) {
	h.t.Helper()
	h.put(all...)
	h.seal(all[0].GetDocument(), all[0].GetGeneration(), len(all), 0)
}

func (h *shelf) find(q *pb.FindRequest) *pb.FindResponse {
	h.t.Helper()
	r, err := h.s.Find(context.Background(), q)
	if err != nil {
		h.t.Fatalf("find %v: %v", q, err)
	}
	return r
}

// ids finds up to a thousand and gives their ids, sorted.
func (h *shelf) ids(q *pb.FindRequest) []string {
	h.t.Helper()
	q = proto.Clone(q).(*pb.FindRequest)
	q.Size = 1000
	r := h.find(q)
	var ids []string
	for _, hit := range r.GetHits() {
		ids = append(ids, hit.GetStatement().GetId())
	}
	if int(r.GetTotal()) != len(ids) {
		h.t.Fatalf("find %v: total %d, %d hits", q, r.GetTotal(), len(ids))
	}
	slices.Sort(ids)
	return ids
}

// export walks all pages of some series, or of everything, as the report does.
func (h *shelf) export(size uint32, series ...string) []*pb.Statement {
	h.t.Helper()
	var all []*pb.Statement
	q := &pb.FindRequest{Sort: pb.Sort_SORT_READING, Size: size, Renditions: true, Series: series}
	for {
		r := h.find(q)
		for _, hit := range r.GetHits() {
			all = append(all, hit.GetStatement())
		}
		if r.GetNext() == "" {
			return all
		}
		q.Cursor = r.GetNext()
	}
}

func (h *shelf) wantIDs(q *pb.FindRequest, want ...string) {
	h.t.Helper()
	slices.Sort(want)
	if got := h.ids(q); !slices.Equal(got, want) {
		h.t.Fatalf("find %v: got %v, want %v", q, got, want)
	}
}
