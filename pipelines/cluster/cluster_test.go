//go:build unix

package cluster_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rapporteur.internal/pipelines/cluster"
)

// TestElasticsearchFindsWhatTheDeskFinds drops the two examples into the inbox
// of six processes, asks Elasticsearch itself what its read alias holds, and
// compares the answer with the desk's, and the export with the one-process line's.
func TestElasticsearchFindsWhatTheDeskFinds(t *testing.T) {
	inbox := t.TempDir()
	c, es := plain(t, inbox)
	ctx, cancel := context.WithTimeout(t.Context(), 3*patience)
	defer cancel()
	if err := c.Up(ctx); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(root, "examples", "inbox", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("the examples: %v, %v", files, err)
	}
	pdfs := 0
	for _, f := range files {
		copied(t, f, filepath.Join(inbox, filepath.Base(f)))
		if filepath.Ext(f) == ".pdf" {
			pdfs++
		}
	}
	s, err := c.Wait(ctx, pdfs)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Documents {
		if d.State != "indexed" || d.Held == 0 || d.Held != d.Statements {
			t.Errorf("%v is %s with %d of %d statements", d.Files, d.State, d.Held, d.Statements)
		}
	}
	for _, word := range []string{"traite", "protection des migrants", "\"droits de l’homme\"", "diaspora"} {
		got, want := elasticsearch(t, es.URL, c.Prefix, word), desk(t, c.Desk(), word)
		if len(want) == 0 {
			t.Errorf("the desk finds nothing of %s", word)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: the desk finds other statements (-) than Elasticsearch (+):\n%s", word, d)
		}
		t.Logf("%s: %d statements", word, len(want))
	}
	got, err := c.Export(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(inOneProcess(t, inbox)), string(got)); d != "" {
		t.Errorf("the cluster's export (+) differs from the one-process line's (-):\n%s", d)
	}
	t.Run("the commands ask the cluster's desk", func(t *testing.T) { command(t, c, pdfs) })
}

// command runs what looks after documents against a cluster's desk.
func command(t *testing.T, c *cluster.Cluster, pdfs int) {
	env := []string{"RAPPORTEUR_DESK_URL=" + c.Desk(), "RAPPORTEUR_DATA=" + filepath.Join(t.TempDir(), "none")}
	run := func(args ...string) string {
		t.Helper()
		out, err := tryRapporteur(t, env, args...)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	var s cluster.Status
	if err := json.Unmarshal([]byte(run("status", "--json")), &s); err != nil || len(s.Files) != pdfs {
		t.Fatalf("status --json tells of %d files, %v", len(s.Files), err)
	}
	if out := run("search", "traite"); !strings.Contains(out, "traite") {
		t.Errorf("search prints %q", out)
	}
	if out := run("gc"); !strings.Contains(out, "blobs") {
		t.Errorf("gc prints %q", out)
	}
	run("retry", "--all")
	before := run("export")
	run("forget", s.Documents[0].ID)
	of := `"id":"` + s.Documents[0].ID + `.`
	if !strings.Contains(before, of) {
		t.Fatalf("the export has nothing of %s", s.Documents[0].ID)
	}
	until(t, "the export still has what was forgotten", func() bool { return !strings.Contains(run("export"), of) })
	// What was forgotten is taken again when it is named.
	run("retry", s.Documents[0].Files[0])
	until(t, "what was forgotten did not come back", func() bool { return strings.Contains(run("export"), of) })
	if after := run("export"); after != before {
		t.Errorf("the export of what was forgotten and taken again differs:\n%s", cmp.Diff(before, after))
	}
	// A new version of the index, filled from the stream while the old one serves.
	out, err := tryRapporteur(t, c.Environment("provision"), "provision", "elasticsearch", "--refill")
	if err != nil || !strings.Contains(string(out), c.Prefix+"-statements-v2") {
		t.Errorf("refilled: %q, %v", out, err)
	}
	if after := run("export"); after != before {
		t.Errorf("the export of the refilled index differs:\n%s", cmp.Diff(before, after))
	}
	if _, err := tryRapporteur(t, env, "forget", "nobody"); err == nil {
		t.Error("forgetting what isn't there exits 0")
	}
}

// patience is how long tests wait for what comes in seconds on a machine that
// is at rest: a limit for what never comes, not a measure.
const patience = 5 * time.Minute

func until(t *testing.T, otherwise string, done func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !done(); time.Sleep(200 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s in %s", otherwise, patience)
		}
	}
}

// elasticsearch are the ids that a person finds with curl.
func elasticsearch(t *testing.T, base, prefix, query string) []string {
	t.Helper()
	var found struct {
		Hits struct {
			Hits []struct {
				Source struct {
					ID string `json:"id"`
				} `json:"_source"`
			} `json:"hits"`
		} `json:"hits"`
	}
	fetch(t, base+"/"+prefix+"-statements/_search?size=1000&default_operator=AND&_source_includes=id&q="+url.QueryEscape(query), &found)
	var ids []string
	for _, h := range found.Hits.Hits {
		ids = append(ids, h.Source.ID)
	}
	slices.Sort(ids)
	return ids
}

// desk are the ids that the desk's API finds, all pages of them.
func desk(t *testing.T, base, query string) []string {
	t.Helper()
	var ids []string
	for cursor := ""; ; {
		var found struct {
			Hits []struct {
				Statement struct {
					ID string `json:"id"`
				} `json:"statement"`
			} `json:"hits"`
			Next string `json:"next"`
		}
		fetch(t, base+"/api/v1/search?exact=1&q="+url.QueryEscape(query)+"&cursor="+url.QueryEscape(cursor), &found)
		for _, h := range found.Hits {
			ids = append(ids, h.Statement.ID)
		}
		if cursor = found.Next; cursor == "" {
			slices.Sort(ids)
			return ids
		}
	}
}

func fetch(t *testing.T, address string, into any) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err == nil {
		err = answer(r, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// answer takes a request's answer: JSON, or as it is into a writer.
func answer(r *http.Request, into any) error {
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", r.URL, resp.Status)
	}
	if w, ok := into.(io.Writer); ok {
		_, err = io.Copy(w, resp.Body)
		return err
	}
	return json.NewDecoder(resp.Body).Decode(into)
}
