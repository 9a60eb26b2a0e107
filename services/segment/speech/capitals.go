package speech

import (
	"unicode/utf8"

	"rapporteur.internal/services/segment/lexicon"
)

// capitalName gives where a name in capitals ends that opens a clause and is
// told by what follows: "ROSE TANI (Togo)", "LI WEN, Minister of Water"; 0: none.
func (r *reader) capitalName(s *sentence, i int) int {
	k := s.k
	if !k[i].Upper || i > 0 && k[i-1].Text != "," && k[i-1].Text != ";" && k[i-1].Text != "." && !k[i-1].Is(lexicon.Honorific) && !opensQuote(k[i-1]) {
		return 0
	}
	if _, n := r.placeAt(s, i); n > 0 && (n > 1 || i+1 >= len(k) || !k[i+1].Upper) || bloc(k, i) > 0 {
		return 0
	}
	j, n := i, 0
	for j < len(k) && (k[j].Upper || isInitial(k[j].Text) || j > i && bareInitial(k[j]) && at(k, j+1).Upper || k[j].Is(lexicon.Particle) && at(k, j+1).Upper) {
		w := k[j]
		if w.Is(lexicon.Organisation|lexicon.Occasion|lexicon.Role|lexicon.Meeting|lexicon.Party|lexicon.Honorific|lexicon.International|lexicon.Delegation) || w.Is(lexicon.Never) && !w.Is(lexicon.Particle) && !bareInitial(w) || r.acronyms[w.Text] != "" {
			return 0
		}
		if !w.Is(lexicon.Particle) && utf8.RuneCountInString(w.Text) > 1 {
			n++
		}
		j++
	}
	if n < 2 || n > 6 {
		return 0
	}
	switch at(k, j).Text {
	case "(":
		for e := j + 1; e < len(k) && e < j+12 && k[e].Text != ")"; e++ {
			if k[e].geo != nil || k[e].Is(lexicon.Role) {
				return j
			}
		}
	case ",":
		if j+1 < len(k) && roleWithin(k[j+1:], 6) {
			return j
		}
		if i > 0 && k[i-1].Text == "," && roleShortlyBefore(s, i-1) && (s.verbAt(j+1) != nil || at(k, j+1).Is(lexicon.Have)) {
			return j // "The Chair, ROSE TANI, said"
		}
	}
	return 0
}
