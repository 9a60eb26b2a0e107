package native

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

	"rapporteur.internal/services/extract/glyph"
)

// sign is what one code of a font prints.
type sign struct {
	text  string
	width float64 // 1/1000 em along the line; for vertical fonts, downwards
	// unmapped: nobody knows the text (text is U+FFFD). guessed: by the code alone.
	unmapped, guessed, space bool
}

// font is a PDF font (PDF 32000 §9.5 to §9.9) as far as text and places need it.
type font struct {
	name         string
	bold, italic bool
	ascent       float64 // of 1 em
	descent      float64 // of 1 em, negative
	em           float64 // Type 3: glyph space units of 1/1000; 1 for others
	tall         float64 // Type 3: what the size is to be multiplied by

	composite, vertical bool
	symbol              bool

	toUnicode *cmap
	codes     *cmap // composite fonts: code to CID
	widths    map[uint32]float64
	missing   float64

	simple  [256]string // simple fonts: by Encoding
	guessed bool        // simple was guessed
	std     map[rune]float64
	stdCode bool // std is by code (ZapfDingbats)

	cache map[uint32]sign
}

// maxFontStream bounds a CMap or font program read for its encoding.
const maxFontStream = 8 << 20

// streamBytes decodes a stream up to limit bytes; what came before an error is kept.
func streamBytes(v pdf.Value, limit int64) (data []byte, err error) {
	defer recovered(&err)
	if v.Kind() != pdf.Stream {
		return nil, nil
	}
	r := v.Reader()
	defer r.Close()
	data, err = io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(data)) > limit {
		return data[:limit], errTooMuch
	}
	return data, err
}

func loadFont(v pdf.Value) *font {
	f := &font{cache: map[uint32]sign{}, widths: map[uint32]float64{}, em: 1, tall: 1}
	f.name = v.Key("BaseFont").Name()
	if i := strings.IndexByte(f.name, '+'); i == 6 {
		f.name = f.name[i+1:]
	}
	if data, _ := streamBytes(v.Key("ToUnicode"), maxFontStream); len(data) > 0 {
		if m := parseCMap(data, predefined); len(m.text)+len(m.ranges) > 0 {
			f.toUnicode = m
		}
	}
	switch v.Key("Subtype").Name() {
	case "Type0":
		f.loadComposite(v)
	case "Type3":
		f.loadSimple(v)
		f.loadType3(v)
	default:
		f.loadSimple(v)
	}
	return f
}

func (f *font) loadComposite(v pdf.Value) {
	f.composite = true
	d := v.Key("DescendantFonts").Index(0)
	f.describe(d)
	switch e := v.Key("Encoding"); e.Kind() {
	case pdf.Name:
		f.codes = predefined(e.Name())
	case pdf.Stream:
		data, _ := streamBytes(e, maxFontStream)
		f.codes = parseCMap(data, predefined)
		if u := e.Key("UseCMap"); u.Kind() == pdf.Name && len(f.codes.cids) == 0 {
			f.codes.inherit(predefined(u.Name()))
		}
		f.codes.vertical = f.codes.vertical || e.Key("WMode").Int64() == 1
	default:
		f.codes = predefined("Identity-H")
	}
	f.vertical = f.codes.vertical
	f.missing = 1000
	if dw := d.Key("DW"); !dw.IsNull() {
		f.missing = dw.Float64()
	}
	f.loadCIDWidths(d.Key("W"))
}

// loadCIDWidths reads W: "c [w1 w2 …]" and "first last w" (PDF 32000 §9.7.4.3).
func (f *font) loadCIDWidths(w pdf.Value) {
	for i := 0; i+1 < w.Len() && len(f.widths) < 70_000; {
		first := w.Index(i).Int64()
		second := w.Index(i + 1)
		if second.Kind() == pdf.Array {
			for j := 0; j < second.Len() && j < 70_000; j++ {
				f.widths[uint32(first)+uint32(j)] = second.Index(j).Float64()
			}
			i += 2
			continue
		}
		width := w.Index(i + 2).Float64()
		for c := first; c <= second.Int64() && c < 70_000 && c >= 0; c++ {
			f.widths[uint32(c)] = width
		}
		i += 3
	}
}

