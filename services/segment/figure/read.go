package figure

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/fold"
)

// read reads the quantity that begins with the word i.
func (r *reader) read(i int) (*number, bool) {
	w := r.w[i]
	var n *number
	switch {
	case w.Shape == fold.Digit:
		n = r.digitsAt(i)
	default:
		if n = r.partAt(i); n == nil {
			if n = r.fewAt(i); n == nil {
				n = r.crowdAt(i)
			}
			if n == nil {
				n = r.wordsAt(i)
			}
		}
	}
	if n == nil {
		return nil, false
	}
	if !n.name {
		r.extend(n)
	}
	return n, true
}

// gap is what stands between the word i and the one before, folded.
func (r *reader) gap(i int) string {
	if i <= 0 || i >= len(r.w) {
		return "\x00"
	}
	raw := r.t.Original[r.w[i-1].End:r.w[i].Start]
	if len(raw) == 1 {
		return raw
	}
	return fold.String(raw)
}

// close says whether the word i follows its neighbour after a space or a hyphen alone.
func (r *reader) close(i int) bool {
	return i > 0 && i < len(r.w) && (r.w[i].Before == ' ' || r.w[i].Before == '-')
}

// digitsAt reads digits with their groups and decimals. A number that belongs
// to a name, a date or a reference comes back as such.
func (r *reader) digitsAt(i int) *number {
	n := &number{start: i, end: i + 1, a: r.w[i].Start, digits: true}
	whole, fraction := r.w[i].Fold, ""
	sep := ""
	for n.end < len(r.w) && r.w[n.end].Shape == fold.Digit {
		g, next := r.gap(n.end), r.w[n.end].Fold
		grouping := len(next) == 3 && len(r.w[i].Fold) <= 3 && r.w[i].Fold[0] != '0' && fraction == "" && (sep == "" || sep == g)
		switch {
		case grouping && r.groups(g):
			whole, sep, n.grouped = whole+next, g, true
		case (g == "," || g == ".") && fraction == "" && g != sep:
			fraction, n.grouped = next, true
		case g == "." || g == "/" || g == ":" || g == "-" && len(next) > 0:
			n.name = true // a date, a version, a time, a range of years
			whole, fraction = next, ""
		default:
			goto done
		}
		n.end++
	}
done:
	n.b = r.w[n.end-1].End
	if fraction != "" {
		whole += "." + fraction
	}
	n.value, _ = strconv.ParseFloat(whole, 64)
	if n.name && n.end-n.start == 2 && r.isRange(n) {
		n.name = false
	}
	if r.attached(n) || whole[0] == '0' && len(whole) > 1 && fraction == "" {
		n.name = true
	}
	return n
}

// groups says whether a mark groups thousands in the language.
func (r *reader) groups(g string) bool {
	switch g {
	case " ", "'":
		return true
	case ".":
		return r.lang != "en"
	case ",":
		return r.lang != "fr"
	}
	return false
}

// isRange says whether two numbers with a hyphen between count things: "20-30 familles".
func (r *reader) isRange(n *number) bool {
	if r.gap(n.start+1) != "-" {
		return false
	}
	x, _ := strconv.Atoi(r.w[n.start].Fold)
	y, _ := strconv.Atoi(r.w[n.start+1].Fold)
	if x < y && y <= 100 && strings.HasPrefix(strings.TrimLeft(r.t.Original[n.b:], " \u00a0\u202f"), "%") {
		return true // "20-25%"
	}
	return x < y && y < 1000 && r.noun(n.end) && !r.months[r.w[n.end].Fold]
}

