package gold

import (
	"strings"

	"rapporteur.internal/proto/export"
)

// people counts what the export knows of the text's speakers.
func (s *scorer) people() {
	// Mentions by name, in the order of their first.
	mentions := map[string][]export.Speaker{}
	var names []string
	for _, l := range s.lines {
		for _, x := range l.Speakers {
			if x.Name == "" {
				continue
			}
			if mentions[x.Name] == nil {
				names = append(names, x.Name)
			}
			mentions[x.Name] = append(mentions[x.Name], x)
		}
	}
	speaks := map[string]bool{}
	for _, g := range s.text.Sentences {
		for _, k := range append(append([]string(nil), g.Speakers...), g.Group...) {
			speaks[k] = true
		}
	}
	for _, p := range s.text.Speakers {
		if !speaks[p.Key] {
			continue
		}
		var found []export.Speaker
		for _, n := range names {
			if sameName(p.Name, n) {
				found = append(found, mentions[n]...)
			}
		}
		s.person(p, found)
	}
	for _, n := range names {
		known := false
		for _, p := range s.text.Speakers {
			known = known || sameName(p.Name, n)
		}
		s.Known.count(known)
	}
}

// person counts one speaker by the mentions that the export has. The best
// mention's role counts; of organisations and States what most mentions say.
func (s *scorer) person(p Person, found []export.Speaker) {
	s.Speaker.count(len(found) > 0)
	if len(found) > 0 {
		best := 0.0
		for _, x := range found {
			best = max(best, tokenF1(p.Role, x.Role))
		}
		s.Role.add(Ratio{best, 1})
	}
	if p.Organisation != "" {
		var m Ratio
		for _, x := range found {
			if x.Organisation != "" || x.Acronym != "" {
				m.count(sameBody(p, x))
			}
		}
		s.Org.count(2*m.Hit > m.Of)
	}
	if p.Country != "" {
		var m Ratio
		for _, x := range found {
			if x.Country != "" {
				m.count(strings.ToUpper(x.Country) == p.Country)
			}
		}
		s.Country.count(2*m.Hit > m.Of)
	}
	if p.OnBehalfOf != "" {
		right := false
		for _, x := range found {
			right = right || tokenF1(p.OnBehalfOf, x.OnBehalfOf) >= 0.5
		}
		s.Behalf.count(right)
	}
}

// sameBody: three fifths of the words of the names, or the acronym.
func sameBody(p Person, x export.Speaker) bool {
	if tokenF1(p.Organisation, x.Organisation) >= 0.6 {
		return true
	}
	a := folded(p.Acronym)
	return p.Acronym != "" && (a == folded(x.Organisation) || a == folded(x.Acronym))
}
