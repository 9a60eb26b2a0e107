package desk_test

import (
	"context"
	"fmt"
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

// browserOf starts a chromium of its own.
func browserOf(t *testing.T) context.Context {
	t.Helper()
	var path string
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
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()), chromedp.WSURLReadTimeout(90*time.Second)) // A loaded machine starts it slowly.
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(stop)
	ctx, quit := chromedp.NewContext(alloc)
	t.Cleanup(quit)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("start chromium: %v", err)
	}
	ctx, late := context.WithTimeout(ctx, 4*patience)
	t.Cleanup(late)
	return ctx
}

func steps(t *testing.T, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// value is what a script says of the page.
func value[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

// window sets the size and colour scheme that the next pages are seen with.
func window(t *testing.T, ctx context.Context, width, height int64, scheme string) {
	t.Helper()
	steps(t, ctx, chromedp.EmulateViewport(width, height))
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, ctx context.Context, s *httptest.Server, path string) {
	t.Helper()
	steps(t, ctx, chromedp.Navigate(s.URL+path), chromedp.WaitReady("main"))
}

// TestPicturesOfEveryPage writes screenshots to the folder RAPPORTEUR_SHOTS,
// for people to look at, and checks on the way that no page is wider than its
// window.
func TestPicturesOfEveryPage(t *testing.T) {
	s := summary(t).serve(t)
	ctx := browserOf(t)
	folder := os.Getenv("RAPPORTEUR_SHOTS")
	pages := []struct{ name, path string }{
		{"home", "/"}, {"search", "/?q=traite"}, {"filtered", "/?q=partenariats&objective=23&session=1&kind=statement"}, {"empty", "/?q=xylophone&session=1"},
		{"statement", "/statements/idm.17?back=q%3Dtraite"}, {"specimen", "/statements/d2.1"}, {"page", "/documents/idm/pages/2"}, {"documents", "/documents"},
		{"forget", "/documents/idm/forget"}, {"reports", "/reports"}, {"report", "/reports/harbour"}, {"review", "/reports/harbour?view=review"}, {"edit", "/reports/harbour?view=edit"}, {"versions", "/reports/harbour?view=versions"}, {"sentence", "/reports/harbour/sentences/1.2"}, {"correct", "/corrections/d1"}, {"reportprint", "/reports/harbour?view=print"}, {"help", "/help"}, {"problem", "/statements/none.1"},
	}
	for _, look := range []struct {
		name, scheme, lang string
		width, height      int64
	}{{"wide-fr", "light", "fr", 1360, 900}, {"narrow-en", "light", "en", 360, 740}, {"dark-es", "dark", "es", 1100, 800}} {
		window(t, ctx, look.width, look.height, look.scheme)
		for _, p := range pages {
			sep := "?"
			if strings.Contains(p.path, "?") {
				sep = "&"
			}
			load(t, ctx, s, p.path+sep+"lang="+look.lang)
			wide, have := value[int64](t, ctx, `document.documentElement.scrollWidth`), value[int64](t, ctx, `document.documentElement.clientWidth`)
			if wide > have {
				t.Errorf("%s in %s is %d pixels wide in a window of %d", p.path, look.name, wide, have)
			}
			if folder != "" {
				steps(t, ctx, chromedp.Sleep(150*time.Millisecond))
				take := chromedp.CaptureScreenshot()
				if look.width < 400 {
					take = chromedp.FullScreenshot(100)
				}
				shot, err := chromedp.Run(ctx, take)
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%s-%s.png", p.name, look.name)), shot, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
