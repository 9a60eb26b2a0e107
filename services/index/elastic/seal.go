package elastic

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/elastic/go-elasticsearch/v8/esapi"

	"rapporteur.internal/services/index"
)

// stamp is a document's seal: it says which generation of a document is shown; its id is the document's.
type stamp struct {
	Document string `json:"document"`
	// Generation that is sealed; 0: none.
	Generation uint64 `json:"generation"`
	// Forgotten: nothing up to it is taken.
	Forgotten uint64 `json:"forgotten"`
}

// floor is the lowest generation that is taken.
func (s stamp) floor() uint64 { return max(s.Generation, s.Forgotten+1) }

// version grows with the generation; forgetting a generation comes after
// sealing it. Elasticsearch refuses a write with a lower one.
func (s stamp) version() int { return int(max(2*s.Generation, 2*s.Forgotten+1)) }

var sealsMapping = json.RawMessage(`{"dynamic": "strict", "properties": {
  "document":   {"type": "keyword"},
  "generation": {"type": "long"},
  "forgotten":  {"type": "long"}}}`)

// sealOf reads a document's seal as it is now, not as of the last refresh.
func (s *Store) sealOf(ctx context.Context, seals, document string) (stamp, error) {
	all, err := s.sealsOf(ctx, seals, []string{document})
	return all[document], err
}

func (s *Store) sealsOf(ctx context.Context, seals string, documents []string) (map[string]stamp, error) {
	all := make(map[string]stamp, len(documents))
	if len(documents) == 0 {
		return all, nil
	}
	var answer struct {
		Docs []struct {
			ID     string          `json:"_id"`
			Found  bool            `json:"found"`
			Source stamp           `json:"_source"`
			Error  json.RawMessage `json:"error"`
		} `json:"docs"`
	}
	err := s.do(ctx, func() esapi.Request {
		return esapi.MgetRequest{Index: seals, Body: body(object{"ids": documents}), Realtime: ptr(true)}
	}, &answer)
	if err != nil {
		return nil, fmt.Errorf("read %d seals: %w", len(documents), err)
	}
	for _, d := range answer.Docs {
		if len(d.Error) > 0 {
			return nil, fmt.Errorf("read the seal of document %s: %w: %s; run: rapporteur provision elasticsearch", d.ID, index.ErrUnavailable, d.Error)
		}
		if d.Found {
			all[d.ID] = d.Source
		}
	}
	return all, nil
}

// writeSeal writes a seal unless a later one stands: then the answer is a 409.
func (s *Store) writeSeal(ctx context.Context, seals string, new stamp) error {
	return s.do(ctx, func() esapi.Request {
		return esapi.IndexRequest{Index: seals, DocumentID: new.Document, Body: body(new),
			Version: ptr(new.version()), VersionType: "external_gte", RequireAlias: nil}
	}, nil)
}

// held is one generation of a document in the index.
type held struct {
	generation  uint64
	count, live int
}

// census refreshes and counts a document's statements by generation.
func (s *Store) census(ctx context.Context, statements, document string) ([]held, error) {
	if err := s.refresh(ctx, statements); err != nil {
		return nil, err
	}
	var answer struct {
		TimedOut bool   `json:"timed_out"`
		Shards   shards `json:"_shards"`
		Aggs     struct {
			Generations struct {
				Buckets []struct {
					Key   json.Number `json:"key"`
					Count int         `json:"doc_count"`
					Live  struct {
						Count int `json:"doc_count"`
					} `json:"live"`
				} `json:"buckets"`
			} `json:"generations"`
		} `json:"aggregations"`
	}
	err := s.do(ctx, func() esapi.Request {
		return esapi.SearchRequest{Index: []string{statements}, Body: body(object{
			"size": 0, "query": term("document", document),
			"aggs": object{"generations": object{
				"terms": object{"field": "generation", "size": 1000},
				"aggs":  object{"live": object{"filter": term("live", true)}},
			}},
		})}
	}, &answer)
	if err == nil {
		err = answer.Shards.whole(answer.TimedOut)
	}
	if err != nil {
		return nil, fmt.Errorf("count the statements of document %s: %w", document, err)
	}
	var all []held
	for _, b := range answer.Aggs.Generations.Buckets {
		n, err := b.Key.Int64()
		if err != nil {
			return nil, fmt.Errorf("count the statements of document %s: %w", document, err)
		}
		all = append(all, held{uint64(n), b.Count, b.Live.Count})
	}
	return all, nil
}

