package titlepage

import (
	"strconv"
	"strings"
)

// found is a value with the bytes of the text that say it.
type found struct {
	value      int
	word       string
	start, end int
}

// session finds the ordinal of a meeting: "première session", "second workshop", "37th
// session", "28.º período de sesiones", "Session 2", "session II".
func (lex *lexicon) session(text string) (found, bool) {
	words := cut(text)
	low := strings.ToLower(text)
	for i := range words {
		n, k := lex.ordinal(words[i:])
		if k == 0 {
			continue
		}
		// One adjective may stand between: "third annual meeting", "primera reunión".
		for skip := 0; skip <= 2 && i+k+skip < len(words); skip++ {
			if w := words[i+k+skip]; skip > 0 && !letters(words[i+k+skip-1].low) {
				break
			} else if e := eventAt(lex.events, low[w.start:]); e > 0 {
				return found{n, text[w.start : w.start+e], words[i].start, w.start + e}, true
			}
		}
	}
	for i, w := range words {
		e := eventAt(lex.events, low[w.start:])
		if e == 0 || i+1 >= len(words) {
			continue
		}
		for j := i + 1; j < len(words) && j <= i+2; j++ {
			if words[j].start < w.start+e || words[j].low == "n" || words[j].low == "°" || words[j].low == "no" {
				continue
			}
			if n := count(text[words[j].start:words[j].end]); n > 0 && n <= 300 && !lex.dateAt(words[j:]) {
				return found{n, text[w.start : w.start+e], w.start, words[j].end}, true
			}
			break
		}
	}
	return found{}, false
}

// dateAt says whether a number opens a date rather than counts a session.
func (lex *lexicon) dateAt(w []word) bool {
	if p, n := lex.period(w); n > 1 && p.valid() {
		return true
	}
	return len(w) > 1 && (lex.months[w[1].low] > 0 || isDash(w[1].low))
}

// ordinal reads an ordinal at the start of words: in digits, one word, or a ten and a unit.
func (lex *lexicon) ordinal(w []word) (n, k int) {
	if len(w) == 0 {
		return 0, 0
	}
	s := w[0].low
	if v := ordinalDigits(s); v > 0 {
		return v, 1
	}
	if v, ok := lex.ordinals[s]; ok && s != "second" {
		// "vigésima octava": a ten that is an ordinal itself, then a unit.
		if t, ok := lex.tens[s]; ok && len(w) > 1 {
			if u := lex.ordinals[w[1].low]; u > 0 && u < 10 {
				return t + u, 2
			}
		}
		return v, 1
	}
	if v, ok := lex.ordinals[s]; ok {
		return v, 1
	}
	// vingt-huitième, twenty-eighth; vingt et unième
	if a, b, ok := strings.Cut(s, "-"); ok && lex.tens[a] > 0 {
		b = strings.TrimPrefix(b, "et-")
		if u := lex.ordinals[b]; u > 0 && u < 20 {
			return lex.tens[a] + u, 1
		}
	}
	if t := lex.tens[s]; t > 0 && len(w) > 2 && w[1].low == "et" && lex.ordinals[w[2].low] == 1 {
		return t + 1, 3
	}
	// vigesimoctavo, trigesimoséptima: Spanish runs them together
	for ten, t := range lex.tens {
		if stem := strings.NewReplacer("é", "e", "á", "a").Replace(ten); len(stem) > 6 && strings.HasPrefix(s, stem) {
			if u := lex.ordinals[s[len(stem):]]; u > 0 && u < 10 {
				return t + u, 1
			}
		}
	}
	return 0, 0
}

// ordinalDigits: 37th, 1re, 2ème, 3.ª, 28º
func ordinalDigits(s string) int {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i == 0 || i > 3 {
		return 0
	}
	switch s[i:] {
	case "st", "nd", "rd", "th", "er", "re", "ère", "ere", "e", "ème", "eme", "nde", "ª", "º", ".ª", ".º", "ro", "do", "ra", "da":
		return number(s[:i])
	}
	return 0
}

// eventAt is the length of the name of a meeting at the start of low; 0: none.
func eventAt(events []string, low string) int {
	for _, e := range events {
		if rest, ok := strings.CutPrefix(low, e); ok {
			r, _ := decode(rest)
			if rest == "" || !isLetter(r) || r == 's' {
				return len(e)
			}
		}
	}
	return 0
}

func isLetter(r rune) bool { return letters(string(r)) }

func letters(s string) bool {
	r, _ := decode(s)
	return strings.ToLower(string(r)) != strings.ToUpper(string(r))
}

// count reads digits or a roman numeral in capitals.
func count(s string) int {
	if n, err := strconv.Atoi(s); err == nil && n > 0 {
		return n
	}
	value := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50}
	n := 0
	for i := 0; i < len(s); i++ {
		v := value[s[i]]
		if v == 0 {
			return 0
		}
		if i+1 < len(s) && value[s[i+1]] > v {
			n -= v
		} else {
			n += v
		}
	}
	return n
}

// part finds the number of a part: "Part 2", "Volume III", "Add.1".
func (lex *lexicon) part(text string) (found, bool) {
	low := strings.ToLower(text)
	for i, w := range cut(text) {
		if i > 0 && text[w.start-1] != ' ' && text[w.start-1] != '/' && text[w.start-1] != '(' {
			continue
		}
		for _, p := range lex.parts {
			rest, ok := strings.CutPrefix(low[w.start:], p)
			if !ok {
				continue
			}
			gap := len(rest) - len(strings.TrimLeft(rest, " n°ºo."))
			if gap == 0 && !strings.HasSuffix(p, ".") && !strings.HasSuffix(p, "°") && !strings.HasSuffix(p, "º") || gap > 4 {
				continue
			}
			at := w.start + len(p) + gap
			if at >= len(text) {
				continue
			}
			next := cut(text[at:])
			if len(next) == 0 || next[0].start > 0 {
				continue
			}
			s := text[at : at+next[0].end]
			if n := count(s); n > 0 && n < 1000 && !lex.dateAt(next) {
				return found{n, text[w.start : w.start+len(p)], w.start, at + next[0].end}, true
			}
		}
	}
	return found{}, false
}
