package figure

import (
	"rapporteur.internal/services/segment/fold"
)

// small is the number up to which a number must be said to count something.
const small = 20

// says judges whether a number is a quantity that says something.
func (r *reader) says(n *number) bool {
	if n.name || r.label(n) || r.date(n) || r.entry(n) {
		r.named = n.end
		return false
	}
	if n.sure() || n.times {
		return true
	}
	if r.chained(n) || r.telephone(n) {
		r.named = n.end
		return false
	}
	if n.span {
		return r.length(n)
	}
	return r.counts(n)
}

// length judges a length of time: it says something unless it is a thing's, an
// age, a date or how often.
func (r *reader) length(n *number) bool {
	if r.lasting(n) {
		return true
	}
	if r.adjective(n) || r.recurring(n) || r.age(n) || r.dates(n) {
		return false
	}
	return n.value >= small || !r.structure[r.w[n.end-1].Fold]
}

// counts judges a plain number, which must count something.
func (r *reader) counts(n *number) bool {
	if r.year(n) {
		return r.noun(n.end) && n.start > 0 && r.about[r.w[n.start-1].Fold]
	}
	if n.value == 0 {
		return false
	}
	if r.close(n.end) && r.addresses[r.w[n.end].Fold] {
		return false
	}
	if n.grouped && n.value >= 1000 {
		return true
	}
	if (n.digits || n.value >= small) && r.among(n.end) {
		return true
	}
	if !r.noun(n.end) {
		return n.digits && r.alone(n)
	}
	return n.value >= small || !r.structural(n.end) && !r.resumes(n)
}

// lasting says whether "pendant", "for", "durante" make hours a length of time.
func (r *reader) lasting(n *number) bool {
	if n.start == 0 || !r.close(n.start) {
		return false
	}
	switch r.w[n.end-1].Fold {
	case "heures", "hours", "horas":
	default:
		return false // of hours alone, which are else the clock's
	}
	switch r.w[n.start-1].Fold {
	case "pendant", "durant", "durante", "for":
		return true
	}
	return false
}

// adjective says whether the length of time is said of a thing: "a six-year cycle".
func (r *reader) adjective(n *number) bool {
	return r.lang == "en" && n.end-n.start > 1 && r.w[n.end-1].Before == '-'
}

// recurring says whether the length of time tells how often: "every two years",
// "tous les deux ans", "cada dos años".
func (r *reader) recurring(n *number) bool {
	if n.start == 0 {
		return false
	}
	switch r.w[n.start-1].Fold {
	case "every", "cada":
		return true
	case "les":
		return n.start > 1 && (r.w[n.start-2].Fold == "tous" || r.w[n.start-2].Fold == "toutes")
	}
	return false
}

// entry says whether the number is the number of an entry or a postal code: it
// opens the text or a clause and a capital follows, or it is long and ungrouped
// and nothing follows that it could count.
func (r *reader) entry(n *number) bool {
	if !n.digits || n.unit != "" || n.multiplied || n.ratio {
		return false
	}
	next := n.end < len(r.w) && r.w[n.end].Before == ' '
	capital := next && r.w[n.end].Shape != fold.Lower
	switch {
	case next && r.suffix(r.w[n.end].Fold):
		return true
	case capital && (n.start == 0 || r.w[n.start].Before == fold.Break && r.gap(n.start)[0] != ':' || n.grouped && n.value < 1000):
		return true
	}
	return !n.grouped && n.value >= 10000 && (capital || !r.noun(n.end) && !r.among(n.end))
}

// suffix says whether a word is the ending of an ordinal, printed apart: "2 nd".
func (r *reader) suffix(f string) bool {
	switch f {
	case "nd", "rd", "th", "st", "er", "ere", "eme", "ieme", "nde":
		return true
	}
	return false
}

// noun says whether the word i, right after a number, may be what it counts.
func (r *reader) noun(i int) bool {
	return i < len(r.w) && r.close(i) && !r.fn[r.w[i].Fold] && r.w[i].Shape != fold.Digit && r.w[i].Shape != fold.Mixed && len(r.w[i].Fold) > 1
}

