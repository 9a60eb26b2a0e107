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
// It says whether there was one before.
func (s *Store) writeSeal(ctx context.Context, seals string, new stamp) (before bool, err error) {
	var answer struct {
		Result string `json:"result"`
	}
	err = s.do(ctx, func() esapi.Request {
		return esapi.IndexRequest{Index: seals, DocumentID: new.Document, Body: body(new),
			Version: ptr(new.version()), VersionType: "external_gte"}
	}, &answer)
	return answer.Result != "created", err
}

// highest refreshes and gives a document's highest generation in the index; 0:
// none.
func (s *Store) highest(ctx context.Context, statements, document string) (uint64, error) {
	if err := s.refresh(ctx, statements); err != nil {
		return 0, err
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
		return esapi.SearchRequest{Index: []string{statements}, Body: body(object{
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
	keys := make([]string, count)
	for i := range keys {
		keys[i] = fmt.Sprintf("%s.%d.%d", document, generation, i+1)
	}
	own, err := s.lookup(ctx, keys)
	if err != nil {
		return index.Sealed{}, err
	}
	if len(own)+dead < count {
		return index.Sealed{}, &index.NotYetError{Document: document, Generation: generation, Held: len(own), Dead: dead, Want: count}
	}
	before, err := s.writeSeal(ctx, s.sealed, stamp{Document: document, Generation: generation, Forgotten: have.Forgotten})
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
	// Where nothing was sealed before, nothing shows; else another process may
	// have shown a lower generation this moment.
	if before {
		if err := s.refresh(ctx, s.write); err != nil {
			return index.Sealed{}, err
		}
	}
	if err := s.removeAny(ctx, document, generation); err != nil {
		return index.Sealed{}, err
	}
	if _, err := s.show(ctx, own); err != nil {
		return index.Sealed{}, err
	}
	if err := s.refresh(ctx, s.write); err != nil {
		return index.Sealed{}, err
	}
	// What never showed, and wasn't refreshed before, goes too.
	if err := s.removeAny(ctx, document, generation); err != nil {
		return index.Sealed{}, err
	}
	return index.Sealed{Generation: generation, Held: len(own), Dead: dead}, nil
}

// removeAny deletes a document's generations below one, if there are any as of
// the last refresh.
func (s *Store) removeAny(ctx context.Context, document string, below uint64) error {
	var answer struct {
		Count  int    `json:"count"`
		Shards shards `json:"_shards"`
	}
	err := s.do(ctx, func() esapi.Request {
		return esapi.CountRequest{Index: []string{s.write}, Body: body(object{"query": lower(document, below)})}
	}, &answer)
	if err == nil {
		err = answer.Shards.whole(false)
	}
	if err != nil {
		return fmt.Errorf("count generations of document %s below %d: %w", document, below, err)
	}
	if answer.Count == 0 {
		return nil
	}
	return s.remove(ctx, s.write, document, below)
}

// lower asks for a document's generations below one.
func lower(document string, below uint64) object {
	return filtered(term("document", document), object{"range": object{"generation": object{"lt": below}}})
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
			Body: body(object{"query": lower(document, below)}),
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
