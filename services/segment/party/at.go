package party

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// ListAt reads one party or a list of them at i: "several delegations",
// "la Fédération de Russie, le Mali et le Chili", "the EU and Norway".
// behind: the list stands after its verb.
func (s *Sentence) ListAt(i int, behind bool) ([]Party, int) {
	if g, e := representatives(s.Sentence, i); g != nil {
		return g, e
	}
	if g, e := Delegate(s.Sentence, i); g != nil {
		if g[0].Sort == "state" {
			return s.principal(g, e)
		}
		return g, e
	}
	p, e := s.At(i, behind)
	if p == nil {
		return nil, 0
	}
	out := []Party{*p}
	if p.Sort == "state" {
		out, e = s.principal(out, e)
	}
	for e < len(s.Words) {
		q := separator(s.Sentence, e)
		if q == e {
			break
		}
		if w := grammar.At(s.Words, q); s.Lang.Code != "en" && !w.Cap && !w.Is(lexicon.Determiner|lexicon.Quantifier|lexicon.Of) && s.Cue(lexicon.CueAnonymous, q) == 0 {
			break // "les participants, venus de huit régions,"
		}
		p, n := s.At(q, false)
		if p == nil || p.Sort == "anonymous" && out[0].Sort == "state" && s.Words[e].Text == "," {
			break
		}
		out = append(out, *p)
		e = n
		if p.Sort == "state" {
			out, e = s.principal(out, e)
		}
	}
	return out, e
}

// At reads one party at i: somebody unnamed, a State or a bloc, a group, a
// delegation, or a body with a name.
func (s *Sentence) At(i int, behind bool) (*Party, int) {
	if i >= len(s.Words) || noParty(s.Sentence, i) {
		return nil, 0
	}
	if n := s.Cue(lexicon.CueFocus, i); n > 0 {
		// "Only Japan", "Seuls le Mali et le Niger", "Incluso Chile"
		if q, c := partyWord(s.Sentence, i+n); c < len(s.Words) {
			if p, e := stateOrBloc(s.Sentence, q, c); p != nil {
				return p, e
			}
		}
	}
	if p, e := s.someone(i); p != nil {
		return p, e
	}
	if p, e := anonymousAt(s.Sentence, i); p != nil {
		return p, e
	}
	i, j := partyWord(s.Sentence, i)
	if j >= len(s.Words) || behind && j == i && !s.Words[j].Cap {
		return nil, 0
	}
	if p, e := stateOrBloc(s.Sentence, i, j); p != nil {
		return p, e
	}
	if p, e := s.groupAt(i, j); p != nil {
		return p, e
	}
	if p, e := delegationAt(s.Sentence, i, j); p != nil {
		return p, e
	}
	if !s.opensBody(i, j, behind) {
		return nil, 0
	}
	return s.namedBody(i, j)
}

// groupAt reads a group by its noun. Up to three words may stand before it:
// "developing countries", "working group rapporteurs".
func (s *Sentence) groupAt(i, j int) (*Party, int) {
	k := s.Words
	for x := j; x <= j+3 && x < len(k); x++ {
		w := k[x]
		if x > j && s.Lang.Code == "en" && w.Is(lexicon.Quantifier) && !k[x-1].Is(lexicon.Quantifier|lexicon.Determiner|lexicon.Meeting|lexicon.Party) {
			break // "the reason most often given"
		}
		if x > i || s.Lang.Code == "en" || w.Cap {
			if p, e := s.groupByNoun(i, x); p != nil {
				return p, e
			}
		}
		if w.Cap && w.Is(lexicon.Organisation) && grammar.At(k, x+1).Is(lexicon.Of) {
			break // "the Chamber of Deputies"
		}
		if x > j && w.Is(lexicon.Determiner) || endsBeforeNoun(s.Sentence, x) {
			break
		}
	}
	return nil, 0
}

// groupByNoun reads the group that begins at i and whose noun, or phrase,
// stands at x.
func (s *Sentence) groupByNoun(i, x int) (*Party, int) {
	w := s.Words[x]
	if m := max(s.Cue(lexicon.CueGroupsMeeting, x), s.Cue(lexicon.CueGroupsParty, x)); m > 0 && !grammar.At(s.Words, x+m).Is(lexicon.Meeting|lexicon.RolePlural) {
		sort := "group"
		if s.Cue(lexicon.CueGroupsMeeting, x) > 0 {
			sort = "anonymous"
		}
		e := Complement(s.Sentence, x+m)
		return &Party{Name: Printed(s.Sentence, i, e), Sort: sort}, e
	}
	if w.Place != nil || s.WithinPlace(x) || w.Upper {
		return nil, 0
	}
	if !w.Is(lexicon.Meeting|lexicon.Party) && !(w.Is(lexicon.People) && (!s.Held || s.CueWithin(lexicon.CueInvited))) {
		return nil, 0
	}
	e := AdjectivesEnd(s.Sentence, x+1)
	sort := "group"
	if w.Is(lexicon.Meeting) {
		sort = "anonymous"
	}
	e = quotedEnd(s.Sentence, Complement(s.Sentence, e))
	return &Party{Name: Printed(s.Sentence, i, e), Sort: sort}, atMeeting(s.Sentence, e)
}

