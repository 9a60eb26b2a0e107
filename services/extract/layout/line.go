package layout

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract/glyph"
)

// line is one printed line of a block.
type line struct {
	page *page
	// text as it goes into the page's text, without a line end; edges are the left edges of
	// its code points and the right edge of the last (nil for turned text).
	text  string
	edges []float64
	box   glyph.Box
	// baseline and size are those of most of its signs, raised ones apart.
	baseline float64
	size     float64
	// bold and italic say what most of its letters are.
	bold, italic bool
	font         string
	// shifts are the raised and lowered stretches of text.
	shifts []shifted
	// gaps are the byte offsets in text after gaps wider than two em.
	gaps []int
	// leadBold is the byte length of a bold stretch at the start of a line that isn't bold.
	leadBold int
	role     pb.Role
	// column is the number of the page's block that holds it, and left and right that block's sides.
	column      int
	left, right float64
	// indented: it stands in as far as first lines of its column do.
	indented bool
	// justified: the lines of its column end at the right side.
	justified bool
	// block numbers the paragraphs of the page; start is the offset in the page's text.
	block int
	start int
	// grid is the drawn table that holds the line; nil: none.
	grid *grid
}

type shifted struct {
	from, to int
	raised   bool
}

// linesOf makes lines of a block's pieces, top to bottom.
func linesOf(block []*piece) []*line {
	sorted := append([]*piece(nil), block...)
	byBaseline(sorted)
	used := make([]bool, len(sorted))
	var out []*line
	for i, p := range sorted {
		if used[i] {
			continue
		}
		row := []*piece{p}
		used[i] = true
		base, size := p.baseline, p.size
		for j := i + 1; j < len(sorted) && sorted[j].baseline-base <= 0.5*max(size, 4); j++ {
			q := sorted[j]
			if used[j] || q.baseline-base > 0.3*max(size, q.size) || collides(row, q) {
				continue
			}
			used[j] = true
			row = append(row, q)
			size = max(size, q.size)
		}
		var signs []*sign
		for _, q := range row {
			signs = append(signs, q.signs...)
		}
		byX(signs)
		if l := newLine(signs); l != nil {
			out = append(out, l)
		}
	}
	return out
}

// collides says whether q overprints a piece of the row.
func collides(row []*piece, q *piece) bool {
	for _, p := range row {
		if min(p.box.X1, q.box.X1)-max(p.box.X0, q.box.X0) > overprint*max(p.size, q.size) {
			return true
		}
	}
	return false
}

// newLine writes signs, from left to right, as text with its edges; nil where nothing is left.
func newLine(signs []*sign) *line {
	l := &line{}
	var b strings.Builder
	sizes, bases := tally{}, tally{}
	fonts := map[string]int{}
	bold, italic, ink := 0, 0, 0
	leading := true
	blank, late := false, false
	var last *sign
	open := -1
	closeShift := func(raised bool) {
		if open >= 0 && b.Len() > open {
			l.shifts = append(l.shifts, shifted{open, b.Len(), raised})
		}
		open = -1
	}
	shift := 0
	wide := spaceWidth(signs)
	for _, s := range signs {
		if s.Space {
			blank = true
			continue
		}
		t := clean(s.Text)
		if t == "" {
			continue
		}
		if last != nil {
			gap := s.Box.X0 - last.Box.X1
			em := max(last.Size, s.Size)
			if blank && gap < -0.25*em && s.shift == last.shift {
				blank = false // a space under its neighbours: kerning, not a gap
			}
			// A raised sign over the space that follows it ("n", a small o, "2015").
			late = blank && s.shift > 0 && last.shift == 0 && gap < 0.1*em
			blank = blank && !late
			if blank || gap > wide*em {
				if shift != 0 && s.shift != shift {
					closeShift(shift > 0)
					shift = 0
				}
				b.WriteByte(' ')
				l.edges = append(l.edges, last.Box.X1)
				if gap > 2*em {
					l.gaps = append(l.gaps, b.Len())
				}
			}
		}
		blank, late = late, false
		if s.shift != shift {
			closeShift(shift > 0)
			shift = s.shift
			if shift != 0 {
				open = b.Len()
			}
		}
		n := utf8.RuneCountInString(t)
		for k := range n {
			l.edges = append(l.edges, s.Box.X0+float64(k)*s.Box.Width()/float64(n))
		}
		b.WriteString(t)
		ink += n
		if s.Bold {
			bold += n
			if leading {
				l.leadBold = b.Len()
			}
		} else if strings.ContainsFunc(t, unicode.IsLetter) {
			leading = false
		}
		if s.Italic {
			italic += n
		}
		if shift == 0 {
			sizes.add(s.Size, n)
			bases.add(s.Baseline, n)
		}
		fonts[s.Font] += n
		if last == nil {
			l.box = s.Box
		} else {
			l.box = l.box.Union(s.Box)
		}
		last = s
	}
	if last == nil {
		return nil
	}
	closeShift(shift > 0)
	l.edges = append(l.edges, last.Box.X1)
	l.text = b.String()
	l.size, l.baseline = sizes.top(), bases.top()
	if len(sizes) == 0 {
		l.size, l.baseline = last.Size, last.Baseline
	}
	l.bold, l.italic = bold*10 > ink*8, italic*10 > ink*8
	if l.bold {
		l.leadBold = 0
	}
	n := 0
	for f, c := range fonts {
		if c > n || c == n && f < l.font {
			l.font, n = f, c
		}
	}
	return l
}

