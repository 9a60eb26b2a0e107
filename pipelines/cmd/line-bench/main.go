// Command line-bench measures the one-process line as a person meets it: it
// builds rapporteur, starts `up` on an empty folder, drops the given PDFs one
// after the other, edits their report, and prints times and memory as they are, for nobody to
// pass or fail.
//
//	go run ./pipelines/cmd/line-bench examples/inbox
//
// Settle time is printed apart: it is how long a file must stand still before
// it is taken. Memory is the resident memory of the whole process tree, read
// from /proc; elsewhere than on Linux it is left out.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"time"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: line-bench FOLDER")
		os.Exit(2)
	}
	if err := measure(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "line-bench:", err)
		os.Exit(1)
	}
}

func measure(folder string) error {
	home, err := os.MkdirTemp("", "line-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(home)
	bin := filepath.Join(home, "rapporteur")
	build := exec.Command("go", "build", "-o", bin, "rapporteur.internal/pipelines/cmd/rapporteur")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("build rapporteur: %w", err)
	}
	inbox := filepath.Join(home, "inbox")
	if err := os.Mkdir(inbox, 0o755); err != nil {
		return err
	}
	// The first start ever makes the data folder; what people meet each day is the second.
	for _, start := range []string{"first", "second"} {
		up, err := begin(bin, home, inbox)
		if err != nil {
			return err
		}
		fmt.Printf("%-44s %8.2f s\n", "start of up to serving, "+start+" start", up.serving.Seconds())
		if start == "second" {
			defer up.stop()
			return drop(up, folder, inbox)
		}
		up.stop()
	}
	return nil
}

// up is a running `rapporteur up`.
type up struct {
	cmd     *exec.Cmd
	url     string
	serving time.Duration
	peak    *peak
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

func begin(bin, home, inbox string) (*up, error) {
	cmd := exec.Command(bin, "up", inbox, "--data", filepath.Join(home, "data"), "--out", filepath.Join(home, "out"), "--listen", "127.0.0.1:0")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	from := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if url := address.FindString(lines.Text()); url != "" {
			go io.Copy(io.Discard, out)
			for {
				resp, err := http.Get(url + "/api/v1/status")
				if err == nil {
					resp.Body.Close()
					return &up{cmd: cmd, url: url, serving: time.Since(from), peak: watchMemory(cmd.Process.Pid)}, nil
				}
				if time.Since(from) > time.Minute {
					return nil, fmt.Errorf("up printed %s and doesn't answer there: %w", url, err)
				}
				time.Sleep(5 * time.Millisecond)
			}
		}
	}
	return nil, errors.Join(errors.New("up printed no address"), cmd.Wait())
}

func (u *up) stop() {
	u.peak.end()
	u.cmd.Process.Signal(os.Interrupt)
	u.cmd.Wait()
}

// document is what the status tells of one.
type document struct {
	Files         []string `json:"files"`
	State         string   `json:"state"`
	Series        string   `json:"series"`
	Session       uint32   `json:"session"`
	Statements    uint32   `json:"statements"`
	Pages         uint32   `json:"pages"`
	FromWrittenMS int64    `json:"from_written_ms"`
	FromSettledMS int64    `json:"from_settled_ms"`
}

func (u *up) status(ctx context.Context) (docs []document, busy int, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.url+"/api/v1/status", nil)
	if err != nil {
		return nil, 0, err
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, 0, err
	}
	defer resp.Body.Close()
	var s struct {
		Busy      int        `json:"busy"`
		Documents []document `json:"documents"`
	}
	err = json.NewDecoder(resp.Body).Decode(&s)
	return s.Documents, s.Busy, err
}

// drop copies the PDFs in, one after the other, and prints how long each took.
func drop(u *up, folder, inbox string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	var pdfs []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.EqualFold(filepath.Ext(path), ".pdf") {
			pdfs = append(pdfs, path)
		}
		return err
	})
	if err != nil || len(pdfs) == 0 {
		return errors.Join(fmt.Errorf("%s holds no PDF", folder), err)
	}
	// The last first: the figure promised is of the summary, with everything warm.
	sort.Sort(sort.Reverse(sort.StringSlice(pdfs)))
	for _, pdf := range pdfs {
		name := filepath.Base(pdf)
		for _, f := range []string{pdf + ".yaml", pdf} {
			b, err := os.ReadFile(f)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(inbox, filepath.Base(f)), b, 0o644); err != nil {
				return err
			}
		}
		d, err := u.wait(ctx, name)
		if err != nil {
			return err
		}
		fmt.Printf("%-44s %8.2f s  (settling %.2f s; %d pages, %d statements)\n", name+": last byte to searchable",
			float64(d.FromWrittenMS)/1000, float64(d.FromWrittenMS-d.FromSettledMS)/1000, d.Pages, d.Statements)
	}
	docs, _, err := u.status(ctx)
	if err != nil {
		return err
	}
	sessions := map[string]map[uint32]bool{}
	series := ""
	for _, d := range docs {
		if sessions[d.Series] == nil {
			sessions[d.Series] = map[uint32]bool{}
		}
		sessions[d.Series][d.Session] = true
		if len(sessions[d.Series]) > len(sessions[series]) {
			series = d.Series
		}
	}
	if err := u.edit(ctx, series, filepath.Join(filepath.Dir(inbox), "out"), len(sessions[series])); err != nil {
		return err
	}
	time.Sleep(30 * time.Second)
	now, most := u.peak.read()
	if now > 0 {
		fmt.Printf("%-44s %8d MB\n%-44s %8d MB\n", "resident, process tree, 30 s after", now>>20, "resident, process tree, peak", most>>20)
	}
	return nil
}

func (u *up) wait(ctx context.Context, name string) (document, error) {
	for {
		docs, _, err := u.status(ctx)
		if err != nil {
			return document{}, err
		}
		for _, d := range docs {
			for _, f := range d.Files {
				if filepath.Base(f) == name && d.FromWrittenMS > 0 {
					return d, nil
				}
			}
		}
		select {
		case <-ctx.Done():
			return document{}, fmt.Errorf("%s did not become searchable in three minutes", name)
		case <-time.After(20 * time.Millisecond):
		}
	}
}
