package question

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/flat"
)

// Sizes of an answer.
const (
	DefaultSize = 20
	MaxSize     = 1000
	// DefaultFacet is how many buckets a facet has.
	DefaultFacet = 100
	MaxFacet     = 1000
)

// Request is a FindRequest that was found to make sense, with its defaults.
type Request struct {
	*pb.FindRequest
	Size, FacetSize int
	// Relevance: best first, then reading order; else reading order.
	Relevance bool
	Facets    []flat.Facet
	// After are the sort values of the last hit of the page before; nil: the
	// first page. Each store has its own.
	After json.RawMessage
}

// Check makes sense of a question; its errors wrap index.ErrQuestion.
func Check(q *pb.FindRequest) (*Request, error) {
	r := &Request{FindRequest: q, Size: int(q.GetSize()), FacetSize: int(q.GetFacetSize())}
	if r.Size == 0 {
		r.Size = DefaultSize
	}
	if r.FacetSize == 0 {
		r.FacetSize = DefaultFacet
	}
	if r.Size > MaxSize || r.FacetSize > MaxFacet {
		return nil, fmt.Errorf("%w: at most %d statements and %d buckets at once", index.ErrQuestion, MaxSize, MaxFacet)
	}
	switch q.GetSort() {
	case pb.Sort_SORT_UNSPECIFIED:
		r.Relevance = len(clauses(q.GetQuery())) > 0
	case pb.Sort_SORT_RELEVANCE:
		r.Relevance = true
	case pb.Sort_SORT_READING:
	default:
		return nil, fmt.Errorf("%w: unknown order %d", index.ErrQuestion, q.GetSort())
	}
	for _, name := range q.GetFacets() {
		f, ok := flat.FacetNamed(name)
		if !ok {
			return nil, fmt.Errorf("%w: unknown facet %q", index.ErrQuestion, name)
		}
		r.Facets = append(r.Facets, f)
	}
	if q.GetCursor() != "" {
		var c cursor
		b, err := base64.RawURLEncoding.DecodeString(q.GetCursor())
		if err == nil {
			err = json.Unmarshal(b, &c)
		}
		if err != nil || len(c.After) == 0 || c.Of != r.digest() {
			return nil, fmt.Errorf("%w: the cursor is not of this question; ask for the first page", index.ErrQuestion)
		}
		r.After = c.After
	}
	return r, nil
}

// Next makes the cursor for the page after a hit with these sort values.
func (r *Request) Next(after any) (string, error) {
	values, err := json.Marshal(after)
	if err != nil {
		return "", fmt.Errorf("make a cursor: %w", err)
	}
	b, err := json.Marshal(cursor{Of: r.digest(), After: values})
	if err != nil {
		return "", fmt.Errorf("make a cursor: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(b), nil
}

type cursor struct {
	// Of tells the question.
	Of    string          `json:"q"`
	After json.RawMessage `json:"a"`
}

// digest tells questions apart by what decides which statements answer, and in
// which order.
func (r *Request) digest() string {
	q := proto.Clone(r.FindRequest).(*pb.FindRequest)
	q.Cursor, q.Size, q.Facets, q.FacetSize, q.Highlight = "", 0, nil, 0, false
	b, err := proto.MarshalOptions{Deterministic: true}.Marshal(q)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}
