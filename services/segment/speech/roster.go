package speech

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
	"rapporteur.internal/services/segment/name"
	"rapporteur.internal/services/segment/title"
)

// person is one person of the document, or a function without a name.
type person struct {
	index       int
	name        string
	words       []string // of the name, folded
	roles       []string
	orgs        []string
	origin      []string // the State or town in parentheses behind the name
	originState string
	unit        string // a unit that passes for the body, and the title with it
	wholeTitle  string
	fromState   bool // a State in parentheses is only where this chair comes from
	acronym     string
	country     string
	gender      byte // m, f, 0
	behalf      string
	label       string          // the acronym alone in parentheses behind the name
	office      bool            // known by function alone
	presides    bool            // a line names him as the chair
	definite    bool            // an article stands before his function: "the Director, X"
	titleWords  map[string]bool // of roles and organisations, folded
	described   map[string]bool // words of roles and descriptors, without organisations
	// where the person holds the floor for the first time, for ties
	seen int
}

// roster is the document's persons, found by the words of their names.
type roster struct {
	people []*person
	byWord map[string][]*person
	bodies bodyNames // of the bodies on which they sit; nil: not yet read
	towns  []namedTown
}

func newRoster() *roster { return &roster{byWord: map[string][]*person{}} }

func (o *roster) add(p *person) {
	p.index = len(o.people)
	p.titleWords, p.described = map[string]bool{}, map[string]bool{}
	o.people = append(o.people, p)
	o.index(p)
}

// cut takes off the roster whoever was added behind the first n.
func (o *roster) cut(n int) {
	for _, p := range o.people[n:] {
		for _, w := range p.words {
			list := o.byWord[w]
			for len(list) > 0 && list[len(list)-1].index >= n {
				list = list[:len(list)-1]
			}
			o.byWord[w] = list
		}
	}
	o.people = o.people[:n]
}

func (o *roster) index(p *person) {
	p.words = grammar.FoldedWords(p.name)
	if p.office {
		return
	}
	for _, w := range p.words {
		held := false
		for _, q := range o.byWord[w] {
			held = held || q == p
		}
		if !held {
			o.byWord[w] = append(o.byWord[w], p)
		}
	}
}

// find gives the person of that name: the same words; a surname alone; a
// shorter or a longer form of it. An unknown name is nobody's.
func (o *roster) find(printed string) *person {
	w := grammar.FoldedWords(printed)
	if len(w) == 0 {
		return nil
	}
	var cand []*person
	for _, x := range w {
		if len(w) == 1 || utf8.RuneCountInString(x) > 2 {
			cand = append(cand, o.byWord[x]...)
		}
	}
	var best *person
	for i := len(cand) - 1; i >= 0; i-- {
		p := cand[i]
		if slices.Equal(w, p.words) {
			return p
		}
		last := p.words[len(p.words)-1]
		switch {
		case len(w) == 1 && len(w[0]) > 1:
			if last == w[0] || name.FamilyFirst(p.name) && p.words[0] == w[0] {
				if best == nil || best.words[len(best.words)-1] != w[0] {
					best = p
				}
			} else if len(p.words) > 2 && name.Within(w, p.words[1:]) && best == nil {
				best = p
			}
		case len(w) > 1 && (name.Within(w, p.words) || len(p.words) > 1 && name.Within(p.words, w)):
			if best == nil {
				best = p
			}
		}
	}
	return best
}

// surnameHolders gives the persons whose last name it is, the youngest first.
func (o *roster) surnameHolders(f string) []*person {
	var out []*person
	for i := len(o.byWord[f]) - 1; i >= 0; i-- {
		p := o.byWord[f][i]
		if p.words[len(p.words)-1] == f || name.FamilyFirst(p.name) && p.words[0] == f {
			out = append(out, p)
		}
	}
	return out
}

// enrol puts a mention's person on the roster, or adds to what is known.
func (r *reader) enrol(s *sentence, m *mentioned) *person {
	p := r.roster.find(m.Name)
	switch {
	case p == nil:
		p = &person{name: m.Name, seen: s.index}
		r.roster.add(p)
	case len(grammar.FoldedWords(m.Name)) > len(p.words), name.SpelledOut(m.Name, p.name):
		r.rename(p, m.Name) // "R. Tani", later "Rose Tani"
	case grammar.AllUpper(p.name) && !grammar.AllUpper(m.Name) && slices.Equal(grammar.FoldedWords(m.Name), p.words):
		p.name = m.Name
	}
	r.learn(s, p, m.Before)
	p.definite = p.definite || mention.Definite(s.parsed, m.Mention)
	after := withoutInitials(m, p)
	switch {
	case r.chairsOrigin(s, m):
		r.comesFrom(s, p, after)
	case m.Paren && !r.bodyLike(s, after):
	case grammar.WholePlace(after) && m.Paren:
		p.origin = addOnce(p.origin, grammar.Text(after))
		if g, _ := grammar.PlaceIn(after, 0); p.country == "" && len(p.orgs) == 0 {
			p.country, p.originState = g.ISO, g.ISO
		}
		for _, w := range after {
			p.titleWords[w.Fold] = true
		}
	default:
		r.learn(s, p, after)
	}
	r.learnBody(s, p, m)
	r.possessed(s, p, m)
	if m.Paren && len(m.After) == 1 && m.After[0].Upper && m.After[0].Place == nil {
		p.label = m.After[0].Text
	}
	if m.Gender != 0 {
		p.gender = m.Gender
	}
	if p.gender == 0 {
		p.gender = r.genderOf(s, m)
	}
	return p
}

