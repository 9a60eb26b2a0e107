package edit

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Mirror keeps a file SERIES.yaml for each series' edits, and takes up what
// people change in it. One process has it at a time.
//
// What stands in the bucket counts. A file that people changed is taken up if
// nobody changed the edits since the version that it names; else it is put aside
// as SERIES.yours.yaml, and nothing of it is lost. A file that cannot be read, or
// means nothing, changes nothing: the edits that stand hold, and Tell says what
// is wrong.
type Mirror struct {
	Store Store
	Dir   string
	// View is the report that ids in the file belong to; nil where there is none.
	View func(ctx context.Context, series string) (*View, error)
	// Tell says what is wrong with a series' file, and what helps; nil: nothing.
	Tell func(ctx context.Context, series string, wrong *Error) error
	// Changed is called when a file was taken up.
	Changed func(ctx context.Context, series string) error

	// judged is the last file of a series that could not be taken up, with the
	// version that stood then.
	judged map[string]string
	// fine are the series of which nothing wrong is told.
	fine map[string]bool
	// began: files are looked at for the second time at least.
	began bool
}

// by is who made an edit in the file that doesn't say.
const by = "file"

// settled is how long a file must be unchanged: it may be half written.
const settled = 300 * time.Millisecond

func (m *Mirror) path(series string) string { return filepath.Join(m.Dir, series+".yaml") }

// Sync brings the file of a series and its edits together.
func (m *Mirror) Sync(ctx context.Context, series string) error {
	e, err := m.Store.Get(ctx, series)
	if err != nil {
		return err
	}
	path := m.path(series)
	file, err := os.ReadFile(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return m.write(e)
	case err != nil:
		return m.tell(ctx, series, &Error{path, err.Error(), "make it readable"}, "")
	case Untouched(file):
		if yours, err := filepath.Glob(filepath.Join(m.Dir, series+".yours*.yaml")); !m.fine[series] && err == nil && len(yours) == 0 {
			// What was put aside is gone again.
			if err := m.tell(ctx, series, nil, ""); err != nil {
				return err
			}
		}
		return m.write(e)
	}
	mark := fmt.Sprintf("%d %s", e.Version, markOf(file))
	if m.judged[series] == mark {
		return nil
	}
	if info, err := os.Stat(path); err != nil || m.began && time.Since(info.ModTime()) < settled {
		return err
	}
	mine, err := ReadYAML(path, series, file)
	var wrong *Error
	if errors.As(err, &wrong) {
		return m.tell(ctx, series, wrong, mark)
	}
	if err != nil {
		return err
	}
	if proto.Equal(&pb.Edits{Edits: mine.Edits}, &pb.Edits{Edits: e.Edits}) {
		// White space or remarks: the same edits.
		if err := m.tell(ctx, series, nil, ""); err != nil {
			return err
		}
		return m.write(e)
	}
	if mine.Version != e.Version {
		return m.aside(ctx, e, file, mine.Version)
	}
	view, err := m.View(ctx, series)
	if err != nil {
		return err
	}
	resp, err := m.Store.Change(ctx, &pb.ChangeEditsRequest{Series: series, Version: e.Version, By: by,
		Change: &pb.ChangeEditsRequest_All{All: mine}}, view, time.Now())
	if errors.As(err, &wrong) {
		where := path
		if wrong.Where != "" {
			where += ", " + wrong.Where
		}
		return m.tell(ctx, series, &Error{where, wrong.Reason, wrong.Advice}, mark)
	}
	if err != nil {
		return err
	}
	if resp.Stale {
		return m.aside(ctx, resp.Edits, file, mine.Version)
	}
	if err := m.Changed(ctx, series); err != nil {
		return err
	}
	if err := m.tell(ctx, series, nil, ""); err != nil {
		return err
	}
	return m.write(resp.Edits)
}

// aside keeps what a person wrote upon edits that were no longer those.
func (m *Mirror) aside(ctx context.Context, e *pb.Edits, file []byte, saw uint32) error {
	name := ""
	for n := 1; ; n++ {
		name = filepath.Join(m.Dir, e.Series+".yours.yaml")
		if n > 1 {
			name = filepath.Join(m.Dir, fmt.Sprintf("%s.yours-%d.yaml", e.Series, n))
		}
		old, err := os.ReadFile(name)
		if errors.Is(err, os.ErrNotExist) {
			break
		}
		if err != nil {
			return err
		}
		if bytes.Equal(old, file) {
			break
		}
	}
	if err := whole(name, file); err != nil {
		return err
	}
	if err := m.write(e); err != nil {
		return err
	}
	return m.tell(ctx, e.Series, &Error{m.path(e.Series), fmt.Sprintf("%s changed the edits meanwhile: they are at version %d, your file changed version %d", e.By, e.Version, saw),
		"what you wrote stands in " + filepath.Base(name) + ": bring it into the file anew, then remove that one"}, "")
}

func (m *Mirror) tell(ctx context.Context, series string, wrong *Error, mark string) error {
	if m.judged == nil {
		m.judged, m.fine = map[string]string{}, map[string]bool{}
	}
	m.judged[series], m.fine[series] = mark, wrong == nil
	return m.Tell(ctx, series, wrong)
}

// write writes the file, unless it has these bytes.
func (m *Mirror) write(e *pb.Edits) error {
	data, err := WriteYAML(e)
	if err != nil {
		return err
	}
	path := m.path(e.Series)
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
		return nil
	}
	return whole(path, data)
}

// whole writes a file whole, beside its name and then over it.
func whole(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Chmod(0o644), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	return nil
}

// Run keeps the files of all series that list names, until ctx ends. once is
// called when all were brought together for the first time.
func (m *Mirror) Run(ctx context.Context, list func(context.Context) ([]string, error), once func(), warn func(error)) error {
	t := time.NewTicker(500 * time.Millisecond)
	defer t.Stop()
	for {
		all, err := list(ctx)
		for _, series := range all {
			if e := m.Sync(ctx, series); e != nil {
				err = errors.Join(err, fmt.Errorf("the file of edits of %s: %w", series, e))
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil && !flow.IsUnavailable(err) {
			warn(err)
		}
		m.began = true
		if once != nil {
			once()
			once = nil
		}
		select {
		case <-t.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
