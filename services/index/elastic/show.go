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

// unseen is a statement as Put creates it: nothing is analysed that nobody can
// see yet, which would be done twice.
type unseen struct {
	ID         string `json:"id"`
	Document   string `json:"document"`
	Generation uint64 `json:"generation"`
	Ordinal    uint32 `json:"ordinal"`
	Live       bool   `json:"live"`
	Statement  string `json:"statement"`
}

// shown is a statement as readers see it: its record, with what only
// Elasticsearch needs.
type shown struct {
	*flat.Record
	Names     []string `json:"names,omitempty"`
	Statement string   `json:"statement"`
}

// kept is a statement as it stands in the index now, refreshed or not.
type kept struct {
	ID     string `json:"_id"`
	Found  bool   `json:"found"`
	Seq    int    `json:"_seq_no"`
	Term   int    `json:"_primary_term"`
	Source struct {
		Live      bool   `json:"live"`
		Statement string `json:"statement"`
	} `json:"_source"`
	Error json.RawMessage `json:"error"`
}

// lookup reads statements by their keys; those that aren't there are left out.
// It needs no refresh, which costs more than anything else in a Seal.
func (s *Store) lookup(ctx context.Context, keys []string) ([]kept, error) {
	var all []kept
	for chunk := range slices.Chunk(keys, bulkItems) {
		var answer struct {
			Docs []kept `json:"docs"`
		}
		err := s.do(ctx, func() esapi.Request {
			return esapi.MgetRequest{Index: s.write, Body: body(object{"ids": chunk}), Realtime: ptr(true), SourceIncludes: []string{"live", "statement"}}
		}, &answer)
		if err != nil {
			return nil, fmt.Errorf("read %d statements: %w", len(chunk), err)
		}
		for _, k := range answer.Docs {
			if len(k.Error) > 0 {
				return nil, fmt.Errorf("read statement %s: %w: %s", k.ID, index.ErrUnavailable, k.Error)
			}
			if k.Found {
				all = append(all, k)
			}
		}
	}
	return all, nil
}

// show makes statements live, once refreshed, and says how many weren't. One
// that another process changed or deleted since it was read is left as it is:
// that process showed it, or sealed a later generation.
func (s *Store) show(ctx context.Context, all []kept) (int, error) {
	var pending []kept
	for _, k := range all {
		if !k.Source.Live {
			pending = append(pending, k)
		}
	}
	changed := len(pending)
	for len(pending) > 0 {
		var request bytes.Buffer
		n := 0
		for n < len(pending) && n < bulkItems && request.Len() < bulkBytes {
			if err := pending[n].write(&request); err != nil {
				return 0, fmt.Errorf("show statement %s: %w", pending[n].ID, err)
			}
			n++
		}
		if err := s.rewrite(ctx, request.Bytes(), n); err != nil {
			return 0, fmt.Errorf("show %d statements: %w", n, err)
		}
		pending = pending[n:]
	}
	return changed, nil
}

// write writes the action and the body that show a statement.
func (k kept) write(request *bytes.Buffer) error {
	b, err := base64.StdEncoding.DecodeString(k.Source.Statement)
	if err != nil {
		return err
	}
	st := &pb.Statement{}
	if err := proto.Unmarshal(b, st); err != nil {
		return err
	}
	r := flat.Of(st)
	r.Live = true
	encode := json.NewEncoder(request)
	encode.SetEscapeHTML(false)
	if err := encode.Encode(object{"index": object{"_id": k.ID, "if_seq_no": k.Seq, "if_primary_term": k.Term}}); err != nil {
		return err
	}
	return encode.Encode(shown{r, names(r), k.Source.Statement})
}

// rewrite sends n statements, again while there is no room. What was taken the
// first time conflicts the second.
func (s *Store) rewrite(ctx context.Context, request []byte, n int) error {
	return s.patiently(ctx, func() error {
		results, err := s.send(ctx, bytes.NewReader(request), n)
		if err != nil {
			return err
		}
		var outage error
		for _, r := range results {
			switch {
			case r.Status < 300 || r.Status == http.StatusConflict:
			case transient(r.Status):
				outage = fmt.Errorf("%w: %w", index.ErrUnavailable, r.err())
			default:
				return errors.Join(r.err(), errors.New("the index was made for another version: rapporteur provision elasticsearch says what to do"))
			}
		}
		return outage
	})
}
