package native

import (
	"context"
	"math"
	"testing"
	"unicode/utf8"
)

// FuzzContent runs any bytes as a page's content: it ends, within its limits, and every glyph
// has a text in UTF-8 and a finite box that meets the page.
func FuzzContent(f *testing.F) {
	for _, s := range []string{
		"BT /F1 10 Tf 20 50 Td (Hello) Tj ET", "q 1 0 0 1 5 5 cm [(a) -20 <42>] TJ Q", "BI /W 1 /H 1 ID x EI",
		"/Span << /ActualText <FEFF0041> >> BDC BT (x) ' ET EMC", "0 0 10 10 re W n 3 Tr", "1 2 m 3 4 l 5 6 7 8 9 10 c b*",
		"<<<<[[((", "-1e9 0 0 1e9 0 0 Tm 1e9 Tc", "\"'T*", "BT /F1 1 Tf 1 0 0 1 nan inf Tm",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		file, err := Open(onePage(string(content), ""), "", Limits{Glyphs: 5000, Rules: 500, Forms: 50})
		if err != nil {
			t.Skip() // bytes that end the stream early
		}
		p, err := file.Page(context.Background(), 1)
		if err != nil {
			return
		}
		for _, g := range p.Glyphs {
			if g.Text == "" || !utf8.ValidString(g.Text) {
				t.Fatalf("text %q", g.Text)
			}
			for _, v := range []float64{g.Box.X0, g.Box.Y0, g.Box.X1, g.Box.Y1, g.Baseline, g.Size} {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					t.Fatalf("glyph %+v", g)
				}
			}
			if g.Box.X0 > g.Box.X1 || g.Box.Y0 > g.Box.Y1 {
				t.Fatalf("box %+v", g.Box)
			}
		}
	})
}

// FuzzCMap parses any bytes as a CMap, then cuts and looks up any codes: it ends, takes at
// least a byte a code, and gives valid text.
func FuzzCMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> <0041> endbfrange"), []byte("abc"))
	f.Add([]byte("1 beginbfchar <01> <D83DDE00> endbfchar"), []byte{1, 2})
	f.Add([]byte("/Identity-H usecmap 1 begincidrange <0000> <ffff> 0 endcidrange /WMode 1 def"), []byte("\x00\x01\x02"))
	f.Add([]byte("1 beginbfrange <0001> <0003> [/a <0041>] endbfrange"), []byte("\x00\x01"))
	f.Fuzz(func(t *testing.T, data, codes []byte) {
		m := parseCMap(data, predefined)
		for len(codes) > 0 {
			code, n := m.next(codes)
			if n < 1 || n > len(codes) {
				t.Fatalf("a code of %d bytes out of %d", n, len(codes))
			}
			if s, ok := m.lookup(code); ok && !utf8.ValidString(s) {
				t.Fatalf("text %q", s)
			}
			m.cid(code)
			codes = codes[n:]
		}
	})
}

// FuzzFile opens any bytes as a file, as they are and rebuilt: an error or pages, no panic.
func FuzzFile(f *testing.F) {
	f.Add(onePage("BT /F1 10 Tf 20 50 Td (Hello) Tj ET", "/Rotate 90"))
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[2 0 R]/Count 9>>endobj"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			t.Skip()
		}
		if file, err := Rebuild(data); err == nil {
			look(file)
		}
	})
}

func look(data []byte) {
	file, err := Open(data, "", Limits{Pages: 10, Content: 1 << 20, Glyphs: 1000, Forms: 20})
	if err != nil {
		return
	}
	for n := 1; n <= file.Pages(); n++ {
		_, _ = file.Page(context.Background(), n) // an error is as good as a page
	}
}
