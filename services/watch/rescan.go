package watch

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// rescan looks through everything: what is gone, then what is there.
func (w *watcher) rescan(ctx context.Context, first bool) error {
	there := map[string]found{}
	unread := map[string]error{}
	dirs := map[string]bool{}
	for _, in := range w.inputs {
		s, err := in.survey()
		if err != nil {
			if w.Once {
				return err
			}
			return flow.Unavailable(fmt.Errorf("the inbox cannot be read: %w", err))
		}
		for _, f := range s.files {
			name := f.name()
			if w.Once || len(w.inputs) > 1 {
				if name, err = w.apart(ctx, f, there); err != nil {
					return err
				}
			}
			there[name] = f
		}
		maps.Copy(unread, s.unread)
		for _, d := range s.dirs {
			dirs[d] = true
		}
	}
	w.listen(dirs)
	for dir, err := range unread {
		w.warn(dir, fmt.Sprintf("the folder cannot be read: %v", err))
	}
	if err := w.gone(ctx, there, unread, first); err != nil {
		return err
	}
	var fresh []string
	for name, f := range there {
		if w.known[name] == nil {
			w.known[name] = &file{found: f}
			fresh = append(fresh, name)
		}
	}
	if first {
		if err := w.remember(ctx); err != nil {
			return err
		}
	} else if err := w.unrecorded(ctx); err != nil {
		return err
	}
	// All are listed before the first is taken: whoever waits for a series to be
	// at rest sees what is still to come.
	slices.Sort(fresh)
	for _, name := range fresh {
		if err := w.tell(ctx, name, w.known[name]); err != nil {
			return err
		}
	}
	return w.check(ctx, true)
}

// unrecorded takes files anew whose record somebody emptied or removed: that is
// how a forgotten file is retried.
func (w *watcher) unrecorded(ctx context.Context) error {
	records, err := w.ledger.Files(ctx)
	if err != nil {
		return err
	}
	known := make(map[string]bool, len(records))
	for _, r := range records {
		known[r.Path] = r.Content != "" || r.State != pb.FileState_FILE_STATE_SEEN
	}
	for name, f := range w.known {
		if f.taken && !known[name] && sortOf(path.Base(f.rel)) == aPDF {
			w.known[name] = &file{found: f.found, early: true}
		}
	}
	return nil
}

// apart finds a name in the ledger that no other file has: not one of another
// input, nor, since single PDFs are named without their folders, one of another
// folder that an earlier run took and that is still there.
func (w *watcher) apart(ctx context.Context, f found, there map[string]found) (string, error) {
	for n := 1; ; n++ {
		name := f.name()
		if n > 1 {
			name = numbered(name, n)
		}
		if _, taken := there[name]; taken {
			continue
		}
		r, err := w.ledger.File(ctx, name)
		if errors.Is(err, flow.ErrNotFound) {
			return name, nil
		}
		if err != nil {
			return "", err
		}
		if r.Root == "" || r.Root == f.in.dir {
			return name, nil
		}
		if _, err := os.Lstat(filepath.Join(r.Root, filepath.FromSlash(r.Path))); err != nil {
			return name, nil
		}
	}
}

// gone marks files that are no longer there.
func (w *watcher) gone(ctx context.Context, there map[string]found, unread map[string]error, first bool) error {
	lost := func(name string) bool {
		if _, ok := there[name]; ok {
			return false
		}
		for dir := range unread {
			if strings.HasPrefix(name, dir) {
				return false
			}
		}
		return true
	}
	var names []string
	for name := range w.known {
		if lost(name) {
			names = append(names, name)
			delete(w.known, name)
			delete(w.warned, name)
		}
	}
	if first {
		// Files of other inboxes that used this ledger are none of ours, nor are the
		// neighbours of a single PDF.
		records, err := w.ledger.Files(ctx)
		if err != nil {
			return err
		}
		for _, r := range records {
			if lost(r.Path) && r.State != pb.FileState_FILE_STATE_GONE && w.ours(r.Root) {
				names = append(names, r.Path)
			}
		}
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		r, err := w.ledger.File(ctx, name)
		if errors.Is(err, flow.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		if r.Content == "" {
			// Nothing was taken of it: nothing is left to say.
			if err := w.ledger.DropFile(ctx, name); err != nil {
				return err
			}
			continue
		}
		w.Log.Info("the source is gone", "file", name)
		if _, err := w.ledger.UpdateFile(ctx, name, func(r *pb.FileRecord) error {
			if r.State == pb.FileState_FILE_STATE_FORGOTTEN {
				return flow.ErrUnchanged
			}
			switch r.State {
			case pb.FileState_FILE_STATE_REFUSED, pb.FileState_FILE_STATE_QUESTION:
				// Whoever removes a file that failed, or was asked about, has dealt with it.
				r.Reason, r.Remedy = "", ""
			}
			r.State = pb.FileState_FILE_STATE_GONE
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

func (w *watcher) ours(root string) bool {
	return slices.ContainsFunc(w.inputs, func(in *input) bool { return in.only == "" && in.dir == root })
}

// tell lists a PDF that was never taken as waiting.
func (w *watcher) tell(ctx context.Context, name string, f *file) error {
	if sortOf(path.Base(f.rel)) != aPDF {
		return nil
	}
	info, err := f.stat()
	if err != nil || info == nil || !info.Mode().IsRegular() {
		// What is wrong with it is said when it is examined.
		return nil
	}
	_, err = w.ledger.UpdateFile(ctx, name, func(r *pb.FileRecord) error {
		if r.Content != "" || r.State != pb.FileState_FILE_STATE_UNSPECIFIED {
			return flow.ErrUnchanged
		}
		r.Root, r.Size, r.ChangedMs, r.State = f.in.dir, uint64(info.Size()), info.ModTime().UnixMilli(), pb.FileState_FILE_STATE_SEEN
		return nil
	})
	return err
}
