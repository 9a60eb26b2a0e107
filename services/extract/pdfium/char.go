package pdfium

import (
	"math"
	"strings"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"rapporteur.internal/services/extract/glyph"
)

// charReader turns PDFium's characters into glyphs. Each question to PDFium is a call into
// WebAssembly, so what a word's characters share (font, size, baseline, direction) is asked
// once, and again where the height of a character's box shows that something changed.
type charReader struct {
	d    *Document
	page references.FPDF_TEXTPAGE
	view view
	seen *Seen

	like    glyph.Glyph // what the characters of the word share
	box     structs.FPDF_FS_RECTF
	started bool
}

func (r *charReader) read(i int) error {
	p := r.d.e.p
	u, err := p.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: r.page, Index: i})
	if err != nil {
		return err
	}
	// PDFium makes up white space between words and lines; layout does that by the places.
	if u.Unicode <= ' ' && u.Unicode != 2 {
		r.started = false
		made, err := p.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: r.page, Index: i})
		if err != nil || made.IsGenerated {
			return err
		}
	}
	box, err := p.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: r.page, Index: i})
	if err != nil {
		return r.d.e.fatal(err)
	}
	if !r.started || !r.sameRow(box.Rect) {
		ok, err := r.word(i)
		if err != nil || !ok {
			return err
		}
	}
	r.box = box.Rect
	g := r.like
	g.Text = glyph.Clean(string(rune(u.Unicode)))
	g.Box = r.view.box(float64(box.Rect.Left), float64(box.Rect.Bottom), float64(box.Rect.Right), float64(box.Rect.Top))
	w, h := r.view.size()
	if g.Size == 0 || g.Size > 5000 || !g.Box.Overlaps(glyph.Box{X1: w, Y1: h}) && g.Box.Width() > 0 {
		return nil
	}
	if g.Text == "" || g.Text == "\ufffd" {
		g.Text = "\ufffd"
		r.seen.Unmapped++
	}
	g.Space = glyph.IsSpace(g.Text)
	r.seen.Glyphs = append(r.seen.Glyphs, g)
	return nil
}

// sameRow says that a box goes on where the last one stood: the same top and bottom, or for
// turned text the same sides.
func (r *charReader) sameRow(b structs.FPDF_FS_RECTF) bool {
	if r.like.Angle == 0 || r.like.Angle == 180 {
		return b.Top == r.box.Top && b.Bottom == r.box.Bottom
	}
	return b.Left == r.box.Left && b.Right == r.box.Right
}

// word asks for what the characters of a word share; false where PDFium doesn't know.
func (r *charReader) word(i int) (bool, error) {
	p := r.d.e.p
	origin, err := p.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: r.page, Index: i})
	if err != nil {
		return false, r.d.e.fatal(err)
	}
	m, err := p.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: r.page, Index: i})
	if err != nil {
		return false, r.d.e.fatal(err)
	}
	size, err := p.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: r.page, Index: i})
	if err != nil {
		return false, r.d.e.fatal(err)
	}
	g := glyph.Glyph{Size: size.FontSize * math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D))}
	ox, oy := r.view.point(origin.X, origin.Y)
	dx, dy := r.view.point(origin.X+float64(m.Matrix.A), origin.Y+float64(m.Matrix.B))
	if g.Angle = glyph.Quarter(dx-ox, dy-oy); g.Angle == 0 || g.Angle == 180 {
		g.Baseline = oy
	} else {
		g.Baseline = ox
	}
	if err := r.style(i, &g); err != nil {
		return false, err
	}
	r.like, r.started = g, true
	return true, nil
}

// fatal keeps a trap and drops what PDFium merely doesn't know of one character.
func (e *Engine) fatal(err error) error {
	if err = e.seen(err); e.broken {
		return err
	}
	return nil
}

func (r *charReader) style(i int, g *glyph.Glyph) error {
	info, err := r.d.e.p.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: r.page, Index: i})
	if err != nil {
		return r.d.e.fatal(err)
	}
	name := info.FontName
	if k := strings.IndexByte(name, '+'); k == 6 {
		name = name[k+1:]
	}
	g.Font = name
	lower := strings.ToLower(name)
	g.Italic = info.Flags&(1<<6) != 0 || strings.Contains(lower, "italic") || strings.Contains(lower, "oblique")
	g.Bold = info.Flags&(1<<18) != 0
	for _, s := range []string{"bold", "black", "heavy", "demi"} {
		g.Bold = g.Bold || strings.Contains(lower, s)
	}
	return nil
}
