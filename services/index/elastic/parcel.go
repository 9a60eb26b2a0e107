package elastic

import (
	"bytes"
	"cmp"
	"compress/flate"
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"

	"github.com/elastic/go-elasticsearch/v8/esapi"

	"rapporteur.internal/services/index"
)

// parcelSpan is how many ordinals a parcel takes: the first the ordinals 1 to
// parcelSpan, and so on, so that Seal knows its parcels by their keys.
const parcelSpan = 250

// mostParcel bounds what a parcel of this store unpacks to.
const mostParcel = 1 << 30

var parcelsMapping = json.RawMessage(`{"dynamic": "strict", "properties": {
  "document":   {"type": "keyword", "doc_values": false},
  "generation": {"type": "long"},
  "statements": {"type": "binary"}}}`)

// parcelKey names a parcel: statements of one generation of a document that
// wait for their Seal, together, since an entry of the index costs the same
// whatever it holds.
type parcelKey struct {
	document   string
	generation uint64
	number     uint32
}

func parcelOf(document string, generation uint64, ordinal uint32) parcelKey {
	return parcelKey{document, generation, (ordinal - 1) / parcelSpan}
}

func (k parcelKey) String() string {
	return fmt.Sprintf("%s.%d.%d", k.document, k.generation, k.number)
}

// parcelsOf are the keys of the parcels in which so many statements lie.
func parcelsOf(document string, generation uint64, count int) []parcelKey {
	var keys []parcelKey
	for n := 0; n*parcelSpan < count; n++ {
		keys = append(keys, parcelKey{document, generation, uint32(n)})
	}
	return keys
}

// parcel is what lies under a key; statements as protobuf by their ordinals.
type parcel struct {
	key        parcelKey
	statements map[uint32][]byte
	// seq and term of the entry as it was read, where it was.
	found     bool
	seq, term int
	// entries that were put into it by this Put.
	entries []entry
}

// pack writes the statements one after another, each with its ordinal and length.
func (p *parcel) pack() (string, error) {
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		return "", err
	}
	var head []byte
	for _, ordinal := range slices.Sorted(maps.Keys(p.statements)) {
		raw := p.statements[ordinal]
		head = binary.AppendUvarint(binary.AppendUvarint(head[:0], uint64(ordinal)), uint64(len(raw)))
		if _, err := w.Write(head); err != nil {
			return "", err
		}
		if _, err := w.Write(raw); err != nil {
			return "", err
		}
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(packed.Bytes()), nil
}

// unpack adds what pack wrote.
func (p *parcel) unpack(text string) error {
	packed, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return err
	}
	b, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), mostParcel))
	if err != nil {
		return err
	}
	for len(b) > 0 {
		ordinal, n := binary.Uvarint(b)
		if n <= 0 {
			return io.ErrUnexpectedEOF
		}
		b = b[n:]
		size, n := binary.Uvarint(b)
		if n <= 0 || uint64(len(b)-n) < size {
			return io.ErrUnexpectedEOF
		}
		p.statements[uint32(ordinal)] = b[n : n+int(size) : n+int(size)]
		b = b[n+int(size):]
	}
	return nil
}

// write writes the action and the body: nothing is overwritten that wasn't read.
func (p *parcel) write(request *bytes.Buffer) error {
	packed, err := p.pack()
	if err != nil {
		return err
	}
	action := object{"create": object{"_id": p.key.String()}}
	if p.found {
		action = object{"index": object{"_id": p.key.String(), "if_seq_no": p.seq, "if_primary_term": p.term}}
	}
	return lines(request, action, object{"document": p.key.document, "generation": p.key.generation, "statements": packed})
}

// keep puts statements into their parcels, beside those that lie there. Under
// one key the first stays.
func (s *Store) keep(ctx context.Context, entries []entry, refused *index.RefusedError) error {
	byKey := map[parcelKey]*parcel{}
	var pending []*parcel
	for _, e := range entries {
		k := parcelOf(e.document, e.generation, e.ordinal)
		p := byKey[k]
		if p == nil {
			p = &parcel{key: k, statements: map[uint32][]byte{}}
			byKey[k], pending = p, append(pending, p)
		}
		p.entries = append(p.entries, e)
		if _, ok := p.statements[e.ordinal]; !ok {
			p.statements[e.ordinal] = e.raw
		}
	}
	return s.patiently(ctx, func() error {
		for len(pending) > 0 {
			var busy, err error
			if pending, busy, err = s.tryKeep(ctx, pending, refused); err != nil || busy != nil {
				return cmp.Or(err, busy)
			}
		}
		return nil
	})
}

