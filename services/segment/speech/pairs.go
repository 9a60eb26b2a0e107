package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// proposePairOffice: "Les coprésidents ont jugé", "The co-facilitators said": the
// two persons, no more, whom the section or the document knows by that function.
func (r *reader) proposePairOffice(s *sentence) bool {
	i := s.Lead()
	k := s.Words
	if !grammar.At(k, i).Is(lexicon.Determiner) || k[i].Is(lexicon.Indefinite) {
		return false
	}
	j := i + 1
	switch grammar.At(k, j).Fold {
	case "deux", "dos", "two":
		j++
	}
	w := grammar.At(k, j)
	if !w.Is(lexicon.RolePlural) {
		return false
	}
	var section, all []*person
	for _, p := range r.roster.people {
		if p.office || !bearsPlural(p, w) {
			continue
		}
		all = append(all, p)
		if r.sinceHeading(s, p) {
			section = append(section, p)
		}
	}
	who := section
	if len(who) != 2 {
		who = all
	}
	return len(who) == 2 && r.speak(s, "pair-office", who, nil, Explicit, s.LeadAct(), i, j+1)
}

// bearsPlural: the person's function is the singular of the plural w.
func bearsPlural(p *person, w grammar.Word) bool {
	for _, part := range strings.Split(w.Fold, "-") {
		ok := p.titleWords[part]
		for _, end := range []string{"s", "es", "x"} {
			if rest, cut := strings.CutSuffix(part, end); cut {
				ok = ok || p.titleWords[rest] || p.titleWords[rest+"e"] || p.titleWords[strings.TrimSuffix(rest, "o")+"a"]
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

// sinceHeading: the section names the person up to s.
func (r *reader) sinceHeading(s *sentence, p *person) bool {
	for n := s.index; n >= 0 && n > s.index-farBack && r.sentences[n].head < 0; n-- {
		for _, m := range r.sentences[n].mentions {
			if m.p == p {
				return true
			}
		}
	}
	return false
}
