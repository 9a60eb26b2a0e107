package elastic

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/elastic/go-elasticsearch/v8/esapi"
	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/flat"
)

// Versions with which statements are written and deleted. A write is refused
// where a version stands that isn't lower, and a deletion leaves its version
// behind for as long as the index' gc_deletes says: so a statement is never
// overwritten, and what a slow process still writes of a generation that a later
// one replaced never comes back.
const (
	versionShown   = 1
	versionDeleted = 1 << 20
)

// fence is how long a deletion is remembered. A process looks at the seal before
// each request, so only a request that was on its way for longer gets past it.
const fence = "1h"

// shown is a statement as readers see it: its record, with what only
// Elasticsearch needs.
type shown struct {
	*flat.Record
	Names     []string `json:"names,omitempty"`
	Statement string   `json:"statement"`
}

// showing is what became of statements that were to show.
type showing struct {
	// changed: some were written that weren't there.
	changed bool
	// superseded documents have a later seal than the statements.
	superseded map[string]bool
	refused    []index.Refused
}

// show writes statements whole, live, once: what is there already stays. They
// show after a refresh. Before each request it looks whether their generations
// are still the sealed ones.
func (s *Store) show(ctx context.Context, all []entry) (showing, error) {
	done := showing{superseded: map[string]bool{}}
	for len(all) > 0 {
		var request bytes.Buffer
		n := 0
		for n < len(all) && n < bulkItems && request.Len() < bulkBytes {
			if err := all[n].write(&request); err != nil {
				return done, fmt.Errorf("show statement %s: %w", all[n].key, err)
			}
			n++
		}
		if err := s.showSome(ctx, request.Bytes(), all[:n], &done); err != nil {
			return done, fmt.Errorf("show %d statements: %w", n, err)
		}
		all = all[n:]
	}
	return done, nil
}

// showSome sends a request, again while there is no room: what was taken the
// first time conflicts the second.
func (s *Store) showSome(ctx context.Context, request []byte, entries []entry, done *showing) error {
	documents := documentsOf(entries)
	return s.patiently(ctx, func() error {
		seals, err := s.sealsOf(ctx, s.sealed, documents)
		if err != nil {
			return err
		}
		current := entries
		for _, e := range entries {
			if e.generation < seals[e.document].floor() {
				done.superseded[e.document] = true
			}
		}
		if len(done.superseded) > 0 {
			current = slices.DeleteFunc(slices.Clone(entries), func(e entry) bool { return done.superseded[e.document] })
			if len(current) == 0 {
				return nil
			}
			var rest bytes.Buffer
			for _, e := range current {
				if err := e.write(&rest); err != nil {
					return err
				}
			}
			request = rest.Bytes()
		}
		results, err := s.send(ctx, s.write, bytes.NewReader(request), len(current))
		if err != nil {
			return err
		}
		var outage error
		var refused []index.Refused
		for i, r := range results {
			switch {
			case r.Status < 300:
				done.changed = true
			case r.Status == http.StatusConflict:
			case transient(r.Status):
				outage = fmt.Errorf("%w: %w", index.ErrUnavailable, r.err())
			default:
				reason := r.err().Error() + "; if the index was made by another version, rapporteur provision elasticsearch says what to do"
				refused = append(refused, index.Refused{Index: current[i].at, Key: current[i].key, Reason: reason})
			}
		}
		if outage == nil {
			done.refused = append(done.refused, refused...)
		}
		return outage
	})
}

// write writes the action and the body that show a statement.
func (e entry) write(request *bytes.Buffer) error {
	st := &pb.Statement{}
	if err := proto.Unmarshal(e.raw, st); err != nil {
		return err
	}
	r := flat.Of(st)
	r.Live = true
	return lines(request,
		object{"index": object{"_id": e.key, "version": versionShown, "version_type": "external"}},
		shown{r, names(r), base64.StdEncoding.EncodeToString(e.raw)})
}

