package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// Deps of the service; Line and Inputs are needed.
type Deps struct {
	Line *flow.Line
	// Inputs are folders; in mode Once, PDFs, too.
	Inputs []string
	// Once takes what is there, waits until it has settled, and ends.
	Once bool
	// Quick is how long a file that ends like a PDF must stay as it is, 0: 250 ms;
	// Settle the same for others, 0: 5 s.
	Quick, Settle time.Duration
	// Rescan is the time between looks through the whole folder, 0: 5 s.
	Rescan time.Duration
	// MaxBytes is the size above which a file is refused, 0: 1 GiB.
	MaxBytes int64
	// Looked, where there is one, is called once all inputs were looked through
	// for the first time: by then each file there has a record in the ledger.
	Looked func()
	Log    *slog.Logger
}

// Stages returns the service's single stage.
func Stages(d Deps) []flow.Stage {
	if d.Quick == 0 {
		d.Quick = 250 * time.Millisecond
	}
	if d.Settle == 0 {
		d.Settle = 5 * time.Second
	}
	if d.Rescan == 0 {
		d.Rescan = 5 * time.Second
	}
	if d.MaxBytes == 0 {
		d.MaxBytes = 1 << 30
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	if d.Looked == nil {
		d.Looked = func() {}
	}
	// The source begins anew after the inbox was away; Looked is called once.
	d.Looked = sync.OnceFunc(d.Looked)
	return []flow.Stage{flow.Source("watch", func(ctx context.Context, emit flow.Emit) error {
		w := &watcher{Deps: d, ledger: ledger.New(d.Line), emit: emit, known: map[string]*file{}, warned: map[string]string{}}
		defer w.close()
		return w.run(ctx)
	})}
}

// file is what the watcher remembers of one path.
type file struct {
	found
	wait waiting
	// taken: these bytes, with this sidecar, are in the ledger.
	taken   bool
	size    int64
	changed int64
	side    sight
	hasSide bool
	// hasSecret: its sidecar gives a password.
	hasSecret bool
	// dirty: an event told of a change, which size and time need not show.
	dirty bool
	// early: it was there when we came, and has not been taken yet.
	early bool
	// blocked: it could not be read; only trying tells when it can.
	blocked bool
}

type watcher struct {
	Deps
	ledger  *ledger.Ledger
	emit    flow.Emit
	inputs  []*input
	notify  *fsnotify.Watcher
	watched map[string]bool
	known   map[string]*file
	// warned holds what was logged of a path, so that it is logged once.
	warned map[string]string
	// secrets is when passwords were last written.
	secrets time.Time
}

func (w *watcher) close() {
	if w.notify != nil {
		w.notify.Close()
	}
	for _, in := range w.inputs {
		in.root.Close()
	}
}

func (w *watcher) run(ctx context.Context) error {
	for _, name := range w.Inputs {
		in, err := openInput(name, w.Once)
		if err != nil {
			if w.Once {
				return err
			}
			return flow.Unavailable(err)
		}
		w.inputs = append(w.inputs, in)
	}
	var events chan fsnotify.Event
	var problems chan error
	if !w.Once {
		if n, err := fsnotify.NewBufferedWatcher(1024); err == nil {
			w.notify, w.watched = n, map[string]bool{}
			events, problems = n.Events, n.Errors
		} else {
			w.Log.Warn("the file system tells nothing of changes; the folder is looked through instead", "error", err)
		}
	}
	if err := w.rescan(ctx, true); err != nil {
		return err
	}
	w.Looked()
	rescan := time.NewTicker(w.Rescan)
	defer rescan.Stop()
	again := time.NewTimer(time.Hour)
	defer again.Stop()
	soon := false
	for {
		if w.Once && !w.pending() {
			return nil
		}
		if w.pending() || soon {
			again.Reset(max(w.Quick/5, 10*time.Millisecond))
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case e, ok := <-events:
			if !ok {
				return flow.Unavailable(errors.New("the file system's notifications ended"))
			}
			if w.event(e) {
				soon = true
			}
		case err := <-problems:
			w.Log.Warn("the file system's notifications", "error", err)
			soon = true
		case <-again.C:
			if soon {
				soon = false
				if err := w.rescan(ctx, false); err != nil {
					return err
				}
			}
			if err := w.check(ctx, false); err != nil {
				return err
			}
		case <-rescan.C:
			if err := w.rescan(ctx, false); err != nil {
				return err
			}
		}
	}
}

// pending tells whether some file has not settled yet.
func (w *watcher) pending() bool {
	for _, f := range w.known {
		if !f.taken {
			return true
		}
	}
	return false
}

// event takes a notification; it tells whether the folder has to be looked
// through. Notifications alone are never trusted: they only say where to look.
func (w *watcher) event(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		// Reading a file may report itself so. Permissions that change are met at the next look.
		return false
	}
	for _, in := range w.inputs {
		rel, err := filepath.Rel(in.dir, e.Name)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			continue
		}
		rel = filepath.ToSlash(rel)
		for _, part := range strings.Split(rel, "/") {
			if sortOf(part) == passedOver && part != "." {
				return false
			}
		}
		name := rel
		if sortOf(path.Base(rel)) == aSidecar {
			name = strings.TrimSuffix(rel, rel[len(rel)-len(SidecarSuffix):])
		}
		if f, ok := w.known[name]; ok && f.in == in {
			f.taken, f.dirty = false, true
			if e.Op.Has(fsnotify.Remove) || e.Op.Has(fsnotify.Rename) {
				return true
			}
			return false
		}
	}
	return true
}

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