// tryKeep writes parcels once and gives those that have to be written again:
// there was no room for them (busy says so), or others had written them.
func (s *Store) tryKeep(ctx context.Context, pending []*parcel, refused *index.RefusedError) (again []*parcel, busy, err error) {
	var met []*parcel
	for len(pending) > 0 {
		var request bytes.Buffer
		n := 0
		for n < len(pending) && n < bulkItems && request.Len() < bulkBytes {
			if err := pending[n].write(&request); err != nil {
				return nil, nil, fmt.Errorf("pack parcel %s: %w", pending[n].key, err)
			}
			n++
		}
		results, err := s.send(ctx, s.parcels, &request, n)
		if err != nil {
			return slices.Concat(again, met, pending), nil, err
		}
		for i, r := range results {
			p := pending[i]
			switch {
			case r.Status < 300:
			case r.Status == http.StatusConflict:
				met = append(met, p)
			case transient(r.Status):
				again = append(again, p)
				busy = fmt.Errorf("%w: no room for %d statements: %w", index.ErrUnavailable, len(p.entries), r.err())
			default:
				for _, e := range p.entries {
					refused.Items = append(refused.Items, index.Refused{Index: e.at, Key: e.key, Reason: r.err().Error()})
				}
			}
		}
		pending = pending[n:]
	}
	if len(met) == 0 {
		return again, busy, nil
	}
	changed, err := s.merge(ctx, met)
	if err != nil {
		return slices.Concat(again, met), nil, err
	}
	return append(again, changed...), busy, nil
}

// merge reads parcels that others wrote and puts this Put's statements beside
// what lies there. It gives those that have changed by it.
func (s *Store) merge(ctx context.Context, met []*parcel) ([]*parcel, error) {
	keys := make([]parcelKey, len(met))
	for i, p := range met {
		keys[i] = p.key
	}
	there, err := s.unpacked(ctx, keys)
	if err != nil {
		return nil, err
	}
	var changed []*parcel
	for _, p := range met {
		now := there[p.key]
		if now == nil { // It was sealed, or forgotten, this moment.
			p.found = false
			changed = append(changed, p)
			continue
		}
		more := false
		for _, e := range p.entries {
			if _, ok := now.statements[e.ordinal]; !ok {
				now.statements[e.ordinal], more = e.raw, true
			}
		}
		p.statements, p.found, p.seq, p.term = now.statements, true, now.seq, now.term
		if more {
			changed = append(changed, p)
		}
	}
	return changed, nil
}

// unpacked reads parcels as they are now, not as of the last refresh; those
// that aren't there are left out.
func (s *Store) unpacked(ctx context.Context, keys []parcelKey) (map[parcelKey]*parcel, error) {
	all := map[parcelKey]*parcel{}
	for chunk := range slices.Chunk(keys, 40) {
		ids := make([]string, len(chunk))
		for i, k := range chunk {
			ids[i] = k.String()
		}
		var answer struct {
			Docs []struct {
				Found  bool `json:"found"`
				Seq    int  `json:"_seq_no"`
				Term   int  `json:"_primary_term"`
				Source struct {
					Statements string `json:"statements"`
				} `json:"_source"`
				Error json.RawMessage `json:"error"`
			} `json:"docs"`
		}
		err := s.do(ctx, func() esapi.Request {
			return esapi.MgetRequest{Index: s.parcels, Body: body(object{"ids": ids}), Realtime: ptr(true), SourceIncludes: []string{"statements"}}
		}, &answer)
		if err == nil && len(answer.Docs) != len(chunk) {
			err = fmt.Errorf("%w: %d answers", index.ErrUnavailable, len(answer.Docs))
		}
		if err != nil {
			return nil, fmt.Errorf("read %d parcels: %w", len(chunk), err)
		}
		for i, d := range answer.Docs {
			if len(d.Error) > 0 {
				return nil, fmt.Errorf("read parcel %s: %w: %s; run: rapporteur provision elasticsearch", chunk[i], index.ErrUnavailable, d.Error)
			}
			if !d.Found {
				continue
			}
			p := &parcel{key: chunk[i], statements: map[uint32][]byte{}, found: true, seq: d.Seq, term: d.Term}
			if err := p.unpack(d.Source.Statements); err != nil {
				return nil, fmt.Errorf("read parcel %s: %w", chunk[i], err)
			}
			all[p.key] = p
		}
	}
	return all, nil
}

// drop deletes parcels by their keys; what isn't there is no error.
func (s *Store) drop(ctx context.Context, keys []parcelKey) error {
	for chunk := range slices.Chunk(keys, bulkItems) {
		var request bytes.Buffer
		for _, k := range chunk {
			if err := lines(&request, object{"delete": object{"_id": k.String()}}); err != nil {
				return err
			}
		}
		if err := s.deleting(ctx, s.parcels, request.Bytes(), len(chunk)); err != nil {
			return fmt.Errorf("drop %d parcels: %w", len(chunk), err)
		}
	}
	return nil
}

// dropBelow deletes a document's parcels of generations below one.
func (s *Store) dropBelow(ctx context.Context, document string, below uint64) error {
	if err := s.refresh(ctx, s.parcels); err != nil {
		return err
	}
	err := s.patiently(ctx, func() error {
		var answer byQuery
		err := s.once(ctx, esapi.DeleteByQueryRequest{
			Index: []string{s.parcels}, Conflicts: "proceed", Refresh: ptr(true), ScrollSize: ptr(100),
			Body: body(object{"query": lower(document, below)}),
		}, &answer)
		if err == nil {
			err = answer.check()
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("drop parcels of document %s below generation %d: %w", document, below, err)
	}
	return nil
}
