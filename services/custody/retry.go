package custody

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// unknown is the error for a name that is neither a document nor a file.
type unknown struct{ name string }

func (e unknown) Error() string {
	return fmt.Sprintf("%q is neither a document's id, nor a file's path below the inbox, nor a content", e.name)
}

// Remedy says what helps.
func (e unknown) Remedy() string { return "take the name from `rapporteur status`" }

// Is makes errors.Is(err, flow.ErrNotFound) true.
func (e unknown) Is(target error) bool { return target == flow.ErrNotFound }

func isNotFound(err error) bool { return errors.Is(err, flow.ErrNotFound) }

// Retry takes up again what failed of a document (by its id) or a file (by its
// path or content); "" means everything. It returns how many items it took up.
// A file that was forgotten, or that waits for an answer, is taken up when it
// is named, not among everything.
func (c *Custody) Retry(ctx context.Context, name string) (int, error) {
	letters, err := c.letters(ctx)
	if err != nil {
		return 0, err
	}
	var t *target
	if name != "" {
		if t, err = c.target(ctx, name); err != nil {
			return 0, err
		}
		letters = slices.DeleteFunc(letters, func(l letter) bool { return !t.concerns(l) })
	}
	n := 0
	// Statements come before the seal that they complete.
	seals := map[string]*pb.Rejected{}
	for _, l := range letters {
		taken, err := c.takeUp(ctx, l)
		if err != nil {
			return n, err
		}
		if taken {
			n++
			if l.Type == string((&pb.Statement{}).ProtoReflect().Descriptor().FullName()) {
				seals[l.Document] = l.Rejected
			}
		}
	}
	for _, l := range seals {
		if err := c.reseal(ctx, l); err != nil {
			return n, err
		}
	}
	for _, l := range letters {
		if err := c.line.Remove(ctx, l.at.Stream, l.at.Sequence); err != nil {
			return n, err
		}
	}
	if n > 0 || t == nil {
		return n, nil
	}
	for _, f := range t.files {
		taken, err := c.anew(ctx, f)
		if err != nil {
			return n, err
		}
		if taken {
			n++
		}
	}
	return n, nil
}

// concerns tells whether a dead letter belongs to what was named.
func (t *target) concerns(l letter) bool {
	if t.document != "" && l.Document == t.document {
		return true
	}
	return l.Document == "" && l.Content != "" && slices.Contains(t.content, l.Content)
}

// takeUp publishes a dead letter's item again; false: it is past and needs no more than removal.
func (c *Custody) takeUp(ctx context.Context, l letter) (bool, error) {
	m, err := flow.Decode(l.Type, l.Item)
	if err != nil {
		return false, nil
	}
	if in, ok := m.(*pb.DocumentReceived); ok {
		f, err := c.ledger.File(ctx, in.File)
		if isNotFound(err) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if f.Content != in.Content || f.State != pb.FileState_FILE_STATE_REFUSED {
			return false, nil
		}
		return c.again(ctx, in)
	}
	if l.Document != "" {
		d, err := c.ledger.Document(ctx, l.Document)
		if isNotFound(err) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if d.Generation != l.Generation || d.Forgotten {
			return false, nil
		}
		if err := c.reopen(ctx, d); err != nil {
			return false, err
		}
		if in, ok := m.(*pb.DocumentExtracted); ok {
			return c.extracted(ctx, l, d, in)
		}
	}
	_, err = c.line.Publish(ctx, m, flow.Again(l.at.Sequence))
	return err == nil, err
}

// extracted takes up a document whose pages could not be segmented; where the
// pages are gone, its file is read anew.
func (c *Custody) extracted(ctx context.Context, l letter, d *pb.DocumentRecord, in *pb.DocumentExtracted) (bool, error) {
	blobs, err := c.line.Blobs(ctx)
	if err != nil {
		return false, err
	}
	there, err := blobs.Has(ctx, in.Blob)
	if err != nil {
		return false, err
	}
	if in.Blob == "" || there {
		_, err := c.line.Publish(ctx, in, flow.Again(l.at.Sequence))
		return err == nil, err
	}
	for _, path := range d.Files {
		f, err := c.ledger.File(ctx, path)
		if isNotFound(err) {
			continue
		}
		if err != nil {
			return false, err
		}
		return c.anew(ctx, f)
	}
	return false, nil
}

// reopen lets a refused document and its files move on again.
func (c *Custody) reopen(ctx context.Context, d *pb.DocumentRecord) error {
	if d.State != pb.FileState_FILE_STATE_REFUSED {
		return nil
	}
	_, err := c.ledger.AtGeneration(ctx, d.Id, d.Generation, func(r *pb.DocumentRecord) error {
		r.State, r.Reason, r.Remedy = pb.FileState_FILE_STATE_EXTRACTED, "", ""
		return nil
	})
	if errors.Is(err, ledger.ErrStale) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, path := range d.Files {
		if _, err := c.ledger.UpdateFile(ctx, path, func(r *pb.FileRecord) error {
			if r.Document != d.Id || r.State != pb.FileState_FILE_STATE_REFUSED {
				return flow.ErrUnchanged
			}
			r.State, r.Reason, r.Remedy = pb.FileState_FILE_STATE_EXTRACTED, "", ""
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// reseal has a generation sealed again, after its last missing statements.
func (c *Custody) reseal(ctx context.Context, l *pb.Rejected) error {
	var last *pb.DocumentSegmented
	var at uint64
	if err := c.line.Walk(ctx, l.Subject, func(i flow.Item) error {
		if m, ok := i.Message.(*pb.DocumentSegmented); ok && m.Generation == l.Generation {
			last, at = m, i.Delivery.Sequence
		}
		return nil
	}); err != nil || last == nil {
		return err
	}
	_, err := c.line.Publish(ctx, last, flow.Again(at))
	return err
}

// again has a file received anew.
func (c *Custody) again(ctx context.Context, in *pb.DocumentReceived) (bool, error) {
	next, err := c.ledger.Again(ctx, in)
	if errors.Is(err, ledger.ErrStale) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	_, err = c.line.Publish(ctx, next)
	return err == nil, err
}

// anew has a file received anew that left no dead letter.
func (c *Custody) anew(ctx context.Context, f *pb.FileRecord) (bool, error) {
	if f.State == pb.FileState_FILE_STATE_FORGOTTEN {
		return c.unknow(ctx, f)
	}
	if f.Content == "" {
		return false, nil
	}
	in, err := c.ledger.Received(ctx, f)
	if isNotFound(err) {
		return c.unknow(ctx, f)
	}
	if err != nil {
		return false, err
	}
	return c.again(ctx, in)
}

// unknow has watch take a file like a new one: its bytes, or how they were
// received, are no longer known. The revision goes on counting, so that the
// event is another one than before.
func (c *Custody) unknow(ctx context.Context, f *pb.FileRecord) (bool, error) {
	_, err := c.ledger.UpdateFile(ctx, f.Path, func(r *pb.FileRecord) error {
		r.State, r.Content, r.Sidecar, r.Document = pb.FileState_FILE_STATE_SEEN, "", "", ""
		r.Reason, r.Remedy, r.Warnings = "", "", nil
		return nil
	})
	return err == nil, err
}
