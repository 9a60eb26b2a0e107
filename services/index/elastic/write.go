package elastic

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"

	"github.com/elastic/go-elasticsearch/v8/esapi"
	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/flat"
)

// A bulk request is at most this long.
const (
	bulkBytes = 5 << 20
	bulkItems = 2000
)

// entry is a statement on its way into a bulk request.
type entry struct {
	// at is its index in Put's statements.
	at         int
	key        string
	document   string
	generation uint64
	body       []byte
}

// Put keeps index.Store's promise; the package's comment tells how.
func (s *Store) Put(ctx context.Context, statements []*pb.Statement) error {
	refused := &index.RefusedError{}
	entries := make([]entry, 0, len(statements))
	var documents []string
	for i, st := range statements {
		e, reason := laidOut(i, st)
		if reason != "" {
			refused.Items = append(refused.Items, index.Refused{Index: i, Key: index.Key(st), Reason: reason})
			continue
		}
		entries = append(entries, e)
		if !slices.Contains(documents, e.document) {
			documents = append(documents, e.document)
		}
	}
	if err := s.put(ctx, documents, entries, refused); err != nil {
		return fmt.Errorf("put %d statements: %w", len(statements), err)
	}
	if len(refused.Items) > 0 {
		slices.SortFunc(refused.Items, func(a, b index.Refused) int { return a.Index - b.Index })
		return refused
	}
	return nil
}

func (s *Store) put(ctx context.Context, documents []string, entries []entry, refused *index.RefusedError) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	before, err := s.sealsOf(ctx, s.sealed, documents)
	if err != nil {
		return err
	}
	entries = slices.DeleteFunc(entries, func(e entry) bool { return e.generation < before[e.document].floor() })
	for start := 0; start < len(entries); {
		end, size := start, 0
		for end < len(entries) && end-start < bulkItems && (size == 0 || size+len(entries[end].body) < bulkBytes) {
			size += len(entries[end].body)
			end++
		}
		if err := s.bulk(ctx, entries[start:end], refused); err != nil {
			return err
		}
		start = end
	}
	return s.settle(ctx, documents, entries)
}

// settle looks whether a seal came meanwhile, or stood before: statements of the
// sealed generation are shown, those below it deleted.
func (s *Store) settle(ctx context.Context, documents []string, entries []entry) error {
	after, err := s.sealsOf(ctx, s.sealed, documents)
	if err != nil {
		return err
	}
	var late []string
	lower := map[string]bool{}
	for _, e := range entries {
		seal := after[e.document]
		if e.generation == seal.Generation && seal.Generation > seal.Forgotten {
			late = append(late, e.key)
		} else if e.generation < seal.floor() {
			lower[e.document] = true
		}
	}
	changed := 0
	if len(late) > 0 {
		all, err := s.lookup(ctx, late)
		if err != nil {
			return err
		}
		if changed, err = s.show(ctx, all); err != nil {
			return err
		}
	}
	if changed+len(lower) > 0 {
		if err := s.refresh(ctx, s.write); err != nil {
			return err
		}
	}
	for document := range lower {
		if err := s.remove(ctx, s.write, document, after[document].floor()); err != nil {
			return err
		}
	}
	return nil
}

// bulk creates statements, again those for which there was no room.
func (s *Store) bulk(ctx context.Context, entries []entry, refused *index.RefusedError) error {
	pending := entries
	return s.patiently(ctx, func() error {
		var request bytes.Buffer
		for _, e := range pending {
			request.WriteString(`{"create":{"_id":` + strconv.Quote(e.key) + "}}\n")
			request.Write(e.body)
			request.WriteByte('\n')
		}
		results, err := s.send(ctx, &request, len(pending))
		if err != nil {
			return err
		}
		var again []entry
		var outage error
		for i, r := range results {
			switch {
			case r.Status < 300 || r.Status == http.StatusConflict:
			case transient(r.Status):
				again = append(again, pending[i])
				outage = r.err()
			default:
				refused.Items = append(refused.Items, index.Refused{Index: pending[i].at, Key: pending[i].key, Reason: r.err().Error()})
			}
		}
		pending = again
		if len(again) > 0 {
			return fmt.Errorf("%w: no room for %d statements: %w", index.ErrUnavailable, len(again), outage)
		}
		return nil
	})
}

// result is what became of one item of a bulk request.
type result struct {
	Status int `json:"status"`
	Error  struct {
		Type   string `json:"type"`
		Reason string `json:"reason"`
		Cause  struct {
			Reason string `json:"reason"`
		} `json:"caused_by"`
	} `json:"error"`
}

func (r result) err() *StatusError {
	e := &StatusError{r.Status, r.Error.Type, r.Error.Reason}
	if r.Error.Cause.Reason != "" {
		e.Reason += ": " + r.Error.Cause.Reason
	}
	return e
}

// send sends a bulk request of n items once, and gives the result of each. What
// hinders all items alike is an error.
func (s *Store) send(ctx context.Context, request io.Reader, n int) ([]result, error) {
	var answer struct {
		Items []map[string]result `json:"items"`
	}
	err := s.once(ctx, esapi.BulkRequest{
		Index: s.write, Body: request, RequireAlias: ptr(s.write == s.writeAlias()),
		FilterPath: []string{"items.*.status", "items.*.error.type", "items.*.error.reason", "items.*.error.caused_by.reason"},
	}, &answer)
	if err != nil {
		return nil, err
	}
	if len(answer.Items) != n {
		return nil, fmt.Errorf("%w: %d results for %d statements", index.ErrUnavailable, len(answer.Items), n)
	}
	results := make([]result, n)
	for i, item := range answer.Items {
		for _, r := range item {
			results[i] = r
		}
		switch r := results[i]; {
		case r.Error.Type == "index_not_found_exception":
			return nil, fmt.Errorf("%w: %w; run: rapporteur provision elasticsearch", index.ErrUnavailable, r.err())
		case r.Status == http.StatusForbidden || r.Status == http.StatusUnauthorized:
			return nil, fmt.Errorf("%w: %w; check the key of this service", index.ErrUnavailable, r.err())
		}
	}
	return results, nil
}

// laidOut makes a statement's unseen document, or says why not.
func laidOut(at int, st *pb.Statement) (entry, string) {
	if reason := index.Check(st); reason != "" {
		return entry{}, reason
	}
	whole, err := proto.Marshal(st)
	if err != nil {
		return entry{}, err.Error()
	}
	b, err := json.Marshal(unseen{
		ID: flat.ID(st), Document: st.GetDocument(), Generation: st.GetGeneration(), Ordinal: st.GetOrdinal(),
		Statement: base64.StdEncoding.EncodeToString(whole),
	})
	if err != nil {
		return entry{}, err.Error()
	}
	return entry{at, index.Key(st), st.GetDocument(), st.GetGeneration(), b}, ""
}

// names are what completion offers.
func names(r *flat.Record) []string {
	var all []string
	for _, list := range [][]string{r.Speakers, r.Organisations, r.Acronyms} {
		for _, name := range list {
			if !slices.Contains(all, name) && completable(name) {
				all = append(all, name)
			}
		}
	}
	return all
}

// completable leaves out what the completion field refuses.
func completable(name string) bool {
	return !slices.ContainsFunc([]rune(name), func(r rune) bool { return r < 0x20 })
}