// spaceWidth is the gap, in em, from which on two signs are words apart: narrower where the
// file prints no spaces of its own, wider in letter-spaced lines, whose every gap is wide.
func spaceWidth(signs []*sign) float64 {
	const beside, alone = 0.17, 0.11
	var gaps []float64
	spaces := 0
	for i, s := range signs {
		if s.Space {
			spaces++
		}
		if i == 0 || s.Space || signs[i-1].Space || s.shift != signs[i-1].shift || !isWordly(s.Text) || !isWordly(signs[i-1].Text) {
			continue
		}
		gaps = append(gaps, (s.Box.X0-signs[i-1].Box.X1)/max(s.Size, signs[i-1].Size, 1))
	}
	usual := beside
	if spaces*25 < len(signs) {
		usual = alone
	}
	if len(gaps) < 4 {
		return usual
	}
	sort.Float64s(gaps)
	if m := gaps[len(gaps)/2]; m > 0.06 {
		// The median gap stands within words: more than half of all gaps do.
		return max(usual, m*1.5+0.1)
	}
	// Where no gap lies between those of letters and those of words, the middle parts them.
	k := sort.SearchFloat64s(gaps, 0.1)
	if k > 0 && k+2 <= len(gaps) && gaps[k]-gaps[k-1] > 0.06 {
		return min(usual, max(0.08, (gaps[k]+gaps[k-1])/2))
	}
	return usual
}

// isWordly says whether a sign is a letter or a digit.
func isWordly(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// clean spells out ligatures, takes out what nobody sees, and gives ordinary hyphens and spaces.
func clean(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] >= 0x7f {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\u0002', r == '\u00ad', r == '\u2010', r == '\u2011':
			b.WriteByte('-')
		case r >= '\ufb00' && r <= '\ufb06':
			b.WriteString([...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-'\ufb00'])
		case r == '\ufeff', r == '\u200b', r == '\u200c', r == '\u200d', r == '\u2060', r == '\u200e', r == '\u200f':
		case r < 0x20, r >= 0x7f && r < 0xa0, unicode.IsSpace(r), r == '\u2028', r == '\u2029':
		case r >= 0xe000 && r <= 0xf8ff:
			b.WriteRune(privateSign(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// privateSign names what symbol fonts put in the private use area: bullets for the most part
// (Symbol and Wingdings, as word processors map them to U+F000).
func privateSign(r rune) rune {
	switch r {
	case 0xf0b7, 0xf0a7, 0xf0a8, 0xf06c, 0xf06e, 0xf076, 0xf09f, 0xf0b2:
		return '•'
	case 0xf0d8, 0xf0e0, 0xf0fc, 0xf0d0:
		return '➢'
	case 0xf02d:
		return '-'
	}
	return r
}

func (l *line) runes() int { return max(len(l.edges)-1, utf8.RuneCountInString(l.text)) }

// slack is the room that the line leaves at the end of its block, in points.
func (l *line) slack() float64 {
	before, after := l.box.X0-l.left, l.right-l.box.X1
	if l.centred() {
		return before + after
	}
	return after
}

// centred says whether a line stands in the middle between its sides, away from both.
func (l *line) centred() bool {
	a, b := l.box.X0-l.left, l.right-l.box.X1
	if l.indented {
		return false
	}
	if a > 0.12*l.size && b > 0.12*l.size && math.Abs(a-b) < 0.1*l.size+0.6 {
		return true
	}
	return a > 2*l.size && b > 2*l.size && math.Abs(a-b) < max(0.08*max(a, b), 0.8*l.size)
}

// flush says whether nothing of the next line's first word would have fitted: to the right
// side where lines are justified.
func (l *line) flush(next *line) bool {
	if l.justified {
		return l.slack() < 0.4*l.size
	}
	return l.slack() < next.firstWord()+0.4*l.size
}

// firstWord is the width of the line's first word with a space before it, in points.
func (l *line) firstWord() float64 {
	n := strings.IndexByte(l.text, ' ')
	if n < 0 {
		n = len(l.text)
	}
	k := utf8.RuneCountInString(l.text[:n])
	if k >= len(l.edges) {
		return l.box.Width()
	}
	return l.edges[k] - l.edges[0] + 0.22*l.size
}
