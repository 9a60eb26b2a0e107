package speech

import (
	"slices"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// clitics are the small pronouns before a verb.
type clitics struct {
	// object: one of them can be what was put forward; reflexive: one is.
	object, reflexive bool
	// end is the word behind them.
	end int
}

func (s *sentence) clitics(i int) clitics {
	c := clitics{end: i}
	if s.Lang.Code == "en" {
		return c
	}
	for c.end < len(s.Words) {
		switch w := s.Words[c.end]; w.Lower {
		case "se", "s'":
			c.reflexive = true
		case "l'", "le", "la", "les", "lo", "los", "las", "y", "en":
			c.object = true
		case "ne", "n'", "no", "lui", "leur":
		default:
			return c
		}
		c.end++
	}
	return c
}

// sideVerb: a verb of taking sides, in the past, stands at j, or behind the words
// that can stand between a subject and its verb. object: its object is known.
func (r *reader) sideVerb(s *sentence, j int, object bool) bool {
	for {
		n := s.Cue(lexicon.CueSidesBetween, j)
		if n == 0 {
			break
		}
		j += n
	}
	if grammar.At(s.Words, j).Text == "," && s.CueBefore(lexicon.CueSidesBetween, j) > 0 {
		j++ // "Le Mali, en revanche, a refusé"
	}
	for s.Lang.Code == "en" && grammar.Adverbial(grammar.At(s.Words, j)) {
		j++
	}
	if n := s.Cue(lexicon.CueSidesCarrying, j); n > 0 && r.sideForm(s, j+n, clitics{object: object}, true) {
		return true
	}
	c := s.clitics(j)
	c.object = c.object || object
	j = c.end
	w := grammar.At(s.Words, j)
	if s.Lang.Code == "en" || !w.Is(lexicon.Have) || pastAuxiliary(w) {
		return r.sideForm(s, j, c, false)
	}
	for j++; j < len(s.Words); j++ {
		if n := s.Cue(lexicon.CueSidesCarrying, j); n > 0 && r.sideForm(s, j+n, clitics{object: object}, true) {
			return true
		}
		if r.sideParticiple(s, j, c) {
			return true
		}
		if n := s.Cue(lexicon.CueSidesBetween, j); n > 0 {
			j += n - 1
		} else if !grammar.Adverbial(s.Words[j]) {
			return false
		}
	}
	return false
}

// pastAuxiliary: "avait", "había": what it makes is the pluperfect.
func pastAuxiliary(w grammar.Word) bool {
	switch w.Lower {
	case "avait", "avaient", "était", "étaient", "había", "habían", "eut", "eurent":
		return true
	}
	return false
}

// sideParticiple: the participle at j, behind its auxiliary, takes sides.
func (r *reader) sideParticiple(s *sentence, j int, c clitics) bool {
	for _, v := range s.Lang.Sides(grammar.At(s.Words, j).Lower) {
		if v.Tense&lexicon.Participle != 0 && r.sideFits(s, v, j, c) {
			return true
		}
	}
	return false
}

// sideForm: the finite form, or the infinitive, at j takes sides.
func (r *reader) sideForm(s *sentence, j int, c clitics, infinitive bool) bool {
	if infinitive {
		if d := s.clitics(j); d.end > j {
			d.object = d.object || c.object
			c, j = d, d.end
		}
	}
	w := grammar.At(s.Words, j)
	lower := w.Lower
	attached := false
	if infinitive && s.Lang.Code == "es" {
		lower, attached = withoutEnclitic(lower)
	}
	c.object = c.object || attached
	for _, v := range s.Lang.Sides(lower) {
		if v.Infinitive != infinitive || !infinitive && v.Tense&lexicon.Past == 0 {
			continue
		}
		if r.sideFits(s, v, j, c) {
			return true
		}
	}
	return false
}

// withoutEnclitic takes the pronoun off a Spanish infinitive: "aceptarla".
func withoutEnclitic(w string) (string, bool) {
	for _, end := range []string{"los", "las", "lo", "la", "se"} {
		n := len(w) - len(end)
		if n > 3 && w[n:] == end && w[n-1] == 'r' {
			return w[:n], true
		}
	}
	return w, false
}

// sideFits: what its frame wants stands before and behind the verb at j.
func (r *reader) sideFits(s *sentence, v lexicon.Side, j int, c clitics) bool {
	if v.Reflexive != c.reflexive {
		return false
	}
	k, e := s.Words, j+1
	for e < len(k) && grammar.Adverbial(k[e]) && !k[e].Is(lexicon.Determiner|lexicon.Clitic|lexicon.Preposition) && !startsBehind(v, k[e]) {
		e++
	}
	for _, any := range v.Behind {
		if !slices.Contains(any, grammar.At(k, e).Fold) {
			return false
		}
		e++
	}
	if r.heldByPerson(s) && datedElsewhere(s, j) {
		return false
	}
	told := r.heldByPerson(s)
	strange := told && !r.statesSpeak(s)
	switch v.Frame {
	case lexicon.SideAlone:
		return !strange || c.object
	case lexicon.SideOf:
		return !strange && s.sideNoun(e)
	}
	return c.object || r.sideObject(s, e, told && v.Loose || strange)
}

func startsBehind(v lexicon.Side, w grammar.Word) bool {
	return len(v.Behind) > 0 && slices.Contains(v.Behind[0], w.Fold)
}

// heldByPerson: a person has the floor, and may tell of others.
func (r *reader) heldByPerson(s *sentence) bool {
	return len(r.floor.holders) > 0 || s.first && len(r.floor.carry) > 0
}

// statesSpeak: States speak in the document elsewhere, so that one of them is no
// mere matter of what a person tells.
func (r *reader) statesSpeak(s *sentence) bool {
	if r.states == nil {
		r.states = []int{}
		for _, q := range r.sentences {
			g, e := r.parties(q).ListAt(q.Lead(), false)
			if len(g) > 0 && q.head < 0 && (g[0].Sort == "state" || g[0].Bloc) && q.StrongAt(r.verbOf(q, e)) {
				r.states = append(r.states, q.index)
			}
		}
	}
	return len(r.states) > 1 || len(r.states) == 1 && r.states[0] != s.index
}

// verbOf gives where the verb of a subject that ends at e stands: behind an
// auxiliary and adverbs.
func (r *reader) verbOf(s *sentence, e int) int {
	for e < len(s.Words) && s.VerbAt(e) == nil && (s.Words[e].Is(lexicon.Have|lexicon.Clitic) || grammar.Adverbial(s.Words[e])) {
		e++
	}
	return e
}

// datedElsewhere: "in 2019" behind the verb: what was done then, not here.
func datedElsewhere(s *sentence, j int) bool {
	for i := j + 1; i+1 < len(s.Words); i++ {
		switch s.Words[i].Lower {
		case "in", "en", "since", "depuis", "desde":
			if w := s.Words[i+1]; w.Digit && len(w.Text) == 4 {
				return true
			}
		}
	}
	return false
}

// sideNoun: a noun of taking sides is the object that begins at e: "its firm
// reservation", "sa préférence".
func (s *sentence) sideNoun(e int) bool {
	for x := e; x < e+4 && x < len(s.Words); x++ {
		w := s.Words[x]
		if s.CueOf(lexicon.CueSidesNouns, w) {
			return true
		}
		if w.Punct || w.Is(lexicon.Conjunction) || w.Is(lexicon.Preposition) && !w.Is(lexicon.Determiner) && x > e {
			return false
		}
	}
	return false
}

// sideObject: what begins at e can be what was put forward: a pronoun, a clause, an
// infinitive, something that the text points at. plainly: it must be what a meeting
// takes sides on, or bare, as only what was just named can be ("backed the levy.").
func (r *reader) sideObject(s *sentence, e int, plainly bool) bool {
	k := s.Words
	w := grammar.At(k, e)
	if e >= len(k) || w.Punct {
		return false
	}
	switch w.Lower {
	case "it", "them", "both", "neither", "this", "that", "these", "celle-ci", "celui-ci", "cela", "esto", "eso":
		if n := grammar.At(k, e+1); n.Punct || !n.Is(lexicon.Determiner) && (w.Lower == "it" || w.Lower == "them" || n.Is(lexicon.Preposition|lexicon.Conjunction)) {
			return true
		}
	}
	if w.Is(lexicon.Subordinator) && w.Lower != "to" {
		return !plainly
	}
	if s.infinitiveAt(e) {
		return !plainly
	}
	if !w.Is(lexicon.Determiner) || w.Is(lexicon.Indefinite) {
		return !plainly && !w.Is(lexicon.Preposition) && !r.heldByPerson(s) || s.sideOn(e)
	}
	if s.sideOn(e) {
		return true
	}
	return !plainly && !ownedBy(w) || s.bareNoun(e)
}

// infinitiveAt: "de publier", "to publish", "publicar" stand at e.
func (s *sentence) infinitiveAt(e int) bool {
	w, next := grammar.At(s.Words, e), grammar.At(s.Words, e+1)
	switch s.Lang.Code {
	case "fr":
		return (w.Lower == "de" || w.Lower == "d'") && endsIn(next.Lower, "er", "ir", "re", "oir") && !next.Cap
	case "en":
		return w.Lower == "to" && !next.Is(lexicon.Determiner) && !next.Cap && next.Lower == next.Text
	}
	return endsIn(w.Lower, "ar", "er", "ir") && !w.Cap
}

func endsIn(w string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(e string) bool { return len(w) > len(e)+1 && w[len(w)-len(e):] == e })
}

