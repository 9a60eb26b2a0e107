package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/title"
)

// holderOfOffice resolves a role noun phrase: somebody on the roster, the
// floor's holder, or a new speaker who is known by function alone; nil where
// it is nobody's. known: it was on the roster.
func (r *reader) holderOfOffice(s *sentence, np []grammar.Word, definite bool, v *grammar.Verb) ([]*person, bool) {
	if s.CueOf(lexicon.CueReporters, np[0]) {
		return nil, false // "a constaté notre correspondant"
	}
	if who := r.knownHolder(s, np, definite); who != nil {
		return who, true
	}
	if r.stateSpeaks(s, np) {
		return nil, false // a State speaks through somebody whom nothing names
	}
	if !definite && !grammar.HasPlace(np) || v.Weak && !np[0].Cap || v.Tense == lexicon.Present && r.past && s.Lang.Code != "es" {
		return nil, false
	}
	if noOffice(s, np) {
		return nil, false
	}
	return []*person{r.newOffice(s, np)}, false
}

// noOffice: a noun of what somebody does, or is in the room, alone: without a name
// or whose they are, "the delegate", "the herder" is nobody that a reader could tell
// from others.
func noOffice(s *sentence, np []grammar.Word) bool {
	return len(title.Words(np)) == 1 && (s.CueOf(lexicon.CueTurnNouns, np[0]) || s.CueOf(lexicon.CueNoOffice, np[0]))
}

// knownHolder gives who on the roster, or on the floor, bears the office; nil:
// nobody. The nearest to what is printed comes first.
func (r *reader) knownHolder(s *sentence, np []grammar.Word, definite bool) []*person {
	words := title.Words(np)
	now := r.floor.holders
	if len(now) == 0 {
		now = r.floor.carry
	}
	if p := r.presiding(s, np); p != nil {
		return []*person{p}
	}
	if p := r.chairHere(s, np); p != nil && definite {
		return []*person{p}
	}
	if p := r.namedInside(np); p != nil {
		return []*person{p}
	}
	if len(words) == 1 && !np[0].Cap && r.holdsNow(s, now, np[0]) {
		return now
	}
	if p := r.byTitle(s, np, words); p != nil {
		if (np[0].Cap || len(p.roles) == 0) && len(words) > 1 {
			r.learn(s, p, np)
			if np[0].Cap {
				p.roles = addOnce(p.roles, grammar.Text(np))
			}
		}
		return []*person{p}
	}
	if len(words) == 1 && r.moderator != nil && s.CueOf(lexicon.CueModerators, np[0]) {
		return []*person{r.moderator}
	}
	if p := r.sameFunction(np); p != nil {
		return []*person{p}
	}
	if p := r.onlyBearer(s, words); p != nil {
		if len(words) > 1 && definite {
			r.learn(s, p, np)
		}
		return []*person{p}
	}
	if len(now) == 1 && r.nearTitle(s, now[0], words) {
		return now
	}
	if s.CueOf(lexicon.CueTurnNouns, np[0]) && len(now) > 0 && !grammar.HasCapital(np[1:]) {
		return now
	}
	return nil
}

// holdsNow: a function of one word in small letters is that of who has the floor.
func (r *reader) holdsNow(s *sentence, now []*person, role grammar.Word) bool {
	if len(now) == 0 {
		return false
	}
	if s.CueOf(lexicon.CueTurnNouns, role) || now[0].titleWords[role.Fold] || r.equivalent(s, now[0], role.Fold) {
		return true
	}
	return len(now) == 1 && len(now[0].roles) == 0 && s.Lang.Code == "es"
}

// stateSpeaks: "the representative of Kenya", "Kenya's delegate".
func (r *reader) stateSpeaks(s *sentence, np []grammar.Word) bool {
	if s.CueOf(lexicon.CueDelegates, np[0]) && (grammar.StateOf(np) != "" || grammar.HasDemonym(np)) {
		return true
	}
	return len(np) > 2 && np[len(np)-2].Lower == "'s" && s.CueOf(lexicon.CueDelegates, np[len(np)-1])
}

// sameFunction gives the one person whose function is this, word for word up to
// its "of", where the body is named otherwise ("le Représentant résident de la
// fondation allemande").
func (r *reader) sameFunction(np []grammar.Word) *person {
	end := 0
	for end < len(np) && !np[end].Is(lexicon.Of) {
		end++
	}
	if end < 2 || end == len(np) {
		return nil
	}
	if len(title.Words(np[:end])) < 2 || grammar.StateOf(np) != "" {
		return nil
	}
	var only *person
	for _, p := range r.roster.people {
		begins := false
		for _, role := range p.roles {
			f := lexicon.Fold(role)
			begins = begins || !p.office && (f == grammar.Folded(np[:end]) || strings.HasPrefix(f, grammar.Folded(np[:end])+" "))
		}
		if begins {
			if only != nil {
				return nil
			}
			only = p
		}
	}
	return only
}