// describe reads weight, slant and height from the descriptor and the name.
func (f *font) describe(v pdf.Value) {
	d := v.Key("FontDescriptor")
	flags := d.Key("Flags").Int64()
	n := strings.ToLower(f.name)
	f.bold = flags&(1<<18) != 0 || d.Key("FontWeight").Float64() >= 600
	for _, w := range []string{"bold", "black", "heavy", "demi"} {
		f.bold = f.bold || strings.Contains(n, w)
	}
	f.italic = flags&(1<<6) != 0 || d.Key("ItalicAngle").Float64() != 0 ||
		strings.Contains(n, "italic") || strings.Contains(n, "oblique")
	f.symbol = strings.HasPrefix(n, "symbol")
	f.ascent, f.descent = d.Key("Ascent").Float64()/1000, d.Key("Descent").Float64()/1000
	if f.ascent < 0.5 || f.ascent > 1.2 {
		f.ascent = 0.8
	}
	if f.descent > 0 {
		f.descent = -f.descent
	}
	if f.descent < -0.5 || f.descent > -0.05 {
		f.descent = -0.2
	}
}

func (f *font) loadSimple(v pdf.Value) {
	f.describe(v)
	d := v.Key("FontDescriptor")
	flags := d.Key("Flags").Int64()
	first := v.Key("FirstChar").Int64()
	ws := v.Key("Widths")
	for i := 0; i < ws.Len() && i < 256; i++ {
		f.widths[uint32(first)+uint32(i)] = ws.Index(i).Float64()
	}
	f.missing = d.Key("MissingWidth").Float64()
	if ws.Len() == 0 {
		name := standardFont(f.name, f.bold, f.italic, flags&1 != 0, flags&2 != 0)
		f.std, f.stdCode = metrics()[name], name == "ZapfDingbats"
		f.missing = 500
	}
	f.loadEncoding(v, flags)
}

func (f *font) loadEncoding(v pdf.Value, flags int64) {
	base, differences := "", pdf.Value{}
	switch e := v.Key("Encoding"); e.Kind() {
	case pdf.Name:
		base = e.Name()
	case pdf.Dict:
		base, differences = e.Key("BaseEncoding").Name(), e.Key("Differences")
	}
	d := v.Key("FontDescriptor")
	embedded := !d.Key("FontFile").IsNull() || !d.Key("FontFile2").IsNull() || !d.Key("FontFile3").IsNull()
	symbolic := flags&4 != 0
	n := strings.ToLower(f.name)
	switch base {
	case "WinAnsiEncoding":
		f.simple = *encodings()["winansi"]
	case "MacRomanEncoding":
		f.simple = *encodings()["macroman"]
	case "MacExpertEncoding":
		f.simple = *encodings()["macexpert"]
	case "StandardEncoding":
		f.simple = *encodings()["standard"]
	default:
		switch {
		case f.symbol:
			f.simple = *encodings()["symbol"]
		case strings.Contains(n, "dingbats") && !embedded:
			f.simple = *encodings()["zapf"]
		case !d.Key("FontFile").IsNull() && f.ownEncoding(d.Key("FontFile")):
		case v.Key("Subtype").Name() == "TrueType":
			f.simple = *encodings()["winansi"]
			f.guessed = embedded && symbolic
		default:
			f.simple = *encodings()["standard"]
			f.guessed = embedded
		}
	}
	code := 0
	for i := 0; i < differences.Len() && i < 1024; i++ {
		switch x := differences.Index(i); x.Kind() {
		case pdf.Integer:
			code = int(x.Int64())
		case pdf.Name:
			if code >= 0 && code < 256 {
				f.simple[code] = glyphName(x.Name())
			}
			code++
		}
	}
}

