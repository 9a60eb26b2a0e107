package pipelines_test

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"rapporteur.internal/pipelines"
)

// serving is a line with its desk in a process of its own, as `rapporteur up` is.
type serving struct{ Inbox, Data, Out string }

// actAsDesk runs a line and its desk until it is ended, and prints the desk's address.
func actAsDesk(config string) int {
	var s serving
	err := json.Unmarshal([]byte(config), &s)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var h *pipelines.House
	if err == nil {
		h, err = pipelines.Open(ctx, pipelines.Config{Data: s.Data, Out: s.Out, Inputs: []string{s.Inbox}, Child: child(), CacheDir: cache(), AckWait: time.Second})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer h.Close()
	handler, err := h.Desk()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	go http.Serve(ln, handler)
	fmt.Printf("http://%s\n", ln.Addr())
	if err := h.Run(ctx); err != nil && ctx.Err() == nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// office is one life of a serving process, as a client sees it.
type office struct {
	t   *testing.T
	cmd *exec.Cmd
	url string
}

func (s serving) start(t *testing.T) *office {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, cmd: exec.Command(os.Args[0])}
	o.cmd.Env = append(os.Environ(), "RAPPORTEUR_TEST_DESK="+string(b))
	o.cmd.Stderr = os.Stderr
	out, err := o.cmd.StdoutPipe()
	if err == nil {
		err = o.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.cmd.Process.Kill(); o.cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the desk doesn't say its address: %v", err)
	}
	o.url = strings.TrimSpace(line)
	return o
}

// kill ends it as a power cut would.
func (o *office) kill() {
	o.t.Helper()
	if err := o.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		o.t.Fatal(err)
	}
	o.cmd.Wait()
}

// call sends a request, wants a status, and reads the answer into v.
func (o *office) call(method, path, match, body string, status int, v any) string {
	o.t.Helper()
	r, err := http.NewRequest(method, o.url+path, strings.NewReader(body))
	if err != nil {
		o.t.Fatal(err)
	}
	if match != "" {
		r.Header.Set("If-Match", match)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		o.t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		o.t.Fatal(err)
	}
	if resp.StatusCode != status {
		o.t.Fatalf("%s %s: %s, wanted %d: %s", method, path, resp.Status, status, b)
	}
	if v != nil {
		if err := json.Unmarshal(b, v); err != nil {
			o.t.Fatalf("%s %s: %v: %.300s", method, path, err, b)
		}
	}
	return resp.Header.Get("ETag")
}

// now is what the API says of the report.
type now struct {
	Version    string
	Building   bool
	EditsTaken int `json:"edits_taken"`
	Report     struct {
		Title    string
		Sessions []struct{ Number int }
		Points   []struct {
			ID, Status string
			Citations  []string
		}
		Chapters []struct {
			Sentences []struct {
				Text, Form string
				Citations  []string
			}
		}
		Edits []struct {
			State string
			Edit  struct{ ID, By string }
		}
	}
}

func (o *office) until(what string, f func(now) bool) now {
	o.t.Helper()
	var n now
	var last string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		resp, err := http.Get(o.url + "/api/v1/reports/idm-2018")
		if err != nil {
			o.t.Fatal(err)
		}
		n = now{}
		err = json.NewDecoder(resp.Body).Decode(&n)
		resp.Body.Close()
		if err == nil && !n.Building && f(n) {
			return n
		}
		last = fmt.Sprintf("%s, %v", resp.Status, err)
	}
	o.t.Fatalf("never in %s: %s; version %s, building %v, edits %d, sessions %v (%s)\nthe line: %s", patience, what, n.Version, n.Building, n.EditsTaken, n.Report.Sessions, last, o.status())
	return n
}

