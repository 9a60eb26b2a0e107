package report

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/memory"
)

// open gives a series its file, and the words that people put for its sources
// over those that ship with it. Wrong lines cost themselves alone: wrong tells them.
func (s *station) open(id string) (series *Series, wrong error, err error) {
	if series, err = s.Open(id); err != nil || s.MemoryDir == "" {
		return series, nil, err
	}
	mine, wrong := memory.Open(os.DirFS(s.MemoryDir), id)
	if both := mine.Over(series.Memory); both.Len() > 0 {
		series.Memory = both
	}
	return series, wrong, nil
}

// linesTold is how many wrong lines are told at once.
const linesTold = 5

// misremembered writes down what is wrong with a series' memory.
func misremembered(r *pb.SeriesRecord, wrong error) {
	var reasons, remedies []string
	faults := memory.Faults(wrong)
	for _, f := range faults[:min(len(faults), linesTold)] {
		reasons = append(reasons, f.Error())
		if !slices.Contains(remedies, f.Advice) {
			remedies = append(remedies, f.Advice)
		}
	}
	if n := len(faults) - linesTold; n > 0 {
		reasons = append(reasons, fmt.Sprintf("and %d more", n))
	}
	r.MemoryReason, r.MemoryRemedy = strings.Join(reasons, "; "), strings.Join(remedies, "; ")
}

// remember has reports built anew whose memory's files changed, while this runs or before.
func (s *station) remember(ctx context.Context, _ flow.Emit) error {
	t := time.NewTicker(500 * time.Millisecond)
	defer t.Stop()
	w := &recollection{station: s, seen: map[string]string{}, fresh: map[string]string{}}
	first, last := true, ""
	for n := 0; ; n++ {
		err := w.look(ctx, first)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil:
			first, last = false, ""
		case !flow.IsUnavailable(err) && err.Error() != last:
			last = err.Error()
			s.Log.Warn("could not look through the translation memories", "error", err)
		}
		if n == 0 && s.Remembered != nil {
			s.Remembered()
		}
		select {
		case <-t.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// recollection is what a watch over the memories' files saw.
type recollection struct {
	*station
	// seen is how the files of a series stood when they were last taken up, fresh
	// how they stand since the last look: a file may be half written.
	seen, fresh map[string]string
}

func (w *recollection) look(ctx context.Context, first bool) error {
	now, err := w.stand()
	if err != nil {
		return err
	}
	if !first && maps.Equal(now, w.seen) {
		return nil
	}
	all, err := w.ledger.AllSeries(ctx)
	if err != nil {
		return err
	}
	left := map[string]bool{}
	for _, r := range all {
		is := now[r.Series]
		switch {
		case !first && is == w.seen[r.Series]:
			continue
		case !first && is != w.fresh[r.Series], r.Wanted > r.Built:
			// It is being written, or a report is being built that may have read it.
			left[r.Series] = true
			continue
		}
		changed, err := w.changed(r)
		if err != nil {
			w.Log.Warn("could not read a translation memory", "series", r.Series, "error", err)
		}
		if !changed {
			continue
		}
		if err := w.ledger.Want(ctx, r.Series); err != nil {
			return err
		}
	}
	was := w.seen
	w.seen, w.fresh = maps.Clone(now), now
	for series := range left {
		if old, ok := was[series]; ok {
			w.seen[series] = old
		} else {
			delete(w.seen, series)
		}
	}
	return nil
}

// changed tells whether a series' newest report took in other words than stand
// now, or what is wrong with them is told otherwise.
func (w *recollection) changed(r *pb.SeriesRecord) (bool, error) {
	if len(r.Reports) == 0 {
		return false, nil
	}
	series, wrong, err := w.open(r.Series)
	if err != nil {
		return false, err
	}
	is := &pb.SeriesRecord{}
	misremembered(is, wrong)
	return series.Memory.Sum() != r.Reports[0].Memory || is.MemoryReason != r.MemoryReason, nil
}

// stand tells how the files of each series stand.
func (w *recollection) stand() (map[string]string, error) {
	files, err := os.ReadDir(w.MemoryDir)
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	stand := map[string]string{}
	for _, f := range files {
		series, rest, _ := strings.Cut(f.Name(), ".")
		if !strings.HasSuffix(rest, ".tsv") || !slug.MatchString(series) {
			continue
		}
		if info, err := f.Info(); err == nil { // Else it is gone again.
			stand[series] += fmt.Sprintf("%s %d %d\n", f.Name(), info.Size(), info.ModTime().UnixNano())
		}
	}
	return stand, nil
}
