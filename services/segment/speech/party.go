package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// partiesAt reads one party or a list of them at i: "several delegations",
// "la Fédération de Russie, le Mali et le Chili", "the EU and Norway".
// behind: the list stands after its verb.
func (r *reader) partiesAt(s *sentence, i int, behind bool) ([]Party, int) {
	if g, e := r.representatives(s, i); g != nil {
		return g, e
	}
	if g, e := r.delegate(s, i); g != nil {
		return g, e
	}
	p, e := r.partyAt(s, i, behind)
	if p == nil {
		return nil, 0
	}
	out := []Party{*p}
	if p.Sort == "state" {
		out, e = r.principalParty(s, out, e)
	}
	for e < len(s.Words) {
		q := r.separator(s, e)
		if q == e {
			break
		}
		if w := grammar.At(s.Words, q); s.Lang.Code != "en" && !w.Cap && !w.Is(lexicon.Determiner|lexicon.Quantifier|lexicon.Of) && s.Cue(lexicon.CueAnonymous, q) == 0 {
			break // "les participants, venus de huit régions,"
		}
		p, n := r.partyAt(s, q, false)
		if p == nil || p.Sort == "anonymous" && out[0].Sort == "state" && s.Words[e].Text == "," {
			break
		}
		out = append(out, *p)
		e = n
		if p.Sort == "state" {
			out, e = r.principalParty(s, out, e)
		}
	}
	return out, e
}

// separator skips what stands between the parties of a list.
func (r *reader) separator(s *sentence, e int) int {
	k := s.Words
	q := e
	if grammar.At(k, q).Text == "," {
		q++
		// ", for AOSIS,": the State speaks for others; the list goes on after it.
		if n := s.Cue(lexicon.CueBehalf, q); n > 0 || grammar.At(k, q).Lower == "for" {
			c := q + 1
			for c < len(k) && c < q+8 && k[c].Text != "," {
				c++
			}
			if grammar.At(k, c).Text == "," && grammar.At(k, c+1).Is(lexicon.Coordinator) {
				q = c + 1
			}
		}
	}
	if n := s.Cue(lexicon.CueTogether, q); n > 0 {
		return q + n
	}
	if grammar.At(k, q).Is(lexicon.Coordinator) || grammar.At(k, q).Lower == "and" {
		return q + 1
	}
	return q
}

// partyAt reads one party at i: somebody unnamed, a State or a bloc, a group, a
// delegation, or a body with a name.
func (r *reader) partyAt(s *sentence, i int, behind bool) (*Party, int) {
	if i >= len(s.Words) || r.noParty(s, i) {
		return nil, 0
	}
	if p, e := r.someone(s, i); p != nil {
		return p, e
	}
	if p, e := r.anonymousAt(s, i); p != nil {
		return p, e
	}
	i, j := partyWord(s, i)
	if j >= len(s.Words) || behind && j == i && !s.Words[j].Cap {
		return nil, 0
	}
	if p, e := r.stateOrBloc(s, i, j); p != nil {
		return p, e
	}
	if p, e := r.groupAt(s, i, j); p != nil {
		return p, e
	}
	if p, e := r.delegationAt(s, i, j); p != nil {
		return p, e
	}
	if !r.opensBody(s, i, j, behind) {
		return nil, 0
	}
	return r.namedBody(s, i, j)
}

// anonymousAt: "several", "un participant": who is counted and not named, with
// what goes with the noun.
func (r *reader) anonymousAt(s *sentence, i int) (*Party, int) {
	k := s.Words
	n := s.Cue(lexicon.CueAnonymous, i)
	if n == 0 || groupNounFollows(s, i+n) {
		return nil, 0
	}
	e := i + n
	if w := grammar.At(k, e); w.Is(lexicon.Meeting|lexicon.Party) && !w.Upper {
		e = adjectivesEnd(s, e+1)
	}
	if c := s.Cue(lexicon.CueInTheRoom, e); n == 1 && c > 0 && s.VerbNear(e+c, 3) {
		return &Party{Name: printed(s, i, e+c), Sort: "anonymous"}, e + c // "somebody in the front row"
	}
	if n > 1 || e > i+n || s.VerbNear(e, 1) || grammar.Adverbial(grammar.At(k, e)) && s.VerbNear(e+1, 1) || grammar.At(k, e).Is(lexicon.Have) && s.VerbNear(e, 3) {
		e = r.complement(s, e)
		return &Party{Name: printed(s, i, e), Sort: "anonymous"}, e
	}
	return nil, 0
}

// partyWord gives where a party begins, with its articles, and where the first
// word behind them stands.
func partyWord(s *sentence, i int) (int, int) {
	k := s.Words
	if i+3 < len(k) && k[i].Is(lexicon.Determiner) && k[i+1].Is(lexicon.Coordinator) && k[i+2].Is(lexicon.Determiner) {
		i += 2 // "Las y los participantes"
	}
	j := i
	for j < len(k) && j-i < 5 && opensParty(k[j]) && (!k[j].Is(lexicon.Meeting|lexicon.Party) || k[j].Is(lexicon.Quantifier) && groupNounFollows(s, j+1)) {
		j++
	}
	return i, j
}