// Seal keeps index.Store's promise; the package's comment tells how.
func (s *Store) Seal(ctx context.Context, document string, generation uint64, count, dead int) (index.Sealed, error) {
	sealed, err := s.seal(ctx, document, generation, count, dead)
	if err != nil {
		return index.Sealed{}, fmt.Errorf("seal: %w", err)
	}
	return sealed, nil
}

func (s *Store) seal(ctx context.Context, document string, generation uint64, count, dead int) (index.Sealed, error) {
	have, err := s.sealOf(ctx, s.sealed, document)
	if err != nil {
		return index.Sealed{}, err
	}
	if generation < have.floor() {
		return index.Sealed{Generation: have.Generation, Superseded: true}, nil
	}
	known, err := s.census(ctx, s.write, document)
	if err != nil {
		return index.Sealed{}, err
	}
	var own held
	lower := false
	for _, g := range known {
		if g.generation == generation {
			own = g
		}
		lower = lower || g.generation < generation
	}
	if own.count+dead < count {
		return index.Sealed{}, &index.NotYetError{Document: document, Generation: generation, Held: own.count, Dead: dead, Want: count}
	}
	err = s.writeSeal(ctx, s.sealed, stamp{Document: document, Generation: generation, Forgotten: have.Forgotten})
	if is(err, http.StatusConflict) {
		// Another process sealed a later one, or forgot it, since.
		if have, err = s.sealOf(ctx, s.sealed, document); err != nil {
			return index.Sealed{}, err
		}
		return index.Sealed{Generation: have.Generation, Superseded: true}, nil
	}
	if err != nil {
		return index.Sealed{}, err
	}
	if lower {
		if err := s.remove(ctx, s.write, document, generation); err != nil {
			return index.Sealed{}, err
		}
	}
	if own.live < own.count {
		if err := s.show(ctx, document, generation); err != nil {
			return index.Sealed{}, err
		}
	}
	return index.Sealed{Generation: generation, Held: own.count, Dead: dead}, nil
}

// byQuery is the answer of _delete_by_query.
type byQuery struct {
	TimedOut  bool              `json:"timed_out"`
	Conflicts int               `json:"version_conflicts"`
	Failures  []json.RawMessage `json:"failures"`
}

// errAgain: another process changed the same statements meanwhile.
var errAgain = errors.New("statements were changed meanwhile")

func (a byQuery) check() error {
	if len(a.Failures) > 0 {
		return fmt.Errorf("%w: %d statements failed, the first: %s", index.ErrUnavailable, len(a.Failures), a.Failures[0])
	}
	if a.TimedOut || a.Conflicts > 0 {
		return fmt.Errorf("%w: %w", index.ErrUnavailable, errAgain)
	}
	return nil
}

// remove deletes a document's generations below one.
func (s *Store) remove(ctx context.Context, statements, document string, below uint64) error {
	err := s.patiently(ctx, func() error {
		var answer byQuery
		err := s.once(ctx, esapi.DeleteByQueryRequest{
			Index: []string{statements}, Conflicts: "proceed", Refresh: ptr(true), ScrollSize: ptr(1000),
			Body: body(object{"query": filtered(term("document", document), object{"range": object{"generation": object{"lt": below}}})}),
		}, &answer)
		if err == nil {
			err = answer.check()
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("delete generations of document %s below %d: %w", document, below, err)
	}
	return nil
}

func (s *Store) refresh(ctx context.Context, statements string) error {
	var answer struct {
		Shards shards `json:"_shards"`
	}
	err := s.do(ctx, func() esapi.Request { return esapi.IndicesRefreshRequest{Index: []string{statements}} }, &answer)
	if err == nil && answer.Shards.Failed > 0 {
		err = fmt.Errorf("%w: %d shards failed", index.ErrUnavailable, answer.Shards.Failed)
	}
	if err != nil {
		return fmt.Errorf("refresh %s: %w", statements, err)
	}
	return nil
}

// shards says whether an answer is from the whole index.
type shards struct {
	Failed int `json:"failed"`
}

func (s shards) whole(timedOut bool) error {
	if s.Failed > 0 || timedOut {
		return fmt.Errorf("%w: %d shards failed", index.ErrUnavailable, s.Failed)
	}
	return nil
}
