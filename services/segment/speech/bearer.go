package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/title"
)

// farBack is how many sentences back a bearer of an office is looked for.
const farBack = 120

// bearers gives who may be meant by an office, the person named last before the
// sentence first: those whose titles hold all its words, then those who share
// its role alone. A State's adjective asks for that State's.
func (r *reader) bearers(s *sentence, np []grammar.Word) []*person {
	words := map[string]bool{}
	state := grammar.StateOf(np)
	for i := range np {
		if iso := grammar.Demonym(np, i); iso != "" {
			state = iso
			continue
		}
		for x := range title.Words(np[i : i+1]) {
			words[x] = true
		}
	}
	var all, some []*person
	for n := s.index; n >= 0 && n > s.index-farBack; n-- {
		q := r.sentences[n]
		for i := len(q.mentions) - 1; i >= 0; i-- {
			p := q.mentions[i].p
			if p == nil || has(all, p) || has(some, p) || n == s.index && q.mentions[i].Start >= 1 || state != "" && p.country != state || deputises(p, words) {
				continue
			}
			switch holdsTitle(s, p, words) {
			case 2:
				all = append(all, p)
			case 1:
				some = append(some, p)
			}
		}
	}
	for n := s.index + 1; n < len(r.sentences) && n < s.index+12 && r.sentences[n].head < 0; n++ {
		for _, m := range r.sentences[n].mentions {
			if p := m.p; p != nil && !has(all, p) && (state == "" || p.country == state) && !deputises(p, words) && holdsTitle(s, p, words) == 2 {
				all = append(all, p)
			}
		}
	}
	return append(all, some...)
}

// holdsTitle: 2 where the person's titles hold all the words, 1 where they hold
// those that are a role's, 0 otherwise.
func holdsTitle(s *sentence, p *person, words map[string]bool) int {
	role, all := false, true
	for w := range words {
		switch {
		case p.titleWords[w] && s.Lang.IsRole(w):
			role = true
		case p.titleWords[w]:
		case s.Lang.IsRole(w):
			return 0
		default:
			all = false
		}
	}
	switch {
	case !role:
		return 0
	case all:
		return 2
	}
	return 1
}

// subjectOffice reads the function that opens the sentence, or its main clause:
// "Le Président", "the host Minister".
func (r *reader) subjectOffice(s *sentence) ([]grammar.Word, int) {
	for _, i := range []int{s.Lead(), 0} {
		if np, e, definite := r.officeAt(s, i); np != nil && definite {
			return np, e
		}
		if !grammar.At(s.Words, i).Is(lexicon.Determiner) || s.Words[i].Is(lexicon.Indefinite) {
			continue
		}
		for j := i + 1; j < i+4 && j < len(s.Words); j++ {
			if w := s.Words[j]; w.Is(lexicon.Role) && !w.Is(lexicon.RolePlural) {
				return s.Words[j : j+1], j + 1
			}
			if s.Words[j].Punct || s.Words[j].Is(lexicon.Preposition|lexicon.Of|lexicon.Auxiliary|lexicon.Conjunction) || s.VerbAt(j) != nil {
				break
			}
		}
	}
	for _, spot := range r.officeSpots(s) {
		if np, e, definite := r.officeAt(s, spot.at); np != nil && definite && (spot.inverted >= 0 || s.VerbNear(e, 3)) {
			return np, e
		}
	}
	return nil, 0
}

// proposeBearer: a function without a name opens the sentence; the nth of those
// who may be meant says it.
func (r *reader) proposeBearer(s *sentence, id string, n int) bool {
	np, e := r.subjectOffice(s)
	if np == nil {
		return false
	}
	who := r.bearers(s, np)
	if n >= len(who) {
		return false
	}
	return r.speak(s, id, who[n:n+1:n+1], nil, Explicit, s.LeadAct(), 0, e)
}

func (r *reader) ruleOfficeNear(s *sentence) bool  { return r.proposeBearer(s, "office-near", 0) }
func (r *reader) ruleOfficeNear2(s *sentence) bool { return r.proposeBearer(s, "office-near-2", 1) }

// ruleOfficeHere: a function without a name opens the sentence, whatever its
// verb ("Le secrétaire général fait le point sur …").
func (r *reader) ruleOfficeHere(s *sentence) bool {
	np, e := r.subjectOffice(s)
	if np == nil || len(np) == 1 && !np[0].Cap {
		return false
	}
	p, _ := r.holderOfOffice(s, np, true, &grammar.Verb{Act: "reports", Tense: lexicon.Past})
	return p != nil && r.speak(s, "office-here", p, nil, Explicit, s.LeadAct(), 0, e)
}

