package watch

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"
)

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
