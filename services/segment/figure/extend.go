package figure

import (
	"strings"
	"unicode/utf8"

	"rapporteur.internal/services/segment/fold"
)

// extend takes in what belongs to a number: multiples, per cent, money, the
// second number of a ratio, "veces", a length of time.
func (r *reader) extend(n *number) {
	if n.digits {
		r.multiply(n)
	}
	if r.percentAfter(n) || r.moneyAround(n) || n.ratio || r.ratioAfter(n, false) || r.ratioOf(n) || r.ratioBefore(n) || r.shares(n) {
		return
	}
	if !r.close(n.end) {
		return
	}
	f := r.w[n.end].Fold
	switch {
	case r.times[f] && r.compared(n.end+1):
		n.times, n.unit = true, "times"
		r.take(n, n.end+1)
	case r.spans[f] && !n.crowd && !n.part:
		n.span, n.unit = true, r.t.Original[r.w[n.end].Start:r.w[n.end].End]
		r.take(n, n.end+1)
	}
}

// take makes the number end before the word end.
func (r *reader) take(n *number, end int) { n.end, n.b = end, r.w[end-1].End }

// multiply reads the multiples after digits: "50 millions", "6 mil 300", "3 mil millones".
func (r *reader) multiply(n *number) {
	for r.close(n.end) {
		m := r.multiples[r.w[n.end].Fold]
		if m == 0 {
			return
		}
		n.value *= m
		n.multiplied = true
		r.take(n, n.end+1)
		if m == 1000 && r.lang == "es" && r.close(n.end) && r.w[n.end].Shape == fold.Digit && len(r.w[n.end].Fold) <= 3 {
			rest := r.digitsAt(n.end)
			if !rest.name && rest.end == n.end+1 {
				n.value += rest.value
				r.take(n, rest.end)
			}
		}
	}
}

// percentAfter reads "%", "pour cent", "points de pourcentage".
func (r *reader) percentAfter(n *number) bool {
	rest := r.t.Original[n.b:]
	for i, c := range rest {
		if c == '%' || c == '‰' {
			n.b += i + utf8.RuneLen(c)
			n.value /= 100
			n.unit = "%"
			return true
		}
		if c != ' ' && c != '\u00a0' && c != '\u202f' && c != '\u2009' || i > 3 {
			break
		}
	}
	for _, p := range r.percent {
		if n.end < len(r.w) && r.w[n.end].Before.Joins() && r.phraseAt(n.end, p) {
			r.take(n, n.end+len(p.words))
			n.value /= 100
			n.unit = "%"
			return true
		}
	}
	return false
}

// moneyAround reads a currency before or after the number.
func (r *reader) moneyAround(n *number) bool {
	return r.markBefore(n) || r.codeBefore(n) || r.markAfter(n) || r.currencyAfter(n)
}

// currencyMark says whether a character is the mark of a currency.
func currencyMark(c rune) bool {
	return strings.ContainsRune("$€£¥", c) && c != utf8.RuneError
}

// markBefore reads a currency's mark before the number: "$5", "US$ 5".
func (r *reader) markBefore(n *number) bool {
	t := r.t.Original
	head := strings.TrimRight(t[:n.a], " \u00a0\u202f")
	c, size := utf8.DecodeLastRuneInString(head)
	if !currencyMark(c) || r.belongsBefore(head, size) {
		return false
	}
	a := len(head) - size
	for a > 0 && 'A' <= t[a-1] && t[a-1] <= 'Z' { // US$
		a--
	}
	n.a, n.money, n.unit = a, true, t[a:len(head)]
	return true
}

// codeBefore reads a currency in capitals before the number: "USD 5".
func (r *reader) codeBefore(n *number) bool {
	i := n.start - 1
	if i < 0 || r.w[n.start].Before != ' ' || r.w[i].Shape != fold.Upper || !r.money[r.w[i].Fold] {
		return false
	}
	n.a, n.money, n.unit = r.w[i].Start, true, r.t.Original[r.w[i].Start:r.w[i].End]
	return true
}

// markAfter reads a currency's mark after the number: "5 €".
func (r *reader) markAfter(n *number) bool {
	tail := r.t.Original[n.b:]
	trimmed := strings.TrimLeft(tail, " \u00a0\u202f")
	c, size := utf8.DecodeRuneInString(trimmed)
	if !currencyMark(c) || len(tail)-len(trimmed) >= 4 {
		return false
	}
	n.b += len(tail) - len(trimmed) + size
	n.money, n.unit = true, trimmed[:size]
	if n.end < len(r.w) && r.w[n.end].Start == n.b { // "€uros"
		r.take(n, n.end+1)
	}
	return true
}

// currencyAfter reads a currency's name after the number: "5 euros", "3
// millions de dollars", "2 million US dollars".
func (r *reader) currencyAfter(n *number) bool {
	i := n.end
	if n.multiplied && r.joined(i) && r.of[r.w[i].Fold] {
		i++
	}
	if r.joined(i) && whoseDollar(r.w[i].Fold) && i+1 < len(r.w) && r.money[r.w[i+1].Fold] {
		i++
	}
	if !r.joined(i) || !r.money[r.w[i].Fold] {
		return false
	}
	n.money, n.unit = true, r.t.Original[r.w[i].Start:r.w[i].End]
	r.take(n, i+1)
	return true
}

// whoseDollar says whether a word before a currency's name says of which country it is.
func whoseDollar(f string) bool { return f == "us" || f == "canadian" || f == "australian" }

