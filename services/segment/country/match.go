package country

import (
	"strings"

	"rapporteur.internal/services/segment/fold"
)

// at gives the longest match that begins with the word i, and the word after
// it; i itself where none does. A match without a form is to be passed over.
func (g *gazetteer) at(text *fold.Text, i int, mask uint8) (Match, int) {
	n := g.root
	var best Match
	end := i
	for k := i; k < len(text.Words); k++ {
		if n = n.step(text.Words[k], k == i); n == nil {
			break
		}
		for _, e := range n.entries {
			if e.langs&mask == 0 {
				continue
			}
			tail, ok := tailAt(text, text.Words[k].End, e.tail)
			if !ok || !g.fits(text, i, k+1, e, mask) {
				continue
			}
			best = Match{Start: text.Words[i].Start, End: tail, ISO: e.iso, Code: e.code, Form: e.form}
			end = k + 1
			break
		}
	}
	return best, end
}

// tailAt is where a name ends whose last word ends at end. A closing
// parenthesis is wanted, a full stop or apostrophe is taken where it stands.
func tailAt(text *fold.Text, end int, tail string) (int, bool) {
	if tail == "" {
		return end, true
	}
	rest := text.Original[end:]
	if len(rest) > 16 {
		rest = rest[:16]
	}
	if strings.HasPrefix(fold.String(rest), tail) {
		for range tail { // each of its characters is one in the original
			for n := range text.Original[end:] {
				if n > 0 {
					rest = text.Original[end : end+n]
					break
				}
				rest = text.Original[end:]
			}
			end += len(rest)
		}
		return end, true
	}
	return end, !strings.Contains(tail, ")")
}

// fits says whether the words i to end may be the entry: its capitals, and no person's name.
func (g *gazetteer) fits(text *fold.Text, i, end int, e entry, mask uint8) bool {
	if !written(text.Words[i:end], e.acronym, e.small) {
		return false
	}
	switch e.form {
	case 0, Group:
		return true
	case Adjective:
		// "latino-américain", "franco-allemand" are no country's.
		return text.Words[i].Before != '-' && (end == len(text.Words) || text.Words[end].Before != '-')
	}
	if otherPlace(text, i, e.form) {
		return false
	}
	return e.fold == "" || !g.homonym(text, i, end, &e, mask)
}

// written says whether words have the capitals that a name wants: each word of
// an acronym, the first of any other, unless a small letter does.
func written(words []fold.Word, acronym, small bool) bool {
	if !acronym {
		return small || words[0].Shape.Capital() || words[0].Shape == fold.Mixed
	}
	for k := range words {
		if w := &words[k]; w.Shape == fold.Lower || w.Shape == fold.Title && len(w.Fold) > 1 {
			return false
		}
	}
	return true
}

// otherPlace says whether the word before makes another place, or a route, of
// the country or city at i.
func otherPlace(text *fold.Text, i int, form Form) bool {
	if i == 0 || !text.Words[i-1].Shape.Capital() {
		return false
	}
	before := text.Words[i].Before
	if before.Joins() && newWorld[text.Words[i-1].Fold] {
		return true // "New Mexico", "Nouvelle-Angleterre"
	}
	return before == '-' && form == City // "Paris-Dakar", "Bagnols-Marseille"
}

// homonym says whether the name of one word from i to end is here a person's,
// or another place's that bears it too.
func (g *gazetteer) homonym(text *fold.Text, i, end int, e *entry, mask uint8) bool {
	before := text.Words[i].Before
	if e.form == Name {
		if w := g.wanted(e.fold, mask); w != nil {
			return i == 0 || !before.Joins() || !w[text.Words[i-1].Fold] || g.besideName(text, i, end)
		}
	}
	if g.homonyms[e.fold]&mask != 0 && g.besideName(text, i, end) {
		return true
	}
	if e.form == City && i > 0 && before == ' ' && given(text, i-1) {
		return true
	}
	return e.fold == "georgia" && g.inAmerica(text, end)
}

// wanted are the words of which one must stand before a country's name in a
// language; nil: the name needs none, or the language isn't known.
func (g *gazetteer) wanted(name string, mask uint8) map[string]bool {
	for k, lang := range languages {
		if mask == 1<<k {
			return g.wants[lang+" "+name]
		}
	}
	return nil
}

// newWorld are the words that make another place of a name.
var newWorld = map[string]bool{"new": true, "nouveau": true, "nouvelle": true, "nueva": true, "nuevo": true, "nova": true}

// functionWords may stand with a capital before a country or a city at a sentence's beginning.
var functionWords = map[string]bool{
	"a": true, "au": true, "aux": true, "de": true, "des": true, "du": true, "en": true, "d": true, "l": true, "la": true, "le": true, "les": true,
	"et": true, "pour": true, "selon": true, "vers": true, "depuis": true, "dans": true, "par": true, "sur": true, "avec": true, "contre": true, "entre": true, "chez": true, "mais": true, "si": true, "comme": true, "quant": true,
	"in": true, "at": true, "of": true, "from": true, "to": true, "the": true, "and": true, "for": true, "with": true, "by": true, "while": true, "as": true, "both": true, "like": true, "when": true, "but": true, "near": true, "since": true, "if": true, "between": true, "on": true, "although": true, "unlike": true, "whereas": true, "that": true, "where": true,
	"el": true, "los": true, "las": true, "del": true, "al": true, "y": true, "e": true, "para": true, "con": true, "desde": true, "hacia": true, "por": true, "segun": true, "sobre": true, "hasta": true, "tanto": true, "ni": true, "o": true, "ou": true, "or": true, "que": true, "pero": true, "cuando": true, "mientras": true,
}

// honorifics stand before persons' names.
var honorifics = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "m": true, "mme": true, "mmes": true, "mlle": true, "dr": true, "dra": true, "sr": true, "sra": true, "srta": true, "prof": true, "don": true, "dona": true, "monsieur": true, "madame": true, "lic": true, "ing": true, "senor": true, "senora": true, "sir": true, "lady": true, "lord": true, "senator": true, "judge": true}

// given says whether the word is capitalised and no function word: it may be a first name.
func given(text *fold.Text, i int) bool {
	w := text.Words[i]
	return w.Shape == fold.Title && len(w.Fold) > 1 && !functionWords[w.Fold]
}

// besideName says whether a capitalised word or an honorific stands beside the words i to end.
func (g *gazetteer) besideName(text *fold.Text, i, end int) bool {
	if i > 0 {
		prev, gap := text.Words[i-1], text.Words[i].Before
		if (gap == ' ' || gap == fold.Stop) && honorifics[prev.Fold] || gap == ' ' && given(text, i-1) || gap == fold.Stop && len(prev.Fold) == 1 && prev.Shape == fold.Title {
			return true
		}
		if gap == '-' {
			return true
		}
	}
	if end < len(text.Words) {
		next := text.Words[end]
		return (next.Before == ' ' || next.Before == '-') && given(text, end)
	}
	return false
}

// inAmerica says whether the words after end say that Georgia is the State of the United States.
func (g *gazetteer) inAmerica(text *fold.Text, end int) bool {
	if end >= len(text.Words) {
		return false
	}
	w := text.Words[end]
	if w.Before != ',' && w.Before != '(' {
		return false
	}
	n := g.root
	for k := end; k < len(text.Words); k++ {
		if n = n.step(text.Words[k], k == end); n == nil {
			break
		}
		for _, e := range n.entries {
			if e.iso == "US" && e.form == Name {
				return true
			}
		}
	}
	return false
}
