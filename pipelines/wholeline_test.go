package pipelines_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur.internal/pipelines"
	"rapporteur.internal/proto/export"
)

// running is a line in this process, with its desk.
type running struct {
	t     *testing.T
	house *pipelines.House
	inbox string
	out   string
	data  string
	url   string
}

// begin runs a line on an empty inbox and data folder until the test ends.
func begin(t *testing.T) *running {
	t.Helper()
	r := &running{t: t, inbox: t.TempDir(), out: t.TempDir(), data: t.TempDir()}
	r.run(pipelines.Config{Data: r.data, Out: r.out, Inputs: []string{r.inbox}, Child: child(), CacheDir: cache()})
	return r
}

// run runs it until the test ends.
func (r *running) run(cfg pipelines.Config) {
	t := r.t
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	h, err := pipelines.Open(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	r.house = h
	handler, err := h.Desk()
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(handler)
	r.url = srv.URL
	ended := make(chan error, 1)
	go func() { ended <- h.Run(ctx) }()
	t.Cleanup(func() {
		srv.CloseClientConnections()
		srv.Close()
		stop()
		<-ended
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
}

// drop copies a file into the inbox.
func (r *running) drop(from, name string) {
	r.t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(filepath.Join(r.inbox, name), b, 0o644)
	}
	if err != nil {
		r.t.Fatal(err)
	}
}

// write writes a file into the inbox.
func (r *running) write(name, content string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.inbox, name), []byte(content), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *running) get(path string, v any) {
	r.t.Helper()
	resp, err := http.Get(r.url + path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode != http.StatusOK {
		r.t.Fatalf("%s answers %s: %s", path, resp.Status, b)
	}
	if err == nil {
		err = json.Unmarshal(b, v)
	}
	if err != nil {
		r.t.Fatalf("%s: %v", path, err)
	}
}

// file is a file's state by the API.
type file struct {
	Path, State, Reason, Remedy, Document string
}

// until waits for a file to be in a state, and returns it.
func (r *running) until(name, state string) file {
	r.t.Helper()
	var last file
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
		var s struct{ Files []file }
		r.get("/api/v1/status", &s)
		for _, f := range s.Files {
			if f.Path == name {
				if last = f; f.State == state {
					return f
				}
			}
		}
	}
	r.t.Fatalf("%s is not %s after %s: %+v\nthe line: %s", name, state, patience, last, told(r.house))
	return last
}

// find searches by the API.
func (r *running) find(v url.Values) (total int, lines []export.Line) {
	r.t.Helper()
	var found struct {
		Total int `json:"total"`
		Hits  []struct {
			Statement export.Line `json:"statement"`
		} `json:"hits"`
	}
	r.get("/api/v1/search?"+v.Encode(), &found)
	for _, h := range found.Hits {
		lines = append(lines, h.Statement)
	}
	return found.Total, lines
}

func example(name string) string { return filepath.Join(root, "examples", "inbox", name) }

func TestPDFsDroppedIntoTheInboxAreFoundAndACorruptOneDelaysNothing(t *testing.T) {
	r := begin(t)
	r.write("broken.pdf", "%PDF-1.4\nthis is no PDF, whatever it says\n%%EOF\n")
	for _, name := range []string{"idm-2018-1-fr.pdf", "idm-2018-2-specimen-en.pdf"} {
		r.drop(example(name+".yaml"), name+".yaml")
		r.drop(example(name), name)
	}
	r.write("notes.txt", "not for the line")
	first := r.until("idm-2018-1-fr.pdf", "indexed")
	r.until("idm-2018-2-specimen-en.pdf", "indexed")
	if f := r.until("broken.pdf", "refused"); f.Reason == "" || f.Remedy == "" {
		t.Errorf("the corrupt file is listed as %+v, wanted reason and remedy", f)
	}

	// By text, with its speaker and page.
	total, lines := r.find(url.Values{"q": {"traite"}})
	if total == 0 {
		t.Fatal("traite is not found")
	}
	named := 0
	for _, l := range lines {
		if len(l.Speakers) > 0 && l.Page > 0 {
			named++
		}
	}
	if named == 0 {
		t.Error("traite is found with no speaker")
	}
	// By speaker: every hit is theirs, also where the sentence doesn't name them.
	total, lines = r.find(url.Values{"speaker": {"henrietta holsman fore"}, "size": {"100"}})
	unnamed := 0
	for _, l := range lines {
		if len(l.Speakers) != 1 || l.Speakers[0].Name != "Henrietta Holsman Fore" {
			t.Errorf("a search for her gives %+v", l.Speakers)
		}
		if !strings.Contains(l.Text, "Fore") {
			unnamed++
		}
	}
	if total < 5 || unnamed < 3 {
		t.Errorf("%d statements of hers, %d without her name: the continuations are missing", total, unnamed)
	}
	// By page, in one document.
	_, lines = r.find(url.Values{"page": {"3"}, "document": {first.Document}, "size": {"100"}})
	if len(lines) == 0 {
		t.Error("nothing is found on page 3")
	}
	for _, l := range lines {
		if l.Page != 3 && !contains(l.Pages, 3) {
			t.Errorf("asked for page 3, got pages %v", l.Pages)
		}
	}
	// Specimens say so.
	if _, lines = r.find(url.Values{"session": {"2"}}); len(lines) == 0 || !lines[0].Specimen {
		t.Error("the specimen's statements don't say that they are invented")
	}
}

func contains(pages []uint32, n uint32) bool {
	for _, p := range pages {
		if p == n {
			return true
		}
	}
	return false
}

func TestACorrectedPDFReplacesItsDocumentsStatements(t *testing.T) {
	r := begin(t)
	r.write("summary.pdf.yaml", "series: proof\nsession: 1\npart: a\nlanguage: fr\n")
	r.drop(example("idm-2018-1-fr.pdf"), "summary.pdf")
	before := r.until("summary.pdf", "indexed")
	if n, _ := r.find(url.Values{"q": {"Gaziantep"}}); n == 0 {
		t.Fatal("the first version is not found")
	}
	r.drop(example("idm-2018-2-specimen-en.pdf"), "summary.pdf")
	var n, old int
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
		n, _ = r.find(url.Values{"q": {"licensing recruiters"}})
		old, _ = r.find(url.Values{"q": {"Gaziantep"}})
		if n > 0 && old > 0 {
			t.Fatal("both versions are shown at once")
		}
		if n > 0 {
			break
		}
	}
	if n == 0 || old != 0 {
		t.Fatalf("of the new version %d statements are found, of the old one %d\nthe line: %s", n, old, told(r.house))
	}
	if after := r.until("summary.pdf", "indexed"); after.Document != before.Document {
		t.Errorf("the document's id changed from %s to %s", before.Document, after.Document)
	}
}

