package speech

import (
	"fmt"
	"slices"
	"strings"

	"rapporteur.internal/services/segment/weigh"
)

// candidate is one answer to who said a sentence, as one or more proposers give it.
type candidate struct {
	// proposers, by their place in the list: the first gives the words.
	proposers []int
	// ids are what each of them says it saw.
	ids []uint16
	// confidence is the measured chance that it is right.
	confidence float64
	move       move
	d          Decision
	weigh.Option
}

// standing is what the proposers read and a decision changes. It can be taken
// back, so that each proposer sees the same.
type standing struct {
	floor                  floor
	chair, moderator       *person
	guest, answerer, asker *person
	interviewed            []*person
	people, touched        int
	decision               Decision
}

func (r *reader) standing(s *sentence) standing {
	return standing{floor: r.floor, chair: r.chair, moderator: r.moderator, guest: r.guest, answerer: r.answerer, asker: r.asker,
		interviewed: r.interviewed, people: len(r.roster.people), touched: len(r.touched), decision: s.d}
}

// takeBack undoes what was done since.
func (r *reader) takeBack(s *sentence, b *standing) {
	r.floor, r.chair, r.moderator, r.guest, r.answerer, r.asker, r.interviewed = b.floor, b.chair, b.moderator, b.guest, b.answerer, b.asker, b.interviewed
	r.roster.cut(b.people)
	for n := len(r.touched) - 1; n >= b.touched; n-- {
		*r.touched[n].p = r.touched[n].was
	}
	r.touched = r.touched[:b.touched]
	s.d = b.decision
}

// touched is a person as it was before a proposer added to it.
type touched struct {
	p   *person
	was person
}

// touch makes it possible to take back what is about to be added to a person.
func (r *reader) touch(p *person) {
	if !r.trying {
		return
	}
	r.touched = append(r.touched, touched{p, *p})
	p.titleWords, p.described = copyOf(p.titleWords), copyOf(p.described)
	p.roles, p.orgs = p.roles[:len(p.roles):len(p.roles)], p.orgs[:len(p.orgs):len(p.orgs)]
}

func copyOf(m map[string]bool) map[string]bool {
	out := make(map[string]bool, len(m))
	for k, v := range m {
		out[k] = v
	}
	return out
}

// candidates asks every proposer, in the order of the list, what it makes of
// the sentence, and joins the answers that are the same.
func (r *reader) candidates(s *sentence) []candidate {
	var out []candidate
	before, trying := r.standing(s), r.trying
	r.trying = true
	s.bearersAt = 0 // whoever looked ahead may have asked with others on the roster
next:
	for i := range r.proposers {
		ok := r.proposers[i].apply(r, s)
		d := s.d
		r.takeBack(s, &before)
		if !ok {
			continue
		}
		if d.Rule == "" || d.Rule == "narration" {
			d.Rule = r.proposers[i].id
		}
		id := r.idOf(d.Rule)
		for n := range out {
			if c := &out[n]; sameAnswer(&c.d, &d) {
				c.proposers, c.ids = append(c.proposers, i), append(c.ids, id)
				continue next
			}
		}
		out = append(out, candidate{proposers: []int{i}, ids: []uint16{id}, d: d})
		if r.verbatim && r.proposers[i].printed {
			out = out[len(out)-1:]
			break
		}
	}
	r.trying = trying
	return out
}

// sameAnswer: two decisions give the sentence the same kind and people or parties.
func sameAnswer(a, b *Decision) bool {
	if a.Kind != b.Kind || len(a.people) != len(b.people) || len(a.Parties) != len(b.Parties) {
		return false
	}
	for i, p := range a.people {
		if q := b.people[i]; p != q && p.name != q.name {
			return false
		}
	}
	for i := range a.Parties {
		if a.Parties[i].Name != b.Parties[i].Name {
			return false
		}
	}
	return true
}

// print tells a candidate in words: its kind, people or parties, who proposes
// it (of the list), its chance and what it does to the floor.
func (c *candidate) print(w *weigh.Weights, list []rule) string {
	var who, by []string
	for _, p := range c.d.people {
		who = append(who, p.name)
	}
	for _, p := range c.d.Parties {
		who = append(who, p.Name)
	}
	for i, id := range c.ids {
		name := w.Named(id)
		if id == 0 { // the weights don't know what it saw
			name = list[c.proposers[i]].id
		}
		if !slices.Contains(by, name) {
			by = append(by, name)
		}
	}
	what := kindNames[c.d.Kind]
	if len(who) > 0 {
		what += " of " + strings.Join(who, "; ")
	}
	return fmt.Sprintf("%s, chance %.2f, floor: %s, proposed by %s", what, c.Chance, moveNames[c.move], strings.Join(by, ", "))
}