func (r *reader) rename(p *person, name string) {
	p.name = name
	r.roster.index(p)
}

// learn reads a title into a person.
func (r *reader) learn(s *sentence, p *person, seg []grammar.Word) {
	if len(seg) == 0 {
		return
	}
	r.touch(p)
	t := r.titles.Of(s.parsed, seg)
	t.Role = title.Singular(s.parsed, seg, t.Role)
	if k := title.Trim(seg); t.Organisation != "" && t.Role != "" && p.unit == "" && unitOnly(s, t.Organisation) {
		p.unit, p.wholeTitle = t.Organisation, grammar.Text(k)
	}
	p.roles = addOnce(p.roles, t.Role)
	for _, w := range grammar.FoldedWords(t.Role) {
		p.described[w] = true
	}
	p.orgs = addOnce(p.orgs, t.Organisation)
	if p.acronym == "" {
		p.acronym = t.Acronym
	}
	if p.country == "" {
		p.country = t.Country
	}
	for _, w := range seg {
		if !w.Punct {
			for _, part := range strings.Split(w.Fold, "-") {
				p.titleWords[part] = true
			}
		}
		if w.Is(lexicon.RoleFeminine) && p.gender == 0 {
			p.gender = 'f'
		} else if w.Is(lexicon.RoleMasculine) && p.gender == 0 && s.Lang.Code != "en" {
			p.gender = 'm'
		}
	}
}

// learnBody takes what stands apart from the title: a body, a descriptor.
func (r *reader) learnBody(s *sentence, p *person, m *mentioned) {
	for _, w := range m.Descriptor {
		p.titleWords[w.Fold], p.described[w.Fold] = true, true
	}
	if len(m.Body) == 0 {
		return
	}
	p.orgs = addOnce(p.orgs, grammar.Text(m.Body))
	if p.country == "" {
		_, p.country, _ = r.titles.Marks(s.parsed, m.Body)
	}
	initials := ""
	for _, w := range m.Body {
		p.titleWords[w.Fold] = true
		if w.Cap {
			initials += w.Fold[:1]
		}
	}
	if len(initials) > 1 {
		p.titleWords[initials] = true
	}
}

func addOnce(list []string, x string) []string {
	if x == "" {
		return list
	}
	for _, y := range list {
		if x == y {
			return list
		}
	}
	return append(list, x)
}

// enrolAll builds the roster, fullest names first in reading order, then
// gives every mention its person.
func (r *reader) enrolAll() {
	for _, s := range r.sentences {
		for n, m := range s.mentions {
			m.Position = mention.Stand(s.parsed, m.Mention)
			listed(s, n)
			if r.licensed(s, m) {
				m.p = r.enrol(s, m)
			}
		}
	}
	r.joinFull()
	named := map[*person]int{}
	for _, s := range r.sentences {
		for _, m := range s.mentions {
			if m.p != nil {
				named[m.p] = s.index
				continue
			}
			q := r.bearer(m, named)
			if q == nil && m.Addressed {
				q = r.byGivenName(s, m)
			}
			switch {
			case q != nil:
				m.p = q
				if n := grammar.FoldedWords(m.Name); (len(n) > len(q.words) || name.SpelledOut(m.Name, q.name)) && name.Within(q.words, n) {
					r.rename(q, m.Name)
				}
				if m.Gender != 0 && q.gender == 0 {
					q.gender = m.Gender
				}
				r.learn(s, q, m.Before)
				r.learn(s, q, m.After)
				r.learnBody(s, q, m)
			case m.Addressed:
				m.p = r.enrol(s, m)
			}
			named[m.p] = s.index
		}
	}
	r.learnInitials()
	clear(named)
	for _, s := range r.sentences {
		r.surnames(s, named)
		for _, m := range s.mentions {
			named[m.p] = s.index
		}
	}
}
