package local

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	blevemapping "github.com/blevesearch/bleve/v2/mapping"
	blevequery "github.com/blevesearch/bleve/v2/search/query"
	bleveindex "github.com/blevesearch/bleve_index_api"
	bolt "go.etcd.io/bbolt"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/analysis"
)

// layout is raised when statements are indexed in another way.
const layout = 2

var keyRules = []byte("rules")

// openFound opens the index, or makes an empty one where there is none that can
// be used: reconcile fills it.
func openFound(path string, chains analysis.Chains) (bleve.Index, error) {
	rules, err := rulesOf(chains)
	if err != nil {
		return nil, err
	}
	// A batch shows at once and is written soon after: what a crash takes from
	// the index, reconcile puts back. Waiting for the disk took 300 ms a Seal.
	config := map[string]any{"unsafe_batch": true}
	found, err := bleve.OpenUsing(path, config)
	if err == nil {
		have, err := found.GetInternal(keyRules)
		if err == nil && string(have) == rules {
			return found, nil
		}
		if err := found.Close(); err != nil {
			return nil, err
		}
	} else if !errors.Is(err, bleve.ErrorIndexPathDoesNotExist) && os.IsPermission(err) {
		return nil, err
	}
	if err := os.RemoveAll(path); err != nil {
		return nil, err
	}
	mapping := blevemapping.NewIndexMapping()
	mapping.ScoringModel = bleveindex.BM25Scoring
	if found, err = bleve.NewUsing(path, mapping, bleve.Config.DefaultIndexType, bleve.Config.DefaultKVStore, config); err != nil {
		return nil, err
	}
	if err := found.SetInternal(keyRules, []byte(rules)); err != nil {
		return nil, errors.Join(err, found.Close())
	}
	return found, nil
}

// rulesOf changes when a text would be indexed under other terms.
func rulesOf(chains analysis.Chains) (string, error) {
	b, err := json.Marshal(chains)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return fmt.Sprintf("%d %s", layout, hex.EncodeToString(sum[:])), nil
}

// show makes the index hold one generation of a document, 0 none, in one step.
func (s *Store) show(ctx context.Context, document string, g uint64) error {
	var all []*pb.Statement
	if g > 0 {
		err := s.db.View(func(tx *bolt.Tx) (err error) {
			all, err = generation(tx, document, g)
			return err
		})
		if err != nil {
			return err
		}
	}
	have, err := s.shown(ctx, document)
	if err != nil {
		return err
	}
	batch := s.found.NewBatch()
	for _, st := range all {
		id := index.Key(st)
		if have[id] {
			delete(have, id)
			continue
		}
		if err := batch.IndexAdvanced(laidOut(s.chains, st)); err != nil {
			return err
		}
	}
	for id := range have {
		batch.Delete(id)
	}
	if batch.Size() == 0 {
		return nil
	}
	return s.found.Batch(batch)
}

// shown gives the keys of a document's statements in the index.
func (s *Store) shown(ctx context.Context, document string) (map[string]bool, error) {
	q := blevequery.NewTermQuery(document)
	q.SetField("document")
	request := bleve.NewSearchRequestOptions(q, 0, 0, false)
	request.Score = "none"
	result, err := s.found.SearchInContext(ctx, request)
	if err != nil || result.Total == 0 {
		return nil, err
	}
	// Asked for no more than there are: bleve makes room for all at once.
	request.Size = int(result.Total)
	if result, err = s.found.SearchInContext(ctx, request); err != nil {
		return nil, err
	}
	keys := make(map[string]bool, len(result.Hits))
	for _, hit := range result.Hits {
		keys[hit.ID] = true
	}
	return keys, nil
}

// reconcile makes the index hold what the ledger says, after a crash or when
// the index was made anew.
func (s *Store) reconcile(ctx context.Context) error {
	request := bleve.NewSearchRequestOptions(blevequery.NewMatchAllQuery(), 0, 0, false)
	request.Score = "none"
	request.AddFacet("shown", bleve.NewFacetRequest(fieldShown, math.MaxInt32))
	result, err := s.found.SearchInContext(ctx, request)
	if err != nil {
		return err
	}
	// document → what is shown of it, as "generation count".
	have := map[string][]string{}
	for _, t := range result.Facets["shown"].Terms.Terms() {
		document, generation, _ := strings.Cut(t.Term, ".")
		have[document] = append(have[document], fmt.Sprintf("%s %d", generation, t.Count))
	}
	type want struct {
		document string
		record   *record
	}
	var todo []want
	err = s.db.View(func(tx *bolt.Tx) error {
		return tx.Bucket(bucketDocuments).ForEach(func(k, _ []byte) error {
			r, err := readRecord(tx, string(k))
			if err != nil {
				return err
			}
			var right []string
			if n := r.Held[r.Sealed]; r.Sealed > 0 && n > 0 {
				right = []string{fmt.Sprintf("%d %d", r.Sealed, n)}
			}
			lower := false
			for g := range r.Held {
				lower = lower || g < r.floor()
			}
			if lower || !slices.Equal(right, have[string(k)]) {
				todo = append(todo, want{string(k), r})
			}
			delete(have, string(k))
			return nil
		})
	})
	if err != nil {
		return err
	}
	for _, w := range todo {
		if err := s.show(ctx, w.document, w.record.Sealed); err != nil {
			return err
		}
		if err := s.drop(w.document, w.record.floor()); err != nil {
			return err
		}
	}
	for document := range have {
		if err := s.show(ctx, document, 0); err != nil {
			return err
		}
	}
	return nil
}
