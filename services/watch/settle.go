package watch

import (
	"bytes"
	"io"
	"io/fs"
	"time"
)

// sight is what a look at a file showed.
type sight struct {
	size    int64
	changed time.Time
}

func look(info fs.FileInfo) sight { return sight{info.Size(), info.ModTime()} }

// waiting is a file that may still be written.
type waiting struct {
	seen sight
	// since is when it was first seen like this, first when it was first seen at all.
	since, first time.Time
}

// observe takes a look into account, and tells how long the file has been as it
// is. trust adds what the file's own time says: right for files that were there
// before we came, wrong for those that arrive, since some copies carry the
// original's time from their first byte on.
func (w *waiting) observe(s sight, now time.Time, trust bool) time.Duration {
	if w.first.IsZero() {
		w.first = now
	}
	if s != w.seen {
		w.seen, w.since = s, now
	}
	quiet := now.Sub(w.since)
	if trust && s.changed.Before(now) {
		quiet = max(quiet, now.Sub(s.changed))
	}
	return quiet
}

// endsLikePDF tells whether the last kilobyte holds the mark that ends a PDF
// (ISO 32000-1, 7.5.5), followed by white space alone.
func endsLikePDF(f io.ReaderAt, size int64) bool {
	tail := make([]byte, min(size, 1024))
	if _, err := f.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
		return false
	}
	i := bytes.LastIndex(tail, []byte("%%EOF"))
	return i >= 0 && len(bytes.Trim(tail[i+5:], "\r\n\t \x00")) == 0
}

// beginsLikePDF tells whether the header stands in the first kilobyte, where
// readers look for it.
func beginsLikePDF(f io.ReaderAt) bool {
	head := make([]byte, 1024)
	n, _ := f.ReadAt(head, 0)
	return bytes.Contains(head[:n], []byte("%PDF-"))
}
