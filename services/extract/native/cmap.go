package native

import (
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Bounds of a CMap: the largest real ones (UniJIS-UTF16) have about 20,000 entries.
const (
	maxMappings  = 200_000
	maxCodeSpans = 4096
)

// cmap is a CMap (PDF 32000 §9.7.5, §9.10.3; Adobe Technical Notes 5014 and 5411): which bytes
// are one code, and what a code stands for: text (ToUnicode) or a CID.
type cmap struct {
	spans    []codeSpan
	text     map[uint32]string
	ranges   []textRange // by lo
	cids     []cidRange  // by lo
	vertical bool
	// unicode says that the codes themselves are UTF-16BE (UniXX-UCS2-H, UniXX-UTF16-H).
	unicode bool
	// identity says that two bytes are a CID.
	identity bool
	// foreign says that the CMap is a predefined one whose tables aren't here.
	foreign bool
}

type codeSpan struct {
	bytes  int
	lo, hi uint32
}

type textRange struct {
	lo, hi uint32
	to     string
}

type cidRange struct{ lo, hi, cid uint32 }

func bigEndian(b []byte) uint32 {
	var n uint32
	for _, c := range b {
		n = n<<8 | uint32(c)
	}
	return n
}

// utf16Text decodes UTF-16BE; an odd single byte stands for itself, as some writers do.
func utf16Text(b []byte) string {
	if len(b) == 1 {
		return string(rune(b[0]))
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

// parseCMap reads a CMap's PostScript by its operators alone; use resolves "/Name usecmap".
func parseCMap(data []byte, use func(name string) *cmap) *cmap {
	m := &cmap{text: map[uint32]string{}}
	l := lexer{data: data}
	var args []operand
	entries := 0
	for entries < maxMappings {
		o, ok := l.next()
		if !ok {
			break
		}
		if o.kind != kindKeyword {
			if len(args) < 4*maxCodeSpans {
				args = append(args, o)
			}
			continue
		}
		switch string(o.text) {
		case "usecmap":
			if n := len(args); n > 0 && use != nil {
				m.inherit(use(string(args[n-1].text)))
			}
		case "def":
			if n := len(args); n >= 2 && string(args[n-2].text) == "WMode" {
				m.vertical = args[n-1].num == 1
			}
		case "endcodespacerange":
			for i := 0; i+1 < len(args) && len(m.spans) < maxCodeSpans; i += 2 {
				if n := len(args[i].text); n >= 1 && n <= 4 && args[i].kind == kindString {
					m.spans = append(m.spans, codeSpan{n, bigEndian(args[i].text), bigEndian(args[i+1].text)})
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				if t := bfText(args[i+1]); t != "" && len(args[i].text) <= 4 {
					m.text[bigEndian(args[i].text)] = t
					entries++
				}
			}
		case "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				entries += m.addRange(args[i], args[i+1], args[i+2])
			}
		case "endcidchar", "endnotdefchar":
			for i := 0; i+1 < len(args) && string(o.text) == "endcidchar"; i += 2 {
				c := bigEndian(args[i].text)
				m.cids = append(m.cids, cidRange{c, c, uint32(max(args[i+1].num, 0))})
				entries++
			}
		case "endcidrange":
			for i := 0; i+2 < len(args); i += 3 {
				m.cids = append(m.cids, cidRange{bigEndian(args[i].text), bigEndian(args[i+1].text), uint32(max(args[i+2].num, 0))})
				entries++
			}
		}
		args = args[:0]
	}
	// Later entries win over earlier ones with the same start.
	sort.SliceStable(m.ranges, func(i, j int) bool { return m.ranges[i].lo < m.ranges[j].lo })
	sort.SliceStable(m.cids, func(i, j int) bool { return m.cids[i].lo < m.cids[j].lo })
	return m
}

func (m *cmap) inherit(base *cmap) {
	if base == nil {
		return
	}
	m.spans = append(m.spans, base.spans...)
	m.ranges = append(m.ranges, base.ranges...)
	m.cids = append(m.cids, base.cids...)
	for k, v := range base.text {
		m.text[k] = v
	}
	m.identity, m.unicode, m.foreign = base.identity, base.unicode, base.foreign
}

// bfText is the target of bfchar: UTF-16BE, or a glyph's name.
func bfText(o operand) string {
	if o.kind == kindName {
		return glyphName(string(o.text))
	}
	return utf16Text(o.text)
}

func (m *cmap) addRange(from, to, target operand) int {
	if len(from.text) == 0 || len(from.text) > 4 || from.kind != kindString {
		return 0
	}
	lo, hi := bigEndian(from.text), bigEndian(to.text)
	if hi < lo {
		return 0
	}
	if target.kind == kindArray {
		for i, o := range target.list {
			if lo+uint32(i) > hi {
				break
			}
			if t := bfText(o); t != "" {
				m.text[lo+uint32(i)] = t
			}
		}
		return len(target.list)
	}
	if t := bfText(target); t != "" {
		m.ranges = append(m.ranges, textRange{lo, hi, t})
	}
	return 1
}

// lookup is the text of a code; false: the CMap says nothing of it.
func (m *cmap) lookup(code uint32) (string, bool) {
	if t, ok := m.text[code]; ok {
		return t, true
	}
	i := sort.Search(len(m.ranges), func(i int) bool { return m.ranges[i].lo > code })
	for steps := 0; i > 0 && steps < 16; steps++ {
		i--
		if r := m.ranges[i]; code <= r.hi {
			last, size := utf8.DecodeLastRuneInString(r.to)
			next := last + rune(min(code-r.lo, utf8.MaxRune))
			if !utf8.ValidRune(next) {
				return "", false
			}
			return r.to[:len(r.to)-size] + string(next), true
		}
	}
	return "", false
}

// cid of a code; false: none.
func (m *cmap) cid(code uint32) (uint32, bool) {
	if m.identity {
		return code, true
	}
	i := sort.Search(len(m.cids), func(i int) bool { return m.cids[i].lo > code })
	for steps := 0; i > 0 && steps < 16; steps++ {
		i--
		if r := m.cids[i]; code <= r.hi {
			return r.cid + code - r.lo, true
		}
	}
	return 0, false
}

// next cuts the first code off s: its value and its length in bytes, at least 1 when s isn't empty.
func (m *cmap) next(s []byte) (code uint32, n int) {
	if len(m.spans) == 0 || m.identity || m.unicode {
		if len(s) < 2 {
			return bigEndian(s), len(s)
		}
		if m.unicode && s[0]&0xfc == 0xd8 && len(s) >= 4 {
			return bigEndian(s[:4]), 4 // a surrogate pair
		}
		return bigEndian(s[:2]), 2
	}
	for n := 1; n <= 4 && n <= len(s); n++ {
		code = code<<8 | uint32(s[n-1])
		for _, sp := range m.spans {
			if sp.bytes == n && inSpan(code, sp) {
				return code, n
			}
		}
	}
	shortest := 4
	for _, sp := range m.spans {
		shortest = min(shortest, sp.bytes)
	}
	n = min(shortest, len(s))
	return bigEndian(s[:n]), n
}

// inSpan compares byte by byte: a code space is a box, not an interval (TN 5014 §7.2).
func inSpan(code uint32, sp codeSpan) bool {
	for shift := 0; shift < 8*sp.bytes; shift += 8 {
		if b := code >> shift & 0xff; b < sp.lo>>shift&0xff || b > sp.hi>>shift&0xff {
			return false
		}
	}
	return true
}

// predefined CMaps (PDF 32000 table 118) that need no tables: identity, and those whose codes
// are Unicode. Any other is foreign: its text is unknown here unless the font has a ToUnicode.
func predefined(name string) *cmap {
	m := &cmap{text: map[uint32]string{}, vertical: strings.HasSuffix(name, "-V") || name == "V"}
	switch {
	case strings.HasPrefix(name, "Identity"):
		m.identity = true
	case strings.Contains(name, "UCS2"), strings.Contains(name, "UTF16"):
		m.unicode = true
	default:
		m.foreign = true
		m.spans = foreignSpans(name)
	}
	return m
}

// foreignSpans are the code spaces of the predefined CMaps of mixed length, so that their
// strings are at least cut into the right number of signs.
func foreignSpans(name string) []codeSpan {
	switch {
	case strings.Contains(name, "RKSJ"):
		return []codeSpan{{1, 0, 0x80}, {1, 0xa0, 0xdf}, {2, 0x8140, 0x9ffc}, {2, 0xe040, 0xfcfc}}
	case strings.Contains(name, "EUC"), strings.Contains(name, "GBK"), strings.Contains(name, "UHC"),
		strings.Contains(name, "B5"), strings.Contains(name, "HKscs"):
		return []codeSpan{{1, 0, 0x80}, {2, 0x8140, 0xfefe}}
	}
	return []codeSpan{{2, 0, 0xffff}}
}