func TestTheReportOfBothSessionsCitesEverySentence(t *testing.T) {
	r := begin(t)
	for _, name := range []string{"idm-2018-1-fr.pdf", "idm-2018-2-specimen-en.pdf"} {
		r.drop(example(name+".yaml"), name+".yaml")
		r.drop(example(name), name)
	}
	r.until("idm-2018-1-fr.pdf", "indexed")
	r.until("idm-2018-2-specimen-en.pdf", "indexed")
	var rep struct {
		Series   string
		Sessions []struct{ Number int }
		Chapters []struct {
			Title     string
			Sentences []struct {
				Text      string
				Citations []string
			}
		}
		Citations []struct {
			ID, File, Text string
			Page           int
			Specimen       bool
		}
	}
	name := filepath.Join(r.out, "reports", "idm-2018.json")
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		b, err := os.ReadFile(name)
		if err == nil {
			if err := json.Unmarshal(b, &rep); err != nil {
				t.Fatal(err)
			}
			if len(rep.Sessions) == 2 {
				break
			}
		}
		if time.Now().After(end) {
			t.Fatalf("no report of both sessions after %s (%v)\nthe line: %s", patience, err, told(r.house))
		}
	}
	known := map[string]bool{}
	for _, c := range rep.Citations {
		known[c.ID] = true
		if c.Text == "" || c.Page == 0 || c.File == "" {
			t.Errorf("citation %s lacks text, page or file", c.ID)
		}
		if strings.HasPrefix(c.ID, "S2") != c.Specimen {
			t.Errorf("citation %s: specimen is %v", c.ID, c.Specimen)
		}
	}
	sentences := 0
	for _, ch := range rep.Chapters {
		for _, s := range ch.Sentences {
			sentences++
			if len(s.Citations) == 0 {
				t.Errorf("%q cites nothing", s.Text)
			}
			for _, id := range s.Citations {
				if !known[id] {
					t.Errorf("%q cites %s, which is not among the citations", s.Text, id)
				}
			}
		}
	}
	if sentences < 20 {
		t.Errorf("the report has %d sentences", sentences)
	}
	for _, format := range []string{"docx", "html", "md"} {
		if info, err := os.Stat(filepath.Join(r.out, "reports", "idm-2018."+format)); err != nil || info.Size() < 1000 {
			t.Errorf("idm-2018.%s: %v", format, err)
		}
	}
}
