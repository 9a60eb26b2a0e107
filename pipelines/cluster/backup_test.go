//go:build unix

package cluster_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rapporteur.internal/pipelines/cluster"
	"rapporteur.internal/services/index/elastic"
	"rapporteur.internal/services/index/elastic/estest"
)

// script runs one of deploy's scripts with the built command.
func script(t *testing.T, env []string, name string, args ...string) (string, error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), filepath.Join(root, "deploy", name), args...)
	cmd.Env = append(env, "RAPPORTEUR="+filepath.Join(binaries(t), "rapporteur"))
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// TestABackupBroughtToEmptyServersGivesTheSameExport is the rehearsal: a running
// cluster is written down by deploy/backup, and brought by deploy/restore to a
// NATS and an Elasticsearch that hold nothing. The services that start on them
// have the same export, the same status and the same reports, read nothing
// anew, and take in what is dropped next.
func TestABackupBroughtToEmptyServersGivesTheSameExport(t *testing.T) {
	inbox := t.TempDir()
	c, es := plain(t, inbox)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	if err := c.Up(ctx); err != nil {
		t.Fatal(err)
	}
	pdfs := 0
	examples, err := filepath.Glob(filepath.Join(root, "examples", "inbox", "*"))
	if err != nil || len(examples) == 0 {
		t.Fatalf("the examples: %v, %v", examples, err)
	}
	for _, f := range append(examples, corpus(t, 10)...) {
		copied(t, f, filepath.Join(inbox, filepath.Base(f)))
		if filepath.Ext(f) == ".pdf" {
			pdfs++
		}
	}
	if err := os.WriteFile(filepath.Join(inbox, "broken.pdf"), []byte("%PDF-1.4 nothing follows\n%%EOF\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Wait(ctx, pdfs+1); err != nil {
		t.Fatal(err)
	}
	until(t, "no report was written", func() bool { return len(reports(t, c)) > 0 })
	want, err := c.Export(ctx)
	if err != nil {
		t.Fatal(err)
	}
	// While it runs; reports may still be on their way, which it waits out.
	dir := filepath.Join(t.TempDir(), "monday")
	var said string
	until(t, "the line never rested: "+said, func() bool {
		said, err = script(t, c.Environment("admin"), "backup", dir)
		return err == nil
	})
	t.Log(strings.TrimSpace(said))
	before, err := c.Status(ctx)
	if err != nil {
		t.Fatal(err)
	}
	written := reports(t, c)
	if out, err := script(t, c.Environment("admin"), "restore", dir); err == nil || !strings.Contains(out, "not empty") {
		t.Errorf("restored over what is there: %v, %s", err, out)
	}
	t.Run("the alerts ask for what is measured", func(t *testing.T) { measured(t, c) })
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}

	empty := elsewhere(t, inbox, es)
	if err := empty.StartNATS(ctx); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	out, err := script(t, empty.Environment("admin"), "restore", dir)
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Log(strings.TrimSpace(out))
	if err := empty.StartAll(ctx); err != nil {
		t.Fatal(err)
	}
	t.Logf("from empty servers to ready in %.2f minutes", time.Since(began).Minutes())
	got, err := empty.Export(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(want) == 0 || !bytes.Equal(want, got) {
		t.Errorf("the restored export (+) differs (-):\n%.3000s", cmp.Diff(string(want), string(got)))
	}
	after, err := empty.Status(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(before, after); d != "" {
		t.Errorf("the status differs:\n%s", d)
	}
	if again := reports(t, empty); !slices.Equal(written, again) {
		t.Errorf("the reports were %v, are %v", written, again)
	}
	// A page is drawn from the restored PDF.
	var page bytes.Buffer
	fetch(t, empty.Desk()+"/api/v1/pages/"+before.Documents[0].Content+"/1.png", &page)
	if !bytes.HasPrefix(page.Bytes(), []byte("\x89PNG")) {
		t.Errorf("the page is %.20q", page.Bytes())
	}
	copied(t, corpus(t, 11)[10], filepath.Join(inbox, "next", "1", "next.pdf"))
	s, err := empty.Wait(ctx, pdfs+2)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.Files {
		if want := "indexed"; f.State != want && f.Path != "broken.pdf" {
			t.Errorf("%s is %s: %s", f.Path, f.State, f.Reason)
		}
	}
}

// elsewhere is a cluster on a new NATS and on names of its own in an Elasticsearch, not provisioned.
func elsewhere(t *testing.T, inbox string, es *estest.Node) *cluster.Cluster {
	t.Helper()
	config := elastic.Config{URLs: []string{es.URL}, Prefix: fmt.Sprintf("restored-%d", time.Now().UnixNano())}
	c, err := cluster.New(cluster.Config{
		Bin: binaries(t), Dir: t.TempDir(), Inbox: inbox, Elasticsearch: es.URL, Prefix: config.Prefix, CacheDir: cache(t), AckWait: 2 * time.Second, Env: untagged(),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Errorf("stop the cluster: %v", err)
		}
		p, err := elastic.NewProvisioner(config)
		if err == nil {
			err = p.Remove(context.Background())
			p.Close()
		}
		if err != nil {
			t.Errorf("remove the test's indices: %v", err)
		}
	})
	return c
}

// reports are the versions of the reports that the desk has.
func reports(t *testing.T, c *cluster.Cluster) []string {
	t.Helper()
	var all struct {
		Reports []struct {
			Series  string `json:"series"`
			Version string `json:"version"`
		} `json:"reports"`
	}
	fetch(t, c.Desk()+"/api/v1/reports", &all)
	var names []string
	for _, r := range all.Reports {
		names = append(names, r.Series+" "+r.Version)
	}
	return names
}