// joined says whether there is a word i and it goes on the name before it.
func (r *reader) joined(i int) bool { return i < len(r.w) && r.w[i].Before.Joins() }

// shares gives the first number of a span the per cent, the multiple or the
// money of the second: "20 to 30 per cent", "de 2,5 à 3,5 millions".
func (r *reader) shares(n *number) bool {
	k := n.end + 1
	if !n.digits || n.multiplied || k >= len(r.w) || !r.close(n.end) || !r.close(k) || r.w[k].Shape != fold.Digit {
		return false
	}
	switch f := r.w[n.end].Fold; {
	case r.and[f], f == "to", f == "a", f == "al", f == "or", f == "ou", f == "o":
	default:
		return false
	}
	m := r.digitsAt(k)
	if m.name || r.year(n) {
		return false
	}
	r.multiply(m)
	switch {
	case r.percentAfter(m):
		n.value, n.unit = n.value/100, m.unit
	case r.moneyAround(m):
		n.money, n.unit = true, m.unit
	case !m.multiplied:
		return false
	}
	if m.multiplied {
		whole, last := m.value, r.digitsAt(k).value
		if last > 0 {
			n.value *= whole / last
		}
		n.multiplied = true
	}
	return true
}

// belongsBefore says whether a currency's mark belongs to the number before it: "11,90 € 12,50 €".
func (r *reader) belongsBefore(head string, size int) bool {
	if k := len(r.out) - 1; k >= 0 && r.out[k].End > len(head)-size {
		return true
	}
	head = head[:len(head)-size]
	c, _ := utf8.DecodeLastRuneInString(strings.TrimRight(head, " \u00a0\u202f"))
	return '0' <= c && c <= '9'
}

// ratioAfter reads "6 habitants sur 10", "one in ten", "74 out of 78". With
// one, the first number is the word for one, and must be followed at once.
func (r *reader) ratioAfter(n *number, one bool) bool {
	reach := 4
	if one {
		if reach = 1; r.lang == "fr" {
			reach = 3 // "un enfant sur cinq"
		}
	}
	for i := n.end; i < len(r.w) && i < n.end+reach && r.close(i); i++ {
		for _, p := range r.outOf {
			if !r.phraseAt(i, p) {
				continue
			}
			k := i + len(p.words)
			if len(p.words) == 1 && r.lang != "fr" && i > n.end || k >= len(r.w) || !r.close(k) {
				continue
			}
			var m *number
			if r.w[k].Shape == fold.Digit {
				m = r.digitsAt(k)
			} else {
				m = r.wordsAt(k)
			}
			if m == nil || m.name || m.value <= n.value || r.year(m) || m.value > 1e6 {
				continue
			}
			n.ratio, n.value = true, n.value/m.value
			r.take(n, m.end)
			return true
		}
		if r.fn[r.w[i].Fold] {
			return false
		}
	}
	return false
}

// ratioBefore reads "de cada 10 habitantes, 4" and "sur 10 habitants, 4", from the first of its words.
func (r *reader) ratioBefore(n *number) bool {
	for _, p := range r.outOf {
		a := n.start - len(p.words)
		if a < 0 || len(p.words) == 1 && r.lang != "fr" || !r.phraseAt(a, p) || !r.close(n.start) {
			continue
		}
		for k := n.end; k < len(r.w) && k < n.end+8; k++ {
			if r.w[k].Before != ',' {
				if r.w[k].Before.Joins() {
					continue
				}
				break
			}
			var m *number
			if r.w[k].Shape == fold.Digit {
				m = r.digitsAt(k)
			} else if m = r.wordsAt(k); m == nil && r.one[r.w[k].Fold] {
				m = &number{start: k, end: k + 1, value: 1}
			}
			if m == nil || m.name || m.value >= n.value || m.value == 0 {
				break
			}
			n.ratio, n.value = true, m.value/n.value
			n.a = r.w[a].Start
			r.take(n, m.end)
			return true
		}
	}
	return false
}

// ratioOf reads "22 des 25 membres", "three of the five towns", "dos de las cinco".
func (r *reader) ratioOf(n *number) bool {
	k := n.end
	if n.unit != "" || n.multiplied || !r.close(k) || !r.of[r.w[k].Fold] {
		return false
	}
	definite := r.w[k].Fold == "des"
	for k++; k < len(r.w) && r.close(k) && article(r.w[k].Fold) && !own(r.w[k].Fold) && k < n.end+4; k++ {
		definite = true
	}
	if !definite || k >= len(r.w) || !r.close(k) {
		return false
	}
	var m *number
	if r.w[k].Shape == fold.Digit {
		m = r.digitsAt(k)
	} else {
		m = r.wordsAt(k)
	}
	if m == nil || m.name || m.grouped || m.value <= n.value || m.value > 100 || r.year(m) || !r.noun(m.end) || r.months[r.w[m.end].Fold] {
		return false
	}
	n.ratio, n.value = true, n.value/m.value
	r.take(n, m.end)
	return true
}

// own says whether a determiner says whose.
func own(f string) bool {
	switch f {
	case "ses", "sus", "its", "their", "leurs", "all", "ces":
		return true
	}
	return false
}

// compared says whether a comparison follows: "cinco veces más".
func (r *reader) compared(i int) bool {
	if !r.close(i) {
		return false
	}
	switch r.w[i].Fold {
	case "plus", "moins", "mas", "menos", "more", "less", "higher", "lower", "greater", "larger", "as", "superieur", "superieure", "inferieur", "mayor", "menor", "superior", "the", "fewer", "bigger", "supérieurs", "superieures":
		return true
	}
	return false
}
