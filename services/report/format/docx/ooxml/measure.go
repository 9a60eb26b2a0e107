package ooxml

import (
	"strings"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A document says in its contents on which page a heading stands, and nobody
// is asked to bring that up to date. So the pages are reckoned as a word
// processor will set them: Liberation's letters are as wide as those of Times
// New Roman and Arial, in which the text is set.

// face measures text of one font.
type face struct {
	font   *sfnt.Font
	buf    sfnt.Buffer
	widths map[rune]float64
}

// faces are the document's fonts.
type faces struct{ serif, sans, bold *face }

func newFaces() faces {
	return faces{serif: newFace(liberationserifregular.TTF), sans: newFace(liberationsansregular.TTF), bold: newFace(liberationsansbold.TTF)}
}

// newFace measures with a font; one that can't be read counts every letter as half an em.
func newFace(ttf []byte) *face {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		f = nil
	}
	return &face{font: f, widths: map[rune]float64{}}
}

// em is the width of a letter in ems.
func (f *face) em(r rune) float64 {
	if w, ok := f.widths[r]; ok {
		return w
	}
	w := .5
	if f.font != nil {
		if g, err := f.font.GlyphIndex(&f.buf, r); err == nil && g != 0 {
			const scale = 1000
			if a, err := f.font.GlyphAdvance(&f.buf, g, fixed.I(scale), font.HintingNone); err == nil {
				w = float64(a) / 64 / scale
			}
		}
	}
	f.widths[r] = w
	return w
}

func (f *face) width(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += f.em(r)
	}
	return w * size
}

// breakLines breaks runs into lines of a width; each line is the number of the
// footnotes that it refers to, as their heights.
func (d *Document) breakLines(f *face, size, width float64, runs []Run) []float64 {
	lines := []float64{0}
	x, space := 0.0, f.width(" ", size)
	pending := 0.0 // the part of a word that ends in a run
	put := func(w float64) {
		if x > 0 && x+w > width {
			lines = append(lines, 0)
			x = 0
		}
		x += w
	}
	for _, r := range runs {
		words := strings.Split(r.Text, " ")
		for i, word := range words {
			pending += f.width(word, size)
			if i < len(words)-1 {
				put(pending)
				x += space
				pending = 0
			}
		}
		if len(r.Note) > 0 {
			pending += f.width("00", size*.58)
			at := len(lines) - 1
			if x > 0 && x+pending > width {
				lines = append(lines, 0)
				x, at = 0, at+1
			}
			lines[at] += d.noteHeight(r.Note)
		}
	}
	put(pending)
	return lines
}

// noteHeight is the height of a footnote's text.
func (d *Document) noteHeight(runs []Run) float64 {
	const size = 8.5
	n := len(d.breakLines(d.faces.serif, size, textPoints-8, runs))
	return float64(n)*size*lineEm + 1
}
