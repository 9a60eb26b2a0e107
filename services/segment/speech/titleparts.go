package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// titleInParts reads titles whose commas part more than a function from its
// body: "president of X, president of Y" is two titles, of which the first is
// the one in which somebody speaks; "professor at X, Portugal" says where X is.
func (r *reader) titleInParts(s *sentence, parts [][]grammar.Word, t title) (title, bool) {
	n := len(parts)
	if n < 2 || !grammar.RoleWithin(parts[0], len(parts[0])) {
		return t, false
	}
	last := parts[n-1]
	second := parts[1][grammar.SkipDeterminers(parts[1])]
	place := n == 2 && grammar.WholePlace(last) && !s.CueOf(lexicon.CueLocalOffices, parts[0][0])
	if n == 2 && s.Lang.Code == "en" && second.Cap && !second.Is(lexicon.Role|lexicon.Organisation) && !second.Upper && grammar.RoleWithin(parts[1], 3) && !place {
		// "Ambassador, Permanent Representative of X": two names of one office.
		one, two := r.titleOf(s, parts[0]), r.titleOf(s, parts[1])
		if one.organisation == "" && one.role != "" && two.organisation != "" && two.role != "" {
			two.role = one.role + ", " + two.role
			if two.acronym == "" {
				two.acronym = t.acronym
			}
			return two, true
		}
	}
	if !place && !(second.Is(lexicon.Role) && !second.Is(lexicon.Organisation)) {
		return t, false
	}
	first := r.titleOf(s, parts[0])
	if first.organisation == "" || first.role == "" || place && !r.bodies.NamesBody(first.organisation) {
		return t, false // "Ambassador, Permanent Representative of X", "Minister of Health, Kenya"
	}
	if first.country == "" {
		first.country = t.country
	}
	if first.acronym == "" && place {
		first.acronym = t.acronym
	}
	return first, true
}

// listedParts joins the parts of one body's name that lists its matters:
// "Department for Transport, Harbours and Roads", "the Legal Affairs, Field
// Operations and Training Division".
func listedParts(s *sentence, parts [][]grammar.Word) [][]grammar.Word {
	if s.Lang.Code != "en" || len(parts) < 2 {
		return parts
	}
	for i := 1; i < len(parts); i++ {
		p := parts[i]
		if !p[0].Cap || p[0].Upper || p[0].Is(lexicon.Organisation) || grammar.RoleWithin(p, len(p)) {
			return parts
		}
		and := coordinatorIn(p)
		if and == 0 {
			continue
		}
		if and < 0 || !listOpen(parts[0], grammar.HasOrganisation(p[and:])) {
			return parts
		}
		joined := joinParts(parts[:i+1])
		return append([][]grammar.Word{joined}, parts[i+1:]...)
	}
	return parts
}

// coordinatorIn is where an "and" stands in the middle of a part, 0: nowhere;
// -1: behind a body's noun, which closed a name of its own.
func coordinatorIn(p []grammar.Word) int {
	for i := 1; i+1 < len(p); i++ {
		if p[i].Is(lexicon.Coordinator) || p[i].Text == "&" {
			return i
		}
		if p[i].Is(lexicon.Organisation) {
			return -1
		}
	}
	return 0
}

// listOpen: the part names a body whose matters follow ("Department for
// Transport"), or an article whose body's noun is still to come ("the Legal
// Affairs"), which closes the list.
func listOpen(p []grammar.Word, closed bool) bool {
	for i, w := range p {
		if w.Cap && w.Is(lexicon.Organisation) && !w.Upper {
			next := grammar.At(p, i+1)
			return !closed && (next.Lower == "of" || next.Lower == "for") && i+2 < len(p) && p[len(p)-1].Cap && !grammar.HasOrganisation(p[i+1:])
		}
	}
	if !closed {
		return false
	}
	for i := 1; i+1 < len(p); i++ {
		if p[i].Is(lexicon.Of) && p[i+1].Lower == "the" && grammar.At(p, i+2).Cap && !grammar.At(p, i+2).Upper {
			return true
		}
	}
	return false
}

