package ocr

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"rapporteur.internal/services/extract/glyph"
)

// Picture is what is read: a PNG of a page, and the page's size in points.
type Picture struct {
	PNG           []byte
	DPI           int
	Width, Height float64
}

// Seen is a page as tesseract read it.
type Seen struct {
	glyph.Page
	// Confidence is tesseract's own mean over the words, 0 to 1.
	Confidence float64
}

// Read reads page number's picture. lang is "fr", "en", "es", or "" for any of them.
func (t *Tesseract) Read(ctx context.Context, number int, p Picture, lang string) (*Seen, error) {
	table, err := t.run(ctx, p.PNG, p.DPI, lang)
	if err != nil {
		return nil, err
	}
	return parse(string(table), number, p), nil
}

// maxGlyphs of a page.
const maxGlyphs = 100_000

// parse reads tesseract's TSV: level page block par line word left top width height conf text.
// Level 4 is a line, whose box gives all its words one height; level 5 a word.
func parse(table string, number int, p Picture) *Seen {
	s := &Seen{Page: glyph.Page{Number: number, Width: p.Width, Height: p.Height, Engine: Name}}
	scale := 72 / float64(max(p.DPI, 1))
	var line glyph.Box
	var last *glyph.Glyph
	words, sum := 0, 0.0
	for row := range strings.Lines(table) {
		f := strings.SplitN(strings.TrimRight(row, "\r\n"), "\t", 12)
		if len(f) < 11 {
			continue
		}
		box, ok := pixels(f[6:10], scale)
		if !ok {
			continue
		}
		switch f[0] {
		case "4":
			line, last = box, nil
		case "5":
			if len(f) < 12 || len(s.Glyphs) > maxGlyphs {
				continue
			}
			// A word of control characters alone is white space, or nothing once cleaned.
			text := glyph.Clean(strings.TrimSpace(f[11]))
			if strings.TrimSpace(text) == "" {
				continue
			}
			if conf, err := strconv.ParseFloat(f[10], 64); err == nil && conf >= 0 {
				words, sum = words+1, sum+conf/100
			}
			if last != nil {
				space := *last
				space.Text, space.Space = " ", true
				space.Box.X0, space.Box.X1 = min(last.Box.X1, box.X0), max(last.Box.X1, box.X0)
				s.Glyphs = append(s.Glyphs, space)
			}
			s.word(text, box, line)
			last = &s.Glyphs[len(s.Glyphs)-1]
		}
	}
	if words > 0 {
		s.Confidence = sum / float64(words)
	}
	return s
}

// word shares a word's box out among its letters. A line's box runs from the tops of its
// capitals to the feet of its descenders: about 0.95 of the font's size.
func (s *Seen) word(text string, box, line glyph.Box) {
	if line.Height() < box.Height() || line.Height() > 2.5*box.Height() {
		line = box
	}
	n := utf8.RuneCountInString(text)
	i := 0
	for _, r := range text {
		a, b := float64(i)/float64(n), float64(i+1)/float64(n)
		s.Glyphs = append(s.Glyphs, glyph.Glyph{
			Text: string(r), Size: line.Height() / 0.95, Baseline: line.Y1 - 0.22*line.Height(),
			Box: glyph.Box{X0: box.X0 + a*box.Width(), Y0: line.Y0, X1: box.X0 + b*box.Width(), Y1: line.Y1},
		})
		i++
	}
}

func pixels(f []string, scale float64) (glyph.Box, bool) {
	var v [4]float64
	for i := range v {
		n, err := strconv.Atoi(f[i])
		if err != nil || n < 0 {
			return glyph.Box{}, false
		}
		v[i] = float64(n) * scale
	}
	return glyph.Box{X0: v[0], Y0: v[1], X1: v[0] + v[2], Y1: v[1] + v[3]}, true
}
