//go:build unix

package cluster_test

import (
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	diff "github.com/google/go-cmp/cmp"

	"rapporteur.internal/flow"
	"rapporteur.internal/pipelines/cluster"
	"rapporteur.internal/services/index/elastic"
	"rapporteur.internal/services/index/elastic/estest"
)

// chaosFull, in the environment, asks for the long run instead: two hundred
// kills, Elasticsearch's process stopped for two minutes. .ci/full sets it.
const chaosFull = "RAPPORTEUR_CHAOS"

// inAsking is the step at which the desk is killed: it has no stages.
const inAsking flow.Point = "while it answers"

// TestSixServicesKilledTenTimesEachLoseNothing kills each service with SIGKILL
// at seeded steps while thirty PDFs come in, restarts NATS twice (once by
// SIGKILL), stops Elasticsearch for a while, and compares the export with that
// of an undisturbed one-process line, byte for byte.
func TestSixServicesKilledTenTimesEachLoseNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("sixty kills take minutes; -short leaves them out")
	}
	if os.Getenv(chaosFull) == "" {
		run := chaos{kills: 10, files: 30, outage: 10 * time.Second, seed: 2018}
		run.test(t)
		return
	}
	// Thirty PDFs have not as many steps as two hundred kills take; eighty have.
	run := chaos{kills: 34, files: 80, outage: 2 * time.Minute, frozen: true, seed: 2019}
	run.test(t)
}

// chaos is one disturbed run.
type chaos struct {
	// kills is how often each service is killed.
	kills, files int
	// outage is how long Elasticsearch is away: its process stopped where frozen
	// is set, else its connections held.
	outage time.Duration
	frozen bool
	seed   uint64

	c       *cluster.Cluster
	mu      sync.Mutex
	hits    map[flow.Point]int
	of      map[string]int
	settled atomic.Int64
	// over is closed when no file is on its way any more.
	over chan struct{}
}

