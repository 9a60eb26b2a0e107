package ocr

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"math"
	"strings"
	"testing"
)

const table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
	"1\t1\t0\t0\t0\t0\t0\t0\t600\t300\t-1\t\n" +
	"4\t1\t1\t1\t1\t0\t100\t50\t300\t40\t-1\t\n" +
	"5\t1\t1\t1\t1\t1\t100\t52\t80\t30\t90.5\tDeux\n" +
	"5\t1\t1\t1\t1\t2\t200\t50\t100\t40\t80.5\tﬁlles\n" +
	"5\t1\t1\t1\t1\t3\t310\t50\t10\t40\t0\t \n" +
	"4\t1\t1\t1\t2\t0\t100\t100\t300\t40\t-1\t\n" +
	"5\t1\t1\t1\t2\t1\t100\t100\t80\t30\tx\tbad\n" +
	"5\tbroken\n"

func TestTesseractsTableBecomesGlyphs(t *testing.T) {
	s := parse(table, 7, Picture{DPI: 144, Width: 300, Height: 150})
	var text strings.Builder
	for _, g := range s.Glyphs {
		text.WriteString(g.Text)
	}
	if text.String() != "Deux fillesbad" || s.Number != 7 || s.Engine != Name {
		t.Fatalf("%q on page %d by %s", text.String(), s.Number, s.Engine)
	}
	if math.Abs(s.Confidence-0.855) > 1e-9 {
		t.Errorf("confidence %v", s.Confidence)
	}
	d, space := s.Glyphs[0], s.Glyphs[4]
	if d.Box.X0 != 50 || d.Box.X1 != 60 || d.Box.Y0 != 25 || d.Box.Y1 != 45 {
		t.Errorf("the first letter is at %v", d.Box)
	}
	if !space.Space || space.Box.X0 != 90 || space.Box.X1 != 100 {
		t.Errorf("the space is %+v", space)
	}
	if s.Glyphs[0].Baseline != s.Glyphs[5].Baseline || s.Glyphs[0].Size != s.Glyphs[5].Size {
		t.Error("words of a line differ in baseline or size")
	}
}

func FuzzTable(f *testing.F) {
	f.Add(table)
	f.Add("5\t1\t1\t1\t1\t1\t0\t0\t8\t8\t90\t\x01\n")
	f.Fuzz(func(t *testing.T, s string) {
		for _, g := range parse(s, 1, Picture{DPI: 300, Width: 10, Height: 10}).Glyphs {
			if g.Text == "" || g.Box.X1 < g.Box.X0 || math.IsNaN(g.Size) {
				t.Fatalf("%+v", g)
			}
		}
	})
}

func TestAnUnknownLanguageIsReadWithAllThatAreInstalled(t *testing.T) {
	tess := &Tesseract{langs: []string{"fra", "spa"}}
	for lang, want := range map[string]string{"fr": "fra", "en": "fra+spa", "": "fra+spa", "es": "spa"} {
		if got := tess.language(lang); got != want {
			t.Errorf("%q is read with %s, want %s", lang, got, want)
		}
	}
}

func TestABlankPictureHasNoText(t *testing.T) {
	tess, err := Find(context.Background())
	if err != nil {
		t.Skipf("%v: %s", err, Remedy)
	}
	img := image.NewGray(image.Rect(0, 0, 300, 200))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	s, err := tess.Read(context.Background(), 1, Picture{PNG: b.Bytes(), DPI: 100, Width: 216, Height: 144}, "fr")
	if err != nil || len(s.Glyphs) != 0 {
		t.Errorf("%v, %v", s, err)
	}
}
