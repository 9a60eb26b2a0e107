package pipelines_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rapporteur.internal/flow"
)

// points are the steps at which the line is killed.
var points = []flow.Point{flow.BeforePublish, flow.AfterPublish, flow.AfterAck, flow.InSeal}

// kills is how often it is killed.
const kills = 30

// lives are the most data folders that it may take: thirty kills need about
// fourteen, more where a slow machine delivers again and each step comes oftener
// in the undisturbed run than in those that follow.
const lives = 100

// TestALineKilledThirtyTimesEndsWithTheSameExport kills the line with SIGKILL
// at seeded points of both examples' way, restarts it on what it left, and
// compares what comes out with an undisturbed run's, byte for byte: nothing
// lost, nothing double. It prints each kill, and fails unless each step was hit.
func TestALineKilledThirtyTimesEndsWithTheSameExport(t *testing.T) {
	if testing.Short() {
		t.Skip("thirty kills take minutes; -short leaves them out")
	}
	inbox := filepath.Join(root, "examples", "inbox")
	calm := acting{Inbox: inbox, Data: t.TempDir(), Out: t.TempDir(), Files: 2, Counts: filepath.Join(t.TempDir(), "counts")}
	if killed, err := calm.run(t); killed || err != nil {
		t.Fatalf("the undisturbed run: killed %v, %v", killed, err)
	}
	want := contents(t, calm.Out)
	if len(want) < 6 {
		t.Fatalf("the undisturbed run left %v, wanted two exports and four reports", slices.Sorted(maps.Keys(want)))
	}
	counts := map[flow.Point]int{}
	readJSON(t, calm.Counts, &counts)

	hit := map[flow.Point]int{}
	for n, seed := 0, uint64(1); n < kills; seed++ {
		if seed > lives {
			t.Fatalf("only %d of %d kills in %d lives of a data folder; by step: %v of %v in the undisturbed run", n, kills, lives, hit, counts)
		}
		rnd := seeded(seed)
		// One life: killed up to six times, then left alone.
		life := acting{Inbox: inbox, Data: t.TempDir(), Out: t.TempDir(), Files: 2, Record: filepath.Join(t.TempDir(), "kill")}
		for range 6 {
			if n == kills {
				break
			}
			life.Point = points[(n+int(seed))%len(points)]
			if counts[life.Point] == 0 {
				t.Fatalf("an undisturbed run never comes %s", life.Point)
			}
			life.Nth = 1 + rnd.IntN(counts[life.Point])
			killed, err := life.run(t)
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			if !killed {
				break // It was done before the point came so often.
			}
			if _, err := os.Stat(life.Record); err != nil {
				t.Fatalf("seed %d: killed by somebody else, for want of memory perhaps (%v); it said last:\n%s", seed, err, lastLines(life.said, 80))
			}
			var k kill
			readJSON(t, life.Record, &k)
			os.Remove(life.Record)
			hit[k.Point]++
			n++
			t.Logf("kill %2d (seed %d): stage %s, %s, %s", n, seed, k.Stage, k.Message, k.Point)
		}
		life.Point = ""
		if killed, err := life.run(t); killed || err != nil {
			t.Fatalf("seed %d, the last restart: killed %v, %v", seed, killed, err)
		}
		if d := cmp.Diff(want, contents(t, life.Out)); d != "" {
			t.Fatalf("seed %d: what came out (+) differs from an undisturbed run's (-):\n%s\nthe last run said:\n%s", seed, d, lastLines(life.said, 80))
		}
	}
	for _, p := range points {
		if hit[p] == 0 {
			t.Errorf("no kill hit the step %q", p)
		}
	}
	t.Logf("kills by step: %v", hit)
}

// run runs the line in a process of its own and tells whether it was killed.
func (a *acting) run(t *testing.T) (killed bool, err error) {
	t.Helper()
	b, err := json.Marshal(a)
	if err != nil {
		return false, err
	}
	// It gives up by itself after its patience; one that can't even do that tells
	// where it stands, as Go does upon SIGQUIT.
	ctx, cancel := context.WithTimeout(t.Context(), patience+2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0])
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGQUIT) }
	cmd.WaitDelay = time.Minute
	cmd.Env = append(os.Environ(), "RAPPORTEUR_TEST_LINE="+string(b))
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	began := time.Now()
	err = cmd.Run()
	a.said = out.String()
	for line := range strings.Lines(a.said) {
		if strings.Contains(line, "level=ERROR") {
			t.Logf("process %d: %s", cmd.Process.Pid, line)
		}
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == -1 {
		return true, nil
	}
	if err != nil {
		log, dump, _ := strings.Cut(a.said, "SIGQUIT: quit")
		return false, fmt.Errorf("the line in process %d, which was to be killed at %q (%d), ended after %s: %w; its last lines:\n%s\n%.6000s",
			cmd.Process.Pid, a.Point, a.Nth, time.Since(began).Round(time.Second), err, lastLines(log, 80), dump)
	}
	return false, nil
}

func lastLines(s string, n int) string {
	lines := strings.SplitAfter(s, "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "")
}

// contents are the files below a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[rel] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func readJSON(t *testing.T, file string, v any) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(b, v)
	}
	if err != nil {
		t.Fatal(err)
	}
}
