package layout

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// noteKey is a footnote's mark on a page.
type noteKey struct {
	page uint32
	mark string
}

// findNotes marks the footnotes among a page's paragraphs: at the foot of a column, smaller
// than the text, opened by a mark.
func findNotes(paras []*para, st *stats) {
	for i := 0; i < len(paras); {
		j := i
		for j < len(paras) && paras[j].first().column == paras[i].first().column {
			j++
		}
		footOf(paras[i:j], st)
		i = j
	}
}

// footOf looks from the foot of one column upwards.
func footOf(col []*para, st *stats) {
	open := len(col)
	for k := len(col) - 1; k >= 0; k-- {
		p := col[k]
		if p.grid != nil || p.first().size > 0.94*st.size {
			break
		}
		if n := noteMark(p.first()); n > 0 {
			open = k
		}
	}
	if open == len(col) {
		open = smallFoot(col, st)
	}
	for _, p := range col[open:] {
		p.role = pb.Role_ROLE_FOOTNOTE
		if n := noteMark(p.first()); n > 0 {
			p.mark = strings.TrimSpace(p.first().text[:n])
			p.markEnd = skipSpace(p.first().text, n)
		}
	}
}

// smallFoot is where a foot in small print without a mark begins (a notice of rights, a
// remark on the authors); the number of paragraphs: there is none.
func smallFoot(col []*para, st *stats) int {
	k := len(col)
	for k > 0 && col[k-1].grid == nil && col[k-1].first().size < 0.91*st.size && !isCaption(col[k-1]) {
		k--
	}
	if k == 0 || k == len(col) || col[k-1].grid != nil {
		return len(col)
	}
	long := false
	for _, p := range col[k:] {
		long = long || p.first().runes() >= 35
	}
	above, l := col[k-1].last(), col[k].first()
	top, bottom := l.page.extent()
	if !long || l.box.Y0 < top+0.6*(bottom-top) || l.baseline-above.baseline < 1.6*above.size {
		return len(col)
	}
	return k
}

// noteMark is the byte length of the mark that opens a footnote's line: raised, or a sign,
// or a number that stands apart; 0: none.
func noteMark(l *line) int {
	if len(l.shifts) > 0 && l.shifts[0].from == 0 && l.shifts[0].raised && isMarkText(l.text[:l.shifts[0].to]) {
		return l.shifts[0].to
	}
	r, n := utf8.DecodeRuneInString(l.text)
	if strings.ContainsRune("*†‡§", r) {
		for n < len(l.text) && strings.HasPrefix(l.text[n:], string(r)) {
			n += utf8.RuneLen(r)
		}
		if n < len(l.text) {
			return n
		}
	}
	// "1See the annex": a mark that neither a space nor its height parts from the note.
	d := 0
	for d < len(l.text) && l.text[d] >= '0' && l.text[d] <= '9' {
		d++
	}
	if d > 0 && d <= 3 && d < len(l.text) {
		if next, _ := utf8.DecodeRuneInString(l.text[d:]); unicode.IsUpper(next) || strings.ContainsRune("«“\"", next) {
			return d
		}
	}
	k := strings.IndexByte(l.text, ' ')
	if k > 0 && k <= 3 && isDigits(l.text[:k]) && k+1 < len(l.text) {
		if first := firstLetter(l.text[k:]); unicode.IsUpper(first) || l.gapAfterFirst() {
			return k
		}
	}
	return 0
}

// nextNote says whether l opens the note whose number follows that of a's.
func nextNote(a, l *line) bool {
	n, m := noteMark(a), noteMark(l)
	if n == 0 || m == 0 || math.Abs(a.box.X0-l.box.X0) > l.size {
		return false
	}
	x, errX := strconv.Atoi(strings.TrimSpace(a.text[:n]))
	y, errY := strconv.Atoi(strings.TrimSpace(l.text[:m]))
	return errX == nil && errY == nil && y == x+1
}

// isMarkText: one to three digits, a single letter, stars and daggers, brackets about them.
func isMarkText(s string) bool {
	s = strings.Trim(s, " ()[].,")
	if s == "" {
		return false
	}
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		if isDigits(part) && len(part) <= 3 {
			continue
		}
		if strings.Trim(part, "*†‡§") == "" {
			continue
		}
		return len(part) == 1 && part[0] >= 'a' && part[0] <= 'z'
	}
	return true
}

func noteMarks(paras []*para) map[noteKey]bool {
	out := map[noteKey]bool{}
	for _, p := range paras {
		if p.role == pb.Role_ROLE_FOOTNOTE && p.mark != "" {
			out[noteKey{p.first().page.number, p.mark}] = true
		}
	}
	return out
}

// units may carry an exponent.
var units = map[string]bool{"m": true, "km": true, "cm": true, "mm": true, "dm": true, "ha": true, "s": true}

// isMark says whether a raised stretch of a line is a footnote's mark, and not an ordinal's
// ending (21e) or an exponent (m2).
func (w *writer) isMark(l *line, s shifted) bool {
	text := strings.TrimSpace(l.text[s.from:s.to])
	if !s.raised || !isMarkText(text) {
		return false
	}
	if w.notes[noteKey{l.page.number, strings.Trim(text, "()[]")}] || w.notes[noteKey{l.page.number, text}] {
		return true
	}
	first, _ := utf8.DecodeRuneInString(text)
	if unicode.IsLetter(first) {
		return false // 1er, 2e, no
	}
	before := strings.TrimRight(l.text[:s.from], " ")
	last, _ := utf8.DecodeLastRuneInString(before)
	if unicode.IsDigit(last) || before == "" {
		return false
	}
	return !units[strings.ToLower(wordBefore(before))]
}
