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
			e := r.bodySpan(s, i)
			if e-i < 3 || acronym && !r.spelledWhole(s.Words[i:e], short) {
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

// bodySpan is where a body's name and its complements end that begins at i.
func (r *reader) bodySpan(s *sentence, i int) int {
	k, e := s.Words, i+1
	for e < len(k) && e-i < 16 {
		w := k[e]
		if w.Punct && w.Text != "'" || w.Is(lexicon.Auxiliary|lexicon.Relative|lexicon.Subordinator) && !w.Is(lexicon.Of) || !w.Cap && s.VerbAt(e) != nil {
			break
		}
		link := w.Is(lexicon.Of|lexicon.Determiner) || w.Is(lexicon.Coordinator) && w.Lower != "ainsi"
		if !link && !w.Cap && e > i+1 && !(k[e-1].Is(lexicon.Of|lexicon.Determiner|lexicon.Coordinator) || grammar.Adjectival(w) && len(w.Text) > 4) {
			break
		}
		e++
	}
	return withoutLinks(k, i+1, e)
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

// spelledWhole: the acronym's letters stand in the words' initials in order,
// the last in the last capitalised word.
func (r *reader) spelledWhole(k []grammar.Word, acronym string) bool {
	if !spells(k, acronym) {
		return false
	}
	last := ""
	for _, w := range k {
		if w.Cap {
			last = w.Fold
		}
	}
	return last != "" && last[:1] == acronym[len(acronym)-1:]
}

// seated: one of the person's functions is a seat on a body.
func (r *reader) seated(p *person) bool {
	for _, role := range p.roles {
		if r.named(lexicon.CueSeats, role, 2) {
			return true
		}
	}
	return false
}

// stateOfName gives the State that a body's own name names: "Plateforme … au
// Bénin", "Conseil togolais de l'eau".
func (r *reader) stateOfName(p *person, org string) string {
	if p.seen >= len(r.sentences) || r.international(org) {
		return ""
	}
	for _, w := range grammar.SplitWords(org) {
		if iso := r.lex.Institutions[lexicon.Fold(w)]; iso != "" && capitals(w) > 1 {
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
		return r.regionOfName(r.sentences[p.seen].Lang.Code, org)
	}
	if adjective == "" {
		return city
	}
	return adjective
}