// status is the line's, as the desk gives it.
func (o *office) status() string {
	resp, err := http.Get(o.url + "/api/v1/status")
	if err != nil {
		return err.Error()
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// TestADaysEditsOutliveAKill drops the examples and a third document, corrects
// its series and session, edits the report, kills the process before the report
// is built anew, and finds everything in every format after the restart; then
// edits the file beside the data while nothing runs.
func TestADaysEditsOutliveAKill(t *testing.T) {
	s := serving{Inbox: t.TempDir(), Data: t.TempDir(), Out: t.TempDir()}
	if err := os.CopyFS(s.Inbox, os.DirFS(filepath.Join(root, "examples", "inbox"))); err != nil {
		t.Fatal(err)
	}
	// Whose speakers say the same two by two: points that are sure to be found.
	for _, name := range []string{"round-table-en.pdf", "round-table-en.pdf.yaml"} {
		b, err := os.ReadFile(filepath.Join("testdata", name))
		if err == nil {
			err = os.WriteFile(filepath.Join(s.Inbox, name), b, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	o := s.start(t)
	o.until("two sessions with their points", func(n now) bool { return len(n.Report.Sessions) == 2 && len(n.Report.Points) >= 3 })

	// A third document says nothing of its series: it is corrected.
	b, err := os.ReadFile(filepath.Join(s.Inbox, "idm-2018-2-specimen-en.pdf"))
	if err == nil {
		err = os.WriteFile(filepath.Join(s.Inbox, "third.pdf"), append(b, "% another\n"...), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	var document string
	for end := time.Now().Add(patience); document == ""; time.Sleep(50 * time.Millisecond) {
		var st struct {
			Files []struct{ Path, State, Document string }
		}
		o.call("GET", "/api/v1/status", "", "", 200, &st)
		for _, f := range st.Files {
			if f.Path == "third.pdf" && f.State == "indexed" {
				document = f.Document
			}
		}
		if time.Now().After(end) {
			t.Fatalf("the third document is not read after %s: %v", patience, st.Files)
		}
	}
	o.call("PATCH", "/api/v1/documents/"+document, `"0"`, `{"by":"Ines","series":"idm-2018","session":3,"city":"Lima"}`, 202, nil)
	second := o.until("three sessions", func(n now) bool { return len(n.Report.Sessions) == 3 && len(n.Report.Points) >= 3 })

	// Edits, each upon the version before it.
	points := second.Report.Points
	inPoint := map[string]bool{}
	for _, p := range points {
		for _, c := range p.Citations {
			inPoint[c] = true
		}
	}
	// Kept out: a statement that the text cites and that no point holds.
	var keep string
	for _, ch := range second.Report.Chapters {
		for _, x := range ch.Sentences {
			if keep == "" && x.Form == "verbatim" && !inPoint[x.Citations[0]] {
				keep = x.Citations[0]
			}
		}
	}
	const words = "Les mots que le secrétariat a choisis."
	match := `"0"`
	for _, x := range []string{
		`{"title":"Une journée de travail"}`,
		fmt.Sprintf(`{"point":{"action":"accept","points":[%q]}}`, points[0].ID),
		fmt.Sprintf(`{"point":{"action":"accept","points":[%q]}}`, points[1].ID),
		fmt.Sprintf(`{"point":{"action":"reword","points":[%q],"text":%q}}`, points[1].ID, words),
		fmt.Sprintf(`{"point":{"action":"reject","points":[%q]}}`, points[2].ID),
		fmt.Sprintf(`{"keep_out":{"statement":{"citation":%q},"reason":"à la demande de la délégation"}}`, keep),
	} {
		match = o.call("POST", "/api/v1/reports/idm-2018/edits", match, fmt.Sprintf(`{"by":"Ines","report":%q,"edit":%s}`, second.Version, x), 200, nil)
	}
	var p struct {
		Current struct{ Version int }
	}
	o.call("POST", "/api/v1/reports/idm-2018/edits", `"3"`, `{"by":"Omar","edit":{"title":"Autre"}}`, 412, &p)
	if p.Current.Version != 6 {
		t.Errorf("Omar isn't told what stands: %+v", p)
	}
	o.kill()

	o = s.start(t)
	third := o.until("the edits are in", func(n now) bool { return n.EditsTaken == 6 })
	for _, e := range third.Report.Edits {
		if e.State != "applied" {
			t.Errorf("edit %s is %s", e.Edit.ID, e.State)
		}
	}
	if third.Report.Title != "Une journée de travail" {
		t.Errorf("title %q", third.Report.Title)
	}
	wait := func(format string, f func([]byte) bool) []byte {
		t.Helper()
		name := filepath.Join(s.Out, "reports", "idm-2018."+format)
		for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
			b, err := os.ReadFile(name)
			if err == nil && f(b) {
				return b
			}
			if time.Now().After(end) {
				t.Fatalf("%s, of %d bytes, doesn't have the edits %s after the restart (%v)\nthe line: %s", name, len(b), patience, err, o.status())
			}
		}
	}
	for _, format := range []string{"md", "html", "json"} {
		text := string(wait(format, func(b []byte) bool {
			return bytes.Contains(b, []byte(words)) && bytes.Contains(b, []byte("Une journée de travail"))
		}))
		if !strings.Contains(text, "à la demande de la délégation") {
			t.Errorf("%s doesn't say why a statement is kept out", format)
		}
	}
	for format, part := range map[string]string{"docx": "word/document.xml", "xlsx": ""} {
		wait(format, func(b []byte) bool { return zipHolds(t, b, part, words) })
	}
	for _, ch := range third.Report.Chapters {
		for _, x := range ch.Sentences {
			if slices.Contains(x.Citations, keep) {
				t.Errorf("what was kept out is in the text: %s", x.Text)
			}
		}
	}
	wait("changes.md", func(b []byte) bool { return bytes.Contains(b, []byte(words)) })

	// A person changes the file while nothing runs.
	o.kill()
	file := filepath.Join(s.Data, "edits", "idm-2018.yaml")
	b, err = os.ReadFile(file)
	if err == nil {
		err = os.WriteFile(file, bytes.Replace(b, []byte("title: Une journée de travail"), []byte("title: Deux journées de travail"), 1), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	o = s.start(t)
	o.until("the file is taken up", func(n now) bool { return n.EditsTaken == 7 && n.Report.Title == "Deux journées de travail" })
	var versions struct {
		Versions []struct {
			Before string
			By     []string
		}
	}
	o.call("GET", "/api/v1/reports/idm-2018/versions", "", "", 200, &versions)
	if v := versions.Versions; len(v) < 3 || v[0].Before != third.Version || !slices.Equal(v[1].By, []string{"Ines"}) {
		t.Errorf("%+v", v)
	}
}

// zipHolds tells whether a part of an archive holds a text; part "": any of them.
func zipHolds(t *testing.T, b []byte, part, text string) bool {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return false
	}
	for _, f := range z.File {
		if part != "" && f.Name != part {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(text)) {
			return true
		}
	}
	return false
}