// among says whether "of the", "d'entre eux", "de los" follow.
func (r *reader) among(i int) bool {
	if !r.close(i) || !r.of[r.w[i].Fold] || i+1 >= len(r.w) || !r.w[i+1].Before.Joins() && r.w[i].Fold != "des" {
		return false
	}
	switch f := r.w[i+1].Fold; f {
	case "them", "entre", "ellos", "ellas", "these", "those", "which", "whom":
		return true
	default:
		return r.w[i].Fold == "des" || article(f)
	}
}

// structural says whether a small number counts parts of a meeting or a document.
func (r *reader) structural(i int) bool {
	for k := i; k < i+3 && r.noun(k); k++ { // "four parallel working groups"
		if r.structure[r.w[k].Fold] {
			return true
		}
	}
	return false
}

// resumes says whether the number only takes up what was said: "les deux villes".
func (r *reader) resumes(n *number) bool {
	return n.start > 0 && r.close(n.start) && r.definite[r.w[n.start-1].Fold]
}

// label says whether a word before the number makes it a name: "article 5", "Alliance 8.7".
func (r *reader) label(n *number) bool {
	if n.start == 0 || n.unit == "%" || n.money || n.crowd || n.part {
		return false
	}
	prev := r.w[n.start-1]
	gap := r.w[n.start].Before
	if r.labels[prev.Fold] && (gap.Joins() || gap == fold.Stop) && !n.multiplied {
		return true
	}
	if gap != ' ' && gap != '-' || n.start == 1 || !n.digits || n.multiplied || n.grouped && n.value >= 1000 {
		return false
	}
	if !(prev.Shape == fold.Title || prev.Shape == fold.Upper || prev.Shape == fold.Mixed) || r.fn[prev.Fold] {
		return false
	}
	// "Le 3 mai, Genève 15 pays" is rare; "COP 21", "Agenda 2063" are not.
	return !r.about[prev.Fold] && r.w[n.start-1].Before != fold.Stop
}

// date says whether a month, a century or a mark of the clock stands beside the number.
func (r *reader) date(n *number) bool {
	if !n.digits && n.value > 31 || n.unit == "%" || n.money || n.multiplied || n.grouped && n.value >= 1000 {
		return false
	}
	if n.start > 0 && r.w[n.start].Before.Joins() && r.months[r.w[n.start-1].Fold] {
		return true
	}
	if k := r.monthAfter(n); k >= 0 {
		f := r.w[k].Fold
		return f != "may" && f != "march" || r.w[k].Shape.Capital() // the verbs have small letters
	}
	return r.clock(n)
}

// monthAfter is the month whose day the number is, or -1. Other days may stand
// between: "26, 27 et 28 mars".
func (r *reader) monthAfter(n *number) int {
	if n.value > 31 {
		return -1
	}
	i := n.end
	if i < len(r.w) && r.w[i].Before == ' ' && r.of[r.w[i].Fold] && r.lang == "es" {
		i++
	}
	for k := i; k < len(r.w) && k < i+4; k++ {
		f := r.w[k].Fold
		if r.months[f] && (k > i || r.close(k)) {
			return k
		}
		if r.w[k].Shape != fold.Digit && !r.and[f] && f != "au" && f != "al" && f != "to" && f != "de" {
			break
		}
	}
	return -1
}

// clock says whether the number is a time of day or a century.
func (r *reader) clock(n *number) bool {
	if r.close(n.end) {
		switch r.w[n.end].Fold {
		case "h", "am", "pm":
			return true
		case "a", "p": // "5 p.m."
			return n.end+1 < len(r.w) && r.w[n.end+1].Before == '.'
		case "heures", "horas", "hours", "hrs", "uhr":
			return n.grouped || r.atBefore(n)
		case "siecle", "siglo", "century":
			return true
		}
	}
	// Where extend took the hours for a length of time.
	return n.span && n.start > 0 && (n.unit == "heures" || n.unit == "horas" || n.unit == "hours") && (n.grouped || r.atBefore(n))
}

