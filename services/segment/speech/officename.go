package speech

import (
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// nameOfOffice gives who bears the function np, which ends before e, where a bare
// surname stands with it: "la titular de la Agencia, Tani destacó", "Le
// Co-rapporteur Obo a ouvert"; nil where none does. end is behind the name.
func (r *reader) nameOfOffice(s *sentence, np []grammar.Word, e int) (p *person, end int) {
	k := s.Words
	if s.Lang.Code == "en" || len(np) == 0 {
		return nil, 0
	}
	var name []grammar.Word
	if grammar.At(k, e).Text == "," {
		j := e + 1
		for j < len(k) && j < e+4 && surnameLike(k[j]) {
			j++
		}
		if j == e+1 || !s.Finite(j) {
			return nil, 0
		}
		name, end = k[e+1:j], j
	} else if last := np[len(np)-1]; len(np) > 1 && np[len(np)-2].Is(lexicon.Role) && surnameLike(last) && !grammar.Adjectival(last) && !last.Is(lexicon.RoleAdjunct) && s.Finite(e) {
		name, np, end = np[len(np)-1:], np[:len(np)-1], e
	} else {
		return nil, 0
	}
	if p = r.roster.find(grammar.Text(name)); p == nil {
		p = &person{name: grammar.Text(name), seen: s.index}
		r.roster.add(p)
	}
	r.learn(s, p, np)
	return p, end
}

// surnameLike: a capitalised word that no list knows as anything else.
func surnameLike(w grammar.Word) bool {
	return w.Cap && !w.Punct && !w.Digit && w.Place == nil && w.Verb.Lemma == "" && utf8.RuneCountInString(w.Text) > 2 && !(w.Upper && utf8.RuneCountInString(w.Text) < 5) &&
		!w.Is(lexicon.Never|lexicon.Role|lexicon.RolePlural|lexicon.Organisation|lexicon.Portfolio|lexicon.Meeting|lexicon.Party|lexicon.Delegation|lexicon.Of|lexicon.Determiner|lexicon.Occasion|lexicon.Preposition)
}
