package native

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"rapporteur.internal/services/extract/glyph"
)

// The Adobe Glyph List 2.0 with its licence, https://github.com/adobe-type-tools/agl-aglfn.
//
//go:embed tables/glyphlist.txt
var glyphListText string

//go:embed tables/encodings.txt
var encodingsText string

//go:embed tables/metrics.txt
var metricsText string

var glyphList = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 4300)
	for line := range strings.Lines(glyphListText) {
		name, codes, ok := strings.Cut(strings.TrimSpace(line), ";")
		if ok && !strings.HasPrefix(name, "#") {
			m[name] = hexRunes(codes)
		}
	}
	return m
})

func hexRunes(s string) string {
	var b strings.Builder
	for f := range strings.FieldsSeq(s) {
		if n, err := strconv.ParseUint(f, 16, 32); err == nil {
			b.WriteRune(rune(n))
		}
	}
	return b.String()
}

// glyphName is what a glyph's name stands for by the Adobe Glyph List specification:
// the list, uniXXXX, uXXXXXX, components joined by "_", a suffix after "." ignored; "" unknown.
func glyphName(name string) string {
	if s, ok := glyphList()[name]; ok {
		return s
	}
	if i := strings.IndexByte(name, '.'); i > 0 {
		name = name[:i]
	} else if i == 0 {
		return ""
	}
	var b strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		if s, ok := glyphList()[part]; ok {
			b.WriteString(s)
			continue
		}
		s := uniName(part)
		if s == "" {
			return ""
		}
		b.WriteString(s)
	}
	return b.String()
}

func uniName(name string) string {
	if h, ok := strings.CutPrefix(name, "uni"); ok && len(h) >= 4 && len(h)%4 == 0 && len(h) <= 32 {
		var units []uint16
		for i := 0; i < len(h); i += 4 {
			n, err := strconv.ParseUint(h[i:i+4], 16, 16)
			if err != nil {
				return ""
			}
			units = append(units, uint16(n))
		}
		return string(utf16.Decode(units))
	}
	if h, ok := strings.CutPrefix(name, "u"); ok && len(h) >= 4 && len(h) <= 6 {
		if n, err := strconv.ParseUint(h, 16, 32); err == nil && utf8.ValidRune(rune(n)) {
			return string(rune(n))
		}
	}
	return ""
}

// encoding is what the 256 codes of a simple font stand for; "": nothing.
type encoding [256]string

var encodings = sync.OnceValue(func() map[string]*encoding {
	m := map[string]*encoding{"standard": {}, "symbol": {}, "pdfdoc": {}, "macexpert": {}}
	for line := range strings.Lines(encodingsText) {
		f := strings.Fields(line)
		if len(f) < 3 || f[0] == "#" || m[f[0]] == nil {
			continue
		}
		if code, err := strconv.ParseUint(f[1], 16, 8); err == nil {
			m[f[0]][code] = hexRunes(strings.Join(f[2:], " "))
		}
	}
	m["winansi"], m["macroman"], m["zapf"] = codePage(charmap.Windows1252), codePage(charmap.Macintosh), zapfDingbats()
	// PDF 32000 annex D.2, note 3 and 6: unused codes above 040 are bullets; AD is a hyphen, A0 a space.
	for c := 0x7f; c < 0xa0; c++ {
		if r, _ := utf8.DecodeRuneInString(m["winansi"][c]); r == utf8.RuneError || unicode.IsControl(r) {
			m["winansi"][c] = "•"
		}
	}
	m["winansi"][0xad] = "-"
	return m
})

func codePage(c *charmap.Charmap) *encoding {
	var e encoding
	for i := 0x20; i < 256; i++ {
		if i != 0x7f {
			e[i] = string(c.DecodeByte(byte(i)))
		}
	}
	return &e
}

// zapfDingbats follows the block U+2701..27BE, which Unicode took from that font, with the
// signs that Unicode holds elsewhere.
func zapfDingbats() *encoding {
	var e encoding
	e[0x20] = " "
	for c := 0x21; c <= 0x7e; c++ {
		e[c] = string(rune(0x2701 + c - 0x21))
	}
	for c := 0xa1; c <= 0xa7; c++ {
		e[c] = string(rune(0x2761 + c - 0xa1))
	}
	for c := 0xac; c <= 0xb5; c++ {
		e[c] = string(rune(0x2460 + c - 0xac))
	}
	for c := 0xb6; c <= 0xd4; c++ {
		e[c] = string(rune(0x2776 + c - 0xb6))
	}
	for c := 0xd8; c <= 0xfe; c++ {
		e[c] = string(rune(0x2798 + c - 0xd8))
	}
	for c, r := range map[int]rune{
		0x25: 0x260e, 0x2a: 0x261b, 0x2b: 0x261e, 0x48: 0x2605, 0x6c: 0x25cf, 0x6e: 0x25a0, 0x73: 0x25b2,
		0x74: 0x25bc, 0x75: 0x25c6, 0x77: 0x25d7, 0xa8: 0x2663, 0xa9: 0x2666, 0xaa: 0x2665, 0xab: 0x2660,
		0xd5: 0x2192, 0xd6: 0x2194, 0xd7: 0x2195,
	} {
		e[c] = string(r)
	}
	return &e
}

// metrics are the advance widths of the standard fourteen fonts by rune, in 1/1000 of the size.
var metrics = sync.OnceValue(func() map[string]map[rune]float64 {
	m := map[string]map[rune]float64{}
	for line := range strings.Lines(metricsText) {
		f := strings.Fields(line)
		if len(f) < 2 || f[0] == "#" {
			continue
		}
		w := make(map[rune]float64, len(f))
		for _, p := range f[1:] {
			r, n, _ := strings.Cut(p, ":")
			code, err1 := strconv.ParseUint(r, 16, 32)
			width, err2 := strconv.ParseFloat(n, 64)
			if err1 == nil && err2 == nil {
				w[rune(code)] = width
			}
		}
		m[f[0]] = w
	}
	return m
})

// standardFont is which of the fourteen a font without widths of its own stands in for.
func standardFont(name string, bold, italic, fixed, serif bool) string {
	n := strings.ToLower(name)
	switch {
	case strings.HasPrefix(n, "symbol"):
		return "Symbol"
	case strings.Contains(n, "dingbats"):
		return "ZapfDingbats"
	case fixed || strings.Contains(n, "courier") || strings.Contains(n, "mono"):
		return "Courier"
	case serif || strings.Contains(n, "times") || strings.Contains(n, "serif") && !strings.Contains(n, "sans"):
		switch {
		case bold && italic:
			return "Times-BoldItalic"
		case bold:
			return "Times-Bold"
		case italic:
			return "Times-Italic"
		}
		return "Times-Roman"
	case bold:
		return "Helvetica-Bold"
	}
	return "Helvetica"
}

// clean is glyph.Clean for a sign of a font; Adobe's Symbol font has a table of its own for
// what others keep in the private area.
func clean(s string, symbolFont bool) string {
	if symbolFont {
		var b strings.Builder
		for _, r := range s {
			if t := ""; r >= 0xf020 && r <= 0xf0ff {
				if t = encodings()["symbol"][r&0xff]; t != "" {
					b.WriteString(t)
					continue
				}
			}
			b.WriteRune(r)
		}
		s = b.String()
	}
	return glyph.Clean(s)
}