// attached says whether marks at its ends make the number a part of something else.
func (r *reader) attached(n *number) bool {
	t := r.t.Original
	before, _ := utf8.DecodeLastRuneInString(t[:n.a])
	switch {
	case n.a == 0, unicode.IsSpace(before):
	case strings.ContainsRune("«\"“”'’‘([<>≈~+±=–—¿¡", before):
	case strings.ContainsRune("$€£¥", before):
	default:
		return true // A/70, n°5, B-52, §3
	}
	if n.b >= len(t) {
		return false
	}
	after, size := utf8.DecodeRuneInString(t[n.b:])
	rest, _ := utf8.DecodeRuneInString(t[n.b+size:])
	switch after {
	case 'º', 'ª', '°', 'ᵉ':
		return true
	case '/', ':':
		return unicode.IsLetter(rest) || unicode.IsDigit(rest)
	case '-', '‑', '–':
		// "15-year-old", and the label "1- le premier".
		return unicode.IsLetter(rest) || unicode.IsSpace(rest) && after == '-'
	case ')':
		// "(5)" and "5)" are labels, "(5 ou 6)" isn't.
		near := t[max(0, n.a-200):n.a]
		return before == '(' || strings.LastIndexByte(near, '(') <= strings.LastIndexByte(near, ')')
	case '.':
		return n.start == 0 && n.end < len(r.w)
	}
	return false
}

// crowdAt reads "des milliers", "une centaine", "hundreds of thousands".
func (r *reader) crowdAt(i int) *number {
	k := i
	if f := r.w[i].Fold; (r.one[f] || f == "des" && r.lang == "fr") && r.close(i+1) {
		k++
	}
	v, ok := r.crowds[r.w[k].Fold]
	if !ok {
		return nil
	}
	n := &number{start: i, end: k + 1, a: r.w[i].Start, value: v, crowd: true}
	for n.end+1 < len(r.w) && r.close(n.end) && r.close(n.end+1) && r.of[r.w[n.end].Fold] {
		m, ok := r.crowds[r.w[n.end+1].Fold]
		if !ok {
			break
		}
		n.value *= m
		n.end += 2
	}
	n.b = r.w[n.end-1].End
	if n.end < len(r.w) && r.w[n.end].Before.Joins() && r.of[r.w[n.end].Fold] {
		return n
	}
	// "a dozen countries" needs no "of".
	if r.lang == "en" && k > i && r.noun(n.end) && v < 1000 {
		return n
	}
	return nil
}

// partAt reads a fraction.
func (r *reader) partAt(i int) *number {
	var best *number
	for _, p := range r.parts {
		if p.words[0] != r.w[i].Fold || !r.phraseAt(i, p) {
			continue
		}
		end := i + len(p.words)
		if best == nil || end > best.end {
			best = &number{start: i, end: end, a: r.w[i].Start, b: r.w[end-1].End, value: p.value, part: true}
		}
	}
	if best == nil {
		return nil
	}
	last := r.w[best.end-1].Fold
	if last == "moitie" || last == "mitad" || r.aboutBefore(i) {
		return best
	}
	if best.end < len(r.w) && r.w[best.end].Before.Joins() {
		if f := r.w[best.end].Fold; r.of[f] || last == "half" && f == "the" {
			return best
		}
	}
	return nil
}

// aboutBefore says whether "près d'", "almost", "casi" stand before the word i,
// which make a fraction of it though nothing says of what.
func (r *reader) aboutBefore(i int) bool {
	for i--; i >= 0 && i < len(r.w); i-- {
		if r.about[r.w[i].Fold] {
			return true
		}
		if !r.of[r.w[i].Fold] && r.w[i].Fold != "d" {
			return false
		}
	}
	return false
}

// fewAt reads "a few thousand", "quelques centaines", "varios miles"; nil: none.
func (r *reader) fewAt(i int) *number {
	k := i
	if r.one[r.w[k].Fold] && r.close(k+1) {
		k++
	}
	if !r.few[r.w[k].Fold] || !r.close(k+1) || k > i && r.lang != "en" {
		return nil
	}
	f := r.w[k+1].Fold
	v := r.multiples[f]
	if v == 0 {
		v = r.crowds[f]
	}
	if v == 0 && r.numbers[f] >= 100 {
		v = r.numbers[f]
	}
	if v < 100 {
		return nil
	}
	return &number{start: i, end: k + 2, a: r.w[i].Start, b: r.w[k+1].End, value: 3 * v, crowd: true}
}

// phraseAt says whether a phrase stands at the word i.
func (r *reader) phraseAt(i int, p phrase) bool {
	for k, w := range p.words {
		if i+k >= len(r.w) || r.w[i+k].Fold != w || k > 0 && !r.w[i+k].Before.Joins() && r.w[i+k].Before != fold.Stop {
			return false
		}
	}
	return true
}
