package elastic

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/elastic/go-elasticsearch/v8/esapi"

	"rapporteur.internal/services/index"
)

// stamp is a document's seal: it says which generation of a document is shown; its id is the document's.
type stamp struct {
	Document string `json:"document"`
	// Generation that is sealed; 0: none. Count were published of it.
	Generation uint64 `json:"generation"`
	Count      int    `json:"count"`
	// Forgotten: nothing up to it is taken.
	Forgotten uint64 `json:"forgotten"`
	// Below are generations that were sealed before and aren't deleted for sure.
	Below []replaced `json:"below,omitempty"`

	// found, seq and term of the entry as it was read.
	found     bool
	seq, term int
}

// floor is the lowest generation that is taken.
func (s stamp) floor() uint64 { return max(s.Generation, s.Forgotten+1) }

// after is the stamp that takes this one's place.
func (s stamp) after(next stamp) stamp {
	next.Document, next.Below = s.Document, s.Below
	if s.Generation > 0 && s.Generation != next.Generation {
		next.Below = append(slices.Clone(s.Below), replaced{s.Generation, s.Count})
	}
	next.found, next.seq, next.term = s.found, s.seq, s.term
	return next
}

var sealsMapping = json.RawMessage(`{"dynamic": "strict", "properties": {
  "document":   {"type": "keyword"},
  "generation": {"type": "long"},
  "count":      {"type": "long"},
  "forgotten":  {"type": "long"},
  "below":      {"type": "object", "enabled": false}}}`)

// sealOf reads a document's seal as it is now, not as of the last refresh.
func (s *Store) sealOf(ctx context.Context, document string) (stamp, error) {
	all, err := s.sealsOf(ctx, s.sealed, []string{document})
	if err != nil {
		return stamp{}, err
	}
	seal := all[document]
	seal.Document = document
	return seal, nil
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
			Seq    int             `json:"_seq_no"`
			Term   int             `json:"_primary_term"`
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
			seal := d.Source
			seal.found, seal.seq, seal.term = true, d.Seq, d.Term
			all[d.ID] = seal
		}
	}
	return all, nil
}

// writeSeal writes a seal where the one that was read still stands; else the
// answer is a 409. It gives the seal as it stands now.
func (s *Store) writeSeal(ctx context.Context, new stamp) (stamp, error) {
	var answer struct {
		Seq  int `json:"_seq_no"`
		Term int `json:"_primary_term"`
	}
	err := s.do(ctx, func() esapi.Request {
		r := esapi.IndexRequest{Index: s.sealed, DocumentID: new.Document, Body: body(new)}
		if new.found {
			r.IfSeqNo, r.IfPrimaryTerm = ptr(new.seq), ptr(new.term)
		} else {
			r.OpType = "create"
		}
		return r
	}, &answer)
	new.found, new.seq, new.term = true, answer.Seq, answer.Term
	return new, err
}

// cleared notes that nothing is left of lower generations. Where another process
// has written the seal since, it notes that itself.
func (s *Store) cleared(ctx context.Context, seal stamp) error {
	seal.Below = nil
	_, err := s.writeSeal(ctx, seal)
	if is(err, http.StatusConflict) {
		return nil
	}
	return err
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
	for {
		have, err := s.sealOf(ctx, document)
		if err != nil {
			return index.Sealed{}, err
		}
		if generation < have.floor() {
			return index.Sealed{Generation: have.Generation, Superseded: true}, nil
		}
		own, held, err := s.held(ctx, have, generation, count)
		if err != nil {
			return index.Sealed{}, err
		}
		if held+dead < count {
			return index.Sealed{}, &index.NotYetError{Document: document, Generation: generation, Held: held, Dead: dead, Want: count}
		}
		now, err := s.writeSeal(ctx, have.after(stamp{Generation: generation, Count: count, Forgotten: have.Forgotten}))
		if is(err, http.StatusConflict) {
			continue // Another process sealed or forgot it since.
		}
		if err != nil {
			return index.Sealed{}, err
		}
		if held < count {
			// One of the dead may have been put again before the seal stood; whoever
			// puts it from now on sees the seal.
			if own, held, err = s.held(ctx, now, generation, count); err != nil {
				return index.Sealed{}, err
			}
		}
		if err := s.open(ctx, now, own); err != nil {
			var later *supersededError
			if errors.As(err, &later) {
				continue
			}
			return index.Sealed{}, err
		}
		return index.Sealed{Generation: generation, Held: held, Dead: min(dead, count-held)}, nil
	}
}

// supersededError: while a generation was being shown a later one was sealed, or the document forgotten.
type supersededError struct{ document string }

func (e *supersededError) Error() string {
	return fmt.Sprintf("document %s was sealed or forgotten by another process meanwhile", e.document)
}

// held gives the statements of a generation that lie in its parcels, and how
// many there are of it in all, of the ordinals 1 to count. Where it was sealed
// before they may stand in the index already.
func (s *Store) held(ctx context.Context, have stamp, generation uint64, count int) ([]entry, int, error) {
	parcels, err := s.unpacked(ctx, parcelsOf(have.Document, generation, count))
	if err != nil {
		return nil, 0, err
	}
	lie := map[uint32][]byte{}
	for _, p := range parcels {
		maps.Copy(lie, p.statements)
	}
	var own []entry
	var missing []entry
	for o := uint32(1); o <= uint32(count); o++ {
		e := entry{key: key(have.Document, generation, o), document: have.Document, generation: generation, ordinal: o}
		var ok bool
		if e.raw, ok = lie[o]; ok {
			own = append(own, e)
		} else {
			missing = append(missing, e)
		}
	}
	n := len(own)
	if have.Generation == generation && len(missing) > 0 {
		absent, err := s.absent(ctx, missing)
		if err != nil {
			return nil, 0, err
		}
		n += len(missing) - len(absent)
	}
	return own, n, nil
}

// open shows the generation that a seal names in place of lower ones, and
// returns when it can be found.
func (s *Store) open(ctx context.Context, seal stamp, own []entry) error {
	if len(seal.Below) > 0 {
		if err := s.clear(ctx, seal.Document, seal.Generation, seal.Below); err != nil {
			return err
		}
	}
	done, err := s.show(ctx, own)
	switch {
	case err != nil:
		return err
	case done.superseded[seal.Document]:
		return &supersededError{seal.Document}
	case len(done.refused) > 0:
		return fmt.Errorf("%d statements are refused, the first, %s: %s", len(done.refused), done.refused[0].Key, done.refused[0].Reason)
	}
	if err := s.refreshShared(ctx); err != nil {
		return err
	}
	if err := s.drop(ctx, parcelsOf(seal.Document, seal.Generation, seal.Count)); err != nil {
		return err
	}
	if seal.Generation > 1 {
		// Of generations that never were whole.
		if err := s.dropBelow(ctx, seal.Document, seal.Generation); err != nil {
			return err
		}
	}
	if len(seal.Below) > 0 {
		return s.cleared(ctx, seal)
	}
	return nil
}

func key(document string, generation uint64, ordinal uint32) string {
	return fmt.Sprintf("%s.%d.%d", document, generation, ordinal)
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

// errAgain: another process changed the same entries meanwhile.
var errAgain = errors.New("entries were changed meanwhile")

func (a byQuery) check() error {
	if len(a.Failures) > 0 {
		return fmt.Errorf("%w: %d entries failed, the first: %s", index.ErrUnavailable, len(a.Failures), a.Failures[0])
	}
	if a.TimedOut || a.Conflicts > 0 {
		return fmt.Errorf("%w: %w", index.ErrUnavailable, errAgain)
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
