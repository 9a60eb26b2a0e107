package native

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"

	"rapporteur.internal/services/extract/glyph"
)

const (
	maxFieldText   = 20_000
	maxFieldDepth  = 8
	flagCombo      = 1 << 17
	flagPassword   = 1 << 13
	flagPushbutton = 1 << 16
)

// fieldSize is the font size in a default appearance string: "0 g /Helv 12 Tf"; 0: as fits.
var fieldSize = regexp.MustCompile(`([\d.]+)\s+Tf`)

// field prints the value of a form field whose appearance prints nothing: the file leaves it to
// the viewer to draw (NeedAppearances, PDF 32000 §12.7.3.3), and viewers do.
func (it *interpreter) field(a pdf.Value, base matrix) {
	inherited := func(key string) pdf.Value {
		v := a
		for range maxFieldDepth {
			if x := v.Key(key); !x.IsNull() {
				return x
			}
			v = v.Key("Parent")
		}
		return pdf.Value{}
	}
	flags := inherited("Ff").Int64()
	var lines []string
	switch inherited("FT").Name() {
	case "Tx":
		if flags&flagPassword == 0 {
			lines = strings.Split(strings.ReplaceAll(fieldText(inherited("V")), "\r", "\n"), "\n")
		}
	case "Ch":
		if flags&flagCombo != 0 {
			lines = []string{fieldText(inherited("V"))}
			break
		}
		for i, opt := 0, inherited("Opt"); i < opt.Len() && i < 200; i++ {
			o := opt.Index(i)
			if o.Kind() == pdf.Array {
				o = o.Index(1)
			}
			lines = append(lines, fieldText(o))
		}
	case "Btn":
		if flags&flagPushbutton != 0 {
			lines = []string{fieldText(a.Key("MK").Key("CA"))}
		}
	}
	it.write(a.Key("Rect"), base, lines, inherited("DA").RawString())
}

func fieldText(v pdf.Value) string {
	if v.Kind() == pdf.Stream {
		data, _ := streamBytes(v, maxFieldText)
		return textString(data)
	}
	s := v.RawString()
	return textString([]byte(s[:min(len(s), maxFieldText)]))
}

// write sets lines into a rectangle from its top, in Helvetica.
func (it *interpreter) write(rect pdf.Value, base matrix, lines []string, appearance string) {
	if rect.Len() != 4 || strings.TrimSpace(strings.Join(lines, "")) == "" {
		return
	}
	x0, y0, x1, y1 := rect.Index(0).Float64(), rect.Index(1).Float64(), rect.Index(2).Float64(), rect.Index(3).Float64()
	x0, y0, y1 = min(x0, x1), min(y0, y1), max(y0, y1)
	size := 0.0
	if m := fieldSize.FindStringSubmatch(appearance); m != nil {
		size, _ = strconv.ParseFloat(m[1], 64) // no number: as fits
	}
	if size <= 0 || size > 100 {
		size = min(max((y1-y0)/float64(len(lines))*0.7, 4), 12)
	}
	f := &font{name: "Helvetica", ascent: 0.8, descent: -0.2, em: 1, tall: 1}
	s := &scope{g: state{ctm: base, font: f, size: size, scale: 1}}
	widths := metrics()["Helvetica"]
	y := y1 - size
	if len(lines) == 1 {
		y = (y0+y1)/2 - 0.3*size
	}
	for _, line := range lines {
		x := x0 + 2
		for _, r := range line {
			text := glyph.Clean(string(r))
			if text == "" {
				continue
			}
			w, ok := widths[r]
			if !ok {
				w = 556
			}
			sg := sign{text: text, width: w, space: glyph.IsSpace(text)}
			if t := (matrix{size, 0, 0, size, x, y}).mul(base); t.sane() && !it.full {
				it.place(s, sg, t, w/1000)
			}
			x += w / 1000 * size
		}
		y -= 1.15 * size
	}
}
