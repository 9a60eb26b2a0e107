package desk_test

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// axeVersion of axe-core (MPL-2.0), which judges the pages' accessibility. It is
// no part of the product: npm brings it when the test first runs.
const axeVersion = "4.14.1"

// axe is the source of axe-core, kept in the repository's .cache.
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

func TestAxeFindsNoFaultOnAnyPage(t *testing.T) {
	source := axe(t)
	l := summary(t)
	words := &pb.Widening{Typed: "traite"}
	for i := range 20 {
		words.Words = append(words.Words, &pb.KindredWord{Text: fmt.Sprintf("word %d", i), Language: []string{"fr", "en", "es"}[i%3]})
	}
	l.widenings = []*pb.Widening{words}
	s := l.serve(t)
	ctx := browserOf(t)
	for _, look := range []struct {
		scheme, lang string
		width        int64
	}{{"light", "en", 1280}, {"dark", "fr", 1280}, {"light", "es", 360}} {
		window(t, ctx, look.width, 800, look.scheme)
		for _, path := range []string{"/", "/?q=traite&session=1&speaker=Ada+Brun", "/?q=xylophone", "/?q=traite&exact=1", "/statements/idm.17?back=q%3Dtraite", "/statements/d1.2", "/documents/idm/pages/2",
			"/documents", "/documents/d2/forget", "/reports", "/reports/harbour", "/reports/harbour?view=review", "/reports/harbour?view=edit", "/reports/harbour?view=versions", "/reports/harbour/sentences/1.1", "/reports/harbour/sentences/1.2", "/corrections/d1", "/reports/harbour?view=print", "/help", "/nowhere"} {
			sep := "?"
			if strings.Contains(path, "?") {
				sep = "&"
			}
			load(t, ctx, s, path+sep+"lang="+look.lang)
			value[bool](t, ctx, source+";true")
			found, err := chromedp.Run(ctx, chromedp.Evaluate[string](`axe.run(document, {iframes: false}).then(r => JSON.stringify(
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
				t.Errorf("%s (%s, %s, %d wide): %s, %s: %s\n\t%s", path, look.lang, look.scheme, look.width, f.Impact, f.ID, f.Help, strings.Join(f.Nodes[:min(3, len(f.Nodes))], "\n\t"))
			}
		}
	}
}