// nearTitle: the office names the holder's own role and half of what else his
// title holds: a slip or a short form of the same title.
func (r *reader) nearTitle(s *sentence, p *person, words map[string]bool) bool {
	role, same, all := false, 0, 0
	for w := range words {
		switch {
		case s.Lang.IsRole(w):
			if !p.titleWords[w] {
				return false
			}
			role = true
		default:
			all++
			if p.titleWords[w] {
				same++
			}
		}
	}
	return role && all > 0 && 2*same >= all
}

// onlyBearer: the words beside the role are one person's alone ("el candidato
// de MC"), whose own role is not known.
func (r *reader) onlyBearer(s *sentence, words map[string]bool) *person {
	var own []string
	for w := range words {
		if !s.Lang.IsRole(w) {
			own = append(own, w)
		}
	}
	if len(own) == 0 {
		return nil
	}
	var only *person
	for _, p := range r.roster.people {
		all := len(p.roles) == 0
		for _, w := range own {
			all = all && p.titleWords[w]
		}
		if all {
			if only != nil {
				return nil
			}
			only = p
		}
	}
	return only
}

// namedInside: "le candidat Dupont": a name of the roster in the phrase.
func (r *reader) namedInside(np []grammar.Word) *person {
	for _, t := range np[1:] {
		if t.Is(lexicon.Of) {
			break // "the Chief of the Border Section": the body's words
		}
		if t.Cap && (t.Upper || !t.Is(lexicon.Role)) {
			if p := r.roster.find(t.Text); p != nil {
				if _, n := grammar.PlaceIn([]grammar.Word{t}, 0); n == 0 {
					return p
				}
			}
		}
	}
	return nil
}

// equivalent: another name of the word is among the person's titles.
func (r *reader) equivalent(s *sentence, p *person, w string) bool {
	for _, pair := range s.Lang.Offices {
		if pair[0] == w && p.titleWords[pair[1]] || pair[1] == w && p.titleWords[pair[0]] {
			return true
		}
	}
	return false
}

// fuller gives the one longer form of a bare function that the document prints
// ("the Minister", "the Minister of Water"); the bare one where there are several.
func (r *reader) fuller(s *sentence, np []grammar.Word) []grammar.Word {
	if len(np) != 1 || !np[0].Cap || s.CueOf(lexicon.CueChairs, np[0]) || s.CueOf(lexicon.CueModerators, np[0]) || s.CueOf(lexicon.CueLocalOffices, np[0]) {
		return np
	}
	if found, known := r.fullForms[np[0].Fold]; known {
		if found != nil {
			return found
		}
		return np
	}
	var only []grammar.Word
	several := false
	for _, q := range r.sentences {
		for i := range q.Words {
			if !q.Words[i].Cap || q.Words[i].Fold != np[0].Fold || !grammar.At(q.Words, i+1).Is(lexicon.Of) {
				continue
			}
			long, _ := r.officePhrase(q, i)
			for n := 1; n < len(long); n++ {
				if w := long[n]; w.Lower == "to" || !w.Cap && !w.Is(lexicon.Of|lexicon.Determiner|lexicon.Coordinator) {
					long = long[:n]
				}
			}
			for len(long) > 1 && !long[len(long)-1].Cap {
				long = long[:len(long)-1]
			}
			if len(long) < 3 || !grammar.HasCapital(long[1:]) {
				continue
			}
			several = several || only != nil && grammar.Folded(only) != grammar.Folded(long)
			only = long
		}
	}
	if several {
		only = nil
	}
	if r.fullForms == nil {
		r.fullForms = map[string][]grammar.Word{}
	}
	r.fullForms[np[0].Fold] = only
	if only != nil {
		return only
	}
	return np
}

// newOffice puts a function without a name on the roster.
func (r *reader) newOffice(s *sentence, np []grammar.Word) *person {
	np = r.fuller(s, np)
	name, whole := r.functionAlone(s, np), title.Case(np)
	for _, q := range r.roster.people {
		if !q.office || q.name != name && q.name != whole {
			continue
		}
		if q.name == whole || r.titledAlike(s, q, np) {
			return q
		}
		name = whole // the same function in another body
	}
	p := &person{name: name, office: true, seen: s.index}
	r.roster.add(p)
	r.learn(s, p, np)
	if len(p.roles) == 0 {
		p.roles = []string{name}
	}
	return p
}

func has(list []*person, p *person) bool {
	for _, q := range list {
		if p == q {
			return true
		}
	}
	return false
}
