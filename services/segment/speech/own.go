package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// own tells whether a party is the person's own State or body.
func (r *reader) own(g []Party, p *person) bool {
	mine := lexicon.Fold(join(p.orgs) + " " + join(p.roles) + " " + p.acronym + " " + p.behalf)
	for _, x := range g {
		if x.Country != "" {
			if p.country == x.Country && !r.localOffice(p) || p.country == "" && r.home.country == x.Country && r.nationalOffice(p) {
				return true
			}
			continue
		}
		if x.Sort == "anonymous" || x.Sort == "group" {
			continue
		}
		f := lexicon.Fold(x.Name)
		if f != "" && grammar.ContainsWord(mine, f) {
			return true
		}
		if full := lexicon.Fold(r.acronyms[x.Name]); full != "" && grammar.ContainsWord(mine, full) {
			return true
		}
		if r.capitalsWithin(x.Name, mine) || ownInitials(x.Name, p) {
			return true
		}
	}
	return false
}

// capitalsWithin: every capitalised word of the name, body nouns apart, is the person's.
func (r *reader) capitalsWithin(name, mine string) bool {
	n := 0
	for _, w := range grammar.SplitWords(name) {
		d := r.lex.Of("fr").Describe(w)
		if len(w) < 4 || !d.Cap || d.Is(lexicon.Organisation) {
			continue
		}
		n++
		if !grammar.ContainsWord(mine, d.Fold) {
			return false
		}
	}
	return n > 0
}

func join(list []string) string { return strings.Join(list, " ") }
