package custody

import (
	"context"
	"slices"
	"time"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Forget removes a document (by its id, or a file's path or content) and
// leaves a tombstone. Statements and reports follow on the line, within
// moments; everything else is gone when it returns.
func (c *Custody) Forget(ctx context.Context, name string) error {
	t, err := c.target(ctx, name)
	if err != nil {
		return err
	}
	for _, f := range t.files {
		if _, err := c.ledger.UpdateFile(ctx, f.Path, func(r *pb.FileRecord) error {
			r.State, r.Reason, r.Remedy, r.Warnings = pb.FileState_FILE_STATE_FORGOTTEN, "", "", nil
			return nil
		}); err != nil {
			return err
		}
	}
	for _, f := range t.files {
		if err := c.ledger.DropCorrection(ctx, f.Path); err != nil {
			return err
		}
	}
	var drop []string
	var emptied *pb.DocumentExtracted
	if t.document != "" {
		var place *pb.Metadata
		var stored []string
		rec, err := c.ledger.UpdateDocument(ctx, t.document, func(r *pb.DocumentRecord) error {
			place = &pb.Metadata{Series: r.GetMetadata().GetSeries(), Session: r.GetMetadata().GetSession()}
			stored = []string{r.Blob, r.Second}
			if r.Forgotten {
				return flow.ErrUnchanged
			}
			*r = pb.DocumentRecord{
				Id: r.Id, Content: r.Content, Generation: r.Generation + 1, Metadata: place,
				Forgotten: true, State: pb.FileState_FILE_STATE_FORGOTTEN,
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, blob := range stored {
			if blob != "" {
				drop = append(drop, blob)
			}
		}
		if place.Series != "" {
			emptied = &pb.DocumentExtracted{Document: rec.Id, Content: rec.Content, Generation: rec.Generation, Metadata: place}
		}
		for _, content := range t.content {
			if err := c.ledger.Release(ctx, content, t.document); err != nil {
				return err
			}
		}
	}
	blobs, err := c.line.Blobs(ctx)
	if err != nil {
		return err
	}
	for _, content := range t.content {
		holder, err := c.ledger.Holder(ctx, content)
		if err != nil {
			return err
		}
		if holder != "" {
			// A file without a document of its own: another one has its bytes.
			continue
		}
		drop = append(drop, content)
		if err := c.ledger.DropSecret(ctx, content); err != nil {
			return err
		}
		if err := c.line.Purge(ctx, address.Received(content), 0); err != nil {
			return err
		}
	}
	for _, name := range drop {
		if err := blobs.Delete(ctx, name); err != nil {
			return err
		}
	}
	letters, err := c.letters(ctx)
	if err != nil {
		return err
	}
	for _, l := range letters {
		if t.concerns(l) {
			if err := c.line.Remove(ctx, l.at.Stream, l.at.Sequence); err != nil {
				return err
			}
		}
	}
	if emptied == nil {
		return nil
	}
	session := address.Session(emptied.Metadata.Session)
	if err := c.line.Purge(ctx, address.Event(emptied.Metadata.Series, session, emptied.Document, "*"), 0); err != nil {
		return err
	}
	_, err = c.line.Publish(ctx, emptied)
	return err
}

// Swept is what GC removed.
type Swept struct {
	Blobs   int
	Bytes   int64
	Letters int
}

const (
	// Young blobs are left alone: their record may be on its way.
	young = time.Hour
	// Pages are kept so long after sealing, for showing places.
	pagesKept = 24 * time.Hour
)

// GC removes what nobody needs: blobs that no record names (pictures of pages
// among them), pages a day after sealing, dead letters of what has moved on.
func (c *Custody) GC(ctx context.Context, now time.Time) (Swept, error) {
	var s Swept
	blobs, err := c.line.Blobs(ctx)
	if err != nil {
		return s, err
	}
	// Listed before the records: what is stored meanwhile is not in the list.
	all, err := blobs.All(ctx)
	if err != nil {
		return s, err
	}
	status, err := c.Status(ctx)
	if err != nil {
		return s, err
	}
	needed := map[string]bool{}
	for _, f := range status.Files {
		if f.State != pb.FileState_FILE_STATE_FORGOTTEN {
			needed[f.Content] = true
		}
	}
	for _, d := range status.Documents {
		if d.Forgotten {
			continue
		}
		needed[d.Content] = true
		if d.Sealed < d.Generation || now.Sub(time.UnixMilli(d.SealedMs)) < pagesKept {
			needed[d.Blob] = true
		}
		// Reports are held against it as long as there are any.
		needed[d.Second] = true
	}
	for _, r := range status.Series {
		for _, w := range r.Reports {
			for _, f := range w.Files {
				needed[f.Blob] = true
			}
		}
	}
	var names []string
	for name, b := range all {
		if !needed[name] && now.Sub(b.Stored) >= young {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		if err := blobs.Delete(ctx, name); err != nil {
			return s, err
		}
		s.Blobs++
		s.Bytes += all[name].Size
	}
	letters, err := c.letters(ctx)
	if err != nil {
		return s, err
	}
	for _, l := range letters {
		// A young letter's record may be on its way.
		if !status.past(l) || now.Sub(time.UnixMilli(l.AtMs)) < young {
			continue
		}
		if err := c.line.Remove(ctx, l.at.Stream, l.at.Sequence); err != nil {
			return s, err
		}
		s.Letters++
	}
	return s, nil
}
