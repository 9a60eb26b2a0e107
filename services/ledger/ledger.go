package ledger

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Ledger is open on a line. Its zero value is not usable; see New.
type Ledger struct {
	line *flow.Line
}

// New returns the ledger of a line that was opened with Topology.
func New(line *flow.Line) *Ledger { return &Ledger{line: line} }

// Key is a path's key in the bucket files: paths hold what keys may not.
func Key(path string) string {
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:16])
}

// File returns what is known of a path below the inbox; flow.ErrNotFound: nothing.
func (l *Ledger) File(ctx context.Context, path string) (*pb.FileRecord, error) {
	r := &pb.FileRecord{}
	return r, l.load(ctx, BucketFiles, Key(path), r)
}

// Files returns all files by path.
func (l *Ledger) Files(ctx context.Context) ([]*pb.FileRecord, error) {
	all, err := list(ctx, l, BucketFiles, func() *pb.FileRecord { return &pb.FileRecord{} })
	slices.SortFunc(all, func(a, b *pb.FileRecord) int { return cmp.Compare(a.Path, b.Path) })
	return all, err
}

// UpdateFile changes a path's record; f gets a record with nothing but the path
// where there was none. f may return flow.ErrUnchanged.
func (l *Ledger) UpdateFile(ctx context.Context, path string, f func(*pb.FileRecord) error) (*pb.FileRecord, error) {
	r := &pb.FileRecord{}
	return r, update(ctx, l, BucketFiles, Key(path), r, func(r *pb.FileRecord) error {
		r.Path = path
		return f(r)
	})
}

// DropFile removes a path's record.
func (l *Ledger) DropFile(ctx context.Context, path string) error {
	b, err := l.line.Bucket(ctx, BucketFiles)
	if err != nil {
		return err
	}
	return b.Delete(ctx, Key(path))
}

// Document returns what is known of a document; flow.ErrNotFound: nothing.
func (l *Ledger) Document(ctx context.Context, id string) (*pb.DocumentRecord, error) {
	r := &pb.DocumentRecord{}
	return r, l.load(ctx, BucketDocuments, id, r)
}

// Documents returns all documents, tombstones too, by series, session, part and id.
func (l *Ledger) Documents(ctx context.Context) ([]*pb.DocumentRecord, error) {
	all, err := list(ctx, l, BucketDocuments, func() *pb.DocumentRecord { return &pb.DocumentRecord{} })
	slices.SortFunc(all, func(a, b *pb.DocumentRecord) int {
		m, n := a.GetMetadata(), b.GetMetadata()
		return cmp.Or(cmp.Compare(m.GetSeries(), n.GetSeries()), cmp.Compare(m.GetSession(), n.GetSession()),
			cmp.Compare(m.GetPart(), n.GetPart()), cmp.Compare(a.Id, b.Id))
	})
	return all, err
}

// UpdateDocument changes a document's record; f gets a record with nothing but
// the id where there was none. f may return flow.ErrUnchanged.
func (l *Ledger) UpdateDocument(ctx context.Context, id string, f func(*pb.DocumentRecord) error) (*pb.DocumentRecord, error) {
	r := &pb.DocumentRecord{}
	return r, update(ctx, l, BucketDocuments, id, r, func(r *pb.DocumentRecord) error {
		r.Id = id
		return f(r)
	})
}

// ErrStale says that a document has gone on to a later generation.
var ErrStale = errors.New("the document has a later generation")

// AtGeneration is UpdateDocument while the document is at the given
// generation; ErrStale when it has gone on, or was forgotten.
func (l *Ledger) AtGeneration(ctx context.Context, id string, generation uint64, f func(*pb.DocumentRecord) error) (*pb.DocumentRecord, error) {
	return l.UpdateDocument(ctx, id, func(r *pb.DocumentRecord) error {
		if r.Generation != generation || r.Forgotten {
			return fmt.Errorf("document %s, generation %d: %w", id, generation, ErrStale)
		}
		return f(r)
	})
}

// Give returns the document's record with the generation of a fingerprint: the
// one it has, if its newest generation was given for the same fingerprint, else
// the next one. f fills the record in, each time, and may refuse by an error.
func (l *Ledger) Give(ctx context.Context, id, fingerprint string, f func(*pb.DocumentRecord) error) (*pb.DocumentRecord, error) {
	return l.UpdateDocument(ctx, id, func(r *pb.DocumentRecord) error {
		if r.Generation == 0 || r.Fingerprint != fingerprint || r.Forgotten {
			r.Generation++
			r.Fingerprint = fingerprint
			r.Forgotten, r.Successor = false, ""
		}
		return f(r)
	})
}

// Holder returns the document that a content belongs to, or "".
func (l *Ledger) Holder(ctx context.Context, content string) (string, error) {
	b, err := l.line.Bucket(ctx, BucketContents)
	if err != nil {
		return "", err
	}
	value, _, err := b.Get(ctx, content)
	if errors.Is(err, flow.ErrNotFound) {
		return "", nil
	}
	return string(value), err
}

