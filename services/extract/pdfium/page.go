package pdfium

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"

	"rapporteur.internal/services/extract/glyph"
)

const (
	maxChars   = 200_000
	maxObjects = 20_000
	thin       = 3.0
)

// Seen is a page as PDFium sees it.
type Seen struct {
	glyph.Page
	// Unmapped glyphs have no text (U+FFFD).
	Unmapped int
	// Picture is the share of the page that its largest image covers, 0 to 1.
	Picture float64
	// Shapes are drawn paths that are no rules: hundreds on a page without text are letters
	// drawn as outlines.
	Shapes int
}

// view maps user space to the displayed page: the same measure as package native.
type view struct {
	turn           enums.FPDF_PAGE_ROTATION
	x0, y0, x1, y1 float64
}

func (v view) size() (w, h float64) {
	if v.turn == enums.FPDF_PAGE_ROTATION_90_CW || v.turn == enums.FPDF_PAGE_ROTATION_270_CW {
		return v.y1 - v.y0, v.x1 - v.x0
	}
	return v.x1 - v.x0, v.y1 - v.y0
}

func (v view) point(x, y float64) (float64, float64) {
	switch v.turn {
	case enums.FPDF_PAGE_ROTATION_90_CW:
		return y - v.y0, x - v.x0
	case enums.FPDF_PAGE_ROTATION_180_CW:
		return v.x1 - x, y - v.y0
	case enums.FPDF_PAGE_ROTATION_270_CW:
		return v.y1 - y, v.x1 - x
	}
	return x - v.x0, v.y1 - y
}

func (v view) box(x0, y0, x1, y1 float64) glyph.Box {
	ax, ay := v.point(x0, y0)
	bx, by := v.point(x1, y1)
	return glyph.Box{X0: min(ax, bx), Y0: min(ay, by), X1: max(ax, bx), Y1: max(ay, by)}
}

// open loads page n, from 1, and hands it to f.
func (d *Document) open(n int, f func(page requests.Page, v view) error) (err error) {
	defer d.e.trap(&err)
	if d.e.broken {
		return ErrBroken
	}
	if n < 1 || n > d.pages {
		return fmt.Errorf("page %d of %d", n, d.pages)
	}
	p := d.e.p
	loaded, err := p.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: d.ref, Index: n - 1})
	if err != nil {
		return fmt.Errorf("load page %d: %w", n, d.e.seen(err))
	}
	page := requests.Page{ByReference: &loaded.Page}
	defer func() {
		if !d.e.broken {
			_, closeErr := p.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
			if err == nil && closeErr != nil {
				err = d.e.seen(closeErr)
			}
		}
	}()
	box, err := p.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: page})
	if err != nil {
		return fmt.Errorf("page %d's box: %w", n, d.e.seen(err))
	}
	r := box.Rect
	v := view{
		x0: float64(min(r.Left, r.Right)), x1: float64(max(r.Left, r.Right)),
		y0: float64(min(r.Top, r.Bottom)), y1: float64(max(r.Top, r.Bottom)),
	}
	if turn, err := p.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: page}); err == nil {
		v.turn = turn.PageRotation
	}
	return f(page, v)
}

// Page reads page n, from 1, sign by sign.
func (d *Document) Page(ctx context.Context, n int) (seen *Seen, err error) {
	defer d.e.trap(&err)
	err = d.open(n, func(page requests.Page, v view) error {
		w, h := v.size()
		seen = &Seen{Page: glyph.Page{Number: n, Width: w, Height: h, Engine: Name}}
		if label, err := d.e.p.FPDF_GetPageLabel(&requests.FPDF_GetPageLabel{Document: d.ref, Page: n - 1}); err == nil && label.Label != strconv.Itoa(n) {
			seen.Label = label.Label // PDFium numbers the pages of files that have no labels
		}
		if err := d.chars(ctx, page, v, seen); err != nil {
			return fmt.Errorf("page %d's text: %w", n, d.e.seen(err))
		}
		d.objects(page, v, seen)
		return nil
	})
	return seen, err
}

func (d *Document) chars(ctx context.Context, page requests.Page, v view, seen *Seen) error {
	p := d.e.p
	loaded, err := p.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return err
	}
	defer p.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	count, err := p.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: loaded.TextPage})
	if err != nil {
		return err
	}
	r := charReader{d: d, page: loaded.TextPage, view: v, seen: seen}
	for i := 0; i < min(count.Count, maxChars); i++ {
		if i&0x3ff == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := r.read(i); err != nil {
			return err
		}
	}
	return nil
}

// objects finds the rules and the largest picture. A page whose objects cannot be listed has
// its text all the same.
func (d *Document) objects(page requests.Page, v view, seen *Seen) {
	p := d.e.p
	count, err := p.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		_ = d.e.seen(err)
		return
	}
	w, h := v.size()
	for i := 0; i < min(count.Count, maxObjects); i++ {
		obj, err := p.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			continue
		}
		kind, err := p.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: obj.PageObject})
		if err != nil || kind.Type != enums.FPDF_PAGEOBJ_PATH && kind.Type != enums.FPDF_PAGEOBJ_IMAGE {
			continue
		}
		b, err := p.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: obj.PageObject})
		if err != nil {
			continue
		}
		box := v.box(float64(b.Left), float64(b.Bottom), float64(b.Right), float64(b.Top))
		box = glyph.Box{X0: max(box.X0, 0), Y0: max(box.Y0, 0), X1: min(box.X1, w), Y1: min(box.Y1, h)}
		if box.Width() < 0 || box.Height() < 0 {
			continue
		}
		if kind.Type == enums.FPDF_PAGEOBJ_IMAGE {
			seen.Picture = max(seen.Picture, box.Width()*box.Height()/(w*h))
		} else if min(box.Width(), box.Height()) <= thin && max(box.Width(), box.Height()) >= 4 {
			seen.Rules = append(seen.Rules, box)
		} else {
			seen.Shapes++
		}
	}
}

// Text is page n's plain text in PDFium's own order, line-end hyphens as "-".
func (d *Document) Text(n int) (text string, err error) {
	defer d.e.trap(&err)
	if d.e.broken {
		return "", ErrBroken
	}
	if n < 1 || n > d.pages {
		return "", fmt.Errorf("page %d of %d", n, d.pages)
	}
	err = d.open(n, func(page requests.Page, _ view) error {
		p := d.e.p
		loaded, err := p.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
		if err != nil {
			return d.e.seen(err)
		}
		defer p.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
		count, err := p.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: loaded.TextPage})
		if err != nil {
			return d.e.seen(err)
		}
		if count.Count == 0 {
			return nil
		}
		got, err := p.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: loaded.TextPage, Count: min(count.Count, maxChars)})
		if err != nil {
			return d.e.seen(err)
		}
		text = strings.ReplaceAll(got.Text, "\x02", "-")
		return nil
	})
	return text, err
}
