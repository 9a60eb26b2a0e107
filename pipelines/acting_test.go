package pipelines_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"testing"
	"time"

	"rapporteur.internal/flow"
	"rapporteur.internal/pipelines"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract"
)

// The test binary starts itself again: as the child that reads PDFs, and as a
// line that kills itself at a chosen step.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "extract-child" {
		if err := extract.ChildMain(context.Background(), os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if s := os.Getenv("RAPPORTEUR_TEST_LINE"); s != "" {
		os.Exit(actAsLine(s))
	}
	if s := os.Getenv("RAPPORTEUR_TEST_DESK"); s != "" {
		os.Exit(actAsDesk(s))
	}
	os.Exit(m.Run())
}

// patience is how long tests wait for what comes in seconds on a machine that
// is at rest: a limit for what never comes, not a measure.
const patience = 5 * time.Minute

// acting is what a line in a process of its own is told.
type acting struct {
	Inbox, Data, Out string
	// Files is how many files the line has to have settled before it is done.
	Files int
	// Point and Nth: kill -9 this process at the Nth time of the point; "": never.
	Point flow.Point
	Nth   int
	// Record is the file that a kill is noted in, Counts that of how often each point came.
	Record, Counts string

	// said is what its last run wrote on its outputs.
	said string
}

// kill is a noted kill.
type kill struct {
	Stage   string     `json:"stage"`
	Message string     `json:"message"`
	Point   flow.Point `json:"point"`
}

// hook counts points and kills the process at the chosen one.
func (a *acting) hook() (flow.Hook, func() map[flow.Point]int) {
	var mu sync.Mutex
	counts := map[flow.Point]int{}
	return func(stage, message string, point flow.Point) {
			mu.Lock()
			defer mu.Unlock()
			counts[point]++
			if point != a.Point || counts[point] != a.Nth {
				return
			}
			b, err := json.Marshal(kill{stage, message, point})
			if err == nil {
				err = os.WriteFile(a.Record, b, 0o600)
			}
			if err != nil {
				fmt.Fprintln(os.Stderr, "note the kill:", err)
				os.Exit(3)
			}
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {} // The signal is on its way; nothing more may happen here.
		}, func() map[flow.Point]int {
			mu.Lock()
			defer mu.Unlock()
			return counts
		}
}

// actAsLine runs a line until its files are done, and writes OUT.
func actAsLine(config string) int {
	var a acting
	if err := json.Unmarshal([]byte(config), &a); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	hook, counts := a.hook()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	h, err := pipelines.Open(ctx, pipelines.Config{
		Data: a.Data, Out: a.Out, Inputs: []string{a.Inbox}, Child: child(), CacheDir: cache(),
		Hook: hook, AckWait: time.Second, Log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelInfo})),
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	line, end := context.WithCancelCause(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		end(fmt.Errorf("the line ended: %w", h.Run(line)))
	}()
	err = waitIdle(line, h, a.Files)
	end(nil)
	<-ended
	if err == nil {
		err = h.WriteOut(ctx)
	}
	if e := h.Close(); err == nil {
		err = e
	}
	if err == nil && a.Counts != "" {
		var b []byte
		if b, err = json.Marshal(counts()); err == nil {
			err = os.WriteFile(a.Counts, b, 0o600)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// waitIdle waits until so many files are done, every report is written and nothing is in flight, and
// tells what the line was at when that never comes.
func waitIdle(ctx context.Context, h *pipelines.House, files int) error {
	begun := time.Now()
	var last pipelines.Progress
	var failed error
	for {
		p, err := h.Progress(ctx)
		if err == nil {
			last = p
		} else if ctx.Err() == nil {
			failed = err
		}
		// A report that failed is at rest, too, and tried again half a minute
		// later: on a busy machine the bus may answer too late once.
		if err == nil && p.Idle && p.Done >= files {
			var failing []*pb.SeriesRecord
			if failing, err = h.Unwritten(ctx); err == nil && len(failing) == 0 {
				return nil
			}
			failed = errors.Join(err, fmt.Errorf("reports that failed: %v", failing))
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waited %s for %d files to be done, their reports written and nothing to be in flight: %w\nlast: %+v, error %v\nthe line: %s", time.Since(begun).Round(time.Second), files, context.Cause(ctx), last, failed, told(h))
		case <-time.After(25 * time.Millisecond):
		}
	}
}

// told is the line's status as the desk gives it.
func told(h *pipelines.House) string {
	handler, err := h.Desk()
	if err != nil {
		return err.Error()
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/api/v1/status", nil))
	return w.Body.String()
}

func child() []string { return []string{os.Args[0], "extract-child"} }

// cache is kept between runs: compiling the second engine takes seconds.
func cache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return dir + "/rapporteur"
}

// seeded gives the same numbers for the same seed.
func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 2018)) }
