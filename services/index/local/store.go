package local

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/analysis"
	"rapporteur.internal/services/index/kindred"
)

// Store is an index.Store in a directory.
type Store struct {
	dir     string
	chains  analysis.Chains
	kindred func() (*kindred.Words, error)
	db      *bolt.DB
	found   bleve.Index
	// writing: one writer at a time. reading: held by Find for its whole length,
	// and by whoever deletes statements that a Find may be about to fetch.
	writing sync.Mutex
	reading sync.RWMutex
	closed  bool
}

var _ index.Store = (*Store)(nil)

// ErrHeld: another process holds the directory.
var ErrHeld = errors.New("another process holds the store")

// Open opens the store in a directory, which it makes, and completes what a
// crash left half done. It waits a second for another process to let go.
func Open(ctx context.Context, dir string) (*Store, error) {
	chains, err := analysis.Load()
	if err != nil {
		return nil, fmt.Errorf("open the store in %s: %w", dir, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open the store in %s: %w", dir, err)
	}
	db, err := bolt.Open(filepath.Join(dir, "statements.db"), 0o600, &bolt.Options{Timeout: time.Second, FreelistType: bolt.FreelistMapType})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, fmt.Errorf("open the store in %s: %w", dir, ErrHeld)
	}
	if err != nil {
		return nil, fmt.Errorf("open the store in %s: %w", dir, err)
	}
	s := &Store{dir: dir, chains: chains, kindred: kindred.Later(chains), db: db}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open the store in %s: %w", dir, err), s.Close())
	}
	return s, nil
}

func (s *Store) prepare(ctx context.Context) error {
	err := s.db.Update(func(tx *bolt.Tx) error {
		for _, name := range [][]byte{bucketStatements, bucketDocuments} {
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if s.found, err = openFound(filepath.Join(s.dir, "found"), s.chains); err != nil {
		return err
	}
	return s.reconcile(ctx)
}

// Close lets go of the directory.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.reading.Lock()
	defer s.reading.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	var all []error
	if s.found != nil {
		all = append(all, s.found.Close())
	}
	return errors.Join(append(all, s.db.Close())...)
}

// open says whether the store can still be used; a caller holds a lock.
func (s *Store) open() error {
	if s.closed {
		return fmt.Errorf("%w: it was closed", index.ErrUnavailable)
	}
	return nil
}
