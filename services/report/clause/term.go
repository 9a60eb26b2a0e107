package clause

// until finds a date or a term: "d'ici à 2027", "by 30 April", "antes de junio".
func (l *language) until(text string) string {
	k := cut(text, l.code == "en")
	for i := range k {
		n := l.phrase("until", k, i)
		if n < 0 {
			continue
		}
		dated := l.dated(k, i, n)
		end := n
		for end < len(k) && (l.clock(k, end) || !k[end].mark && (k[end].digit || l.is("month", k[end]) || l.is("dates", k[end]) || end+1 < len(k) && l.glue(k, end))) {
			dated = dated || l.dated(k, end, end+1)
			end++
		}
		if dated {
			return text[k[i].start:k[end-1].end]
		}
	}
	return ""
}

// dated tells whether words a to b name a time.
func (l *language) dated(k []word, a, b int) bool {
	for i := a; i < b; i++ {
		if k[i].digit && (len(k[i].low) == 4 || i+1 < len(k) && (l.is("month", k[i+1]) || l.is("dates", k[i+1])) || i+2 < len(k) && l.is("month", k[i+2]) || i+3 < len(k) && k[i+2].digit && l.is("month", k[i+3]) || i > 0 && l.is("month", k[i-1])) ||
			l.is("month", k[i]) || l.is("dates", k[i]) {
			return true
		}
	}
	return false
}

// glue tells whether an article or a preposition at word i stands before more of the date.
func (l *language) glue(k []word, i int) bool {
	n := k[i+1]
	if l.is("coordinator", k[i]) && n.digit {
		return true // "on 3 and 4 May"
	}
	if l.is("number", k[i]) && l.is("dates", n) {
		return true // "within six months"
	}
	if !l.is("determiner", k[i]) && !l.is("preposition", k[i]) {
		return false
	}
	return n.digit || l.is("month", n) || l.is("dates", n) || l.is("determiner", n) && i+2 < len(k) && (k[i+2].digit || l.is("dates", k[i+2]))
}

// clock tells whether the mark at word i parts hours and minutes.
func (l *language) clock(k []word, i int) bool {
	return k[i].low == ":" && i > 0 && k[i-1].digit && i+1 < len(k) && k[i+1].digit && k[i+1].start == k[i].end
}
