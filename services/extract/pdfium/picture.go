package pdfium

import (
	"bytes"
	"fmt"
	"image/png"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
)

// maxPixels of a picture: a page of A4 at 500 dpi. Larger ones are drawn coarser.
const maxPixels = 25_000_000

// Picture is a page drawn.
type Picture struct {
	PNG           []byte
	Width, Height int // pixels
	// DPI as drawn: the one asked for, or less where the page is too large.
	DPI int
}

// Picture draws page n, from 1, as a reader sees it, annotations too.
func (d *Document) Picture(n, dpi int, grey bool) (pic *Picture, err error) {
	defer d.e.trap(&err)
	if dpi < 1 || dpi > 600 {
		return nil, fmt.Errorf("%d dots per inch: from 1 to 600", dpi)
	}
	err = d.open(n, func(page requests.Page, v view) error {
		w, h := v.size()
		for dpi > 1 && w/72*float64(dpi)*h/72*float64(dpi) > maxPixels {
			dpi = max(dpi*9/10, 1)
		}
		req := &requests.RenderPageInDPI{Page: page, DPI: dpi, RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT}
		if grey {
			req.ImageFormat = requests.RenderImageFormatGrayscale
		}
		drawn, err := d.e.p.RenderPageInDPI(req)
		if err != nil {
			return fmt.Errorf("draw page %d: %w", n, d.e.seen(err))
		}
		defer drawn.Cleanup()
		var out bytes.Buffer
		enc := png.Encoder{CompressionLevel: png.BestSpeed}
		if err := enc.Encode(&out, drawn.Result.RenderedImage); err != nil {
			return fmt.Errorf("draw page %d: %w", n, err)
		}
		pic = &Picture{PNG: out.Bytes(), Width: drawn.Result.Width, Height: drawn.Result.Height, DPI: dpi}
		return nil
	})
	return pic, err
}
