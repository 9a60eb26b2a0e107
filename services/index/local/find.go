package local

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	bolt "go.etcd.io/bbolt"
	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/flat"
	"rapporteur.internal/services/index/question"
)

// Find answers from the live statements.
func (s *Store) Find(ctx context.Context, q *pb.FindRequest) (*pb.FindResponse, error) {
	r, err := question.Check(q)
	if err != nil {
		return nil, err
	}
	plans, added, err := question.Asked(s.chains, s.kindred, q)
	if err != nil {
		return nil, fmt.Errorf("find: %w", err)
	}
	request := bleve.NewSearchRequestOptions(queryOf(r, plans), r.Size+1, 0, false)
	reading := &search.SortField{Field: fieldOrder, Type: search.SortFieldAsString}
	if r.Relevance {
		request.SortByCustom(search.SortOrder{&search.SortScore{Desc: true}, reading})
	} else {
		request.Score = "none"
		request.SortByCustom(search.SortOrder{reading})
	}
	if r.After != nil {
		var after []string
		if err := json.Unmarshal(r.After, &after); err != nil || len(after) != len(request.Sort) {
			return nil, fmt.Errorf("%w: the cursor was made by another store", index.ErrQuestion)
		}
		request.SetSearchAfter(after)
	}
	s.reading.RLock()
	defer s.reading.RUnlock()
	if err := s.open(); err != nil {
		return nil, err
	}
	for _, f := range r.Facets {
		// All values: flat.Count cuts them, so that ties fall as everywhere.
		request.AddFacet(f.Name, bleve.NewFacetRequest(f.Field, math.MaxInt32))
	}
	result, err := s.found.SearchInContext(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("find: %w", err)
	}
	// One more than asked tells whether there is a next page.
	hits := result.Hits[:min(r.Size, len(result.Hits))]
	response := &pb.FindResponse{Total: result.Total, Widenings: added}
	err = s.db.View(func(tx *bolt.Tx) error {
		for _, match := range hits {
			st, err := fetch(tx, match.ID)
			if err != nil {
				return err
			}
			hit := &pb.Hit{Statement: st}
			if r.Relevance {
				hit.Score = match.Score
			}
			if q.GetHighlight() {
				hit.Highlights = question.Highlights(s.chains, plans, st)
			}
			response.Hits = append(response.Hits, hit)
		}
		for _, f := range r.Facets {
			facet, err := facetOf(tx, f, result.Facets[f.Name], r.FacetSize)
			if err != nil {
				return err
			}
			response.Facets = append(response.Facets, facet)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("find: %w", err)
	}
	if len(result.Hits) > r.Size {
		last := hits[r.Size-1]
		after := append([]string(nil), last.Sort...)
		if r.Relevance {
			after[0] = strconv.FormatFloat(last.Score, 'g', -1, 64)
		}
		if response.Next, err = r.Next(after); err != nil {
			return nil, fmt.Errorf("find: %w", err)
		}
	}
	return response, nil
}

func fetch(tx *bolt.Tx, id string) (*pb.Statement, error) {
	parts := strings.Split(id, ".")
	if len(parts) != 3 {
		return nil, fmt.Errorf("the index names %q, which is no statement", id)
	}
	generation, err := strconv.ParseUint(parts[1], 10, 64)
	if err != nil {
		return nil, fmt.Errorf("the index names %q, which is no statement", id)
	}
	ordinal, err := strconv.ParseUint(parts[2], 10, 32)
	if err != nil {
		return nil, fmt.Errorf("the index names %q, which is no statement", id)
	}
	b := tx.Bucket(bucketStatements).Get(key(parts[0], generation, uint32(ordinal)))
	if b == nil {
		return nil, fmt.Errorf("statement %s is in the index and not in the ledger", id)
	}
	s := &pb.Statement{}
	if err := proto.Unmarshal(b, s); err != nil {
		return nil, fmt.Errorf("read statement %s: %w", id, err)
	}
	return s, nil
}

func facetOf(tx *bolt.Tx, f flat.Facet, found *search.FacetResult, size int) (*pb.Facet, error) {
	counts := map[string]uint64{}
	labels, err := titles(tx, f.Name)
	if err != nil {
		return nil, err
	}
	if found != nil && found.Terms != nil {
		for _, t := range found.Terms.Terms() {
			counts[t.Term] = uint64(t.Count)
		}
	}
	return flat.Count(f, counts, labels, size), nil
}