// Claim gives a content to a document if it belongs to none, or to from; it
// returns the document that holds it in the end.
func (l *Ledger) Claim(ctx context.Context, content, document, from string) (string, error) {
	b, err := l.line.Bucket(ctx, BucketContents)
	if err != nil {
		return "", err
	}
	for {
		value, revision, err := b.Get(ctx, content)
		if err != nil && !errors.Is(err, flow.ErrNotFound) {
			return "", err
		}
		if holder := string(value); holder == document || holder != "" && holder != from {
			return holder, nil
		}
		_, err = b.Swap(ctx, content, []byte(document), revision)
		if !errors.Is(err, flow.ErrConflict) {
			return document, err
		}
	}
}

// Release ends a document's claim to a content, if it has it.
func (l *Ledger) Release(ctx context.Context, content, document string) error {
	b, err := l.line.Bucket(ctx, BucketContents)
	if err != nil {
		return err
	}
	value, _, err := b.Get(ctx, content)
	if errors.Is(err, flow.ErrNotFound) || err == nil && string(value) != document {
		return nil
	}
	if err != nil {
		return err
	}
	return b.Delete(ctx, content)
}

// KeepSecret stores the password of a content.
func (l *Ledger) KeepSecret(ctx context.Context, content, password string) error {
	b, err := l.line.Bucket(ctx, BucketSecrets)
	if err != nil {
		return err
	}
	return b.Put(ctx, content, []byte(password))
}

// Secret returns the password of a content; "" if there is none, or no more.
func (l *Ledger) Secret(ctx context.Context, content string) (string, error) {
	b, err := l.line.Bucket(ctx, BucketSecrets)
	if err != nil {
		return "", err
	}
	value, _, err := b.Get(ctx, content)
	if errors.Is(err, flow.ErrNotFound) {
		return "", nil
	}
	return string(value), err
}

// DropSecret removes the password of a content.
func (l *Ledger) DropSecret(ctx context.Context, content string) error {
	b, err := l.line.Bucket(ctx, BucketSecrets)
	if err != nil {
		return err
	}
	return b.Delete(ctx, content)
}

// Series returns what a series owes its readers; flow.ErrNotFound: nothing yet.
func (l *Ledger) Series(ctx context.Context, series string) (*pb.SeriesRecord, error) {
	r := &pb.SeriesRecord{}
	return r, l.load(ctx, BucketSeries, series, r)
}

// AllSeries returns all series by slug.
func (l *Ledger) AllSeries(ctx context.Context) ([]*pb.SeriesRecord, error) {
	all, err := list(ctx, l, BucketSeries, func() *pb.SeriesRecord { return &pb.SeriesRecord{} })
	slices.SortFunc(all, func(a, b *pb.SeriesRecord) int { return cmp.Compare(a.Series, b.Series) })
	return all, err
}

// UpdateSeries changes a series' record.
func (l *Ledger) UpdateSeries(ctx context.Context, series string, f func(*pb.SeriesRecord) error) (*pb.SeriesRecord, error) {
	r := &pb.SeriesRecord{}
	return r, update(ctx, l, BucketSeries, series, r, func(r *pb.SeriesRecord) error {
		r.Series = series
		return f(r)
	})
}

// Watch calls f whenever a file, document or series changes, with the record as
// it stands (a deleted one only with its key field unset), until ctx ends. It
// begins with all that there are.
func (l *Ledger) Watch(ctx context.Context, bucket string, f func(key string, record proto.Message) error) error {
	b, err := l.line.Bucket(ctx, bucket)
	if err != nil {
		return err
	}
	return b.Watch(ctx, func(key string, value []byte, _ bool) error {
		var r proto.Message
		switch bucket {
		case BucketFiles:
			r = &pb.FileRecord{}
		case BucketDocuments:
			r = &pb.DocumentRecord{}
		case BucketSeries:
			r = &pb.SeriesRecord{}
		default:
			return fmt.Errorf("bucket %s cannot be watched", bucket)
		}
		if err := proto.Unmarshal(value, r); err != nil {
			return fmt.Errorf("read record %s of %s: %w", key, bucket, err)
		}
		return f(key, r)
	})
}

func (l *Ledger) load(ctx context.Context, bucket, key string, r proto.Message) error {
	b, err := l.line.Bucket(ctx, bucket)
	if err != nil {
		return err
	}
	return flow.Load(ctx, b, key, r)
}

func update[M proto.Message](ctx context.Context, l *Ledger, bucket, key string, r M, f func(M) error) error {
	b, err := l.line.Bucket(ctx, bucket)
	if err != nil {
		return err
	}
	return flow.Update(ctx, b, key, r, f)
}

func list[M proto.Message](ctx context.Context, l *Ledger, bucket string, empty func() M) ([]M, error) {
	b, err := l.line.Bucket(ctx, bucket)
	if err != nil {
		return nil, err
	}
	var all []M
	err = b.All(ctx, func(key string, value []byte) error {
		r := empty()
		if err := proto.Unmarshal(value, r); err != nil {
			return fmt.Errorf("read record %s of %s: %w", key, bucket, err)
		}
		all = append(all, r)
		return nil
	})
	return all, err
}
