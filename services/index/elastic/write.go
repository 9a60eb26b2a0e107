package elastic

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"

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

// entry is a statement on its way into the index.
type entry struct {
	// at is its index in Put's statements.
	at         int
	key        string
	document   string
	generation uint64
	ordinal    uint32
	// raw is the statement as protobuf.
	raw []byte
}

// Put keeps index.Store's promise; the package's comment tells how.
func (s *Store) Put(ctx context.Context, statements []*pb.Statement) error {
	refused := &index.RefusedError{}
	entries := make([]entry, 0, len(statements))
	for i, st := range statements {
		e, reason := laidOut(i, st)
		if reason != "" {
			refused.Items = append(refused.Items, index.Refused{Index: i, Key: index.Key(st), Reason: reason})
			continue
		}
		entries = append(entries, e)
	}
	if err := s.put(ctx, entries, refused); err != nil {
		return fmt.Errorf("put %d statements: %w", len(statements), err)
	}
	if len(refused.Items) > 0 {
		slices.SortFunc(refused.Items, func(a, b index.Refused) int { return a.Index - b.Index })
		return refused
	}
	return nil
}

// put keeps what waits for its Seal in parcels, and shows what is of the sealed
// generation. It reads the seals before, to know which is which, and afterwards,
// since another process may have sealed meanwhile.
func (s *Store) put(ctx context.Context, entries []entry, refused *index.RefusedError) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	before, err := s.sealsOf(ctx, s.sealed, documentsOf(entries))
	if err != nil {
		return err
	}
	var waiting, late []entry
	stale := map[parcelKey]bool{}
	for _, e := range entries {
		switch seal := before[e.document]; {
		case e.generation < seal.floor():
			// Also what a process that died put before the seal.
			stale[parcelOf(e.document, e.generation, e.ordinal)] = true
		case e.generation == seal.Generation:
			late = append(late, e)
		default:
			waiting = append(waiting, e)
		}
	}
	if len(waiting) > 0 {
		if err := s.keep(ctx, waiting, refused); err != nil {
			return err
		}
		after, err := s.sealsOf(ctx, s.sealed, documentsOf(waiting))
		if err != nil {
			return err
		}
		for _, e := range waiting {
			switch seal := after[e.document]; {
			case e.generation < seal.floor():
				stale[parcelOf(e.document, e.generation, e.ordinal)] = true
			case e.generation == seal.Generation && !taken(refused, e.at):
				// The parcel stays: a Seal that didn't end may need what else is in it.
				late = append(late, e)
			}
		}
	}
	if late, err = s.absent(ctx, late); err != nil {
		return err
	}
	if len(late) > 0 {
		done, err := s.show(ctx, late)
		if err != nil {
			return err
		}
		refused.Items = append(refused.Items, done.refused...)
		if done.changed {
			if err := s.refreshShared(ctx); err != nil {
				return err
			}
		}
	}
	return s.drop(ctx, slices.Collect(maps.Keys(stale)))
}

// taken says whether a statement is among the refused.
func taken(refused *index.RefusedError, at int) bool {
	return slices.ContainsFunc(refused.Items, func(r index.Refused) bool { return r.Index == at })
}

func documentsOf(entries []entry) []string {
	seen := map[string]bool{}
	for _, e := range entries {
		seen[e.document] = true
	}
	return slices.Sorted(maps.Keys(seen))
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
func (s *Store) send(ctx context.Context, into string, request io.Reader, n int) ([]result, error) {
	var answer struct {
		Items []map[string]result `json:"items"`
	}
	err := s.once(ctx, esapi.BulkRequest{
		Index: into, Body: request, RequireAlias: ptr(s.write == s.writeAlias()),
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

// laidOut readies a statement, or says why not.
func laidOut(at int, st *pb.Statement) (entry, string) {
	if reason := index.Check(st); reason != "" {
		return entry{}, reason
	}
	raw, err := proto.Marshal(st)
	if err != nil {
		return entry{}, err.Error()
	}
	return entry{at, index.Key(st), st.GetDocument(), st.GetGeneration(), st.GetOrdinal(), raw}, ""
}

// lines writes values as JSON, one a line.
func lines(to *bytes.Buffer, values ...any) error {
	encode := json.NewEncoder(to)
	encode.SetEscapeHTML(false)
	for _, v := range values {
		if err := encode.Encode(v); err != nil {
			return err
		}
	}
	return nil
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
