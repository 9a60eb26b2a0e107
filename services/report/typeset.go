package report

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// A PDF by LibreOffice takes seconds, and a person who changed a word waits for
// the report: so a report is written with the built-in PDF, and gets the tagged
// one when it is made. Its bytes differ each time, so it is kept while its DOCX
// is the same.

// tagged takes over the tagged PDF of a report with the same DOCX, or says that
// one is awaited.
func (s *station) tagged(written *pb.ReportWritten, before []*pb.ReportWritten) {
	i, docx := fileOf(written, "pdf"), fileOf(written, "docx")
	if s.Office == nil || i < 0 || docx < 0 {
		return
	}
	for _, old := range before {
		was, from := fileOf(old, "pdf"), fileOf(old, "docx")
		if was >= 0 && from >= 0 && old.Files[was].Maker != "" && old.Files[from].Blob == written.Files[docx].Blob {
			written.Files[i] = proto.Clone(old.Files[was]).(*pb.ReportFile)
			return
		}
	}
	written.Files[i].Awaits = true
}

func fileOf(r *pb.ReportWritten, format string) int {
	return slices.IndexFunc(r.GetFiles(), func(f *pb.ReportFile) bool { return f.GetFormat() == format })
}

// rest is how long a series is left in peace before its PDF is made: somebody
// who corrects sentence after sentence wants the last one's.
const rest = time.Second

// typeset makes the PDFs that reports await, until ctx ends.
func (s *station) typeset(ctx context.Context, _ flow.Emit) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	changed := make(chan struct{}, 1)
	watched := make(chan error, 1)
	go func() {
		watched <- s.ledger.Watch(ctx, ledger.BucketSeries, func(string, proto.Message) error {
			select {
			case changed <- struct{}{}:
			default:
			}
			return nil
		})
	}()
	t := time.NewTimer(rest)
	defer t.Stop()
	for {
		select {
		case <-changed:
			t.Reset(rest)
			continue
		case err := <-watched:
			return err
		case <-t.C:
		}
		if err := s.awaited(ctx); err != nil {
			cancel()
			<-watched
			return err
		}
	}
}

// awaited makes the PDFs of the newest reports, one after the other.
func (s *station) awaited(ctx context.Context) error {
	all, err := s.ledger.AllSeries(ctx)
	if err != nil {
		return err
	}
	for _, r := range all {
		for n, x := range r.Reports {
			i, docx := fileOf(x, "pdf"), fileOf(x, "docx")
			if i < 0 || docx < 0 || !x.Files[i].Awaits {
				continue
			}
			made := &pb.ReportFile{Reason: "a newer version came before it was made"}
			if n == 0 {
				if made, err = s.make(ctx, x.Files[docx].Blob); err != nil {
					return err
				}
			}
			if err := s.replace(ctx, r.Series, x.Files[docx].Blob, made); err != nil {
				return err
			}
		}
	}
	return nil
}

// make gives the tagged PDF of a DOCX as a file of a report, or one with the
// reason why there is none. A neighbour that is away is an error.
func (s *station) make(ctx context.Context, docx string) (*pb.ReportFile, error) {
	if s.Office == nil {
		return &pb.ReportFile{Reason: "no soffice is installed here"}, nil
	}
	blobs, err := s.Line.Blobs(ctx)
	if err != nil {
		return nil, err
	}
	from, err := blobs.Get(ctx, docx)
	if errors.Is(err, flow.ErrNotFound) {
		return &pb.ReportFile{Reason: "the DOCX is no longer kept"}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the DOCX: %w", err)
	}
	name, err := s.Office.Name(ctx)
	var pdf []byte
	if err == nil {
		pdf, err = s.Office.PDF(ctx, from)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		s.Log.Warn("no tagged PDF could be made; the built-in one stands", "reason", err, "remedy", "try soffice by hand on the DOCX, or switch it off with RAPPORTEUR_SOFFICE=off")
		return &pb.ReportFile{Reason: err.Error()}, nil
	}
	blob, err := blobs.Put(ctx, pdf)
	if err != nil {
		return nil, err
	}
	return &pb.ReportFile{Format: "pdf", Blob: blob, Size: uint64(len(pdf)), Maker: name}, nil
}

// replace puts what was made into the reports with that DOCX that await it. A
// report that was forgotten or dropped meanwhile needs it no more.
func (s *station) replace(ctx context.Context, series, docx string, made *pb.ReportFile) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	taken := false
	var old []string
	rec, err := s.ledger.UpdateSeries(ctx, series, func(r *pb.SeriesRecord) error {
		taken, old = false, nil
		for _, x := range r.Reports {
			i, from := fileOf(x, "pdf"), fileOf(x, "docx")
			if i < 0 || from < 0 || x.Files[from].Blob != docx || !x.Files[i].Awaits {
				continue
			}
			if made.Blob == "" {
				x.Files[i].Awaits, x.Files[i].Reason = false, made.Reason
				continue
			}
			taken, old = true, append(old, x.Files[i].Blob)
			x.Files[i] = proto.Clone(made).(*pb.ReportFile)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if made.Blob != "" && !taken {
		old = append(old, made.Blob)
	}
	return s.remove(ctx, old, rec.Reports)
}

// remove deletes blobs that no report that is kept has.
func (s *station) remove(ctx context.Context, names []string, keep []*pb.ReportWritten) error {
	if len(names) == 0 {
		return nil
	}
	blobs, err := s.Line.Blobs(ctx)
	if err != nil {
		return err
	}
	for _, name := range names {
		used := slices.ContainsFunc(keep, func(r *pb.ReportWritten) bool {
			return slices.ContainsFunc(r.Files, func(f *pb.ReportFile) bool { return f.Blob == name })
		})
		if !used {
			if err := blobs.Delete(ctx, name); err != nil {
				return err
			}
		}
	}
	return nil
}
