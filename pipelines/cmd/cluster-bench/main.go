//go:build linux

// Command cluster-bench reads a folder of PDFs both ways, with six processes on
// NATS and a real Elasticsearch, which it brings up, and with the one-process
// line, and prints for each pages, statements, seconds, processor time a station,
// peak memory and bytes on disk, for nobody to pass or fail.
//
//	go run ./pipelines/cmd/cluster-bench [-way cluster|process|both] [-elasticsearch URL] FOLDER
//
// Time runs from the start of watch (or of the process) until the last file is
// searchable or refused; the folder's files are old, so that nothing waits for
// them to settle. Processor time and memory come from /proc. Reports have the
// built-in PDFs: LibreOffice would be measured, not the line.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"rapporteur.internal/pipelines/cluster"
	"rapporteur.internal/services/index/elastic"
	"rapporteur.internal/services/index/elastic/estest"
)

func main() {
	way := flag.String("way", "both", "cluster, process or both")
	url := flag.String("elasticsearch", "", "an Elasticsearch without security to use, whose processor time is then left out; empty: bring one up")
	limit := flag.Duration("limit", 20*time.Minute, "how long a run may take")
	copies := flag.Int("extract", 1, "how many processes of extract")
	workers := flag.Int("index-workers", 0, "how many batches index writes at once; 0: its default")
	batch := flag.Int("index-batch", 0, "how many statements a batch of index holds; 0: its default")
	runs := flag.Int("runs", 2, "how often the cluster runs, each time into an empty index; Elasticsearch is cold the first time")
	profiles := flag.String("profiles", "", "folder for processor profiles of the services, of the first 20 s of a run")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: cluster-bench [-way cluster|process|both] [-elasticsearch URL] FOLDER")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := measure(ctx, flag.Arg(0), *way, bench{workers: *workers, batch: *batch, url: *url, limit: *limit, copies: *copies, runs: *runs, profiles: *profiles}); err != nil {
		fmt.Fprintln(os.Stderr, "cluster-bench:", err)
		os.Exit(1)
	}
}

func measure(ctx context.Context, folder, way string, b bench) error {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return err
	}
	pdfs := 0
	if err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.EqualFold(filepath.Ext(path), ".pdf") {
			pdfs++
		}
		return err
	}); err != nil {
		return err
	}
	if pdfs == 0 {
		return fmt.Errorf("%s holds no PDF", folder)
	}
	home, err := os.MkdirTemp("", "cluster-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(home)
	cache, err := os.UserCacheDir()
	if err != nil {
		return err
	}
	b.folder, b.pdfs, b.home, b.cache = folder, pdfs, home, filepath.Join(cache, "rapporteur")
	if err := cluster.Build(ctx, home); err != nil {
		return err
	}
	fmt.Printf("%d PDFs on %d cores; load %s\n", pdfs, runtime.NumCPU(), load())
	if way != "process" {
		if err := b.cluster(ctx); err != nil {
			return err
		}
	}
	if way != "cluster" {
		return b.process(ctx)
	}
	return nil
}

type bench struct {
	folder, home, cache, url, profiles string
	pdfs, copies, runs, workers, batch int
	limit                              time.Duration
}

// cluster measures six processes, several times on one Elasticsearch.
func (b bench) cluster(ctx context.Context) (err error) {
	elasticsearch := 0
	if b.url == "" {
		node, err := estest.Up(ctx, estest.Kind{Name: "bench", Heap: "2g"})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, node.Release()) }()
		b.url, elasticsearch = node.URL, node.PID
	}
	for n := range b.runs {
		if err := b.once(ctx, n+1, elasticsearch); err != nil {
			return err
		}
	}
	return nil
}

