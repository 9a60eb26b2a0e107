package native

import (
	"bytes"
	"context"
	"fmt"

	"github.com/ledongthuc/pdf"

	"rapporteur.internal/services/extract/glyph"
)

// state is the part of the graphics state (PDF 32000 §8.4) that text and rules need.
type state struct {
	ctm       matrix
	font      *font
	size      float64
	charSpace float64
	wordSpace float64
	scale     float64 // horizontal scaling, 1 is 100 %
	leading   float64
	rise      float64
	mode      int
	line      float64 // line width
	clip      glyph.Box
	clipped   bool
}

// interpreter runs the content of one page.
type interpreter struct {
	ctx    context.Context
	file   *File
	limits Limits
	view   glyph.Box
	seen   *Seen

	spent int64 // bytes of content interpreted
	forms int
	ops   int
	full  bool // a limit was met: nothing more is taken

	marks []mark
	over  overprint
}

// scope is one content stream being run: a page's, a form's, an appearance's.
type scope struct {
	res      pdf.Value
	fontDict pdf.Value
	fonts    map[string]*font
	g        state
	stack    []state
	tm, tlm  matrix
	path     path
	depth    int
}

func (it *interpreter) problem(format string, args ...any) {
	if len(it.seen.Problems) < 16 {
		it.seen.Problems = append(it.seen.Problems, fmt.Sprintf(format, args...))
	}
}

func (it *interpreter) page(p node, base matrix) {
	g := state{ctm: base, scale: 1, line: 1}
	it.run(it.contents(p.v.Key("Contents")), p.resources, g, 0)
	it.closeMarks(0)
	it.annotations(p.v, base)
	it.settle()
}

// contents joins a page's streams: tokens never span two of them.
func (it *interpreter) contents(v pdf.Value) []byte {
	if v.Kind() == pdf.Stream {
		return it.stream(v)
	}
	var all []byte
	for i := 0; i < v.Len() && !it.full; i++ {
		if !insideString(all) {
			all = append(all, '\n')
		}
		all = append(all, it.stream(v.Index(i))...)
	}
	return all
}

// insideString says whether a stream ends within a string in parentheses: some writers cut
// there all the same, and viewers join the halves.
func insideString(data []byte) bool {
	tail := data[max(0, len(data)-4096):]
	open := bytes.LastIndexByte(tail, '(')
	if open < 0 || bytes.IndexByte(tail[open:], ')') >= 0 {
		return false
	}
	l := lexer{data: data}
	for {
		l.skipSpace()
		if l.pos >= len(data) {
			return false
		}
		start := l.pos
		if _, ok := l.next(); !ok {
			return false
		}
		if l.pos >= len(data) && data[start] == '(' && data[len(data)-1] != ')' {
			return true
		}
	}
}

func (it *interpreter) stream(v pdf.Value) []byte {
	data, err := streamBytes(v, max(it.limits.Content-it.spent, 0))
	it.spent += int64(len(data))
	if err != nil {
		it.problem("content stream: %v", err)
	}
	return data
}

func (it *interpreter) run(data []byte, res pdf.Value, g state, depth int) {
	s := &scope{res: res, g: g, tm: identity(), tlm: identity(), depth: depth, fonts: map[string]*font{}}
	s.fontDict = res.Key("Font")
	marksBefore := len(it.marks)
	l := lexer{data: data}
	args := make([]operand, 0, 16)
	for !it.full {
		o, ok := l.next()
		if !ok {
			break
		}
		if o.kind != kindKeyword {
			if len(args) < 64 {
				args = append(args, o)
			}
			continue
		}
		if it.ops++; it.ops&0x3fff == 0 && it.ctx.Err() != nil {
			it.full = true
		}
		if string(o.text) == "BI" {
			l.skipImage()
		} else {
			it.do(s, string(o.text), args)
		}
		args = args[:0]
	}
	it.closeMarks(marksBefore)
}

// do executes one operator (PDF 32000 annex A).
func (it *interpreter) do(s *scope, op string, args []operand) {
	num := func(i int) float64 {
		if i < len(args) {
			return args[i].num
		}
		return 0
	}
	g := &s.g
	switch op {
	case "q":
		if len(s.stack) < maxStateDepth {
			s.stack = append(s.stack, *g)
		}
	case "Q":
		if n := len(s.stack); n > 0 {
			*g = s.stack[n-1]
			s.stack = s.stack[:n-1]
		}
	case "cm":
		if len(args) >= 6 {
			g.ctm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}.mul(g.ctm)
		}
	case "w":
		g.line = num(0)
	case "gs":
		it.extState(s, args)

	case "BT":
		s.tm, s.tlm = identity(), identity()
	case "Tf":
		if len(args) >= 2 {
			g.font, g.size = it.font(s, string(args[0].text)), num(1)
		}
	case "Tc":
		g.charSpace = num(0)
	case "Tw":
		g.wordSpace = num(0)
	case "Tz":
		g.scale = num(0) / 100
	case "TL":
		g.leading = num(0)
	case "Ts":
		g.rise = num(0)
	case "Tr":
		g.mode = int(num(0))
	case "Td":
		s.move(num(0), num(1))
	case "TD":
		g.leading = -num(1)
		s.move(num(0), num(1))
	case "T*":
		s.move(0, -g.leading)
	case "Tm":
		if len(args) >= 6 {
			s.tm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}
			s.tlm = s.tm
		}
	case "Tj":
		if len(args) > 0 {
			it.show(s, args[len(args)-1].text)
		}
	case "'":
		s.move(0, -g.leading)
		if len(args) > 0 {
			it.show(s, args[len(args)-1].text)
		}
	case "\"":
		s.move(0, -g.leading)
		if len(args) >= 3 {
			g.wordSpace, g.charSpace = num(0), num(1)
			it.show(s, args[2].text)
		}
	case "TJ":
		if len(args) == 0 {
			return
		}
		for _, o := range args[len(args)-1].list {
			switch o.kind {
			case kindString:
				it.show(s, o.text)
			case kindNumber:
				d := -o.num / 1000 * g.size
				if g.font != nil && g.font.vertical {
					s.tm = matrix{1, 0, 0, 1, 0, d}.mul(s.tm)
				} else {
					s.tm = matrix{1, 0, 0, 1, d * g.scale, 0}.mul(s.tm)
				}
			}
		}

	case "Do":
		if len(args) > 0 {
			it.object(s, string(args[0].text))
		}
	case "BMC":
		it.open(s, args, false)
	case "BDC":
		it.open(s, args, true)
	case "EMC":
		it.closeMark()
	default:
		it.paint(s, op, args)
	}
}

