package elastic

import (
	"context"
	"fmt"
	"net/http"

	"github.com/elastic/go-elasticsearch/v8/esapi"

	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/analysis"
	"rapporteur.internal/services/index/kindred"
)

// Store is an index.Store in Elasticsearch.
type Store struct {
	*client
	chains analysis.Chains
	// kindred words, by which Elasticsearch is asked: its index knows none.
	kindred func() (*kindred.Words, error)
	indices
	refreshes *refresher
	// unread: nobody reads this version yet, so that a Seal need not refresh it.
	unread bool
}

// indices are where statements, what waits for its seal, and seals are written,
// and where readers read.
type indices struct{ write, parcels, sealed, read string }

var _ index.Store = (*Store)(nil)

// Open makes a store. It doesn't call Elasticsearch: while that is down, calls
// say index.ErrUnavailable.
func Open(c Config) (*Store, error) {
	cl, err := newClient(c)
	if err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	return open(cl, indices{cl.writeAlias(), cl.parcelsAlias(), cl.sealsAlias(), cl.readAlias()})
}

func open(cl *client, n indices) (*Store, error) {
	chains, err := analysis.Load()
	if err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	return &Store{client: cl, chains: chains, kindred: kindred.Later(chains), indices: n, refreshes: &refresher{}}, nil
}

// version are the indices of one version of the index, whatever the aliases name.
func (c *client) version(n int) indices {
	return indices{c.statements(n), c.parcelled(n), c.seals(n), c.statements(n)}
}

// Close lets go of the connections.
func (s *Store) Close() error {
	s.http.CloseIdleConnections()
	return nil
}

// Forget deletes a document from every version of the index.
func (s *Store) Forget(ctx context.Context, document string) error {
	versions, err := s.versions(ctx)
	if err != nil {
		return fmt.Errorf("forget document %s: %w", document, err)
	}
	for _, n := range versions {
		one := &Store{client: s.client, chains: s.chains, kindred: s.kindred, indices: s.version(n), refreshes: &refresher{}}
		if err := one.forget(ctx, document); err != nil {
			return fmt.Errorf("forget document %s: %w", document, err)
		}
	}
	return nil
}

func (s *Store) forget(ctx context.Context, document string) error {
	for {
		held, err := s.highest(ctx, document)
		if err != nil {
			return err
		}
		have, err := s.sealOf(ctx, document)
		if err != nil {
			return err
		}
		top := max(held, have.Generation, have.Forgotten)
		if top == 0 {
			return nil
		}
		now, err := s.writeSeal(ctx, have.after(stamp{Forgotten: top}))
		if is(err, http.StatusConflict) {
			continue // Another process sealed it since.
		}
		if err != nil {
			return err
		}
		if err := s.clear(ctx, document, top+1, now.Below); err != nil {
			return err
		}
		if err := s.dropBelow(ctx, document, top+1); err != nil {
			return err
		}
		return s.cleared(ctx, now)
	}
}

// highest refreshes and gives a document's highest generation that is held; 0:
// none.
func (s *Store) highest(ctx context.Context, document string) (uint64, error) {
	for _, name := range []string{s.write, s.parcels} {
		if err := s.refresh(ctx, name); err != nil {
			return 0, err
		}
	}
	var answer struct {
		TimedOut bool   `json:"timed_out"`
		Shards   shards `json:"_shards"`
		Aggs     struct {
			Highest struct {
				Value *float64 `json:"value"`
			} `json:"highest"`
		} `json:"aggregations"`
	}
	err := s.do(ctx, func() esapi.Request {
		return esapi.SearchRequest{Index: []string{s.write, s.parcels}, Body: body(object{
			"size": 0, "query": term("document", document), "aggs": object{"highest": object{"max": object{"field": "generation"}}},
		})}
	}, &answer)
	if err == nil {
		err = answer.Shards.whole(answer.TimedOut)
	}
	if err != nil {
		return 0, fmt.Errorf("look for generations of document %s: %w", document, err)
	}
	if answer.Aggs.Highest.Value == nil {
		return 0, nil
	}
	return uint64(*answer.Aggs.Highest.Value), nil
}