// atBefore says whether "à" or "las" stand before the number, which make an hour of it.
func (r *reader) atBefore(n *number) bool {
	return n.start > 0 && (r.w[n.start-1].Fold == "a" || r.w[n.start-1].Fold == "las")
}

// year says whether the number looks like a year.
func (r *reader) year(n *number) bool {
	return n.digits && !n.grouped && !n.multiplied && n.value >= 1700 && n.value <= 2100 && r.w[n.start].End-r.w[n.start].Start == 4
}

// chained says whether the number goes on a list of names: "articles 5, 6 et 7".
func (r *reader) chained(n *number) bool {
	if r.named <= 0 || !n.digits || r.noun(n.end) {
		return false
	}
	if n.start == r.named {
		return true
	}
	if n.start == r.named+1 {
		f := r.w[r.named].Fold
		return r.and[f] || f == "a" || f == "au" || f == "to" || f == "al" || f == "or" || f == "ou" || f == "o" || f == "e"
	}
	return false
}

// telephone says whether the number stands among others without a word between.
func (r *reader) telephone(n *number) bool {
	if !n.digits {
		return false
	}
	if n.end < len(r.w) && r.w[n.end].Shape == fold.Digit && (r.w[n.end].Before == ' ' || r.w[n.end].Before == '-') {
		return true
	}
	return n.start > 0 && r.w[n.start-1].Shape == fold.Digit && (r.w[n.start].Before == ' ' || r.w[n.start].Before == '-')
}

// age says whether a number of years is somebody's age.
func (r *reader) age(n *number) bool {
	for i := n.start - 1; i >= 0 && i >= n.start-4; i-- {
		f := r.w[i].Fold
		if r.aged[f] || r.people(f) {
			return true
		}
	}
	for i := n.end; i < len(r.w) && i < n.end+2; i++ {
		if f := r.w[i].Fold; f == "old" || f == "edad" || f == "age" || f == "d" && i+1 < len(r.w) && r.w[i+1].Fold == "age" {
			return true
		}
	}
	// "entre 12 et 17 ans"
	return n.digits && n.start > 1 && (r.and[r.w[n.start-1].Fold] || r.w[n.start-1].Fold == "a") && r.w[n.start-2].Shape == fold.Digit
}

// people says whether a word names people that have ages.
func (r *reader) people(f string) bool {
	switch f {
	case "enfants", "jeunes", "mineurs", "filles", "garcons", "personnes", "children", "youth", "girls", "boys", "minors", "ninos", "ninas", "jovenes", "menores", "adolescentes", "poblacion", "personas", "moins", "under", "over", "mayores", "population", "femmes", "women", "mujeres":
		return true
	}
	return false
}

// dates says whether a length of time only dates something: "depuis cinq ans", "the last two years".
func (r *reader) dates(n *number) bool {
	for i := n.start - 1; i >= 0 && i >= n.start-3; i-- {
		if f := r.w[i].Fold; r.since[f] || i == n.start-1 && (f == "heures" || f == "horas" || f == "hours") {
			return true
		}
	}
	if n.start > 2 && r.w[n.start-1].Fold == "a" && r.w[n.start-2].Fold == "y" { // il y a
		return true
	}
	return n.end < len(r.w) && r.close(n.end) && r.since[r.w[n.end].Fold]
}

// alone judges digits that count nothing at hand: they stand after a colon, or
// answer another figure of the sentence ("accepted 176 recommendations and noted 10").
func (r *reader) alone(n *number) bool {
	g := r.gap(n.start)
	if len(g) > 0 && g[0] == ':' || g == " : " {
		return true
	}
	for _, f := range r.out[max(0, len(r.out)-4):] {
		if f.Unit == "" && f.Value > n.value && f.Of != "" {
			return n.end == len(r.w) || !r.close(n.end)
		}
	}
	return false
}
