package local

import (
	"context"
	"errors"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// best is answered by any of its queries, and scores as the best of them. A
// disjunction of bleve adds the scores up and takes off for each that doesn't
// answer: the more words one could have said, the less each would be worth.
type best []query.Query

func (q best) Searcher(ctx context.Context, i bleveindex.IndexReader, m mapping.IndexMapping, options search.SearcherOptions) (search.Searcher, error) {
	return union(ctx, i, m, options, q, func(_ int, score float64) float64 { return score })
}

// above is answered by either query; what the first finds stands above all that
// only the second does, in the order that the first alone would give.
type above [2]query.Query

func (q above) Searcher(ctx context.Context, i bleveindex.IndexReader, m mapping.IndexMapping, options search.SearcherOptions) (search.Searcher, error) {
	return union(ctx, i, m, options, q[:], func(which int, score float64) float64 {
		if which == 0 {
			return 1 + score
		}
		return score / (1 + score)
	})
}

func union(ctx context.Context, i bleveindex.IndexReader, m mapping.IndexMapping, options search.SearcherOptions, all []query.Query, score func(int, float64) float64) (search.Searcher, error) {
	if options.Score == "none" {
		return query.NewDisjunctionQuery(all).Searcher(ctx, i, m, options)
	}
	s := &unionSearcher{score: score}
	for _, q := range all {
		one, err := q.Searcher(ctx, i, m, options)
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		s.searchers = append(s.searchers, one)
	}
	s.at = make([]*search.DocumentMatch, len(s.searchers))
	return s, nil
}

// unionSearcher walks its searchers side by side.
type unionSearcher struct {
	searchers []search.Searcher
	// at is where each stands: its match that wasn't given yet; nil at its end.
	at    []*search.DocumentMatch
	begun bool
	score func(which int, score float64) float64
}

func (s *unionSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if !s.begun {
		for i, one := range s.searchers {
			var err error
			if s.at[i], err = one.Next(ctx); err != nil {
				return nil, err
			}
		}
		s.begun = true
	}
	lowest := -1
	for i, m := range s.at {
		if m != nil && (lowest < 0 || m.IndexInternalID.Compare(s.at[lowest].IndexInternalID) < 0) {
			lowest = i
		}
	}
	if lowest < 0 {
		return nil, nil
	}
	found := s.at[lowest]
	highest := s.score(lowest, found.Score)
	for i, m := range s.at {
		if m == nil || i < lowest || !m.IndexInternalID.Equals(found.IndexInternalID) {
			continue
		}
		highest = max(highest, s.score(i, m.Score))
		var err error
		if s.at[i], err = s.searchers[i].Next(ctx); err != nil {
			return nil, err
		}
		if i != lowest {
			ctx.DocumentMatchPool.Put(m)
		}
	}
	found.Score = highest
	return found, nil
}

func (s *unionSearcher) Advance(ctx *search.SearchContext, id bleveindex.IndexInternalID) (*search.DocumentMatch, error) {
	for i, one := range s.searchers {
		if m := s.at[i]; m != nil {
			if m.IndexInternalID.Compare(id) >= 0 {
				continue
			}
			ctx.DocumentMatchPool.Put(m)
		} else if s.begun {
			continue
		}
		var err error
		if s.at[i], err = one.Advance(ctx, id); err != nil {
			return nil, err
		}
	}
	s.begun = true
	return s.Next(ctx)
}

func (s *unionSearcher) Close() error {
	var all []error
	for _, one := range s.searchers {
		all = append(all, one.Close())
	}
	return errors.Join(all...)
}

func (s *unionSearcher) Weight() float64 {
	w := 0.0
	for _, one := range s.searchers {
		w = max(w, one.Weight())
	}
	return w
}

func (s *unionSearcher) SetQueryNorm(norm float64) {
	for _, one := range s.searchers {
		one.SetQueryNorm(norm)
	}
}

func (s *unionSearcher) Count() (n uint64) {
	for _, one := range s.searchers {
		n += one.Count()
	}
	return n
}

// Min is how many of its searchers must answer.
func (s *unionSearcher) Min() int { return 0 }

func (s *unionSearcher) Size() (n int) {
	for _, one := range s.searchers {
		n += one.Size()
	}
	return n
}

func (s *unionSearcher) DocumentMatchPoolSize() int {
	n := len(s.searchers)
	for _, one := range s.searchers {
		n += one.DocumentMatchPoolSize()
	}
	return n
}