func (b bench) once(ctx context.Context, run, elasticsearch int) (err error) {
	ctx, cancel := context.WithTimeout(ctx, b.limit)
	defer cancel()
	watched := map[string]int{}
	if elasticsearch != 0 {
		watched["elasticsearch"] = elasticsearch
	}
	config := elastic.Config{URLs: []string{b.url}, Prefix: fmt.Sprintf("bench%d", time.Now().UnixNano())}
	p, err := elastic.NewProvisioner(config)
	if err != nil {
		return err
	}
	defer p.Close()
	if _, err := p.Provision(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Remove(context.WithoutCancel(ctx))) }()
	c, err := cluster.New(cluster.Config{
		Bin: b.home, Dir: filepath.Join(b.home, fmt.Sprintf("cluster-%d", run)), Inbox: b.folder, Elasticsearch: b.url, Prefix: config.Prefix, CacheDir: b.cache,
		Env: map[string][]string{"report": {"RAPPORTEUR_SOFFICE=off"}, "index": b.index()},
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if err := c.StartNATS(ctx); err != nil {
		return err
	}
	watched["nats"] = c.Process("nats").PID()
	for _, s := range cluster.Services()[1:] {
		started, err := c.Start(s)
		if err != nil {
			return err
		}
		if err := c.Ready(ctx, s); err != nil {
			return err
		}
		watched[s] = started.PID()
	}
	for n := 1; n < b.copies; n++ {
		another, err := c.Start("extract", "RAPPORTEUR_ADMIN=")
		if err != nil {
			return err
		}
		defer another.Stop(10 * time.Second)
		watched[fmt.Sprintf("extract %d", n+1)] = another.PID()
	}
	gauge := watch(watched)
	from := time.Now()
	started, err := c.Start("watch")
	if err != nil {
		return err
	}
	gauge.add("watch", started.PID())
	if b.profiles != "" {
		for _, s := range cluster.Services()[1:] {
			go profile(ctx, c.Admin(s), filepath.Join(b.profiles, fmt.Sprintf("%s-%d.pprof", s, run)))
		}
	}
	s, err := c.Wait(ctx, b.pdfs)
	took := time.Since(from)
	used := gauge.end()
	if err != nil {
		return err
	}
	result(fmt.Sprintf("six processes, NATS, Elasticsearch, run %d", run), s, took)
	used.print(took, pagesOf(s))
	if err := tell(ctx, b.url, config.Prefix); err != nil {
		return err
	}
	return disk(ctx, b.folder, c, pagesOf(s))
}

// index is the environment that asks index for other than its defaults.
func (b bench) index() []string {
	var env []string
	if b.workers > 0 {
		env = append(env, fmt.Sprintf("RAPPORTEUR_WORKERS=%d", b.workers))
	}
	if b.batch > 0 {
		env = append(env, fmt.Sprintf("RAPPORTEUR_BATCH=%d", b.batch))
	}
	return env
}

// profile writes down where a service's processor time goes; without one the
// figures stand all the same.
func profile(ctx context.Context, admin, file string) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, admin+"/debug/pprof/profile?seconds=20", nil)
	if err != nil {
		return
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err == nil {
		err = os.WriteFile(file, b, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "cluster-bench: profile:", err)
	}
}

// process measures the one-process line.
func (b bench) process(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, b.limit)
	defer cancel()
	data := filepath.Join(b.home, "data")
	cmd := exec.CommandContext(ctx, filepath.Join(b.home, "rapporteur"), "run", b.folder, "--data", data, "--out", filepath.Join(b.home, "out"), "--soffice", "off")
	from := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	gauge := watch(map[string]int{"rapporteur": cmd.Process.Pid})
	var exit *exec.ExitError
	if err := cmd.Wait(); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) { // 1: some failed and are listed.
		return fmt.Errorf("rapporteur run: %w", err)
	}
	took := time.Since(from)
	used := gauge.end()
	out, err := exec.CommandContext(ctx, filepath.Join(b.home, "rapporteur"), "status", "--json", "--data", data).Output()
	if err != nil {
		return fmt.Errorf("rapporteur status: %w", err)
	}
	s := &cluster.Status{}
	if err := json.Unmarshal(out, s); err != nil {
		return err
	}
	result("one process, to the last report written", s, took)
	used.print(took, pagesOf(s))
	return nil
}

func pagesOf(s *cluster.Status) (pages uint32) {
	for _, d := range s.Documents {
		pages += d.Pages
	}
	return pages
}

// result prints what came out.
func result(way string, s *cluster.Status, took time.Duration) {
	var pages, statements uint32
	states := map[string]int{}
	for _, d := range s.Documents {
		pages += d.Pages
		statements += d.Held
	}
	for _, f := range s.Files {
		states[f.State]++
	}
	fmt.Printf("\n%s: %d pages and %d statements in %.1f s: %.1f pages and %.0f statements a second; files %v, %d dead letters\n",
		way, pages, statements, took.Seconds(), float64(pages)/took.Seconds(), float64(statements)/took.Seconds(), states, len(s.Rejected))
	for _, f := range s.Files {
		if f.State != "indexed" {
			fmt.Printf("  %s is %s: %s\n", f.Path, f.State, f.Reason)
		}
	}
}

// load is the machine's, as others see it too.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(b))[:3], " ")
}
