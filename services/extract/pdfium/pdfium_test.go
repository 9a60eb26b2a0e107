package pdfium_test

import (
	"bytes"
	"context"
	"errors"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur.internal/services/extract/check"
	"rapporteur.internal/services/extract/glyph"
	"rapporteur.internal/services/extract/native"
	"rapporteur.internal/services/extract/pdfium"
)

func shared(t *testing.T, name string) []byte {
	t.Helper()
	root := os.Getenv("RAPPORTEUR_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "..", "shared")
	}
	b, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Skipf("the measuring folder lacks %s: set RAPPORTEUR_SHARED", name)
	}
	return b
}

func start(t *testing.T) *pdfium.Engine {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	e, err := pdfium.Start(context.Background(), pdfium.Config{CacheDir: filepath.Join(dir, "rapporteur", "wazero")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e
}

// The two engines are one measure: what either sees, layout must be able to take.
func TestBothEnginesSeeTheSamePage(t *testing.T) {
	e := start(t)
	for _, name := range []string{"gold/idm-2018-1-fr.pdf", "gold/idm-2018-1-fr-2col.pdf", "corpus/good/mix_pdfbox_Overlayed-with-rot90.pdf", "corpus/good/mix_pdfbox_Overlayed-with-rot270.pdf", "corpus/good/mix_pdfbox_PDFBOX-3110-poems-beads-cropbox.pdf"} {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data := shared(t, name)
			f, err := native.Open(data, "", native.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			d, err := e.Open(data, "")
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			a, err := f.Page(context.Background(), 1)
			if err != nil {
				t.Fatal(err)
			}
			b, err := d.Page(context.Background(), 1)
			if err != nil {
				t.Fatal(err)
			}
			if math.Abs(a.Width-b.Width) > 0.5 || math.Abs(a.Height-b.Height) > 0.5 || d.Pages() != f.Pages() {
				t.Errorf("%vx%v and %vx%v", a.Width, a.Height, b.Width, b.Height)
			}
			if got := check.Agreement(check.Words(a.Plain()), check.Words(b.Plain())); got < 0.95 {
				t.Errorf("they agree on %.3f of the words", got)
			}
			near, n := 0, 0
			for _, g := range b.Glyphs {
				if g.Space {
					continue
				}
				n++
				if match(a.Glyphs, g) {
					near++
				}
			}
			if float64(near) < 0.97*float64(n) {
				t.Errorf("%d of %d signs stand where the other engine sees them", near, n)
			}
		})
	}
}

// match finds a sign with the same text, direction, size, baseline and start.
func match(all []glyph.Glyph, g glyph.Glyph) bool {
	for _, h := range all {
		if strings.HasPrefix(h.Text, g.Text[:1]) && h.Angle == g.Angle && math.Abs(h.Baseline-g.Baseline) < 0.6 &&
			math.Abs(h.Size-g.Size) < 0.05*g.Size+0.2 && math.Abs(h.Box.X0-g.Box.X0) < 1.5 && math.Abs(h.Box.Y0-g.Box.Y0) < 0.35*g.Size {
			return true
		}
	}
	return false
}

func TestAPictureHasThePagesShape(t *testing.T) {
	e := start(t)
	d, err := e.Open(shared(t, "gold/idm-2018-1-fr.pdf"), "")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, grey := range []bool{false, true} {
		p, err := d.Picture(1, 72, grey)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(p.PNG))
		if err != nil {
			t.Fatal(err)
		}
		if p.Width < 590 || p.Width > 600 || p.Height < 838 || p.Height > 846 || img.Bounds().Dx() != p.Width {
			t.Errorf("%dx%d", p.Width, p.Height)
		}
	}
	if _, err := d.Picture(1, 0, false); err == nil {
		t.Error("no dots per inch are no error")
	}
	if _, err := d.Page(context.Background(), 99); err == nil {
		t.Error("page 99 is no error")
	}
}

func TestALineEndHyphenIsAHyphen(t *testing.T) {
	e := start(t)
	d, err := e.Open(shared(t, "corpus/good/mix_pdfjs_compressed.tracemonkey-pldi-09.pdf"), "")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	text, err := d.Text(1)
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.Page(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ContainsRune(text, 2) || strings.ContainsRune(p.Plain(), 2) || !strings.Contains(p.Plain(), "-\n") {
		t.Error("U+0002 stands in the text, or no line ends in a hyphen")
	}
}

func TestPasswordsAreAskedFor(t *testing.T) {
	e := start(t)
	data := shared(t, "corpus/bad/pdfjs_issue6010_1.pdf")
	for _, password := range []string{"", "no"} {
		if _, err := e.Open(data, password); !errors.Is(err, pdfium.ErrPassword) {
			t.Errorf("%q: %v", password, err)
		}
	}
	if _, err := e.Open([]byte("no PDF"), ""); err == nil || errors.Is(err, pdfium.ErrPassword) {
		t.Errorf("no PDF: %v", err)
	}
}
