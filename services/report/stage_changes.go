package report

import (
	"context"
	"errors"
	"io"
	"slices"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// compare writes beside a report what it changed against the version before it,
// and who edited since then. A version that is built again keeps what was said.
func (s *station) compare(ctx context.Context, rec *pb.SeriesRecord, r *pb.Report, written *pb.ReportWritten, put func(string, func(io.Writer) error) error) error {
	if len(rec.Reports) == 0 {
		return nil
	}
	last := rec.Reports[0]
	// A series that had no document for a while goes on from its last report.
	if i := slices.IndexFunc(rec.Reports, func(o *pb.ReportWritten) bool { return o.Documents > 0 }); i > 0 {
		last = rec.Reports[i]
	}
	if last.Version == written.Version {
		written.Before, written.By = last.Before, last.By
		for _, f := range last.Files {
			if f.Format == FormatChangesMarkdown || f.Format == FormatChangesJSON {
				written.Files = append(written.Files, f)
			}
		}
		return nil
	}
	before, err := s.written(ctx, last)
	if errors.Is(err, flow.ErrNotFound) || err == nil && before == nil {
		// Its files are gone: a document was forgotten. There is nothing to compare with.
		return nil
	}
	if err != nil {
		return err
	}
	changes := Changes(before, r)
	written.Before = last.Version
	for _, e := range changes.Edits {
		// An edit may be told of since its sources changed: nobody edited then.
		same := slices.ContainsFunc(before.Edits, func(o *pb.AppliedEdit) bool { return proto.Equal(o.Edit, e.Edit) })
		if by := e.Edit.GetBy(); !same && !slices.Contains(written.By, by) {
			written.By = append(written.By, by)
		}
	}
	if r.EditsVersion != before.EditsVersion {
		now, err := s.shelf().Get(ctx, rec.Series)
		if err != nil {
			return err
		}
		if now.By != "" && !slices.Contains(written.By, now.By) {
			written.By = append(written.By, now.By)
		}
	}
	if err := put(FormatChangesJSON, func(w io.Writer) error { return WriteChangesJSON(w, changes) }); err != nil {
		return err
	}
	return put(FormatChangesMarkdown, func(w io.Writer) error { return WriteChangesMarkdown(w, changes) })
}
