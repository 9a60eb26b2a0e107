package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/name"
)

// givenAlone: the word at i opens a clause, and a verb of any kind follows: the
// given name of who is known by it ("Rosa is sceptical", "Rosa wants").
func (r *reader) givenAlone(s *sentence, i int) bool {
	k := s.Words
	if i > 0 && i != s.Lead() || s.Role != Body && s.Role != ListItem {
		return false
	}
	next := grammar.At(k, i+1)
	if next.Is(lexicon.Auxiliary|lexicon.Have) || s.VerbAt(i+1) != nil {
		return true
	}
	return s.Lang.Code == "en" && !next.Cap && !next.Punct && len(next.Text) > 3 && (strings.HasSuffix(next.Lower, "s") || strings.HasSuffix(next.Lower, "ed")) && !next.Is(lexicon.Preposition|lexicon.Determiner|lexicon.Adverb)
}

// attendInitials takes the initials that a list of those present prints alone
// ("Present: RT (chair), RdT") for those of the one person whom they fit.
func (r *reader) attendInitials() int {
	n := 0
	for _, s := range r.sentences {
		if !s.attendance {
			continue
		}
		for _, t := range s.Words {
			if !name.InitialWord(t) || r.initials[t.Text] != nil || t.Place != nil || t.Is(lexicon.International|lexicon.Organisation) || r.acronyms[t.Text] != "" {
				continue
			}
			if p := r.onlyWithInitials(t); p != nil {
				r.initials[t.Text] = p
				n++
			}
		}
	}
	return n
}

// onlyWithInitials gives the one person whose name the letters stand for.
func (r *reader) onlyWithInitials(t grammar.Word) *person {
	var only *person
	for _, p := range r.roster.people {
		if !p.office && name.InitialsOf(t.Fold, p.words, false) {
			if only != nil {
				return nil
			}
			only = p
		}
	}
	return only
}

// coordinatedInitials: "R. Tani and L. Obo (Department of Soils)": the other of the
// two is written alike, and a body in a bracket follows.
func (r *reader) coordinatedInitials(s *sentence, m *mentioned) bool {
	k := s.Words
	for _, q := range s.mentions {
		if q != m && q.Paren && bodyIn(q.After) && grammar.IsInitial(k[q.NameStart].Text) && q.NameStart == m.NameEnd+1 && k[m.NameEnd].Is(lexicon.Coordinator) {
			return true
		}
	}
	return false
}