// opensParty: an article, a number or an "of" that can stand before a party.
func opensParty(w grammar.Word) bool {
	if w.Is(lexicon.Determiner | lexicon.Quantifier) {
		return true
	}
	switch w.Lower {
	case "d'", "l'", "de", "of", "des":
		return true
	}
	return false
}

// stateOrBloc reads a place or a bloc whose first word, behind its articles,
// stands at j.
func (r *reader) stateOrBloc(s *sentence, i, j int) (*Party, int) {
	k := s.Words
	if p, n := s.PlaceAt(i); n > 1 && j > i && k[i].Cap && i > 0 {
		return stateParty(p, k[i:i+n]), i + n // "y El Salvador"
	}
	if p, n := s.PlaceAt(j); n > 0 && !r.namedAfterPlace(s, j+n) {
		return stateParty(p, k[j:j+n]), j + n
	}
	if n := grammar.Bloc(k, j); n > 0 && !r.namedAfterPlace(s, j+n) {
		return &Party{Name: grammar.Text(k[j : j+n]), Sort: "organisation", bloc: true}, j + n
	}
	return nil, 0
}

// groupAt reads a group by its noun. Up to three words may stand before it:
// "developing countries", "working group rapporteurs".
func (r *reader) groupAt(s *sentence, i, j int) (*Party, int) {
	k := s.Words
	for x := j; x <= j+3 && x < len(k); x++ {
		w := k[x]
		if x > j && s.Lang.Code == "en" && w.Is(lexicon.Quantifier) && !k[x-1].Is(lexicon.Quantifier|lexicon.Determiner|lexicon.Meeting|lexicon.Party) {
			break // "the reason most often given"
		}
		if x > i || s.Lang.Code == "en" || w.Cap {
			if p, e := r.groupByNoun(s, i, x); p != nil {
				return p, e
			}
		}
		if w.Cap && w.Is(lexicon.Organisation) && grammar.At(k, x+1).Is(lexicon.Of) {
			break // "the Chamber of Deputies"
		}
		if x > j && w.Is(lexicon.Determiner) || endsBeforeNoun(s, x) {
			break
		}
	}
	return nil, 0
}

// groupByNoun reads the group that begins at i and whose noun, or phrase,
// stands at x.
func (r *reader) groupByNoun(s *sentence, i, x int) (*Party, int) {
	w := s.Words[x]
	if m := max(s.Cue(lexicon.CueGroupsMeeting, x), s.Cue(lexicon.CueGroupsParty, x)); m > 0 && !grammar.At(s.Words, x+m).Is(lexicon.Meeting|lexicon.RolePlural) {
		sort := "group"
		if s.Cue(lexicon.CueGroupsMeeting, x) > 0 {
			sort = "anonymous"
		}
		e := r.complement(s, x+m)
		return &Party{Name: printed(s, i, e), Sort: sort}, e
	}
	if w.Place != nil || s.WithinPlace(x) || w.Upper {
		return nil, 0
	}
	if !w.Is(lexicon.Meeting|lexicon.Party) && !(w.Is(lexicon.People) && (len(r.floor.holders) == 0 || s.CueWithin(lexicon.CueInvited))) {
		return nil, 0
	}
	e := adjectivesEnd(s, x+1)
	sort := "group"
	if w.Is(lexicon.Meeting) {
		sort = "anonymous"
	}
	e = quotedEnd(s, r.complement(s, e))
	return &Party{Name: printed(s, i, e), Sort: sort}, r.atMeeting(s, e)
}

// endsBeforeNoun: the word can't stand before a group's noun.
func endsBeforeNoun(s *sentence, x int) bool {
	w := s.Words[x]
	switch {
	case w.Punct, s.VerbAt(x) != nil, w.Is(lexicon.Subject | lexicon.Conjunction):
		return true
	case w.Is(lexicon.Quantifier):
		return false
	case w.Is(lexicon.Preposition | lexicon.Auxiliary | lexicon.Role):
		return true
	}
	return grammar.Adverbial(w) && !w.Is(lexicon.Determiner) && s.Lang.Code != "en"
}

// namedAfterPlace: the place is part of a longer name ("New York Times").
func (r *reader) namedAfterPlace(s *sentence, i int) bool {
	w := grammar.At(s.Words, i)
	return w.Cap && !w.Punct && s.VerbAt(i) == nil && !w.Is(lexicon.Never|lexicon.Coordinator)
}

// quotedEnd takes a name in quotation marks to what it names: "les élèves du
// programme « Racines »".
func quotedEnd(s *sentence, e int) int {
	if e >= len(s.Words) || !grammar.OpensQuote(s.Words[e]) {
		return e
	}
	for j := e + 2; j < e+7 && j < len(s.Words); j++ {
		if grammar.ClosesQuote(s.Words[j]) {
			return j + 1
		}
	}
	return e
}

// roman: a number in capitals, "IV".
func roman(t string) bool {
	return t != "" && strings.Trim(t, "IVXLC") == ""
}

func endsInDigit(s string) bool {
	c, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(c)
}

func stateParty(p grammar.Place, k []grammar.Word) *Party {
	if p.City {
		return &Party{Name: grammar.Text(k), Sort: "organisation"}
	}
	return &Party{Name: grammar.Text(k), Country: p.ISO, Sort: "state"}
}
