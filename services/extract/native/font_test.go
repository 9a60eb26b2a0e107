package native

import (
	"math"
	"testing"
)

func TestACodeIsReadByToUnicodeThenEncodingThenGuess(t *testing.T) {
	const show = "BT /F2 10 Tf 20 50 Td (ABC) Tj ET"
	toUnicode := stream("", "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <00660069> endbfchar 1 beginbfrange <42> <42> [<20AC>] endbfrange")
	cases := []struct {
		name, font string
		want       string
		unmapped   int
	}{
		{"ToUnicode before Encoding", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [65 /x /y /zcaron] >> /ToUnicode 7 0 R >>", "fi€ž", 0},
		{"names of the glyph list", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [65 /eacute /uni00E9 /f_i.alt] >> >>", "ééfi", 0},
		{"an unknown name", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [65 /g17] >> >>", "\ufffdBC", 1},
		{"Symbol's own encoding", "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>", "ΑΒΧ", 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := see(t, onePage(show, "", c.font, toUnicode))
			if text(p) != c.want || p.Unmapped != c.unmapped {
				t.Errorf("%q with %d unmapped, want %q with %d", text(p), p.Unmapped, c.want, c.unmapped)
			}
		})
	}
}

func TestACompositeFontTakesWidthsByCID(t *testing.T) {
	font := "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Body-Bold /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /DW 500 /W [1 [100 200] 10 12 300] >>] /ToUnicode 7 0 R >>"
	cm := stream("", "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0040> endbfrange")
	p := see(t, onePage("BT /F2 10 Tf 20 50 Td <000100020003000B0001> Tj ET", "", font, cm))
	if text(p) != "ABCKA" {
		t.Errorf("%q", text(p))
	}
	for i, want := range []float64{0, 1, 3, 8, 11} {
		if got := p.Glyphs[i].Box.X0 - 20; math.Abs(got-want) > 1e-9 {
			t.Errorf("sign %d at %v, want %v", i, got, want)
		}
	}
	if g := p.Glyphs[0]; g.Font != "Body-Bold" || !g.Bold || g.Italic {
		t.Errorf("font %q bold %v italic %v", g.Font, g.Bold, g.Italic)
	}
}

func TestCodesThatAreUnicodeNeedNoTable(t *testing.T) {
	font := "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 >>] >>"
	if got := text(see(t, onePage("BT /F2 10 Tf 20 50 Td <00C900740061> Tj ET", "", font))); got != "Éta" {
		t.Errorf("%q", got)
	}
}

func TestAnEmbeddedCMapCutsAndMapsCodes(t *testing.T) {
	m := parseCMap([]byte(`/WMode 0 def
2 begincodespacerange <00> <80> <8140> <9FFC> endcodespacerange
1 begincidrange <20> <7e> 231 endcidrange
1 begincidchar <8141> 77 endcidchar`), nil)
	code, n := m.next([]byte("\x41\x81\x41"))
	if code != 0x41 || n != 1 {
		t.Errorf("first code %x of %d bytes", code, n)
	}
	if cid, ok := m.cid(code); !ok || cid != 231+0x21 {
		t.Errorf("cid %d %v", cid, ok)
	}
	code, n = m.next([]byte("\x81\x41"))
	if cid, ok := m.cid(code); n != 2 || !ok || cid != 77 {
		t.Errorf("second code %x of %d bytes, cid %d", code, n, cid)
	}
	if _, n := m.next([]byte("\xff\xff")); n != 1 {
		t.Errorf("a code outside the code space takes %d bytes, want the shortest", n)
	}
}

func TestAWholeRangeCostsNothing(t *testing.T) {
	m := parseCMap([]byte("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"), nil)
	if got, ok := m.lookup(2); !ok || got != "C" {
		t.Errorf("%q %v", got, ok)
	}
	if _, ok := m.lookup(0xffffffff); ok {
		t.Error("a code beyond Unicode has a text")
	}
	if len(m.text) != 0 {
		t.Errorf("%d entries were spread out", len(m.text))
	}
}

func TestEachTableIsWhole(t *testing.T) {
	for name, want := range map[string]string{"A": "A", "Euro": "€", "uni20AC": "€", "u1F600": "😀", "f_f_i": "ffi", "a.sc": "a", "nosuchname": "", ".notdef": ""} {
		if got := glyphName(name); got != want {
			t.Errorf("glyph %s is %q, want %q", name, got, want)
		}
	}
	for name, e := range encodings() {
		n := 0
		for _, s := range e {
			if s != "" {
				n++
			}
		}
		if n < 140 {
			t.Errorf("encoding %s has %d signs", name, n)
		}
	}
	if len(metrics()) != 9 || metrics()["Helvetica"]['A'] != 667 || metrics()["Courier"]['é'] != 600 || metrics()["Times-Bold"]['W'] != 1000 {
		t.Error("the widths of the standard fonts are not Adobe's")
	}
}

func TestLabelsCountAsTheFileSays(t *testing.T) {
	f := &File{labels: []labelRange{{0, "r", "", 1}, {4, "D", "", 1}, {6, "A", "Annex ", 27}}}
	for page, want := range map[int]string{1: "i", 4: "iv", 5: "1", 6: "2", 7: "Annex AA"} {
		if got := f.label(page); got != want {
			t.Errorf("page %d is labelled %q, want %q", page, got, want)
		}
	}
}
