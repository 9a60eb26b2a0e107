package elastic

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"github.com/elastic/go-elasticsearch/v8/esapi"
	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/flat"
	"rapporteur.internal/services/index/question"
)

// answer is what _search gives.
type answer struct {
	TimedOut bool   `json:"timed_out"`
	Shards   shards `json:"_shards"`
	Hits     struct {
		Total struct {
			Value uint64 `json:"value"`
		} `json:"total"`
		Hits []struct {
			Score  *float64        `json:"_score"`
			Sort   json.RawMessage `json:"sort"`
			Source struct {
				Statement string `json:"statement"`
			} `json:"_source"`
		} `json:"hits"`
	} `json:"hits"`
	Aggs map[string]struct {
		Other   uint64 `json:"sum_other_doc_count"`
		Buckets []struct {
			Key   any    `json:"key"`
			Text  string `json:"key_as_string"`
			Count uint64 `json:"doc_count"`
			Label struct {
				Buckets []struct {
					Key string `json:"key"`
				} `json:"buckets"`
			} `json:"label"`
		} `json:"buckets"`
	} `json:"aggregations"`
}

// Find answers through the read alias, which holds live statements alone.
func (s *Store) Find(ctx context.Context, q *pb.FindRequest) (*pb.FindResponse, error) {
	r, err := question.Check(q)
	if err != nil {
		return nil, err
	}
	plans, added, err := question.Asked(s.chains, s.kindred, q)
	if err != nil {
		return nil, fmt.Errorf("find: %w", err)
	}
	search := object{
		"query": queryOf(r, plans), "size": r.Size + 1, "sort": sortOf(r),
		"track_total_hits": true, "_source": []string{"statement"},
	}
	if r.After != nil {
		var after []any
		if err := json.Unmarshal(r.After, &after); err != nil || len(after) != len(sortOf(r)) {
			return nil, fmt.Errorf("%w: the cursor was made by another store", index.ErrQuestion)
		}
		search["search_after"] = r.After
	}
	if len(r.Facets) > 0 {
		search["aggs"] = aggregations(r)
	}
	var a answer
	err = s.do(ctx, func() esapi.Request {
		return esapi.SearchRequest{Index: []string{s.read}, Body: body(search)}
	}, &a)
	if err == nil {
		err = a.Shards.whole(a.TimedOut)
	}
	if err != nil {
		return nil, fmt.Errorf("find: %w", err)
	}
	response := &pb.FindResponse{Total: a.Hits.Total.Value, Widenings: added}
	// One more than asked tells whether there is a next page.
	hits := a.Hits.Hits[:min(r.Size, len(a.Hits.Hits))]
	for _, h := range hits {
		b, err := base64.StdEncoding.DecodeString(h.Source.Statement)
		st := &pb.Statement{}
		if err == nil {
			err = proto.Unmarshal(b, st)
		}
		if err != nil {
			return nil, fmt.Errorf("find: read a statement: %w", err)
		}
		hit := &pb.Hit{Statement: st}
		if r.Relevance && h.Score != nil {
			hit.Score = *h.Score
		}
		if q.GetHighlight() {
			hit.Highlights = question.Highlights(s.chains, plans, st)
		}
		response.Hits = append(response.Hits, hit)
	}
	for _, f := range r.Facets {
		response.Facets = append(response.Facets, facetOf(f, a))
	}
	if len(a.Hits.Hits) > r.Size {
		if response.Next, err = r.Next(hits[r.Size-1].Sort); err != nil {
			return nil, fmt.Errorf("find: %w", err)
		}
	}
	return response, nil
}

func facetOf(f flat.Facet, a answer) *pb.Facet {
	facet := &pb.Facet{Name: f.Name, Other: a.Aggs[f.Name].Other}
	for _, b := range a.Aggs[f.Name].Buckets {
		bucket := &pb.Bucket{Count: b.Count}
		switch key := b.Key.(type) {
		case string:
			bucket.Value = key
		case float64:
			bucket.Value = fmt.Sprintf("%.0f", key)
		}
		if len(b.Label.Buckets) > 0 {
			bucket.Label = b.Label.Buckets[0].Key
		}
		facet.Buckets = append(facet.Buckets, bucket)
	}
	return facet
}

func aggregations(r *question.Request) object {
	all := object{}
	for _, f := range r.Facets {
		terms := object{"field": f.Field, "size": r.FacetSize, "order": []object{{"_count": "desc"}, {"_key": "asc"}}}
		if !f.Number {
			terms["exclude"] = []string{""}
		}
		agg := object{"terms": terms}
		if f.Label != "" {
			// Should statements disagree, the same one wins everywhere.
			agg["aggs"] = object{"label": object{"terms": object{"field": f.Label, "size": 1, "order": object{"_key": "asc"}}}}
		}
		all[f.Name] = agg
	}
	return all
}

// sortOf is the order: the best first, ties as one reads.
func sortOf(r *question.Request) []object {
	order := []object{{"series": "asc"}, {"session": "asc"}, {"document": "asc"}, {"ordinal": "asc"}}
	if r.Relevance {
		return append([]object{{"_score": "desc"}}, order...)
	}
	return order
}
