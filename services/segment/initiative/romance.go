package initiative

import (
	"strings"

	"rapporteur.internal/services/segment/fold"
)

// names says whether the capital of a head noun is one of a name, not the
// sentence's first letter alone.
func (f *finder) names(i int) bool {
	if f.w[i].Shape == fold.Upper || i > 1 && f.w[i].Before == ' ' && f.w[i-1].Shape.Capital() && f.w[i-1].Before != fold.Stop && !f.articles[f.w[i-1].Fold] {
		return false // a heading, the middle of an organisation's name
	}
	if i > 0 && f.w[i].Before != fold.Break && f.w[i].Before != fold.Stop {
		return true
	}
	return i+1 < len(f.w) && f.w[i+1].Before == ' ' && (f.w[i+1].Shape.Capital() || f.w[i+1].Shape == fold.Digit)
}

// nounPhrase is a French or Spanish name as far as it is read.
type nounPhrase struct {
	end    int // the word after the name
	since  int // small words since the last link
	linked int // links followed
}

// romance follows a French or Spanish name from its head: nouns and adjectives,
// linked by prepositions, up to a verb, a mark or another preposition. It gives
// the word after the name, which is i+1 where the head stands alone.
func (f *finder) romance(i int) int {
	p := nounPhrase{end: i + 1}
	for k := i + 1; k < len(f.w) && k < i+longest; k++ {
		if !f.joined(k) || !f.goesOn(&p, i, k) {
			break
		}
	}
	return p.end
}

// goesOn takes in the word k of a name with its head at i, and says whether the
// name may go on behind it.
func (f *finder) goesOn(p *nounPhrase, i, k int) bool {
	w := &f.w[k]
	switch {
	case f.stops[w.Fold] && !w.Shape.Capital():
		return false
	case w.Before == ',':
		if f.list(k) {
			p.end = k + 3
		}
		return false
	case f.link(k):
		p.linked++
		p.since = 0
		return p.linked <= 4
	case f.weakLink(k):
		p.since = 0
		return f.capitalBehind(k)
	case (f.articles[w.Fold] || f.weak[w.Fold]) && !w.Shape.Capital():
		return true
	case f.and[w.Fold]:
		p.since = 0
		return p.linked > 0 && f.coordinates(k)
	case w.Before == '-':
	case w.Shape == fold.Lower:
		p.since++
		if !f.modifier(p, i, k) {
			return false
		}
	case w.Shape == fold.Digit && k > i+1 && w.Before == ' ' && !f.w[k-1].Shape.Capital():
		return false
	default: // a capital, digits
		p.since = max(p.since, 1)
	}
	p.end = k + 1
	return true
}

// link says whether the word k is a preposition that any name may hold: "pour", "d'".
func (f *finder) link(k int) bool {
	w := &f.w[k]
	return (w.Before == ' ' && !w.Shape.Capital() || w.Before == '\'') && f.links[w.Fold]
}

// weakLink says whether the word k is a preposition that a name holds before a
// capital alone.
func (f *finder) weakLink(k int) bool {
	w := &f.w[k]
	return w.Before == ' ' && f.weak[w.Fold] && !w.Shape.Capital() && !f.links[f.w[k-1].Fold]
}

// capitalBehind says whether a capital follows the word k, or the article behind it.
func (f *finder) capitalBehind(k int) bool {
	n := k + 1
	if n < len(f.w) && f.articles[f.w[n].Fold] {
		n++
	}
	return n < len(f.w) && f.w[n].Shape.Capital() && f.w[n].Before.Joins()
}

// modifier says whether the word k in small letters belongs to the name: behind
// a link a noun, then an adjective; behind the head an adjective, or what begins
// a list of them.
func (f *finder) modifier(p *nounPhrase, i, k int) bool {
	if p.since > 2 {
		return false
	}
	if k > i+1 && p.since == 1 {
		return true
	}
	return f.adjective(f.w[k].Fold) || k+1 < len(f.w) && f.w[k+1].Before == ',' && f.list(k+1)
}

// adjective says whether a word ends like an adjective.
func (f *finder) adjective(w string) bool {
	for _, e := range f.endings {
		if len(w) > len(e)+1 && strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// list says whether the comma before the word k parts adjectives of the name:
// "sûres, ordonnées et régulières".
func (f *finder) list(k int) bool {
	if k+2 >= len(f.w) || f.w[k].Shape != fold.Lower || f.w[k-1].Shape != fold.Lower {
		return false
	}
	return f.and[f.w[k+1].Fold] && f.w[k+1].Before == ' ' && f.w[k+2].Shape == fold.Lower && last(f.w[k].Fold) == last(f.w[k-1].Fold) && last(f.w[k+2].Fold) == last(f.w[k].Fold)
}

func last(s string) byte { return s[len(s)-1] }

// coordinates says whether the word for and at k joins two nouns of one name:
// what follows is a noun with the article or the shape of the one before.
func (f *finder) coordinates(k int) bool {
	if k+1 >= len(f.w) || f.w[k+1].Before != ' ' {
		return false
	}
	n := k + 1
	article := f.articles[f.w[n].Fold]
	if article {
		n++
	}
	if f.links[f.w[k+1].Fold] && !article { // "et de la …": a second link
		return f.w[k+1].Fold == "de" || f.w[k+1].Fold == "des" || f.w[k+1].Fold == "du"
	}
	if n >= len(f.w) || f.stops[f.w[n].Fold] || f.heads[f.w[n].Fold] && f.w[n].Shape.Capital() || f.w[n].Shape != f.w[k-1].Shape {
		return false
	}
	if !article && f.w[n].Shape == fold.Lower {
		return last(f.w[n].Fold) == last(f.w[k-1].Fold)
	}
	// A verb behind the noun says that it begins a new clause.
	return n+1 >= len(f.w) || !f.w[n+1].Before.Joins() || !(f.w[n+1].Fold == "a" || f.w[n+1].Fold == "ont" || f.w[n+1].Fold == "ha" || f.w[n+1].Fold == "han" || f.w[n+1].Fold == "est")
}
