package speech

import (
	"maps"
	"slices"

	"rapporteur.internal/services/segment/country"
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// home is the State that the document is mostly about; empty where none is.
type home struct {
	country, name string
	// sole: hardly another State is named, so who has no State is of this one.
	sole bool
}

// findHome finds the State named by far the most often.
func (r *reader) findHome() {
	type count struct {
		n    int
		name string
	}
	counts := map[string]*count{}
	var order []string
	for _, s := range r.sentences {
		for i := 0; i < len(s.Words); i++ {
			p, n := s.PlaceAt(i)
			if n == 0 || p.City {
				continue
			}
			c := counts[p.ISO]
			if c == nil {
				c = &count{name: grammar.Text(s.Words[i : i+n])}
				counts[p.ISO] = c
				order = append(order, p.ISO)
			}
			c.n++
			i += n - 1
		}
	}
	best, second := "", 0
	for _, iso := range order {
		n := counts[iso].n
		if best == "" || n > counts[best].n {
			if best != "" {
				second = counts[best].n
			}
			best = iso
		} else if n > second {
			second = n
		}
	}
	if best == "" || counts[best].n < 3 {
		r.home = r.homeByCity(best == "")
		return
	}
	if 2*counts[best].n >= 3*second {
		r.home = home{best, counts[best].name, counts[best].n >= 4*second}
	}
}

// homeByCity: where hardly a State is named, cities and regions tell.
func (r *reader) homeByCity(none bool) home {
	if r.city != "" && len(r.sentences) > 0 {
		if iso := countryOfCity(r.city, r.sentences[0].Lang.Code); iso != "" && none {
			return home{country: iso, sole: true}
		}
	}
	counts := map[string]int{}
	for _, s := range r.sentences {
		for i := range s.Words {
			if p, words := s.PlaceAt(i); words > 0 {
				counts[p.ISO]++
			} else if iso := grammar.Demonym(s.Words, i); iso != "" {
				counts[iso]++
			} else if s.Words[i].Cap {
				for iso, regions := range r.lex.Regions {
					if regions.At(i, len(s.Words), func(j int) string { return s.Words[j].Fold }) > 0 {
						counts[iso]++
					}
				}
			}
		}
	}
	best, rest := "", 0
	for _, iso := range slices.Sorted(maps.Keys(counts)) {
		if best == "" || counts[iso] > counts[best] {
			best = iso
		}
	}
	for iso, n := range counts {
		if iso != best {
			rest += n
		}
	}
	if best == "" || counts[best] < 2 && rest > 0 || counts[best] < 3*rest {
		return home{}
	}
	return home{country: best, sole: true}
}

// homeOf gives the State for which somebody speaks who names none: the
// document's, else the one that the section names in which he stands first.
func (r *reader) homeOf(p *person) string {
	if r.home.sole || r.home.country != "" && r.parliament() {
		return r.home.country // a parliament's ministers are its own, of whatever the item treats
	}
	if h := r.sectionHome(p.seen); h.country != "" {
		return h.country
	}
	return r.home.country
}

// stateName is a State's name as the document has it, else in the language of
// the sentence that names the person first.
func (r *reader) stateName(p *person, iso, printed string) string {
	if printed != "" || p.seen >= len(r.sentences) {
		return printed
	}
	return country.NameOf(iso, r.sentences[p.seen].Lang.Code)
}

// sectionHome: between two headings hardly but one State is named, by its own
// name, its adjective or its towns; what belongs to a person's title apart.
func (r *reader) sectionHome(n int) home {
	if r.sectionHomes == nil {
		r.findSectionHomes()
	}
	if n >= len(r.sections) {
		return home{}
	}
	return r.sectionHomes[r.sections[n]]
}

func (r *reader) findSectionHomes() {
	r.sectionHomes = map[int]home{}
	r.sections = make([]int, len(r.sentences))
	counts := map[string]int{}
	section, body := 0, false
	close := func() {
		best, second := "", 0
		for _, iso := range slices.Sorted(maps.Keys(counts)) {
			switch n := counts[iso]; {
			case best == "" || n > counts[best]:
				best, second = iso, max(second, counts[best])
			default:
				second = max(second, n)
			}
		}
		if counts[best] >= 2 && counts[best] >= 2*second {
			r.sectionHomes[section] = home{country: best, sole: second == 0}
		}
	}
	for i, s := range r.sentences {
		if s.head == HeadingKind || s.head == FrontMatterKind {
			if body {
				close()
				clear(counts)
				section, body = section+1, false
			}
		} else {
			body = true
		}
		r.sections[i] = section
		for j := range s.Words {
			g := s.Words[j].Place
			if g == nil || g.ISO == "" || s.inTitle(j) {
				continue
			}
			counts[g.ISO]++
		}
	}
	close()
}

// inTitle: the word belongs to a person's name or title.
func (s *sentence) inTitle(i int) bool {
	for _, m := range s.mentions {
		if i >= m.Start && i < m.End && m.p != nil {
			return true
		}
	}
	return false
}

// parliament: the document speaks of bills, members and committees so often
// that it can only be a parliament's.
func (r *reader) parliament() bool {
	if r.parliamentary == 0 {
		n := 0
		for _, s := range r.sentences {
			if s.CueWithin(lexicon.CueParliamentWords) {
				n++
			}
		}
		r.parliamentary = -1
		if n >= 3 && 30*n >= len(r.sentences) {
			r.parliamentary = 1
		}
	}
	return r.parliamentary > 0
}
