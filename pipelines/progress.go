package pipelines

import (
	"context"
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Progress is how far the files of a House are.
type Progress struct {
	Files, Done int
	Statements  uint64
	// Current says what is being worked on.
	Current string
	// Idle: nothing is in flight, and every report takes in all that it should.
	Idle bool
}

// Progress reads how far the line is. It is not idle before the inputs were
// looked through once.
func (h *House) Progress(ctx context.Context) (Progress, error) {
	var p Progress
	looked := h.looked() // Before the status: what was found is in it then.
	s, err := h.custody.Status(ctx)
	if err != nil {
		return p, err
	}
	p.Idle = looked && s.Resting(h.ours)
	held := map[string]uint64{}
	for _, f := range h.below(s.Files) {
		p.Files++
		switch f.State {
		case pb.FileState_FILE_STATE_SEEN, pb.FileState_FILE_STATE_RECEIVED, pb.FileState_FILE_STATE_EXTRACTED, pb.FileState_FILE_STATE_SEGMENTED:
			p.Current = f.Path
		default:
			p.Done++
		}
		held[f.Document] = 0
	}
	for _, d := range s.Documents {
		if _, ours := held[d.Id]; ours {
			p.Statements += uint64(d.Held)
		}
	}
	return p, nil
}

// below leaves the files below the inputs; all where there are no inputs.
func (h *House) below(files []*pb.FileRecord) []*pb.FileRecord {
	if len(h.cfg.Inputs) == 0 {
		return files
	}
	return slices.DeleteFunc(slices.Clone(files), func(f *pb.FileRecord) bool { return !h.ours(f) })
}

// Taken are the files below the inputs and the documents that they became, by id.
func (h *House) Taken(ctx context.Context) ([]*pb.FileRecord, map[string]*pb.DocumentRecord, error) {
	s, err := h.custody.Status(ctx)
	if err != nil {
		return nil, nil, err
	}
	byID := map[string]*pb.DocumentRecord{}
	files := h.below(s.Files)
	for _, d := range s.Documents {
		if slices.ContainsFunc(files, func(f *pb.FileRecord) bool { return f.Document == d.Id }) {
			byID[d.Id] = d
		}
	}
	return files, byID, nil
}

// Unwritten are the series whose newest report could not be built, or whose file
// of edits, theme scheme or translation memory could not be taken up, with the reason.
func (h *House) Unwritten(ctx context.Context) ([]*pb.SeriesRecord, error) {
	all, err := h.ledger.AllSeries(ctx)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(s *pb.SeriesRecord) bool {
		return s.Reason == "" && s.EditsReason == "" && s.SchemeReason == "" && s.MemoryReason == ""
	}), nil
}
