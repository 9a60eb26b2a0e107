package report

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// axeVersion of axe-core (MPL-2.0), which judges the accessibility of the HTML. It is no part
// of the product: npm brings it when the test first runs, into the repository's .cache.
const axeVersion = "4.14.1"

func axe(t *testing.T) string {
	t.Helper()
	folder := filepath.Join("..", "..", ".cache")
	kept := filepath.Join(folder, "axe-core-"+axeVersion+".min.js")
	if b, err := os.ReadFile(kept); err == nil {
		return string(b)
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		t.Skip("needs npm, to fetch axe-core once")
	}
	down := t.TempDir()
	c := exec.Command(npm, "pack", "--silent", "axe-core@"+axeVersion)
	c.Dir = down
	if out, err := c.CombinedOutput(); err != nil {
		t.Skipf("npm could not fetch axe-core: %v: %s", err, out)
	}
	b, err := fromPackage(filepath.Join(down, "axe-core-"+axeVersion+".tgz"), "package/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(kept, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func fromPackage(file, name string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%s holds no %s", file, name)
		}
		if err != nil {
			return nil, err
		}
		if h.Name == name {
			return io.ReadAll(r)
		}
	}
}

func browserOf(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("needs chromium")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()), chromedp.WSURLReadTimeout(90*time.Second)) // A loaded machine starts it slowly.
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(stop)
	ctx, quit := chromedp.NewContext(alloc)
	t.Cleanup(quit)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("start chromium: %v", err)
	}
	ctx, late := context.WithTimeout(ctx, 4*time.Minute)
	t.Cleanup(late)
	return ctx
}

// TestAxeFindsNoFaultInTheHTML looks at the report in each language, on a screen and on paper.
func TestAxeFindsNoFaultInTheHTML(t *testing.T) {
	source := axe(t)
	pages := map[string][]byte{}
	for _, tag := range []string{"fr", "en", "es"} {
		s := open(t, "idm-2018")
		s.Language = tag
		pages["/"+tag] = write(t, WriteHTML, compose(t, s, both(t)))
	}
	pages["/laden"] = write(t, WriteHTML, laden("fr"))
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.Copy(w, bytes.NewReader(pages[r.URL.Path]))
	}))
	t.Cleanup(srv.Close)
	ctx := browserOf(t)
	for _, look := range []struct {
		tag, media, scheme string
		width              int64
	}{{"fr", "screen", "light", 1280}, {"fr", "print", "light", 800}, {"en", "screen", "dark", 1280}, {"es", "screen", "light", 360},
		{"laden", "screen", "light", 1280}, {"laden", "print", "light", 800}, {"laden", "screen", "light", 320}} {
		media := emulation.SetEmulatedMediaParams{Media: look.media, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look.scheme}}}
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(look.width, 800)); err != nil {
			t.Fatal(err)
		}
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(ctx, chromedp.Navigate(srv.URL+"/"+look.tag), chromedp.WaitReady("body")); err != nil {
			t.Fatal(err)
		}
		if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](source+";true")); err != nil {
			t.Fatal(err)
		}
		found, err := chromedp.Run(ctx, chromedp.Evaluate[string](`axe.run(document).then(r => JSON.stringify(
			r.violations.map(v => ({id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map(n => n.html.slice(0, 160) + " | " + (n.any[0]?.message ?? n.none[0]?.message ?? ""))}))))`, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		var faults []struct {
			ID, Impact, Help string
			Nodes            []string
		}
		if err := json.Unmarshal([]byte(found), &faults); err != nil {
			t.Fatal(err)
		}
		for _, f := range faults {
			t.Errorf("%s, %s, %s, %d wide: %s, %s: %s (%d)\n\t%s", look.tag, look.media, look.scheme, look.width, f.Impact, f.ID, f.Help, len(f.Nodes), strings.Join(f.Nodes[:min(3, len(f.Nodes))], "\n\t"))
		}
	}
}