// absent gives those that don't stand in the index, refreshed or not.
func (s *Store) absent(ctx context.Context, all []entry) ([]entry, error) {
	var missing []entry
	for chunk := range slices.Chunk(all, bulkItems) {
		keys := make([]string, len(chunk))
		for i, e := range chunk {
			keys[i] = e.key
		}
		var answer struct {
			Docs []struct {
				Found bool            `json:"found"`
				Error json.RawMessage `json:"error"`
			} `json:"docs"`
		}
		err := s.do(ctx, func() esapi.Request {
			return esapi.MgetRequest{Index: s.write, Body: body(object{"ids": keys}), Realtime: ptr(true), Source: []string{"false"},
				FilterPath: []string{"docs.found", "docs.error"}}
		}, &answer)
		if err == nil && len(answer.Docs) != len(chunk) {
			err = fmt.Errorf("%w: %d answers", index.ErrUnavailable, len(answer.Docs))
		}
		if err != nil {
			return nil, fmt.Errorf("look for %d statements: %w", len(chunk), err)
		}
		for i, d := range answer.Docs {
			if len(d.Error) > 0 {
				return nil, fmt.Errorf("look for statement %s: %w: %s", keys[i], index.ErrUnavailable, d.Error)
			}
			if !d.Found {
				missing = append(missing, chunk[i])
			}
		}
	}
	return missing, nil
}

// replaced is a generation that a later one took the place of: its statements
// are the ordinals 1 to Count.
type replaced struct {
	Generation uint64 `json:"generation"`
	Count      int    `json:"count"`
}

// clear deletes a document's statements of generations below one: those of the
// generations that were sealed whether they are there or not, lest a slow process
// bring them yet, and whatever else there is.
func (s *Store) clear(ctx context.Context, document string, below uint64, sealed []replaced) error {
	var keys []string
	for _, g := range sealed {
		for o := 1; o <= g.Count; o++ {
			keys = append(keys, key(document, g.Generation, uint32(o)))
		}
	}
	for try := 0; ; try++ {
		for chunk := range slices.Chunk(keys, bulkItems) {
			var request bytes.Buffer
			for _, k := range chunk {
				if err := lines(&request, object{"delete": object{"_id": k, "version": versionDeleted, "version_type": "external"}}); err != nil {
					return err
				}
			}
			if err := s.deleting(ctx, s.write, request.Bytes(), len(chunk)); err != nil {
				return fmt.Errorf("delete statements of document %s below generation %d: %w", document, below, err)
			}
		}
		if err := s.refresh(ctx, s.write); err != nil {
			return err
		}
		var err error
		if keys, err = s.remaining(ctx, document, below); err != nil || len(keys) == 0 {
			return err
		}
		if try == 1000 { // Five million statements, or some that don't go.
			return fmt.Errorf("statements of document %s below generation %d stay: %v", document, below, keys[:min(len(keys), 3)])
		}
	}
}

// remaining are keys of a document's statements below a generation, as of the
// last refresh; not more than some thousands at once.
func (s *Store) remaining(ctx context.Context, document string, below uint64) ([]string, error) {
	var answer struct {
		TimedOut bool   `json:"timed_out"`
		Shards   shards `json:"_shards"`
		Hits     struct {
			Hits []struct {
				ID string `json:"_id"`
			} `json:"hits"`
		} `json:"hits"`
	}
	err := s.do(ctx, func() esapi.Request {
		return esapi.SearchRequest{Index: []string{s.write}, Body: body(object{"size": 5000, "_source": false, "query": lower(document, below)})}
	}, &answer)
	if err == nil {
		err = answer.Shards.whole(answer.TimedOut)
	}
	if err != nil {
		return nil, fmt.Errorf("look for statements of document %s below generation %d: %w", document, below, err)
	}
	var keys []string
	for _, h := range answer.Hits.Hits {
		keys = append(keys, h.ID)
	}
	return keys, nil
}

// deleting sends a bulk request of deletions, again while there is no room. What
// is gone already is deleted.
func (s *Store) deleting(ctx context.Context, from string, request []byte, n int) error {
	return s.patiently(ctx, func() error {
		results, err := s.send(ctx, from, bytes.NewReader(request), n)
		if err != nil {
			return err
		}
		var outage error
		var failed []error
		for _, r := range results {
			switch {
			case r.Status < 300 || r.Status == http.StatusNotFound || r.Status == http.StatusConflict:
			case transient(r.Status):
				outage = fmt.Errorf("%w: %w", index.ErrUnavailable, r.err())
			default:
				failed = append(failed, r.err())
			}
		}
		if outage != nil {
			return outage
		}
		return errors.Join(failed...)
	})
}
