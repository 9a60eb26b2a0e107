package clause

// nearHeld is how many words may stand between the next meeting's noun and the verb that holds it.
const nearHeld = 7

// next tells whether a sentence says when or where the next meeting is held: what a
// record tells so was decided by the meeting. Somebody's saying so stands elsewhere.
func (d *record) next() bool {
	l, k := d.l, d.k
	i := d.at
	for i < len(k) && l.is("article", k[i]) {
		i++
	}
	if i >= len(k) || !l.is("decideNext", k[i]) {
		return false
	}
	noun := -1
	for j := i + 1; j < len(k) && j <= i+2; j++ {
		if l.phrase("decideBody", k, j) > 0 || l.is("meeting", k[j]) {
			noun = j
			break
		}
	}
	if noun < 0 {
		return false
	}
	for j := noun + 1; j < len(k) && j <= noun+nearHeld; j++ {
		if k[j].mark || l.is("relative", k[j]) && !l.is("preposition", k[j]) || l.is("negation", k[j]) {
			return false
		}
		if l.phrase("decideHeld", k, j) > 0 {
			return true
		}
	}
	return false
}

// Meeting tells whether a name is nothing but the meeting's or its body's noun,
// "the Committee", and so nobody's who took part.
func (x *Lexicon) Meeting(language, name string) bool {
	l := x.languages[language]
	if l == nil {
		return false
	}
	k := cut(name, l.code == "en")
	for len(k) > 0 && l.is("article", k[0]) {
		k = k[1:]
	}
	return len(k) == 1 && l.phrase("decideBody", k, 0) > 0
}
