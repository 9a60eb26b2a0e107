package ledger

import (
	"context"
	"errors"
	"fmt"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Advance changes the record of a document that is at the given generation,
// moves it and its files on to state (never back), and calls f, if not nil,
// with the record. ErrStale: the document has gone on, or was forgotten.
func (l *Ledger) Advance(ctx context.Context, id string, generation uint64, state pb.FileState, f func(*pb.DocumentRecord)) (*pb.DocumentRecord, error) {
	r, err := l.AtGeneration(ctx, id, generation, func(r *pb.DocumentRecord) error {
		if further(r.State, state) {
			r.State = state
		}
		if f != nil {
			f(r)
		}
		return nil
	})
	if err != nil {
		return r, err
	}
	// A message that comes a second time may find its document further on than its
	// files: they are where the document is.
	if further(state, r.State) && open(r.State) {
		state = r.State
	}
	for _, path := range r.Files {
		if _, err := l.UpdateFile(ctx, path, func(r *pb.FileRecord) error {
			if r.Document != id || !further(r.State, state) {
				return flow.ErrUnchanged
			}
			r.State = state
			return nil
		}); err != nil {
			return r, err
		}
	}
	return r, nil
}

// Refuse writes down why a document's generation failed, on it and on its files.
func (l *Ledger) Refuse(ctx context.Context, id string, generation uint64, reason error) error {
	set := func(state *pb.FileState, text, remedy *string) {
		*state, *text, *remedy = pb.FileState_FILE_STATE_REFUSED, reason.Error(), flow.Remedy(reason)
	}
	r, err := l.AtGeneration(ctx, id, generation, func(r *pb.DocumentRecord) error {
		set(&r.State, &r.Reason, &r.Remedy)
		return nil
	})
	if errors.Is(err, ErrStale) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, path := range r.Files {
		if _, err := l.UpdateFile(ctx, path, func(r *pb.FileRecord) error {
			if r.Document != id || !open(r.State) {
				return flow.ErrUnchanged
			}
			set(&r.State, &r.Reason, &r.Remedy)
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// further tells whether a record in state from, still on its way, moves on to state to.
func further(from, to pb.FileState) bool {
	return open(from) && (to > from || from == pb.FileState_FILE_STATE_WAITING)
}

// open tells whether a state is one of those that the line passes through.
func open(s pb.FileState) bool {
	switch s {
	case pb.FileState_FILE_STATE_GONE, pb.FileState_FILE_STATE_FORGOTTEN, pb.FileState_FILE_STATE_REFUSED, pb.FileState_FILE_STATE_QUESTION:
		return false
	}
	return true
}

// InFlight tells which documents' files are on their way to the index: by
// series; what was received and not yet read, and so may belong to any series,
// counts under "".
func (l *Ledger) InFlight(ctx context.Context) (map[string]int, error) {
	documents, err := l.Documents(ctx)
	if err != nil {
		return nil, err
	}
	files, err := l.Files(ctx)
	if err != nil {
		return nil, err
	}
	n := map[string]int{}
	for _, d := range documents {
		if !d.Forgotten && moving(d.State) && d.Sealed < d.Generation {
			n[d.GetMetadata().GetSeries()]++
		}
	}
	for _, f := range files {
		if moving(f.State) && f.State <= pb.FileState_FILE_STATE_RECEIVED {
			n[""]++
		}
	}
	return n, nil
}

func moving(s pb.FileState) bool {
	return s >= pb.FileState_FILE_STATE_SEEN && s < pb.FileState_FILE_STATE_INDEXED
}

// Again has the path's bytes received anew, under the next revision. received
// is the event as watch emitted it; the returned one is to be published.
func (l *Ledger) Again(ctx context.Context, received *pb.DocumentReceived) (*pb.DocumentReceived, error) {
	r, err := l.UpdateFile(ctx, received.File, func(r *pb.FileRecord) error {
		if r.Content != received.Content {
			return fmt.Errorf("%s: %w", received.File, ErrStale)
		}
		r.Revision++
		r.State, r.Reason, r.Remedy, r.Warnings = pb.FileState_FILE_STATE_RECEIVED, "", "", nil
		return nil
	})
	if err != nil {
		return nil, err
	}
	next := &pb.DocumentReceived{
		Content: received.Content, Size: received.Size, File: received.File, Sidecar: received.Sidecar,
		HasPassword: received.HasPassword, ChangedMs: received.ChangedMs, SettledMs: received.SettledMs, Revision: r.Revision,
	}
	return next, nil
}

// Received finds the event with which a path's present bytes were received
// last; flow.ErrNotFound where there is none.
func (l *Ledger) Received(ctx context.Context, file *pb.FileRecord) (*pb.DocumentReceived, error) {
	var last *pb.DocumentReceived
	err := l.line.Walk(ctx, address.Received(file.Content), func(i flow.Item) error {
		if m, ok := i.Message.(*pb.DocumentReceived); ok && m.File == file.Path && (last == nil || m.Revision >= last.Revision) {
			last = m
		}
		return nil
	})
	if err == nil && last == nil {
		err = fmt.Errorf("how %s was received: %w", file.Path, flow.ErrNotFound)
	}
	return last, err
}