// ruleSpeakerBack: "La deuxième intervenante", "The presenter replied": who
// speaks in the meeting is told by that alone; it is the nth who was named or
// spoke in the section, or somebody who spoke before the last.
func (r *reader) ruleSpeakerBack(s *sentence) bool {
	i := s.Lead()
	if !grammar.At(s.Words, i).Is(lexicon.Determiner) || s.Words[i].Is(lexicon.Indefinite) {
		return false
	}
	nth, j := 0, i+1
	if n := s.nth(j); n > 0 {
		nth, j = n, j+1
	}
	w := grammar.At(s.Words, j)
	if s.Cue(lexicon.CueTurnNouns, j) == 0 || w.Is(lexicon.RolePlural) {
		return false
	}
	gender := byte(0)
	switch {
	case s.Lang.Code == "en":
	case w.Is(lexicon.RoleFeminine):
		gender = 'f'
	case w.Is(lexicon.RoleMasculine):
		gender = 'm'
	}
	who := r.inSection(s, gender, nth > 0)
	if nth > 0 && nth <= len(who) {
		return r.speak(s, "speaker-nth", who[nth-1:nth:nth], nil, Explicit, s.LeadAct(), i, j+1)
	}
	for _, p := range who {
		if len(r.floor.holders) != 1 || r.floor.holders[0] != p {
			return r.speak(s, "speaker-back", one(p), nil, Explicit, s.LeadAct(), i, j+1)
		}
	}
	return false
}

// nth reads an ordinal before a speaker's noun: 1, 2, 3; 0: none.
func (s *sentence) nth(i int) int {
	for n, cue := range []lexicon.Cue{lexicon.CueOneTh, lexicon.CueTwoTh, lexicon.CueThreeTh} {
		if s.Cue(cue, i) > 0 {
			return n + 1
		}
	}
	return 0
}

// inSection gives the persons of the section up to s: those who spoke, the last
// first; or, in order, those whom it names.
func (r *reader) inSection(s *sentence, gender byte, inOrder bool) []*person {
	from := s.index
	for from > 0 && from > s.index-farBack && r.sentences[from-1].head < 0 {
		from--
	}
	fits := func(p *person, out []*person) bool {
		return p != nil && !has(out, p) && (gender == 0 || p.gender == 0 || p.gender == gender)
	}
	var out []*person
	if inOrder {
		for _, q := range r.sentences[from:s.index] {
			for _, m := range q.mentions {
				if q.d.Kind == Procedural && len(q.mentions) == 1 {
					continue // who opens or leads
				}
				if fits(m.p, out) && m.p != r.chair && m.p != r.moderator {
					out = append(out, m.p)
				}
			}
		}
		return out
	}
	for n := s.index - 1; n >= from; n-- {
		for _, p := range r.sentences[n].d.people {
			if r.sentences[n].d.Kind == Statement && fits(p, out) {
				out = append(out, p)
			}
		}
	}
	return out
}

// functionAlone names an office without its body, where the function is told by
// two words or more ("Secretario General", not "Presidente"); a State or a town
// stays.
func (r *reader) functionAlone(s *sentence, np []grammar.Word) string {
	t := r.titles.Of(s.parsed, np)
	role := lexicon.Fold(t.Role)
	if t.Organisation == "" || role == "" {
		return title.Case(np)
	}
	for n := 2; n < len(np); n++ {
		if grammar.Folded(np[:n]) != role || len(title.Words(np[:n])) < 2 {
			continue
		}
		q := n
		for q < len(np) && np[q].Is(lexicon.Of|lexicon.Determiner) {
			q++
		}
		if _, places := grammar.PlaceIn(np, q); places > 0 && q+places == len(np) {
			break // "Maire adjointe de Lomé"
		}
		return title.Case(np[:n])
	}
	return title.Case(np)
}

// titledAlike: every word of the office is in the person's titles.
func (r *reader) titledAlike(s *sentence, p *person, np []grammar.Word) bool {
	for w := range title.Words(np) {
		if !p.titleWords[w] {
			return false
		}
	}
	return true
}

// englishBefore counts the capitals that stand before an English office: "the
// Acting Water Commissioner", "the African Union Special Envoy"; 0: no office.
func englishBefore(s *sentence, j int) int {
	k := s.Words
	if s.Lang.Code != "en" || !k[j].Cap || k[j].Is(lexicon.Never) && k[j].Place == nil {
		return 0
	}
	most := 2
	if k[j].Place != nil {
		most = k[j].Place.Words + 1
	}
	for n := 1; n <= most && j+n < len(k) && (n <= 2 || k[j+n].Cap); n++ {
		if k[j+n].Is(lexicon.Role) && !k[j+n].Is(lexicon.RolePlural) {
			return n
		}
	}
	return 0
}
