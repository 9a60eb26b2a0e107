package local

import (
	"context"
	"testing"

	bolt "go.etcd.io/bbolt"
	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Each case is what a crash leaves behind between two steps.
func TestOpenCompletesWhatACrashLeftHalfDone(t *testing.T) {
	ctx := context.Background()
	alter := func(t *testing.T, s *Store, change func(*record)) {
		t.Helper()
		check(t, s.db.Update(func(tx *bolt.Tx) error {
			r, err := readRecord(tx, "d")
			if err != nil {
				return err
			}
			change(r)
			return writeRecord(tx, "d", r)
		}))
	}
	for _, c := range []struct {
		name string
		left func(t *testing.T, s *Store)
		// The generation that shows, and how many statements the ledger keeps.
		shows  uint64
		ledger int
	}{
		{"sealed in the ledger, not yet in the index", func(t *testing.T, s *Store) {
			alter(t, s, func(r *record) { r.Sealed = 2 })
		}, 2, crashEach},
		{"in the index, the lower one not yet deleted", func(t *testing.T, s *Store) {
			alter(t, s, func(r *record) { r.Sealed = 2 })
			check(t, s.show(ctx, "d", 2))
		}, 2, crashEach},
		{"in the index, not in the ledger", func(t *testing.T, s *Store) {
			check(t, s.show(ctx, "d", 2))
		}, 1, 2 * crashEach},
		{"forgotten in the ledger, not yet in the index", func(t *testing.T, s *Store) {
			alter(t, s, func(r *record) { r.Sealed, r.Forgotten = 0, 2 })
		}, 0, 0},
		{"a statement of the shown generation, not yet in the index", func(t *testing.T, s *Store) {
			late := deliveries("d", 1)[0]
			late.Ordinal = crashEach + 1
			b, err := proto.Marshal(late)
			check(t, err)
			check(t, s.db.Update(func(tx *bolt.Tx) error {
				_, err := create(tx, late, b)
				return err
			}))
			alter(t, s, func(r *record) { r.Held[1]++ })
		}, 1, 2*crashEach + 1},
		{"nothing", func(*testing.T, *Store) {}, 1, 2 * crashEach},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			s := reopen(t, dir)
			check(t, s.Put(ctx, deliveries("d", 1)))
			_, err := s.Seal(ctx, "d", 1, crashEach, 0)
			check(t, err)
			check(t, s.Put(ctx, deliveries("d", 2)))
			c.left(t, s)
			check(t, s.Close())
			s = reopen(t, dir)
			defer s.Close()
			kept := 0
			check(t, s.db.View(func(tx *bolt.Tx) error {
				kept = tx.Bucket(bucketStatements).Inspect().KeyN
				return nil
			}))
			if kept != c.ledger {
				t.Errorf("the ledger keeps %d statements, want %d", kept, c.ledger)
			}
			want := crashEach + kept%crashEach
			if c.shows == 0 {
				want = 0
			}
			all := everything(t, s)
			if len(all) != want {
				t.Errorf("%d statements show, want %d", len(all), want)
			}
			for _, st := range all {
				if st.GetGeneration() != c.shows {
					t.Fatalf("generation %d shows", st.GetGeneration())
				}
			}
			r, err := s.Find(ctx, &pb.FindRequest{Facets: []string{"document"}})
			check(t, err)
			if want > 0 && r.GetFacets()[0].GetBuckets()[0].GetCount() != uint64(want) {
				t.Errorf("counted %v", r.GetFacets())
			}
		})
	}
}
