package speech

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"rapporteur.internal/services/segment/country"
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/organisation"
)

// fullBody gives a body's fullest name in the document where a title has but
// its noun ("la Plateforme") or an acronym that no parenthesis explains ("la
// PRA" beside "Plateforme des riverains de l'Alpe").
func (r *reader) fullBody(p *person, org string) string {
	if strings.ContainsRune(org, ' ') {
		return r.longerName(p, org)
	}
	if org == "" || r.acronyms[org] != "" || p.seen >= len(r.sentences) {
		return org
	}
	if full := r.acronyms[strings.ToUpper(org)]; full != "" {
		return full
	}
	d := r.sentences[p.seen].Lang.Describe(org)
	if d.Cap && !d.Upper && d.Is(lexicon.Deliberative) {
		if full := r.fullerBody(d.Fold, p.seen); full != "" {
			return full
		}
	}
	n := utf8.RuneCountInString(org)
	spelt := d.Cap && n > 2 && n < 8 && (d.Upper || r.upperSomewhere(strings.ToUpper(org)))
	if !spelt && !(d.Cap && d.Is(lexicon.Organisation)) || d.Is(lexicon.Deliberative) || d.Is(lexicon.International) {
		return org
	}
	return cmp.Or(r.commonestBody(d.Fold, spelt), org)
}

// commonestBody gives the name that the document prints most among the bodies'
// whose noun this is, or that an acronym spells; "": none.
func (r *reader) commonestBody(short string, acronym bool) string {
	counts := map[string]int{}
	printed := map[string]string{}
	for _, s := range r.sentences {
		for i := range s.Words {
			w := s.Words[i]
			if !w.Cap || !w.Is(lexicon.Organisation) || !acronym && w.Fold != short || acronym && w.Fold[:1] != short[:1] {
				continue
			}
			e := organisation.LooseSpan(s.parsed, i)
			if e-i < 3 || acronym && !organisation.SpellsWhole(s.Words[i:e], short) {
				continue
			}
			f := grammar.Folded(s.Words[i:e])
			counts[f]++
			if printed[f] == "" {
				printed[f] = grammar.Text(s.Words[i:e])
			}
		}
	}
	best := ""
	for _, f := range slices.Sorted(maps.Keys(counts)) {
		if best == "" || counts[f] > counts[best] {
			best = f
		}
	}
	return printed[best]
}

// upperSomewhere: the document prints the word in capitals.
func (r *reader) upperSomewhere(org string) bool {
	for _, s := range r.sentences {
		for _, w := range s.Words {
			if w.Text == org {
				return true
			}
		}
	}
	return false
}

// seated: one of the person's functions is a seat on a body.
func (r *reader) seated(p *person) bool {
	for _, role := range p.roles {
		if r.lex.Mentions(lexicon.CueSeats, role, 2) {
			return true
		}
	}
	return false
}

// stateOfName gives the State that a body's own name names: "Plateforme … au
// Bénin", "Conseil togolais de l'eau".
func (r *reader) stateOfName(p *person, org string) string {
	if p.seen >= len(r.sentences) || r.bodies.International(org) {
		return ""
	}
	for _, w := range grammar.SplitWords(org) {
		if iso := r.lex.Institutions[lexicon.Fold(w)]; iso != "" && grammar.Capitals(w) > 1 {
			return iso
		}
	}
	adjective, city := "", ""
	for _, m := range country.Find(org, r.sentences[p.seen].Lang.Code) {
		switch {
		case m.Form == country.Name:
			return m.ISO
		case m.Form == country.Adjective && adjective == "":
			adjective = m.ISO
		case m.Form == country.City && city == "":
			city = m.ISO
		}
	}
	if adjective == "" && city == "" {
		return r.bodies.RegionOf(r.sentences[p.seen].Lang.Code, org)
	}
	if adjective == "" {
		return city
	}
	return adjective
}

// behalfBody gives the body for which somebody speaks who names no other: "En
// nombre de la Organización de Ríos (OR), el Sr. X". Whoever holds an office
// without a body speaks for another one's only where the office says so.
func (r *reader) behalfBody(p *person, role, acronym string) (org, acr string) {
	name := p.behalf
	if i := strings.Index(name, " ("); i > 0 {
		name = name[:i]
	}
	k := grammar.SplitWords(name)
	if len(k) == 0 || !r.bodies.NamesBody(name) || role != "" && !r.lex.Mentions(lexicon.CueRepresenting, role, 1) && !r.lex.Mentions(lexicon.CueHouseOffices, role, 3) || r.lex.Mentions(lexicon.CueNationalOffices, name, 2) {
		return "", acronym
	}
	if full := r.acronyms[name]; full != "" {
		return full, name
	}
	return name, acronym
}

// withoutBody takes off a function the body that closes it, which another
// place of the document tells apart.
func (r *reader) withoutBody(p *person, role, org string) string {
	head, ok := strings.CutSuffix(role, org)
	if !ok || org == "" || head == "" || p.office || p.seen >= len(r.sentences) {
		return role
	}
	words, l := strings.Fields(strings.ReplaceAll(head, "’", "'")), r.sentences[p.seen].Lang
	n := len(words)
	for n > 0 {
		w := words[n-1]
		if d := l.Describe(w); !d.Is(lexicon.Of|lexicon.Determiner) && w != "l'" && w != "d'" {
			break
		}
		n--
	}
	if n == len(words) || n == 0 {
		return role
	}
	return strings.Join(words[:n], " ")
}
