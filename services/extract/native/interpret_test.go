package native

import (
	"context"
	"math"
	"strings"
	"testing"
)

func TestWhatAPageShowsIsReadAndWhatNobodySeesIsNot(t *testing.T) {
	const say = "BT /F1 10 Tf 20 50 Td (%) Tj ET"
	show := func(s string) string { return strings.Replace(say, "%", s, 1) }
	cases := []struct{ name, content, want string }{
		{"a string", show("Hello"), "Hello"},
		{"escapes and octal codes", show(`caf\351 \(x\)`), "café (x)"},
		{"a hexadecimal string", "BT /F1 10 Tf 20 50 Td <48 69 2> Tj ET", "Hi "},
		{"an array with kerning", "BT /F1 10 Tf 20 50 Td [(A) -50 (B)] TJ ET", "AB"},
		{"next line with operators ' and \"", "BT /F1 10 Tf 12 TL 20 50 Td (a) Tj (b) ' 1 2 (c) \" ET", "abc"},
		{"an inline image is stepped over", "BI /W 2 /H 2 /BPC 8 /CS /G ID \x00(E\xff EI " + show("after"), "after"},
		{"an inline image whose bytes say EI", "BI /W 3 /H 1 /BPC 8 /CS /G /F /Fl ID a EI\x01\xf0 b EI\n" + show("after"), "after"},
		{"invisible text", "3 Tr " + show("ghost") + " 0 Tr " + show("body"), "body"},
		{"text off the page", "BT /F1 10 Tf 500 50 Td (off) Tj ET " + show("on"), "on"},
		{"text outside the clip", "q 0 0 10 10 re W n BT /F1 10 Tf 100 50 Td (cut) Tj ET Q " + show("kept"), "kept"},
		{"the same sign printed twice at one place", show("bold") + " " + show("bold"), "bold"},
		{"the clip ends with Q", "q 0 0 1 1 re W n Q " + show("kept"), "kept"},
		{"ActualText of the same length", "/Span << /ActualText (xyz) >> BDC " + show("abc") + " EMC", "xyz"},
		{"ActualText of another length", "/Span << /ActualText (office) >> BDC " + show("o%ce") + " EMC", "office"},
		{"ActualText in UTF-16", "/Span << /ActualText <FEFF00E9> >> BDC " + show("e") + " EMC", "é"},
		{"empty ActualText", "/Span << /ActualText () >> BDC " + show("-") + " EMC " + show("x"), "x"},
		{"an unclosed array", "BT /F1 10 Tf 20 50 Td [(a) Tj (b) Tj ET", "b"},
		{"odd numbers", "BT /F1 10 Tf --20 50 Td (a) Tj ET BT /F1 10 Tf 20. .5e Td (b) Tj ET", "b"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := text(see(t, onePage(c.content, ""))); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestAGlyphStandsWhereItIsDisplayed(t *testing.T) {
	const content = "BT /F1 10 Tf 20 50 Td (H) Tj ET"
	cases := []struct {
		name, keys       string
		w, h             float64
		x, baseline      float64
		angle            int
		baselineIsHeight bool
	}{
		{"upright", "", 200, 100, 20, 50, 0, true},
		{"cropped", "/CropBox [10 20 110 90]", 100, 70, 10, 40, 0, true},
		{"turned a quarter", "/Rotate 90", 100, 200, 50, 20, 90, false},
		{"upside down", "/Rotate 180", 200, 100, 180, 50, 180, true},
		{"turned three quarters", "/Rotate -90", 100, 200, 50, 180, 270, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := see(t, onePage(content, c.keys))
			if p.Width != c.w || p.Height != c.h {
				t.Errorf("page of %v by %v, want %v by %v", p.Width, p.Height, c.w, c.h)
			}
			g := p.Glyphs[0]
			if g.Angle != c.angle || math.Abs(g.Size-10) > 1e-9 {
				t.Errorf("angle %d size %v, want %d and 10", g.Angle, g.Size, c.angle)
			}
			// The glyph's origin: its baseline, and where the line starts along its direction.
			start := map[int]float64{0: g.Box.X0, 90: g.Box.Y0, 180: g.Box.X1, 270: g.Box.Y1}[g.Angle]
			wantStart, wantBase := c.x, c.baseline
			if !c.baselineIsHeight {
				wantStart, wantBase = c.baseline, c.x
			}
			if math.Abs(start-wantStart) > 1e-9 || math.Abs(g.Baseline-wantBase) > 1e-9 {
				t.Errorf("starts at %v on baseline %v, want %v on %v (box %v)", start, g.Baseline, wantStart, wantBase, g.Box)
			}
		})
	}
}

func TestSpacingMovesTheNextSign(t *testing.T) {
	// Helvetica's A is 667/1000 wide, its space 278.
	cases := []struct {
		name, content string
		want          float64
	}{
		{"plain", "(AB) Tj", 6.67},
		{"character spacing", "1 Tc (AB) Tj", 7.67},
		{"horizontal scaling", "50 Tz (AB) Tj", 3.335},
		{"kerning", "[(A) -1000 (B)] TJ", 16.67},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := see(t, onePage("BT /F1 10 Tf 20 50 Td "+c.content+" ET", ""))
			if got := p.Glyphs[1].Box.X0 - 20; math.Abs(got-c.want) > 1e-6 {
				t.Errorf("the second sign is %v after the first, want %v", got, c.want)
			}
		})
	}
	p := see(t, onePage("BT /F1 10 Tf 20 50 Td 3 Tw (A B) Tj ET", ""))
	if got, want := p.Glyphs[2].Box.X0-20, 6.67+2.78+3; math.Abs(got-want) > 1e-6 || !p.Glyphs[1].Space {
		t.Errorf("after a widened space: %v, want %v", got, want)
	}
}