// listen asks the file system to tell of changes in folders.
func (w *watcher) listen(dirs map[string]bool) {
	if w.notify == nil {
		return
	}
	for d := range dirs {
		if w.watched[d] {
			continue
		}
		if err := w.notify.Add(d); err != nil {
			w.warn(d, fmt.Sprintf("the file system tells nothing of changes here: %v", err))
			continue
		}
		w.watched[d] = true
	}
	for d := range w.watched {
		if !dirs[d] {
			w.notify.Remove(d)
			delete(w.watched, d)
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
			if r.State == pb.FileState_FILE_STATE_REFUSED {
				// Whoever removes a file that failed has dealt with it.
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

// warn logs once what is to be said of a path.
func (w *watcher) warn(name, what string) {
	if w.warned[name] != what {
		w.warned[name] = what
		w.Log.Warn(what, "file", name)
	}
}

// check looks at each file that has not settled; all: at every file.
func (w *watcher) check(ctx context.Context, all bool) error {
	for _, name := range slices.Sorted(maps.Keys(w.known)) {
		f := w.known[name]
		if f.taken && !all {
			continue
		}
		if err := w.examine(ctx, name, f); err != nil {
			return err
		}
	}
	if time.Since(w.secrets) > ledger.SecretsTTL/3 {
		w.secrets = time.Now()
		return w.refresh(ctx)
	}
	return nil
}

// examine decides on one file.
func (w *watcher) examine(ctx context.Context, name string, f *file) error {
	info, err := f.stat()
	switch {
	case err != nil:
		f.taken = true
		return w.refuse(ctx, name, f, nil, err.Error(), remedyOf(err))
	case info == nil:
		// Gone since the look; the next one marks it.
		f.taken = true
		return nil
	case info.IsDir():
		f.taken = true
		return nil
	case !info.Mode().IsRegular():
		f.taken = true
		return w.refuse(ctx, name, f, nil, "it is no regular file", "copy the document itself here")
	case sortOf(path.Base(f.rel)) != aPDF:
		f.taken = true
		return w.refuse(ctx, name, f, info, "it is no PDF", advice(f.rel))
	}
	side, sideInfo := f.sidecar()
	var sideSight sight
	if sideInfo != nil {
		sideSight = look(sideInfo)
	}
	s := look(info)
	if !f.dirty && !f.blocked && f.size == s.size && f.changed == s.changed.UnixMilli() && f.hasSide == (sideInfo != nil) && (!f.hasSide || f.side == sideSight) {
		f.taken = true
		return nil
	}
	f.taken = false
	// A sidecar that is being written holds its PDF back like the PDF's own bytes.
	both := s
	both.size += sideSight.size
	if sideSight.changed.After(both.changed) {
		both.changed = sideSight.changed
	}
	now := time.Now()
	quiet := f.wait.observe(both, now, f.early)
	if quiet < w.Quick {
		return nil
	}
	if quiet < w.Settle {
		h, _, err := f.open()
		if err != nil {
			f.taken = true
			return w.block(ctx, name, f, info, err)
		}
		ends := endsLikePDF(h, info.Size())
		h.Close()
		if !ends {
			return nil
		}
	}
	f.blocked = false
	err = w.take(ctx, name, f, side, info)
	if errors.Is(err, errMoving) {
		f.wait.since = now
		return nil
	}
	if err != nil {
		return err
	}
	f.taken, f.dirty, f.early = true, false, false
	f.size, f.changed, f.hasSide, f.side = s.size, s.changed.UnixMilli(), sideInfo != nil, sideSight
	f.wait = waiting{}
	return nil
}

func remedyOf(err error) string {
	switch {
	case errors.Is(err, errLink):
		return "put the document itself here instead of a link"
	case errors.Is(err, fs.ErrPermission):
		return "let the user that runs rapporteur read it (" + permissionHint + ")"
	}
	return "look at the file and its disk, then touch it"
}

const permissionHint = "for example: chmod a+r FILE"

// sidecar finds x.pdf.yaml beside x.pdf, whatever its letters' case.
func (f found) sidecar() (found, fs.FileInfo) {
	side := found{f.in, f.rel + SidecarSuffix}
	info, err := side.stat()
	if err != nil || info == nil || !info.Mode().IsRegular() {
		return side, nil
	}
	return side, info
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
