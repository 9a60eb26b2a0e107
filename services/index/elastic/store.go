package elastic

import (
	"context"
	"fmt"

	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/analysis"
)

// Store is an index.Store in Elasticsearch.
type Store struct {
	*client
	chains analysis.Chains
	// Where statements and seals are written, and where readers read.
	write, sealed, read string
}

var _ index.Store = (*Store)(nil)

// Open makes a store. It doesn't call Elasticsearch: while that is down, calls
// say index.ErrUnavailable.
func Open(c Config) (*Store, error) {
	cl, err := newClient(c)
	if err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	return open(cl, cl.writeAlias(), cl.sealsAlias(), cl.readAlias())
}

func open(cl *client, write, sealed, read string) (*Store, error) {
	chains, err := analysis.Load()
	if err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	return &Store{client: cl, chains: chains, write: write, sealed: sealed, read: read}, nil
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
		if err := s.forget(ctx, s.statements(n), s.seals(n), document); err != nil {
			return fmt.Errorf("forget document %s: %w", document, err)
		}
	}
	return nil
}

func (s *Store) forget(ctx context.Context, statements, seals, document string) error {
	top, err := s.highest(ctx, statements, document)
	if err != nil {
		return err
	}
	seal, err := s.sealOf(ctx, seals, document)
	if err != nil {
		return err
	}
	top = max(top, seal.Generation, seal.Forgotten)
	if top == 0 {
		return nil
	}
	if _, err := s.writeSeal(ctx, seals, stamp{Document: document, Forgotten: top}); err != nil && !is(err, 409) {
		return err
	}
	return s.remove(ctx, statements, document, top+1)
}
