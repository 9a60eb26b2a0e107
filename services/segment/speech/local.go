package speech

import (
	"sort"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/organisation"
)

// namedTown is one place where a town is named as a body: "la Commune de X".
type namedTown struct {
	at      int
	heading bool
	name    string
}

// findTowns reads them once.
func (r *reader) findTowns() []namedTown {
	if r.roster.towns == nil {
		r.roster.towns = []namedTown{}
		for n, s := range r.sentences {
			for i := range s.Words {
				e := s.townAt(i)
				if e == 0 {
					continue
				}
				r.roster.towns = append(r.roster.towns, namedTown{n, s.head == HeadingKind || s.head == FrontMatterKind, grammar.WithoutCapitals(grammar.Text(s.Words[i:e]), s.Lang.Code)})
				break
			}
		}
	}
	return r.roster.towns
}

// townAt is where a town's name as a body ends that begins at i; 0: none does.
func (s *sentence) townAt(i int) int {
	n := s.Cue(lexicon.CueLocalities, i)
	k := s.Words
	if e := s.townCouncil(i); e > 0 {
		return e
	}
	if n == 0 || !grammar.At(k, i+n).Cap || grammar.At(k, i+n).Is(lexicon.Never) && !grammar.At(k, i+n+1).Cap {
		return 0
	}
	e := i + n + 1
	for e < len(k) && e < i+n+6 && (k[e].Cap && !k[e].Punct || k[e].Is(lexicon.Of) && grammar.At(k, e+1).Cap || k[e].Lower == "la" && grammar.At(k, e+1).Cap) {
		e++
	}
	return e
}

// townCouncil is where "Port Clear Town Council" ends that begins at i; 0: none.
func (s *sentence) townCouncil(i int) int {
	k := s.Words
	if s.Lang.Code != "en" || !k[i].Cap || k[i].Is(lexicon.Never|lexicon.Determiner) || i > 0 && k[i-1].Cap && !k[i-1].Is(lexicon.Never|lexicon.Determiner) && !k[i-1].Punct {
		return 0
	}
	for e := i + 1; e < len(k) && e < i+5 && k[e].Cap && !k[e].Punct; e++ {
		if s.CueOf(lexicon.CueCities, k[e]) && grammar.At(k, e+1).Cap && grammar.At(k, e+1).Is(lexicon.Deliberative) {
			return e + 2
		}
	}
	return 0
}

// town gives the town for whose council or town hall somebody speaks at
// sentence n who names none: the one that the last heading above names, else
// the one named last before, else the first behind.
func (r *reader) town(n int) string {
	list := r.findTowns()
	if len(list) == 0 {
		return ""
	}
	after := sort.Search(len(list), func(i int) bool { return list[i].at > n })
	for i := after - 1; i >= 0 && i > after-200; i-- {
		if list[i].heading {
			return list[i].name
		}
	}
	if after > 0 {
		return list[after-1].name
	}
	return list[0].name
}

// seatedOnly: all that is told of a person is a seat or a part in the meeting,
// so that in minutes he is of the body that meets.
func (r *reader) seatedOnly(p *person) bool {
	for _, role := range p.roles {
		if !r.lex.Mentions(lexicon.CueSeats, role, 2) && !r.lex.Mentions(lexicon.CueMeetingRoles, role, 1) {
			return false
		}
	}
	return !p.office
}

// occasionBody reads whose meeting it was where the first lines tell it in a
// phrase: "Procès-verbal de l'assemblée générale de l'Association des pêcheurs
// de Sabotou", "Minutes of the meeting of the Blue River Trust".
func (r *reader) occasionBody() string {
	masthead, meeting := "", false
	for n, s := range r.sentences {
		if n > 8 {
			break
		}
		if s.head == HeadingKind || s.head == FrontMatterKind {
			if b := r.wholeBody(s); b != "" && masthead == "" {
				masthead = grammar.WithoutCapitals(b, s.Lang.Code)
			} else {
				meeting = meeting || s.tellsSession() || s.deliberates()
			}
		}
		if s.Role == Aside || len(s.Words) > 40 {
			continue
		}
		for i := range s.Words {
			if !s.Words[i].Is(lexicon.Occasion | lexicon.Deliberative) {
				continue
			}
			if b := r.whoseMeeting(s, i); b != "" {
				return grammar.WithoutCapitals(b, s.Lang.Code)
			}
		}
	}
	if meeting {
		return masthead
	}
	return ""
}

// wholeBody: the line is a body's name and nothing else, as at the head of its minutes.
func (r *reader) wholeBody(s *sentence) string {
	k := s.Words[min(len(s.Words), grammar.SkipDeterminers(s.Words)):]
	if len(k) < 2 || len(k) > 12 || grammar.RoleWithin(k, len(k)) {
		return ""
	}
	for _, w := range k {
		if w.Digit || w.Punct && w.Text != "'" || w.Is(lexicon.Occasion) {
			return ""
		}
	}
	if s.Lang.Code == "en" {
		for _, w := range k {
			if !w.Cap && !w.Is(lexicon.Of|lexicon.Coordinator|lexicon.Determiner) {
				return ""
			}
		}
		if !k[len(k)-1].Is(lexicon.Organisation) && !k[0].Is(lexicon.Organisation) {
			return ""
		}
		return grammar.Text(k)
	}
	if !k[0].Cap || !k[0].Is(lexicon.Organisation) || k[0].Is(lexicon.Deliberative) && len(k) < 3 {
		return ""
	}
	return grammar.Text(k)
}

// whoseMeeting gives the body behind the "of" that follows a meeting at i, its
// adjectives and an organ's name apart.
func (r *reader) whoseMeeting(s *sentence, i int) string {
	k, j := s.Words, i+1
	for j < len(k) && j < i+4 && !k[j].Is(lexicon.Of) && !k[j].Punct {
		j++
	}
	if !grammar.At(k, j).Is(lexicon.Of) {
		return ""
	}
	for j < len(k)-1 && k[j].Is(lexicon.Of|lexicon.Determiner) {
		j++
	}
	if k[j].Is(lexicon.RolePlural) && grammar.At(k, j+1).Is(lexicon.Of) {
		// "Meeting of Directors of the Blue Forum", "Reunión de Viceministros del Foro"
		for j++; j < len(k)-1 && k[j].Is(lexicon.Of|lexicon.Determiner); {
			j++
		}
	}
	if s.Cue(lexicon.CueOrgans, j) > 0 {
		return ""
	}
	if s.Lang.Code == "en" {
		e := j
		for e < len(k) && !organisation.HeldThere(k[e]) && (k[e].Cap && !k[e].Punct || k[e].Is(lexicon.Of|lexicon.Coordinator) && grammar.At(k, e+1).Cap) {
			e++
		}
		if e-j > 1 && grammar.HasOrganisation(k[j:e]) {
			return grammar.Text(k[j:e])
		}
		return ""
	}
	if !k[j].Is(lexicon.Organisation) {
		return ""
	}
	if _, e := organisation.Span(s.parsed, j); e-j > 1 && (grammar.HasCapital(k[j+1:e]) || k[j].Cap) {
		return grammar.Text(k[j:e])
	}
	return ""
}

// deliberates: a body that meets and decides is named.
func (s *sentence) deliberates() bool {
	for _, w := range s.Words {
		if w.Is(lexicon.Deliberative) {
			return true
		}
	}
	return false
}