// principal adds for whom a State speaks: ", for the African Group,",
// ", au nom du Groupe africain,".
func (s *Sentence) principal(out []Party, e int) ([]Party, int) {
	k := s.Words
	if grammar.At(k, e).Text != "," && grammar.At(k, e).Text != "(" {
		return out, e
	}
	q := e + 1
	n := s.Cue(lexicon.CueBehalf, q)
	for x := q + 1; n == 0 && x < q+4 && !grammar.At(k, x-1).Punct; x++ {
		n, q = s.Cue(lexicon.CueBehalf, x), x // ", intervenant au nom du", ", que habló en nombre del"
	}
	if n == 0 {
		q = e + 1
	}
	short := false
	if n == 0 {
		switch grammar.At(k, q).Lower {
		case "for", "pour", "por":
			n, short = 1, s.Lang.Code != "en"
		default:
			return out, e
		}
	}
	p, c := s.At(q+n, false)
	if p == nil || short && !p.Bloc && p.Sort != "organisation" || p.Sort == "state" && grammar.At(k, c).Text != "," || grammar.At(k, c).Text != "," && grammar.At(k, c).Text != ")" {
		return out, e
	}
	if grammar.At(k, c).Text == ")" {
		c++
	}
	return append(out, *p), c
}

// Principal reads for whom somebody speaks where the sentence begins with it: "For the
// African Group, …", "S'exprimant au nom du Groupe, …", "En nombre del Grupo, …"; nil
// where it doesn't. end is behind the party, which a comma follows.
func (s *Sentence) Principal() (p *Party, end int) {
	k, q := s.Words, s.Cue(lexicon.CueSpeaking, 0)
	if q > 0 && grammar.At(k, q).Lower == "also" {
		q++
	}
	n, short := s.Cue(lexicon.CueBehalf, q), false
	if n == 0 && q > 0 {
		q, n = 0, s.Cue(lexicon.CueBehalf, 0) // "Speaking for" is one phrase
	}
	if n == 0 {
		switch grammar.At(k, q).Lower {
		case "for", "pour", "por":
			n, short = 1, true
		default:
			return nil, 0
		}
	}
	p, end = s.At(q+n, false)
	if p == nil || short && !p.Bloc && p.Sort != "organisation" || grammar.At(k, end).Text != "," {
		return nil, 0
	}
	return p, end
}

// separator skips what stands between the parties of a list.
func separator(s *grammar.Sentence, e int) int {
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

// anonymousAt: "several", "un participant": who is counted and not named, with
// what goes with the noun.
func anonymousAt(s *grammar.Sentence, i int) (*Party, int) {
	k := s.Words
	n := s.Cue(lexicon.CueAnonymous, i)
	if n == 0 || groupNounFollows(s, i+n) {
		return nil, 0
	}
	e := i + n
	if w := grammar.At(k, e); w.Is(lexicon.Meeting|lexicon.Party) && !w.Upper {
		e = AdjectivesEnd(s, e+1)
	}
	if c := s.Cue(lexicon.CueInTheRoom, e); n == 1 && c > 0 && s.VerbNear(e+c, 3) {
		return &Party{Name: Printed(s, i, e+c), Sort: "anonymous"}, e + c // "somebody in the front row"
	}
	if n > 1 || e > i+n || s.VerbNear(e, 1) || grammar.Adverbial(grammar.At(k, e)) && s.VerbNear(e+1, 1) || grammar.At(k, e).Is(lexicon.Have) && s.VerbNear(e, 3) {
		e = Complement(s, e)
		return &Party{Name: Printed(s, i, e), Sort: "anonymous"}, e
	}
	return nil, 0
}

// partyWord gives where a party begins, with its articles, and where the first
// word behind them stands.
func partyWord(s *grammar.Sentence, i int) (int, int) {
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

// endsBeforeNoun: the word can't stand before a group's noun.
func endsBeforeNoun(s *grammar.Sentence, x int) bool {
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

// quotedEnd takes a name in quotation marks to what it names: "les élèves du
// programme « Racines »".
func quotedEnd(s *grammar.Sentence, e int) int {
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

// Roman: a number in capitals, "IV".
func Roman(t string) bool {
	return t != "" && strings.Trim(t, "IVXLC") == ""
}

func endsInDigit(s string) bool {
	c, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(c)
}