func (s *scope) move(x, y float64) {
	s.tlm = matrix{1, 0, 0, 1, x, y}.mul(s.tlm)
	s.tm = s.tlm
}

// extState: a graphics state dictionary may set font and line width (PDF 32000 table 58).
func (it *interpreter) extState(s *scope, args []operand) {
	if len(args) == 0 {
		return
	}
	var err error
	defer recovered(&err)
	d := s.res.Key("ExtGState").Key(string(args[0].text))
	if w := d.Key("LW"); !w.IsNull() {
		s.g.line = w.Float64()
	}
	if f := d.Key("Font"); f.Len() == 2 {
		s.g.font, s.g.size = loadFont(f.Index(0)), f.Index(1).Float64()
	}
}

// font loads a font once a file: by its reference, else by its dictionary as printed.
func (it *interpreter) font(s *scope, name string) *font {
	if f, ok := s.fonts[name]; ok {
		return f
	}
	f, err := it.loadFont(s, name)
	if err != nil {
		it.problem("font %s: %v", name, err)
	}
	s.fonts[name] = f
	return f
}

func (it *interpreter) loadFont(s *scope, name string) (f *font, err error) {
	defer recovered(&err)
	key := refOf(s.fontDict, name)
	if f, ok := it.file.fonts[key]; ok && key != "" {
		return f, nil
	}
	v := s.fontDict.Key(name)
	if v.Kind() != pdf.Dict {
		// Text in an unknown font is still printed by viewers, in a font of theirs.
		return loadFont(pdf.Value{}), fmt.Errorf("not in the resources")
	}
	f = loadFont(v)
	if key != "" {
		it.file.fonts[key] = f
	}
	return f, nil
}

// object draws a form; an image is only measured.
func (it *interpreter) object(s *scope, name string) {
	var err error
	defer func() {
		if err != nil {
			it.problem("object %s: %v", name, err)
		}
	}()
	defer recovered(&err)
	xo := s.res.Key("XObject").Key(name)
	if xo.Kind() != pdf.Stream {
		return
	}
	if it.layerOff(s.res.Key("XObject"), xo) {
		return
	}
	if xo.Key("Subtype").Name() == "Image" {
		b := s.g.ctm.bounds(0, 0, 1, 1)
		b = glyph.Box{X0: max(b.X0, 0), Y0: max(b.Y0, 0), X1: min(b.X1, it.view.X1), Y1: min(b.Y1, it.view.Y1)}
		if b.Width() > 0 && b.Height() > 0 {
			it.seen.Picture = max(it.seen.Picture, b.Width()*b.Height()/(it.view.X1*it.view.Y1))
		}
		return
	}
	if xo.Key("Subtype").Name() != "Form" && xo.Key("BBox").IsNull() {
		return
	}
	it.form(xo, s.res, s.g, s.depth)
}

// form runs a form XObject (PDF 32000 §8.10) in a copy of the state.
func (it *interpreter) form(xo, res pdf.Value, g state, depth int) {
	if it.forms++; depth >= maxFormDepth || it.forms > it.limits.Forms {
		it.problem("forms nested or repeated beyond the limit")
		return
	}
	if m := xo.Key("Matrix"); m.Len() == 6 {
		var mm matrix
		for i := range mm {
			mm[i] = m.Index(i).Float64()
		}
		g.ctm = mm.mul(g.ctm)
	}
	if b := xo.Key("BBox"); b.Len() == 4 {
		box := g.ctm.bounds(b.Index(0).Float64(), b.Index(1).Float64(), b.Index(2).Float64(), b.Index(3).Float64())
		g.cut(box)
	}
	if r := xo.Key("Resources"); !r.IsNull() {
		res = r
	}
	data := it.stream(xo)
	it.run(data, res, g, depth+1)
}

// layerOff says whether an object belongs to an optional content group that isn't shown.
func (it *interpreter) layerOff(_, xo pdf.Value) bool {
	if len(it.file.hidden) == 0 {
		return false
	}
	return it.file.hidden[refOf(xo, "OC")]
}
