package elastic

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

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

// waiting is an unseen statement as it is read back.
type waiting struct {
	ID     string `json:"_id"`
	Seq    int    `json:"_seq_no"`
	Term   int    `json:"_primary_term"`
	Source struct {
		Statement string `json:"statement"`
	} `json:"_source"`
}

// show makes a generation live and searchable. A statement that another process
// changed or deleted since it was read is left as it is: that process showed it,
// or sealed a later generation.
func (s *Store) show(ctx context.Context, document string, generation uint64) error {
	for {
		n, err := s.showSome(ctx, document, generation)
		if err != nil {
			return fmt.Errorf("show document %s: %w", document, err)
		}
		if err := s.refresh(ctx, s.write); err != nil {
			return fmt.Errorf("show document %s: %w", document, err)
		}
		if n < bulkItems {
			return nil
		}
	}
}

// showSome shows up to bulkItems of the statements that wait, as of the last
// refresh, and says how many there were.
func (s *Store) showSome(ctx context.Context, document string, generation uint64) (int, error) {
	var found struct {
		TimedOut bool   `json:"timed_out"`
		Shards   shards `json:"_shards"`
		Hits     struct {
			Hits []waiting `json:"hits"`
		} `json:"hits"`
	}
	err := s.do(ctx, func() esapi.Request {
		return esapi.SearchRequest{Index: []string{s.write}, SeqNoPrimaryTerm: ptr(true), Body: body(object{
			"query": filtered(term("document", document), term("generation", generation), term("live", false)),
			"size":  bulkItems, "sort": []object{{"ordinal": "asc"}}, "_source": []string{"statement"}, "track_total_hits": false,
		})}
	}, &found)
	if err == nil {
		err = found.Shards.whole(found.TimedOut)
	}
	if err != nil {
		return 0, err
	}
	pending := found.Hits.Hits
	for len(pending) > 0 {
		// A request holds no more than bulkBytes.
		var request bytes.Buffer
		n := 0
		for n < len(pending) && request.Len() < bulkBytes {
			if err := pending[n].write(&request); err != nil {
				return 0, fmt.Errorf("statement %s: %w", pending[n].ID, err)
			}
			n++
		}
		if err := s.rewrite(ctx, request.Bytes(), n); err != nil {
			return 0, err
		}
		pending = pending[n:]
	}
	return len(found.Hits.Hits), nil
}

// write writes the action and the body that show a statement.
func (w waiting) write(request *bytes.Buffer) error {
	b, err := base64.StdEncoding.DecodeString(w.Source.Statement)
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
	if err := encode.Encode(object{"index": object{"_id": w.ID, "if_seq_no": w.Seq, "if_primary_term": w.Term}}); err != nil {
		return err
	}
	return encode.Encode(shown{r, names(r), w.Source.Statement})
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