func TestAFormIsReadWhereItIsDrawn(t *testing.T) {
	form := stream("/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [1 0 0 1 5 0] /Resources << /Font << /F1 5 0 R >> >>", "BT /F1 10 Tf 10 50 Td (in form) Tj ET")
	p := see(t, onePage("q 1 0 0 1 20 0 cm /X1 Do Q", "", form))
	if text(p) != "in form" || math.Abs(p.Glyphs[0].Box.X0-35) > 1e-9 {
		t.Errorf("%q at %v, want it at 35", text(p), p.Glyphs[0].Box.X0)
	}
}

func TestAFormThatDrawsItselfEnds(t *testing.T) {
	form := stream("/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >>",
		"/X1 Do /X1 Do BT /F1 10 Tf 10 50 Td (x) Tj ET")
	p := see(t, onePage("/X1 Do", "", form))
	if len(p.Problems) == 0 {
		t.Error("no problem was noted")
	}
}

func TestInvisibleTextBehindAPictureOfThePageIsItsText(t *testing.T) {
	image := stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "x")
	p := see(t, onePage("q 200 0 0 100 0 0 cm /X1 Do Q 3 Tr BT /F1 10 Tf 20 50 Td (scanned) Tj ET", "", image))
	if text(p) != "scanned" || p.Picture < 0.99 {
		t.Errorf("%q on a picture of %.2f of the page", text(p), p.Picture)
	}
}

func TestRulesAreStraightAndThin(t *testing.T) {
	p := see(t, onePage("10 20 100 0.5 re f 1 w 10 50 m 110 50 l S 10 60 m 60 90 l S 20 20 50 50 re f 5 5 m 20 5 20 20 5 20 c S", ""))
	if len(p.Rules) != 2 {
		t.Fatalf("%d rules, want the thin rectangle and the level stroke: %v", len(p.Rules), p.Rules)
	}
	if r := p.Rules[1]; r.Y0 != 49.5 || r.Y1 != 50.5 || r.X0 != 10 || r.X1 != 110 {
		t.Errorf("the stroke is at %v", r)
	}
}

func TestAFieldWithoutAppearanceShowsItsValue(t *testing.T) {
	widget := "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Amina Diallo) /Rect [20 40 120 60] /DA (/Helv 10 Tf) >>"
	p := see(t, onePage("", "/Annots [6 0 R]", widget))
	if text(p) != "Amina Diallo" || p.Glyphs[0].Box.X0 < 20 || p.Glyphs[0].Box.X0 > 30 {
		t.Errorf("%q at %v", text(p), p.Glyphs)
	}
}

func TestAnAppearanceIsFittedIntoItsRectangle(t *testing.T) {
	widget := "<< /Type /Annot /Subtype /FreeText /Rect [20 40 120 60] /AP << /N 7 0 R >> >>"
	look := stream("/Subtype /Form /BBox [0 0 50 10] /Resources << /Font << /F1 5 0 R >> >>", "BT /F1 5 Tf 0 2 Td (A) Tj ET")
	p := see(t, onePage("", "/Annots [6 0 R]", widget, look))
	if text(p) != "A" || p.Glyphs[0].Box.X0 != 20 || math.Abs(p.Glyphs[0].Size-10) > 1e-9 {
		t.Errorf("%q, size %v, at %v: want it doubled at 20", text(p), p.Glyphs[0].Size, p.Glyphs[0].Box)
	}
}

func TestALayerThatIsOffIsNotRead(t *testing.T) {
	data := build(
		"<< /Type /Catalog /Pages 2 0 R /OCProperties << /D << /OFF [6 0 R] >> /OCGs [6 0 R] >> >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /Properties << /L 6 0 R >> >> >>",
		stream("", "/OC /L BDC BT /F1 10 Tf 20 50 Td (draft) Tj ET EMC BT /F1 10 Tf 20 70 Td (final) Tj ET"),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
		"<< /Type /OCG /Name (Draft) >>")
	if got := text(see(t, data)); got != "final" {
		t.Errorf("%q", got)
	}
}

func TestLimitsEndAHostilePage(t *testing.T) {
	f, err := Open(onePage(strings.Repeat("BT /F1 10 Tf 20 50 Td (aaaaaaaaaa) Tj 1 0 Td ET ", 100), ""), "", Limits{Glyphs: 7})
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.Page(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Glyphs) != 7 || len(p.Problems) == 0 {
		t.Errorf("%d glyphs, problems %q: want 7 and a problem", len(p.Glyphs), p.Problems)
	}
}

func TestACancelledReadingEnds(t *testing.T) {
	f, err := Open(onePage("BT ET", ""), "", Limits{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := f.Page(ctx, 1); err == nil {
		t.Error("no error")
	}
}