func (x *chaos) test(t *testing.T) {
	pdfs := corpus(t, x.files)
	calm, inbox := t.TempDir(), t.TempDir()
	var places []string
	for i, f := range pdfs {
		// Each has a place of its own, so that it does not matter which comes first.
		at := filepath.Join(fmt.Sprintf("chaos-%02d", i/3), strconv.Itoa(1+i%3), filepath.Base(f))
		places = append(places, at)
		copied(t, f, filepath.Join(calm, at))
	}
	want := inOneProcess(t, calm)

	kind := estest.Kind{Name: "plain", Heap: "512m", JVM: "-XX:-AlwaysPreTouch -XX:TieredStopAtLevel=1"}
	if x.frozen {
		kind.Name = "chaos" // Nobody else's tests may stand still with it.
	}
	es, err := estest.Up(t.Context(), kind)
	if errors.Is(err, estest.ErrMissing) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer es.Release()
	wire, err := cluster.NewWire(es.URL[len("http://"):])
	if err != nil {
		t.Fatal(err)
	}
	defer wire.Close()
	x.c, err = cluster.New(cluster.Config{
		Bin: binaries(t), Dir: t.TempDir(), Inbox: inbox, Elasticsearch: wire.URL,
		Prefix: prefix(t, elastic.Config{URLs: []string{es.URL}}), CacheDir: cache(t), AckWait: time.Second, Env: untagged(),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.c.Close(); err != nil {
			t.Errorf("stop the cluster: %v", err)
		}
	})
	x.hits, x.of, x.over = map[flow.Point]int{}, map[string]int{}, make(chan struct{})
	ctx, cancel := context.WithTimeout(t.Context(), 35*time.Minute)
	defer cancel()
	if err := x.c.StartNATS(ctx); err != nil {
		t.Fatal(err)
	}
	var supervisors sync.WaitGroup
	for i, s := range cluster.Services() {
		supervisors.Go(func() { x.supervise(t, ctx, s, rand.New(rand.NewPCG(x.seed, uint64(i)))) })
	}
	last := x.feed(t, ctx, calm, inbox, places, func(done int) {
		switch {
		case done == x.files/5:
			x.restartNATS(t, ctx, false)
		case done == x.files/2:
			x.outageOf(t, es, wire)
		case done == 4*x.files/5:
			x.restartNATS(t, ctx, true)
		}
	})
	// Reports are still to be built when the last file is searchable.
	supervised := make(chan struct{})
	go func() { supervisors.Wait(); close(supervised) }()
	select {
	case <-supervised:
	case <-time.After(45 * time.Second):
	}
	close(x.over)
	<-supervised
	if last == nil {
		return
	}
	for _, s := range cluster.Services() {
		if err := x.c.Ready(ctx, s); err != nil {
			t.Fatal(err)
		}
	}
	s, err := x.c.Wait(ctx, x.files)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.Rejected {
		t.Errorf("a dead letter of %s: %s", r.Stage, r.Reason)
	}
	for _, f := range s.Files {
		if f.State != "indexed" {
			t.Errorf("%s is %s: %s", f.Path, f.State, f.Reason)
		}
	}
	got, err := x.c.Export(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if d := diff.Diff(string(want), string(got)); d != "" {
		t.Errorf("the export (+) differs from an undisturbed run's (-):\n%.4000s", d)
	}
	for _, s := range cluster.Services() {
		if x.of[s] < x.kills {
			t.Errorf("%s was killed %d times, not %d", s, x.of[s], x.kills)
		}
	}
	for _, p := range []flow.Point{flow.BeforePublish, flow.AfterPublish, flow.AfterAck, flow.InBulk, flow.InSeal} {
		if x.hits[p] < 3 {
			t.Errorf("only %d kills %s", x.hits[p], p)
		}
	}
	t.Logf("kills by service %v, by step %v; %d bytes of export alike", x.of, x.hits, len(got))
}

// feed drops a file whenever fewer than three are on their way, and tells how
// many are settled. It returns the last status, or nil.
func (x *chaos) feed(t *testing.T, ctx context.Context, from, inbox string, places []string, at func(done int)) *cluster.Status {
	told := -1
	for dropped := 0; ; {
		s, err := x.c.Status(ctx)
		if err == nil {
			done := s.Settled()
			x.settled.Store(int64(done))
			for told < done {
				told++
				at(told)
			}
			if done == len(places) {
				return s
			}
			for dropped < len(places) && dropped < done+3 {
				copied(t, filepath.Join(from, places[dropped]), filepath.Join(inbox, places[dropped]))
				dropped++
			}
		}
		select {
		case <-ctx.Done():
			t.Errorf("%d of %d files settled in time: %v", x.settled.Load(), len(places), err)
			return nil
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// steps are those at which a service is killed, in turn.
var steps = map[string][]flow.Point{
	"watch":   {flow.BeforePublish, flow.AfterPublish},
	"extract": {flow.BeforePublish, flow.AfterPublish, flow.AfterAck},
	"segment": {flow.BeforePublish, flow.AfterPublish, flow.AfterAck},
	"index":   {flow.InBulk, flow.InSeal, flow.BeforePublish, flow.AfterPublish, flow.AfterAck, flow.InSeal, flow.InBulk},
	// A report is published when a series rests, which takes a while: the tenth time.
	"report": {flow.AfterAck, flow.AfterPublish, flow.AfterAck, flow.AfterPublish, flow.AfterAck,
		flow.AfterPublish, flow.AfterAck, flow.AfterPublish, flow.AfterAck, flow.BeforePublish},
	"desk": {inAsking},
}

// supervise starts a service again each time it was killed, as many times as is
// asked for; the last one lives.
func (x *chaos) supervise(t *testing.T, ctx context.Context, service string, random *rand.Rand) {
	dir := t.TempDir()
	record := filepath.Join(dir, "kill")
	for n := 0; n < x.kills; {
		select {
		case <-x.over: // Nothing is left at which it could be killed.
			n = x.kills
			continue
		default:
		}
		point := steps[service][n%len(steps[service])]
		nth := 1 + random.IntN(2)
		switch {
		case service == "segment" && point == flow.BeforePublish:
			nth = 1 + random.IntN(20)
		case service == "report":
			nth = 1 // It has fewer steps than the others: a report a series.
		}
		armed := filepath.Join(dir, strconv.Itoa(n))
		crash, err := json.Marshal(map[string]any{"point": point, "nth": nth, "record": record, "armed": armed})
		if err != nil {
			t.Error(err)
			return
		}
		p, err := x.c.Start(service, "RAPPORTEUR_CRASH="+string(crash))
		if err != nil {
			t.Error(err)
			return
		}
		// Kills are spread over the first three quarters of the files.
		if x.reach(ctx, p, n*x.files*3/4/x.kills) {
			if err := os.WriteFile(armed, nil, 0o600); err != nil {
				t.Error(err)
				return
			}
		}
		told := kill{Stage: "-", Message: "-", Point: point}
		if point == inAsking {
			x.ask(ctx, p, random)
		}
		select {
		case <-p.Done():
		case <-x.over:
			if err := p.Stop(patience); err != nil && !p.Killed() {
				t.Error(err)
			}
		case <-ctx.Done():
			return
		}
		if !p.Killed() {
			select {
			case <-x.over:
				continue
			default:
				t.Errorf("%s ended by itself; its log: %s", service, x.c.Log(service))
				return
			}
		}
		if point != inAsking {
			if err := readRecord(record, &told); err != nil {
				t.Errorf("the kill of %s: %v", service, err)
				return
			}
		}
		n++
		x.mu.Lock()
		x.hits[told.Point]++
		x.of[service]++
		t.Logf("kill %2d of %-7s  %-23s  stage %s, %s; %d files settled", n, service, told.Point, told.Stage, told.Message, x.settled.Load())
		x.mu.Unlock()
	}
	if _, err := x.c.Start(service); err != nil {
		t.Error(err)
	}
}

// reach waits until so many files are settled.
func (x *chaos) reach(ctx context.Context, p *cluster.Process, files int) bool {
	for x.settled.Load() < int64(files) {
		select {
		case <-ctx.Done():
			return false
		case <-x.over:
			return false
		case <-p.Done():
			return false
		case <-time.After(20 * time.Millisecond):
		}
	}
	return true
}

// ask lets the desk answer for a while, then kills it in the midst of an answer.
func (x *chaos) ask(ctx context.Context, p *cluster.Process, random *rand.Rand) {
	select {
	case <-ctx.Done():
		return
	case <-time.After(time.Duration(200+random.IntN(1000)) * time.Millisecond):
	}
	asked, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	if r, err := http.NewRequestWithContext(asked, http.MethodGet, x.c.Desk()+"/api/v1/export", nil); err == nil {
		if resp, err := http.DefaultClient.Do(r); err == nil {
			io.CopyN(io.Discard, resp.Body, 1<<10)
			defer resp.Body.Close()
		}
	}
	p.Kill()
}

// kill is a noted kill.
type kill struct {
	Stage   string     `json:"stage"`
	Message string     `json:"message"`
	Point   flow.Point `json:"point"`
}

func readRecord(file string, k *kill) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return errors.Join(json.Unmarshal(b, k), os.Remove(file))
}

// restartNATS ends the server, hard or softly, leaves it away for a second, and starts it again.
func (x *chaos) restartNATS(t *testing.T, ctx context.Context, hard bool) {
	p := x.c.Process("nats")
	if hard {
		p.Kill()
	} else {
		p.Stop(20 * time.Second)
	}
	time.Sleep(time.Second)
	if err := x.c.StartNATS(ctx); err != nil {
		t.Error(err)
	}
	t.Logf("NATS restarted (SIGKILL: %v)", hard)
}

// outageOf lets Elasticsearch stand still.
func (x *chaos) outageOf(t *testing.T, es *estest.Node, wire *cluster.Wire) {
	how := "its connections held"
	var thaw func() error
	if x.frozen {
		how = "its process stopped"
		var err error
		if thaw, err = cluster.Freeze(es.PID); err != nil {
			t.Error(err)
			return
		}
	} else {
		release := wire.Hold()
		thaw = func() error { release(); return nil }
	}
	time.Sleep(x.outage)
	if err := thaw(); err != nil && !errors.Is(err, syscall.ESRCH) {
		t.Error(err)
	}
	t.Logf("Elasticsearch stood still for %s (%s)", x.outage, how)
}

// corpus are the PDFs with the fewest pages among those that have text in one of
// the three languages.
func corpus(t *testing.T, n int) []string {
	t.Helper()
	shared := os.Getenv("RAPPORTEUR_SHARED")
	if shared == "" {
		shared = filepath.Join(root, "..", "shared")
	}
	f, err := os.Open(filepath.Join(shared, "corpus", "SOURCES.tsv"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the corpus is missing: set RAPPORTEUR_SHARED to a folder that holds corpus/SOURCES.tsv")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	type pdf struct {
		file  string
		pages int
	}
	var all []pdf
	for _, row := range rows[1:] {
		pages, err := strconv.Atoi(row[column["pages"]])
		chars, _ := strconv.Atoi(row[column["text_chars"]])
		file := filepath.FromSlash(row[column["file"]])
		if err != nil || chars < 1000 || filepath.Dir(file) != "good" || !slices.Contains([]string{"fr", "en", "es"}, row[column["lang"]]) {
			continue
		}
		all = append(all, pdf{filepath.Join(shared, "corpus", file), pages})
	}
	slices.SortFunc(all, func(a, b pdf) int { return cmp.Or(cmp.Compare(a.pages, b.pages), cmp.Compare(a.file, b.file)) })
	if len(all) < n {
		t.Skipf("the corpus has %d PDFs with text, not %d", len(all), n)
	}
	var files []string
	for _, p := range all[:n] {
		files = append(files, p.file)
	}
	return files
}