// sideOn: the noun phrase at e is headed by what a meeting takes sides on.
func (s *sentence) sideOn(e int) bool {
	for x := e; x < e+4 && x < len(s.Words); x++ {
		w := s.Words[x]
		if w.Punct || x > e && w.Is(lexicon.Preposition|lexicon.Of) && !w.Is(lexicon.Determiner) {
			return false
		}
		if s.Cue(lexicon.CueSidesOn, x) > 0 {
			return true
		}
	}
	return false
}

// bareNoun: an article that points at something, a noun, and the clause is over.
func (s *sentence) bareNoun(e int) bool {
	k := s.Words
	w, noun := grammar.At(k, e), grammar.At(k, e+1)
	if ownedBy(w) || noun.Punct || noun.Digit || noun.Cap || noun.Is(lexicon.Meeting|lexicon.Party|lexicon.People|lexicon.Role|lexicon.RolePlural|lexicon.Organisation) {
		return false
	}
	end := grammar.At(k, e+2)
	return end.Punct || end.Is(lexicon.Conjunction|lexicon.Coordinator)
}

// ownedBy: whose it is: what is a party's own was not put forward by another.
func ownedBy(w grammar.Word) bool {
	switch w.Lower {
	case "son", "sa", "ses", "leur", "leurs", "its", "their", "his", "her", "su", "sus":
		return true
	}
	return false
}
