package native

import (
	"github.com/ledongthuc/pdf"

	"rapporteur.internal/services/extract/glyph"
)

const maxAnnotations = 5000

// annotations draws the normal appearance of what the page shows besides its content: form
// fields, stamps, free text (PDF 32000 §12.5.5). Notes that a reader must open are no text of the page.
func (it *interpreter) annotations(page pdf.Value, base matrix) {
	var err error
	defer recovered(&err)
	list := page.Key("Annots")
	for i := 0; i < list.Len() && i < maxAnnotations && !it.full; i++ {
		it.annotation(list, i, base)
	}
}

func (it *interpreter) annotation(list pdf.Value, i int, base matrix) {
	var err error
	defer func() {
		if err != nil {
			it.problem("annotation %d: %v", i, err)
		}
	}()
	defer recovered(&err)
	a := list.Index(i)
	const hidden, noView = 1 << 1, 1 << 5
	if flags := a.Key("F").Int64(); flags&(hidden|noView) != 0 {
		return
	}
	switch a.Key("Subtype").Name() {
	case "Popup", "Link", "Text", "":
		return
	}
	before := len(it.seen.Glyphs)
	it.appearance(a, base)
	if len(it.seen.Glyphs) == before && a.Key("Subtype").Name() == "Widget" {
		it.field(a, base)
	}
}

func (it *interpreter) appearance(a pdf.Value, base matrix) {
	ap := a.Key("AP").Key("N")
	if ap.Kind() == pdf.Dict {
		ap = ap.Key(a.Key("AS").Name())
	}
	rect, bbox := a.Key("Rect"), ap.Key("BBox")
	if ap.Kind() != pdf.Stream || rect.Len() != 4 || bbox.Len() != 4 {
		return
	}
	// Algorithm 8.1: the appearance's box, after its Matrix, is fitted into Rect.
	m := identity()
	if v := ap.Key("Matrix"); v.Len() == 6 {
		for i := range m {
			m[i] = v.Index(i).Float64()
		}
	}
	from := m.bounds(bbox.Index(0).Float64(), bbox.Index(1).Float64(), bbox.Index(2).Float64(), bbox.Index(3).Float64())
	x0, y0, x1, y1 := rect.Index(0).Float64(), rect.Index(1).Float64(), rect.Index(2).Float64(), rect.Index(3).Float64()
	to := glyph.Box{X0: min(x0, x1), Y0: min(y0, y1), X1: max(x0, x1), Y1: max(y0, y1)}
	sx, sy := 1.0, 1.0
	if from.Width() > 0 {
		sx = to.Width() / from.Width()
	}
	if from.Height() > 0 {
		sy = to.Height() / from.Height()
	}
	fit := matrix{sx, 0, 0, sy, to.X0 - from.X0*sx, to.Y0 - from.Y0*sy}
	it.form(ap, pdf.Value{}, state{ctm: fit.mul(base), scale: 1, line: 1}, 0)
}
