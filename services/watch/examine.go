package watch

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"time"

	"rapporteur.internal/services/ledger"
)

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