// loadType3: widths are in the font's own glyph space, and so is its height (PDF 32000 §9.6.5).
func (f *font) loadType3(v pdf.Value) {
	fm, bb := v.Key("FontMatrix"), v.Key("FontBBox")
	a, d := fm.Index(0).Float64(), fm.Index(3).Float64()
	if a == 0 {
		a, d = 0.001, 0.001
	}
	f.em = a * 1000
	top, bottom := bb.Index(3).Float64()*d, bb.Index(1).Float64()*d
	if top < bottom {
		top, bottom = bottom, top
	}
	if h := top - bottom; h > 0.01 && h < 1000 {
		f.tall = h
		f.ascent, f.descent = max(top/h, 0.5), min(bottom/h, 0)
	}
	if f.name == "" {
		f.name = v.Key("Name").Name()
	}
	f.missing = 0
}

// ownEncoding reads the encoding in the clear part of a Type 1 font program (Adobe Type 1 Font
// Format §2.3): "dup 65 /A put".
func (f *font) ownEncoding(program pdf.Value) bool {
	data, _ := streamBytes(program, maxFontStream)
	text := string(data)
	if i := strings.Index(text, "eexec"); i >= 0 {
		text = text[:i]
	}
	i := strings.Index(text, "/Encoding")
	if i < 0 {
		return false
	}
	text = text[i+len("/Encoding"):]
	if strings.HasPrefix(strings.TrimSpace(text), "StandardEncoding") {
		f.simple = *encodings()["standard"]
		return true
	}
	l := lexer{data: []byte(text)}
	var last [3]operand
	found := false
	for steps := 0; steps < 8192; steps++ {
		o, ok := l.next()
		if !ok || o.kind == kindKeyword && (string(o.text) == "def" || string(o.text) == "readonly") && found {
			break
		}
		if o.kind == kindKeyword && string(o.text) == "put" && last[1].kind == kindNumber && last[2].kind == kindName {
			if c := int(last[1].num); c >= 0 && c < 256 {
				f.simple[c] = glyphName(string(last[2].text))
				found = true
			}
		}
		last = [3]operand{last[1], last[2], o}
	}
	return found
}

// next cuts one code off s and says what it prints.
func (f *font) next(s []byte) (sign, int) {
	code, n := uint32(s[0]), 1
	if f.composite {
		code, n = f.codes.next(s)
		n = max(n, 1)
	}
	key := code | uint32(n)<<28
	if g, ok := f.cache[key]; ok {
		return g, n
	}
	g := f.look(code)
	f.cache[key] = g
	return g, n
}

func (f *font) look(code uint32) sign {
	g := sign{width: f.width(code)}
	raw, ok := "", false
	if f.toUnicode != nil {
		raw, ok = f.toUnicode.lookup(code)
		ok = ok && meaningful(raw)
	}
	switch {
	case ok:
	case !f.composite:
		raw = f.simple[code&0xff]
		g.guessed = f.guessed
	case f.codes.unicode:
		raw = codeText(code)
	}
	g.text = clean(raw, f.symbol)
	if g.text == "" && !f.composite && (code == '\t' || code == '\n' || code == '\r') {
		g.text = " " // a line end within a string: viewers print nothing, or a space
	}
	if g.text == "" {
		g.text, g.unmapped = "\ufffd", true
	}
	r, _ := utf8.DecodeRuneInString(g.text)
	g.space = glyph.IsSpace(g.text)
	g.unmapped = g.unmapped || r == utf8.RuneError
	if f.std != nil {
		if f.stdCode {
			r = rune(code)
		}
		if w, ok := f.std[r]; ok {
			g.width = w
		}
	}
	return g
}

// meaningful says whether a ToUnicode target is text at all: some writers map every code they
// cannot name to U+0000 or U+FFFD.
func meaningful(s string) bool {
	for _, r := range s {
		if r != 0 && r != utf8.RuneError {
			return true
		}
	}
	return false
}

func codeText(code uint32) string {
	if code > 0xffff {
		return utf16Text([]byte{byte(code >> 24), byte(code >> 16), byte(code >> 8), byte(code)})
	}
	return utf16Text([]byte{byte(code >> 8), byte(code)})
}

func (f *font) width(code uint32) float64 {
	if f.vertical {
		return 1000
	}
	id := code
	if f.composite {
		if c, ok := f.codes.cid(code); ok {
			id = c
		}
	}
	if w, ok := f.widths[id]; ok {
		return w
	}
	return f.missing
}
