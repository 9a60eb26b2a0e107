package native

import (
	"strings"
	"unicode/utf8"

	"rapporteur.internal/services/extract/glyph"
)

// mark is an open marked-content sequence (PDF 32000 §14.6).
type mark struct {
	actual    string // replacement text (§14.9.4)
	hasActual bool
	off       bool // optional content that isn't shown (§8.11.3)
	from      int  // index of the first glyph within
	unmapped  int
}

const maxMarks = 1024

func (it *interpreter) open(s *scope, args []operand, properties bool) {
	if len(it.marks) >= maxMarks {
		return
	}
	m := mark{from: len(it.seen.Glyphs), unmapped: it.seen.Unmapped}
	if properties && len(args) >= 2 {
		p := args[len(args)-1]
		switch {
		case p.kind == kindDict:
			if a := p.key("ActualText"); a.kind == kindString {
				m.actual, m.hasActual = textString(a.text), true
			}
		case p.kind == kindName:
			it.namedProperties(s, string(p.text), string(args[0].text), &m)
		}
	}
	it.marks = append(it.marks, m)
}

func (it *interpreter) namedProperties(s *scope, name, tag string, m *mark) {
	var err error
	defer recovered(&err)
	all := s.res.Key("Properties")
	d := all.Key(name)
	if a := d.Key("ActualText"); !a.IsNull() {
		m.actual, m.hasActual = textString([]byte(a.RawString())), true
	}
	if tag != "OC" || len(it.file.hidden) == 0 {
		return
	}
	if it.file.hidden[refOf(all, name)] {
		m.off = true
		return
	}
	// A membership dictionary: hidden when all its groups are (policy AnyOn, the default).
	if d.Key("Type").Name() == "OCMD" {
		groups := references(d.Key("OCGs"))
		if r := refOf(d, "OCGs"); r != "" && len(groups) == 0 {
			groups = []string{r}
		}
		m.off = len(groups) > 0
		for _, r := range groups {
			m.off = m.off && it.file.hidden[r]
		}
	}
}

// masked says that what is drawn now belongs to a layer that isn't shown.
func (it *interpreter) masked() bool {
	for _, m := range it.marks {
		if m.off {
			return true
		}
	}
	return false
}

func (it *interpreter) closeMarks(keep int) {
	for len(it.marks) > keep {
		it.closeMark()
	}
}

func (it *interpreter) closeMark() {
	n := len(it.marks)
	if n == 0 {
		return
	}
	m := it.marks[n-1]
	it.marks = it.marks[:n-1]
	if !m.hasActual || m.from > len(it.seen.Glyphs) {
		return
	}
	for _, outer := range it.marks {
		if outer.hasActual {
			return // the outermost one counts
		}
	}
	glyphs := it.seen.Glyphs[m.from:]
	if replaced, ok := actual(glyphs, m.actual); ok {
		it.seen.Glyphs = append(it.seen.Glyphs[:m.from], replaced...)
		it.seen.Unmapped = m.unmapped
	}
}

// actual gives the glyphs of a sequence the text that the file says they stand for. Where the
// numbers agree, sign by sign; on one line, the box is shared out evenly; over several lines
// only where the glyphs' own text is unknown, else that is kept: it has the better places.
func actual(glyphs []glyph.Glyph, text string) ([]glyph.Glyph, bool) {
	if len(glyphs) == 0 {
		return nil, false
	}
	text = strings.TrimRight(clean(text, false), "\x00")
	if text == "" {
		return nil, true // printed, and to be read as nothing
	}
	var own strings.Builder
	known, oneLine := true, true
	for _, g := range glyphs {
		own.WriteString(g.Text)
		known = known && g.Text != "\ufffd"
		oneLine = oneLine && g.Angle == glyphs[0].Angle && g.Baseline-glyphs[0].Baseline < 0.4*g.Size && glyphs[0].Baseline-g.Baseline < 0.4*g.Size
	}
	if own.String() == text {
		return nil, false
	}
	n := utf8.RuneCountInString(text)
	if n == len(glyphs) {
		out := make([]glyph.Glyph, 0, n)
		i := 0
		for _, r := range text {
			g := glyphs[i]
			g.Text, g.Space = string(r), glyph.IsSpace(string(r))
			out = append(out, g)
			i++
		}
		return out, true
	}
	if !oneLine && known || n > 8*len(glyphs)+32 {
		return nil, false
	}
	box := glyphs[0].Box
	for _, g := range glyphs[1:] {
		if oneLine || g.Baseline == glyphs[0].Baseline {
			box = box.Union(g.Box)
		}
	}
	return spread(glyphs[0], box, text, n), true
}

// spread shares a box out among the runes of a text, along the direction of the line.
func spread(like glyph.Glyph, box glyph.Box, text string, n int) []glyph.Glyph {
	out := make([]glyph.Glyph, 0, n)
	i := 0
	for _, r := range text {
		g := like
		g.Text, g.Space = string(r), glyph.IsSpace(string(r))
		a, b := float64(i)/float64(n), float64(i+1)/float64(n)
		g.Box = box
		switch like.Angle {
		case 0:
			g.Box.X0, g.Box.X1 = box.X0+a*box.Width(), box.X0+b*box.Width()
		case 180:
			g.Box.X0, g.Box.X1 = box.X1-b*box.Width(), box.X1-a*box.Width()
		case 90:
			g.Box.Y0, g.Box.Y1 = box.Y0+a*box.Height(), box.Y0+b*box.Height()
		case 270:
			g.Box.Y0, g.Box.Y1 = box.Y1-b*box.Height(), box.Y1-a*box.Height()
		}
		out = append(out, g)
		i++
	}
	return out
}

// textString decodes a PDF text string (PDF 32000 §7.9.2.2): UTF-16 with its mark, UTF-8 with
// its mark (PDF 2.0), else PDFDocEncoding.
func textString(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff:
		return utf16Text(b[2:])
	case len(b) >= 2 && b[0] == 0xff && b[1] == 0xfe:
		swapped := make([]byte, 0, len(b))
		for i := 2; i+1 < len(b); i += 2 {
			swapped = append(swapped, b[i+1], b[i])
		}
		return utf16Text(swapped)
	case len(b) >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf:
		return strings.ToValidUTF8(string(b[3:]), "\ufffd")
	}
	var s strings.Builder
	for _, c := range b {
		s.WriteString(encodings()["pdfdoc"][c])
	}
	return s.String()
}
