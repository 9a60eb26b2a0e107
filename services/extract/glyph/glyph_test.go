package glyph

import "testing"

func TestASignsTextIsCleaned(t *testing.T) {
	for in, want := range map[string]string{
		"a": "a", "\ufb01": "fi", "\ufb04": "ffl", "e\u0301": "é", "\u0002": "-", "\t": " ", "\x00": "", "\x01b": "b",
		"\uf0b7": "•", "\uf0fc": "✓", "\uf041": "\uf041", "\u00a0": "\u00a0", "\ufeff": "", "": "",
	} {
		if got := Clean(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestWhiteSpaceIsKnown(t *testing.T) {
	for s, want := range map[string]bool{" ": true, "\u00a0": true, "\u202f": true, "\u200b": true, "a": false, "": false, " a": false} {
		if IsSpace(s) != want {
			t.Errorf("%q", s)
		}
	}
}

func TestADirectionIsTheNearestQuarter(t *testing.T) {
	for d, want := range map[[2]float64]int{{1, 0}: 0, {0, 1}: 90, {-1, 0}: 180, {0, -1}: 270, {1, -0.5}: 0, {0.5, -1}: 270} {
		if got := Quarter(d[0], d[1]); got != want {
			t.Errorf("%v is %d, want %d", d, got, want)
		}
	}
}

func TestPlainTextPartsWordsAndLines(t *testing.T) {
	at := func(text string, x, baseline float64, angle int) Glyph {
		g := Glyph{Text: text, Size: 10, Baseline: baseline, Angle: angle, Space: IsSpace(text), Box: Box{X0: x, Y0: baseline - 8, X1: x + 5, Y1: baseline + 2}}
		if angle == 270 {
			g.Box = Box{X0: baseline - 8, Y0: x - 5, X1: baseline + 2, Y1: x}
		}
		return g
	}
	p := Page{Glyphs: []Glyph{
		at("a", 0, 10, 0), at("b", 5, 10, 0), at("c", 14, 10, 0), at(" ", 19, 10, 0), at("d", 24, 10, 0),
		at("e", 0, 24, 0), at("f", 100, 24, 0), at("g", 400, 24, 0),
		at("h", 50, 300, 270), at("i", 45, 300, 270), at("j", 30, 300, 270),
	}}
	if got, want := p.Plain(), "ab c d\ne f\ng\nhi j"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestBoxesJoinAndMeet(t *testing.T) {
	a, b, c := Box{0, 0, 10, 10}, Box{5, 5, 20, 8}, Box{10, 0, 12, 2}
	if a.Union(b) != (Box{0, 0, 20, 10}) || !a.Overlaps(b) || a.Overlaps(c) || b.Width() != 15 || b.Height() != 3 {
		t.Error("union, overlap, width or height")
	}
}