// singular gives a function that several persons share as each holds it: "the
// analysts X and Y".
func (s *sentence) singular(seg []grammar.Word, role string) string {
	for _, w := range seg {
		if !w.Is(lexicon.RolePlural) || !strings.HasPrefix(role, w.Text) {
			continue
		}
		for _, end := range []string{"s", "es", "x"} {
			one, ok := strings.CutSuffix(w.Text, end)
			if d := s.Lang.Describe(one); ok && d.Is(lexicon.Role) && !d.Is(lexicon.RolePlural) {
				return one + strings.TrimPrefix(role, w.Text)
			}
		}
	}
	return role
}

// withoutShortForm takes off the acronym that closes a body's name without
// parentheses ("Instituto de Aguas IDA"): it begins as the body's noun does.
func (r *reader) withoutShortForm(s *sentence, k []grammar.Word, t title) ([]grammar.Word, title) {
	n := len(k)
	if s.Lang.Code == "en" || n < 5 || !k[n-1].Upper || len(k[n-1].Text) < 3 || !k[n-2].Cap || k[n-2].Punct || k[n-2].Upper || k[n-1].Is(lexicon.International) && t.acronym != "" {
		return k, t
	}
	if romanNumber(k[n-1].Text) {
		return k, t
	}
	for i := n - 2; i > 0 && n-i < 12; i-- {
		w := k[i]
		if w.Punct && w.Text != "'" {
			break
		}
		if w.Cap && w.Is(lexicon.Organisation) && n-i > 3 && w.Fold[:1] == k[n-1].Fold[:1] {
			if t.acronym == "" {
				t.acronym = k[n-1].Text
			}
			return k[:n-1], t
		}
	}
	return k, t
}

// ministersState parts a minister's title whose portfolio names no State from
// the State that closes it: "viceministra de Gobernación y Justicia de Honduras".
func (r *reader) ministersState(s *sentence, head []grammar.Word, t title) (title, bool) {
	if !ministers(head[0]) {
		return t, false
	}
	for i := 1; i < len(head)-1; i++ {
		if strings.HasPrefix(head[i].Fold, "minister") || tailOfRole(head[i]) || head[i].Is(lexicon.Coordinator) && opensTitle(head, i+1) {
			return t, false
		}
		if !head[i].Is(lexicon.Of) {
			continue
		}
		j := i + 1
		for j < len(head)-1 && head[j].Is(lexicon.Of|lexicon.Determiner) {
			if _, n := grammar.PlaceIn(head, j); n > 0 {
				break // "de El Salvador"
			}
			j++
		}
		if p, n := grammar.PlaceIn(head, j); n > 0 && !p.City && j+n == len(head) && !whereWord(head[i]) {
			t.role, t.organisation = grammar.Text(head[:i]), grammar.Text(head[j:])
			return t, true
		}
	}
	return t, false
}

// shortNameEnd is where a body's acronym and what goes with it end: "ONU
// Mujeres"; a State behind it is where it works.
func shortNameEnd(head []grammar.Word, j int) int {
	e := j + 1
	for e < len(head) && head[e].Cap && !head[e].Punct && !head[e].Is(lexicon.Role) {
		if _, n := grammar.PlaceIn(head, e); n > 0 {
			break
		}
		e++
	}
	return e
}

// bodyOfMany: what looks like several people's function is a body's name:
// "Médecins sans frontières", "Lawyers for Rivers".
func bodyOfMany(k []grammar.Word) bool {
	i := grammar.SkipToHead(k)
	return len(k) > i+2 && k[i].Cap && k[i].Is(lexicon.RolePlural) && !k[i+1].Cap && !grammar.RoleWithin(k[i+1:], len(k))
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
