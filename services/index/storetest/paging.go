package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
)

// paging walks past 10,000, where Elasticsearch's plain paging ends.
func paging(t *testing.T, open func(*testing.T) *shelf) {
	const documents, each = 21, 500
	h := open(t)
	for d := range documents {
		// Documents, series and sessions don't arrive in their order.
		n := (d*13 + 5) % documents
		doc := document{id: fmt.Sprintf("doc%02d", n), series: fmt.Sprintf("serie%d", n%3), session: uint32(12 - n%4), language: "fr", title: fmt.Sprintf("Rapport %d", n)}
		all := make([]*pb.Statement, each)
		for i := range all {
			word := "impair"
			if i%2 == 1 {
				word = "pair"
			}
			all[i] = doc.statement(1, uint32(i+1), fmt.Sprintf("Phrase numéro %d, d'un rang %s.", i+1, word))
		}
		h.add(all...)
	}
	walk := func(t *testing.T, q *pb.FindRequest, size uint32, want int) []*pb.Statement {
		t.Helper()
		h := &shelf{t: t, s: h.s}
		q = proto.Clone(q).(*pb.FindRequest)
		q.Size = size
		var all []*pb.Statement
		seen := map[string]bool{}
		for {
			r := h.find(q)
			if int(r.GetTotal()) != want {
				t.Fatalf("total %d, want %d", r.GetTotal(), want)
			}
			for _, hit := range r.GetHits() {
				if seen[hit.GetStatement().GetId()] {
					t.Fatalf("%s came twice", hit.GetStatement().GetId())
				}
				seen[hit.GetStatement().GetId()] = true
				all = append(all, hit.GetStatement())
			}
			if r.GetNext() == "" {
				break
			}
			q.Cursor = r.GetNext()
		}
		if len(all) != want {
			t.Fatalf("walked %d, want %d", len(all), want)
		}
		return all
	}
	t.Run("in reading order", func(t *testing.T) {
		all := walk(t, &pb.FindRequest{Sort: pb.Sort_SORT_READING}, 1000, documents*each)
		for i := 1; i < len(all); i++ {
			if a, b := place(all[i-1]), place(all[i]); a >= b {
				t.Fatalf("%s stands before %s", a, b)
			}
		}
	})
	t.Run("by relevance", func(t *testing.T) {
		walk(t, &pb.FindRequest{Query: "phrase", Sort: pb.Sort_SORT_RELEVANCE}, 1000, documents*each)
	})
	t.Run("within a question, a page's size apart", func(t *testing.T) {
		walk(t, &pb.FindRequest{Query: "pair", Series: []string{"serie1"}}, 333, 7*each/2)
	})
	t.Run("no order without a question is reading order", func(t *testing.T) {
		r := (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Size: 1})
		if id := r.GetHits()[0].GetStatement().GetId(); id != "doc03.1" {
			t.Fatalf("first %s, want doc03.1", id)
		}
	})
	t.Run("twenty unless more are asked for", func(t *testing.T) {
		if n := len((&shelf{t: t, s: h.s}).find(&pb.FindRequest{}).GetHits()); n != 20 {
			t.Fatalf("%d hits, want 20", n)
		}
	})
	t.Run("a page that ends the answer has no next", func(t *testing.T) {
		r := (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Documents: []string{"doc01"}, Size: each})
		if r.GetNext() != "" {
			t.Fatalf("next %q after the last of %d", r.GetNext(), r.GetTotal())
		}
	})
	for name, q := range map[string]*pb.FindRequest{
		"a cursor that is none":         {Cursor: "x"},
		"too many at once":              {Size: 1001},
		"too many buckets":              {FacetSize: 1001},
		"an unknown facet":              {Facets: []string{"colour"}},
		"an unknown order":              {Sort: 9},
		"a cursor of another question":  {Query: "pair", Cursor: (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Query: "phrase", Size: 1}).GetNext()},
		"a cursor of another selection": {Series: []string{"serie1"}, Cursor: (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Size: 1}).GetNext()},
	} {
		t.Run("makes no sense: "+name, func(t *testing.T) {
			if _, err := h.s.Find(context.Background(), q); !errors.Is(err, index.ErrQuestion) {
				t.Fatalf("got %v, want ErrQuestion", err)
			}
		})
	}
}

// place compares as the reading order does.
func place(s *pb.Statement) string {
	return fmt.Sprintf("%s %05d %s %05d", s.GetMetadata().GetSeries(), s.GetMetadata().GetSession(), s.GetDocument(), s.GetOrdinal())
}
