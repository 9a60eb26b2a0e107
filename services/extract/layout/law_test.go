package layout_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract/glyph"
	"rapporteur.internal/services/extract/layout"
)

// checkLaws fails where a document's runs don't give its paragraphs' text, or a line lies
// outside its page's text. It is the law of places of the design (law 7).
func checkLaws(t interface {
	Helper()
	Errorf(string, ...any)
}, doc *pb.Document) {
	t.Helper()
	texts := map[uint32]string{}
	for _, p := range doc.Pages {
		texts[p.Number] = p.Text
		end := uint32(0)
		for i, l := range p.Lines {
			if l.Start < end || l.End < l.Start || int(l.End) >= len(p.Text)+1 || p.Text[l.End] != '\n' {
				t.Errorf("page %d, line %d: bytes %d to %d of %d", p.Number, i, l.Start, l.End, len(p.Text))
				continue
			}
			end = l.End + 1
			if n := utf8.RuneCountInString(p.Text[l.Start:l.End]); len(l.Edges) != 0 && len(l.Edges) != n+1 {
				t.Errorf("page %d, line %d: %d edges for %d code points", p.Number, i, len(l.Edges), n)
			}
		}
	}
	for i, p := range doc.Paragraphs {
		if !utf8.ValidString(p.Text) {
			t.Errorf("paragraph %d is not UTF-8: %q", i, p.Text)
		}
		at := uint32(0)
		for _, r := range p.Runs {
			if r.Start < at || int(r.Start+r.Length) > len(p.Text) || int(r.PageStart+r.Length) > len(texts[r.Page]) {
				t.Errorf("paragraph %d: run %v out of bounds", i, r)
				return
			}
			if gap := p.Text[at:r.Start]; gap != "" && gap != " " {
				t.Errorf("paragraph %d: %q between runs", i, gap)
			}
			if a, b := p.Text[r.Start:r.Start+r.Length], texts[r.Page][r.PageStart:r.PageStart+r.Length]; a != b {
				t.Errorf("paragraph %d: text %q, page %q", i, a, b)
			}
			at = r.Start + r.Length
		}
		if int(at) != len(p.Text) {
			t.Errorf("paragraph %d: %q stands nowhere", i, p.Text[at:])
		}
		if strings.Contains(p.Text, "  ") || strings.TrimSpace(p.Text) != p.Text {
			t.Errorf("paragraph %d: spaces in %q", i, p.Text)
		}
		for _, m := range p.NoteMarks {
			if int(m.Offset) > len(p.Text) {
				t.Errorf("paragraph %d: mark %v beyond the text", i, m)
			}
		}
	}
}

func TestEveryRunMapsExactlyOnPagesOfRandomGlyphs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkLaws(t, layout.Compose(randomPages(t)))
	})
}

// randomPages draws pages of lines that are half sensible: columns, sizes, marks, hyphens, rules.
func randomPages(t *rapid.T) []glyph.Page {
	var pages []glyph.Page
	for n := range rapid.IntRange(1, 3).Draw(t, "pages") {
		p := glyph.Page{Number: n + 1, Width: 595, Height: 842}
		for range rapid.IntRange(0, 12).Draw(t, "lines") {
			s := setting{
				x: rapid.Float64Range(20, 500).Draw(t, "x"), y: float64(rapid.IntRange(2, 60).Draw(t, "row")) * 13.7,
				size: rapid.SampledFrom([]float64{7, 10, 10, 10, 16}).Draw(t, "size"), bold: rapid.Bool().Draw(t, "bold"),
				angle: rapid.SampledFrom([]int{0, 0, 0, 0, 90, 180, 270}).Draw(t, "angle"),
			}
			p.Glyphs = append(p.Glyphs, s.print(rapid.StringMatching(`[a-zA-Z0-9éœ.,;:()*•\-–’' ]{1,40}[a-z\-. ]`).Draw(t, "text"))...)
		}
		for range rapid.IntRange(0, 8).Draw(t, "rules") {
			x, y := rapid.Float64Range(0, 500).Draw(t, "rx"), rapid.Float64Range(0, 800).Draw(t, "ry")
			if rapid.Bool().Draw(t, "upright") {
				p.Rules = append(p.Rules, glyph.Box{X0: x, Y0: y, X1: x + 1, Y1: y + 90})
			} else {
				p.Rules = append(p.Rules, glyph.Box{X0: x, Y0: y, X1: x + 90, Y1: y + 1})
			}
		}
		pages = append(pages, p)
	}
	return pages
}

// setting prints text as an engine would see it: signs of half an em, the baseline at y.
type setting struct {
	x, y, size   float64
	bold, italic bool
	font         string
	angle        int
}

func (s setting) print(text string) []glyph.Glyph {
	var out []glyph.Glyph
	x := s.x
	for _, r := range text {
		w := 0.5 * s.size
		out = append(out, glyph.Glyph{
			Text: string(r), Box: glyph.Box{X0: x, Y0: s.y - 0.8*s.size, X1: x + w, Y1: s.y + 0.2*s.size},
			Baseline: s.y, Size: s.size, Font: s.font, Bold: s.bold, Italic: s.italic, Angle: s.angle, Space: r == ' ',
		})
		x += w
	}
	return out
}
