package watch

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"rapporteur.internal/flow"
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
	// for the first time: by then each file there has a record in the ledger. In
	// mode Once it is called when all were taken, since a known file that has just
	// changed, or whose sidecar has, looks at rest until then.
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
	if !w.Once {
		w.Looked()
	}
	rescan := time.NewTicker(w.Rescan)
	defer rescan.Stop()
	again := time.NewTimer(time.Hour)
	defer again.Stop()
	soon := false
	for {
		if w.Once && !w.pending() {
			w.Looked()
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

// warn logs once what is to be said of a path.
func (w *watcher) warn(name, what string) {
	if w.warned[name] != what {
		w.warned[name] = what
		w.Log.Warn(what, "file", name)
	}
}
