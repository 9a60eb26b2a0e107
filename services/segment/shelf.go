package segment

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
	"rapporteur.internal/services/segment/theme"
)

// Shelf brings the theme schemes that a folder holds, SERIES.yaml each, to the
// bucket schemes, where every copy of segment and report finds them. The folder
// counts: what is no longer in it is taken away. A scheme that is wrong is
// shelved as such, with what is wrong and what helps, so that its series has none.
type Shelf struct {
	Line *flow.Line
	Dir  string
	Log  *slog.Logger

	// looked is closed when run has looked into the folder once.
	looked chan struct{}
	once   sync.Once
	// passed are names of which was told that they are no series'.
	passed map[string]bool
}

const (
	// lookAgain is the time between two looks into the folder; settled is how long
	// a file must be unchanged, since it may be half written.
	lookAgain = 500 * time.Millisecond
	settled   = 300 * time.Millisecond
	// schemeBytes is what a scheme holds at most: the bus carries no more at once.
	schemeBytes = 512 << 10
)

var (
	slug   = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)
	digits = regexp.MustCompile(`^[0-9]+$`)
)

// Look brings the folder and the bucket together once; a file that was written
// just now is left for later unless all is true.
func (s *Shelf) Look(ctx context.Context, all bool) error {
	entries, err := os.ReadDir(s.Dir)
	if err != nil {
		return fmt.Errorf("look for theme schemes: %w", err)
	}
	shelf, err := s.Line.Bucket(ctx, ledger.BucketSchemes)
	if err != nil {
		return err
	}
	held := map[string]*pb.Scheme{}
	if err := shelf.All(ctx, func(key string, value []byte) error {
		held[key] = &pb.Scheme{}
		return proto.Unmarshal(value, held[key])
	}); err != nil {
		return err
	}
	for _, e := range entries {
		series, is := strings.CutSuffix(e.Name(), ".yaml")
		if !is || !slug.MatchString(series) {
			s.pass(e.Name())
			continue
		}
		old := held[series]
		delete(held, series)
		if info, err := e.Info(); !all && (err != nil || time.Since(info.ModTime()) < settled) {
			continue
		}
		found, err := s.read(series)
		if errors.Is(err, os.ErrNotExist) {
			continue // Taken away meanwhile: the next look sees that.
		}
		if proto.Equal(found, old) {
			continue
		}
		data, err := proto.Marshal(found)
		if err != nil {
			return err
		}
		if err := shelf.Put(ctx, series, data); err != nil {
			return err
		}
		if found.Reason != "" {
			s.Log.Error("the theme scheme is not taken up; the default stands in", "series", series, "reason", found.Reason, "remedy", found.Remedy)
		} else {
			s.Log.Info("the series has its own theme scheme", "series", series, "file", filepath.Join(s.Dir, e.Name()))
		}
	}
	for series := range held {
		if err := shelf.Delete(ctx, series); err != nil {
			return err
		}
		s.Log.Info("the series no longer has its own theme scheme", "series", series)
	}
	return nil
}

// pass tells once of a file whose name is no series'.
func (s *Shelf) pass(name string) {
	if s.passed[name] || strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") {
		return
	}
	if s.passed == nil {
		s.passed = map[string]bool{}
	}
	s.passed[name] = true
	s.Log.Warn("a file among the theme schemes is passed over", "file", filepath.Join(s.Dir, name), "remedy", "name it after its series: SERIES.yaml, the series of a-z, 0-9 and -")
}

// read reads the file of a series' scheme; the error says that there is none.
func (s *Shelf) read(series string) (*pb.Scheme, error) {
	name := filepath.Join(s.Dir, series+".yaml")
	data, err := os.ReadFile(name)
	found := &pb.Scheme{Series: series}
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, err
	case err != nil:
		found.Reason, found.Remedy = err.Error(), "make it readable for the service"
	case len(data) > schemeBytes:
		found.Reason, found.Remedy = fmt.Sprintf("%s: it holds %d bytes, more than %d", name, len(data), schemeBytes), "leave out terms that say the same"
	default:
		if _, err := own(data); err != nil {
			found.Reason, found.Remedy = name+": "+err.Error(), flow.Remedy(err)
		} else {
			found.File = data
		}
	}
	return found, nil
}

// own reads a series' own scheme. Numbers are the objectives of the Compact's.
func own(data []byte) (*theme.Scheme, error) {
	s, err := theme.Load(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	for _, t := range s.Themes {
		if digits.MatchString(t.ID) {
			return nil, &theme.Fault{Scheme: s.ID, Theme: t.ID, Reason: "its id is a number, as the objectives of the default scheme have", Advice: "take a word: \"stocks\""}
		}
	}
	return s, nil
}

// run looks until ctx ends.
func (s *Shelf) run(ctx context.Context, _ flow.Emit) error {
	t := time.NewTicker(lookAgain)
	defer t.Stop()
	told := ""
	for all := true; ; {
		err := s.Look(ctx, all)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if !flow.IsUnavailable(err) {
			if all {
				s.once.Do(func() { close(s.looked) })
			}
			all = false
			if err != nil && err.Error() != told {
				s.Log.Error("the folder of theme schemes can't be looked into; what is shelved holds", "error", err)
			}
			told = fmt.Sprint(err)
		}
		select {
		case <-t.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
