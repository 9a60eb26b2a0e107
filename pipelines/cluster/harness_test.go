//go:build unix

package cluster_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rapporteur.internal/pipelines/cluster"
	"rapporteur.internal/services/index/elastic"
	"rapporteur.internal/services/index/elastic/estest"
)

// root is the project's root as seen from this package.
const root = "../.."

var bin struct {
	once sync.Once
	dir  string
	err  error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if bin.dir != "" {
		os.RemoveAll(bin.dir)
	}
	os.Exit(code)
}

// binaries builds them once a run, with the tag that lets steps kill.
func binaries(t *testing.T) string {
	t.Helper()
	bin.once.Do(func() {
		if bin.dir, bin.err = os.MkdirTemp("", "rapporteur-cluster-"); bin.err == nil {
			bin.err = cluster.Build(context.Background(), bin.dir, "crash")
		}
	})
	if bin.err != nil {
		t.Fatal(bin.err)
	}
	return bin.dir
}

// prefix of the names of this test's indices, which go when it ends.
func prefix(t *testing.T, config elastic.Config) string {
	t.Helper()
	config.Prefix = fmt.Sprintf("cluster-%d", time.Now().UnixNano())
	p, err := elastic.NewProvisioner(config)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Provision(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Remove(context.Background()); err != nil {
			t.Errorf("remove the test's indices: %v", err)
		}
		p.Close()
	})
	return config.Prefix
}

// cache keeps compiled code between runs: compiling the second engine takes seconds.
func cache(t *testing.T) string {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "rapporteur")
}

// plain is a cluster without security on a small Elasticsearch.
func plain(t *testing.T, inbox string) (*cluster.Cluster, *estest.Node) {
	t.Helper()
	es := estest.Start(t)
	c, err := cluster.New(cluster.Config{
		Bin: binaries(t), Dir: t.TempDir(), Inbox: inbox, Elasticsearch: es.URL, Prefix: prefix(t, elastic.Config{URLs: []string{es.URL}}),
		CacheDir: cache(t), AckWait: 2 * time.Second, Env: untagged(),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Errorf("stop the cluster: %v", err)
		}
	})
	return c, es
}

// untagged spares the processor: LibreOffice's PDFs take seconds each, and nothing here looks at them.
func untagged() map[string][]string {
	return map[string][]string{"report": {"RAPPORTEUR_SOFFICE=off"}}
}

// inOneProcess is the export of the one-process line over the same inbox.
func inOneProcess(t *testing.T, inbox string) []byte {
	t.Helper()
	data := t.TempDir()
	rapporteur(t, "run", inbox, "--data", data, "--out", t.TempDir(), "--soffice", "off")
	return rapporteur(t, "export", "--data", data)
}

// rapporteur runs the command and returns what it prints.
func rapporteur(t *testing.T, args ...string) []byte {
	t.Helper()
	out, err := tryRapporteur(t, nil, args...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func tryRapporteur(t *testing.T, env []string, args ...string) ([]byte, error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), filepath.Join(binaries(t), "rapporteur"), args...)
	cmd.Env = append(os.Environ(), env...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		return out.Bytes(), errors.Join(fmt.Errorf("rapporteur %s: %w", strings.Join(args, " "), err), errors.New(said.String()))
	}
	return out.Bytes(), nil
}

// copied puts a file into an inbox, whole at once.
func copied(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o755)
	}
	if err == nil {
		err = os.WriteFile(to+".part", b, 0o644)
	}
	if err == nil {
		err = os.Rename(to+".part", to)
	}
	if err != nil {
		t.Fatal(err)
	}
}
