package speech

import (
	"strings"
	"unicode"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
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

// initialWord: initials as they are written alone: two to four capitals, or
// with a particle's small letter between them ("RdT").
func initialWord(w grammar.Word) bool {
	if shortUpper(w) {
		return true
	}
	n, capitals := 0, 0
	last := rune(0)
	for _, c := range w.Text {
		if !unicode.IsLetter(c) {
			return false
		}
		n++
		if unicode.IsUpper(c) {
			capitals++
		} else if n == 1 {
			return false
		}
		last = c
	}
	return capitals > 1 && n < 6 && unicode.IsUpper(last)
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
			if !initialWord(t) || r.initials[t.Text] != nil || t.Place != nil || t.Is(lexicon.International|lexicon.Organisation) || r.acronyms[t.Text] != "" {
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
		if !p.office && initialsOf(t.Fold, p.words, false) {
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
func (r *reader) coordinatedInitials(s *sentence, m *mention) bool {
	k := s.Words
	for _, q := range s.mentions {
		if q != m && q.paren && bodyIn(q.after) && grammar.IsInitial(k[q.nameStart].Text) && q.nameStart == m.nameEnd+1 && k[m.nameEnd].Is(lexicon.Coordinator) {
			return true
		}
	}
	return false
}

// spelledOut: the name gives in full what is the person's initial so far ("R. Tani",
// later "Rosa Tani").
func spelledOut(name string, p *person) bool {
	w := grammar.FoldedWords(name)
	return len(w) == len(p.words) && longWords(name) > longWords(p.name) && within(p.words, w)
}
