package figure

import "strings"

// wordsAt reads a number in words: "vingt-huit", "two hundred and five", "treinta y dos mil".
func (r *reader) wordsAt(i int) *number {
	var s numeral
	k := i
	switch f := r.w[i].Fold; {
	case r.one[f]:
		if !r.multipliesOne(i + 1) {
			return r.oneAt(i)
		}
		s.current, s.last = 1, 1
		k++
	case !r.opensNumeral(f):
		return nil
	}
	for k < len(r.w) && (k == i || r.close(k)) {
		words := r.addWord(&s, k, k == i)
		if words == 0 {
			break
		}
		k += words
	}
	if k == i {
		return nil
	}
	n := &number{start: i, end: k, a: r.w[i].Start, b: r.w[k-1].End, value: s.total + s.current}
	n.multiplied = s.multiplied && n.value >= 1000
	if r.close(k) && r.ordinal(r.w[k].Fold) || n.value >= 1900 && n.value <= 2100 && !r.noun(k) {
		n.name = true // "twenty-sixth", "deux mil onze"
	}
	return n
}

// numeral is a number in words as far as it has been read.
type numeral struct {
	total      float64 // what a multiple has closed: "deux mille" of "deux mille vingt"
	current    float64 // what a multiple may still follow: "vingt"
	last       float64 // what the last word is worth
	multiplied bool
}

// multipliesOne says whether the word i makes a number of a "one" before it: "one hundred".
func (r *reader) multipliesOne(i int) bool {
	if !r.close(i) {
		return false
	}
	f := r.w[i].Fold
	return r.multiples[f] != 0 || r.numbers[f] == 100 || r.numbers[f] == 1000
}

// opensNumeral says whether a number in words may begin with a word.
// "Mil" and "mille" may, but English wants a number before "thousand".
func (r *reader) opensNumeral(f string) bool {
	if _, ok := r.numbers[f]; ok {
		return true
	}
	return r.multiples[f] == 1000 && (r.lang == "es" || r.lang == "fr")
}

// addWord adds the word k to the numeral and gives how many words that took;
// 0: it goes on no further. The first word has nothing before it to agree with.
func (r *reader) addWord(s *numeral, k int, first bool) int {
	f := r.w[k].Fold
	v, ok := r.numbers[f]
	if m := r.multiples[f]; m > 0 && (!ok || m >= 1000) {
		s.multiply(m)
		return 1
	}
	if ok && s.add(v, first, r.lang == "fr") {
		return 1
	}
	if !first && r.and[f] && r.addJoined(s, k+1) {
		return 2
	}
	return 0
}

// multiply takes in a multiple. "Mille" multiplies what no multiple has closed
// yet, "millions" the whole.
func (s *numeral) multiply(m float64) {
	if m == 1000 {
		s.total, s.current = s.total+max(1, s.current)*1000, 0
	} else {
		s.total, s.current = max(1, s.total+s.current)*m, 0
	}
	s.last, s.multiplied = m, true
}

// add takes in a number that stands right after the one before, and says
// whether the two are one number: "vingt-huit", not "vingt trente".
func (s *numeral) add(v float64, first, french bool) bool {
	switch {
	case v == 100 && s.current > 0 && s.current < 100:
		s.current *= 100
	case v == 20 && s.current == 4 && s.last == 4: // quatre-vingt
		s.current = 80
	case first || s.last >= 100 && v < s.last || v == 100 && s.last >= 1000 ||
		v < 20 && s.last >= 20 && s.last < 100 ||
		v < 10 && s.last == 10 && french: // dix-sept
		s.current += v
	default:
		return false
	}
	s.last = v
	return true
}

// addJoined takes in the number k behind the word for and: "vingt et un",
// "treinta y dos", but in English behind hundreds alone: "two hundred and five".
func (r *reader) addJoined(s *numeral, k int) bool {
	if !r.close(k) {
		return false
	}
	if tens := s.last >= 20 && s.last < 100; !(tens && r.lang != "en" || s.last >= 100 && r.lang == "en") {
		return false
	}
	v, ok := r.numbers[r.w[k].Fold]
	if r.one[r.w[k].Fold] && r.lang != "en" && s.last < 100 {
		v, ok = 1, true
	}
	if !ok || v >= s.last {
		return false
	}
	s.current += v
	s.last = v
	return true
}

// ordinal says whether a word makes an ordinal of the number before it.
func (r *reader) ordinal(f string) bool {
	if r.lang == "fr" {
		return strings.HasSuffix(f, "ieme") || f == "unieme"
	}
	switch f {
	case "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth":
		return r.lang == "en"
	}
	return false
}

// oneAt reads "un", "one", "uno": a number in a ratio, or before a length of time.
func (r *reader) oneAt(i int) *number {
	n := &number{start: i, end: i + 1, a: r.w[i].Start, b: r.w[i].End, value: 1}
	if r.ratioAfter(n, true) {
		return n
	}
	if i > 0 && r.close(i+1) && r.spans[r.w[i+1].Fold] && r.w[i].Before.Joins() {
		switch f := r.w[i-1].Fold; {
		case r.of[f], f == "pour", f == "pendant", f == "for", f == "durante", f == "por":
			return n // "d'un an"
		}
	}
	return nil
}
