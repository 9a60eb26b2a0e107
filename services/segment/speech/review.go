package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// findReview tells records of States' and bodies' statements, a paragraph
// each: there a paragraph that such a party opens is its own to the end.
func (r *reader) findReview() {
	opened, paragraphs := 0, 0
	for _, s := range r.sentences {
		if !s.first || s.head >= 0 || s.Role == Aside {
			continue
		}
		paragraphs++
		if g := r.findGroup(s); g != nil && g.start <= 1 && named(g.parties) {
			opened++
		}
	}
	r.review = opened >= 4 && 6*opened >= paragraphs
}

func named(g []Party) bool {
	return len(g) > 0 && (g[0].Sort == "state" || g[0].Sort == "organisation")
}

// ruleGroupGoesOn: in such records the party keeps the floor in its paragraph.
func (r *reader) ruleGroupGoesOn(s *sentence) bool {
	f := &r.floor
	if r.ofBusiness(s) {
		return r.narrate(s, "passive", Narration, 0, min(3, len(s.Words)))
	}
	if !r.review && !f.study && !(len(f.group) == 1 && f.group[0].Delegation && f.group[0].Sort == "state") || s.first || len(f.group) == 0 || !named(f.group) || len(f.holders) > 0 {
		return false
	}
	return r.credit(s, "group-goes-on", f.group, s.LeadAct(), 0, 0)
}

// ofBusiness: "Two contact groups were set up", "The decision was agreed": what
// became of texts and groups, told by the reporter.
func (r *reader) ofBusiness(s *sentence) bool {
	if !r.past || r.record || r.verbatim {
		return false
	}
	k, i := s.Words, s.Lead()
	for n := 0; n < 5 && i < len(k); n++ {
		if s.Cue(lexicon.CueBusinessNouns, i) > 0 {
			break
		}
		if k[i].Punct || k[i].Is(lexicon.Auxiliary|lexicon.Relative|lexicon.Preposition) && !k[i].Is(lexicon.Determiner|lexicon.Quantifier) || s.VerbAt(i) != nil {
			return false
		}
		i++
	}
	n := s.Cue(lexicon.CueBusinessNouns, i)
	if n == 0 {
		return false
	}
	for j := i + n; j < i+n+10 && j < len(k); j++ {
		if s.Cue(lexicon.CueWasDone, j) > 0 {
			return true
		}
		if k[j].Is(lexicon.Relative) || k[j].Text == "," || s.VerbAt(j) != nil && s.VerbAt(j).Voice == grammar.Active {
			return false
		}
	}
	return false
}

// ruleBackshift: a paragraph told in the past of the past ("had accepted",
// "would continue", "avait décidé") goes on with what the holder said.
func (r *reader) ruleBackshift(s *sentence) bool {
	f := &r.floor
	if !s.first || len(f.carry) == 0 || !r.past || !r.review && f.held < 2 && !f.colon {
		return false
	}
	if !backshifted(s) && !r.review {
		return false
	}
	return r.goOn(s, "backshift", f.carry, Continuation)
}

func backshifted(s *sentence) bool {
	for i, t := range s.Words {
		switch t.Lower {
		case "had", "would", "avait", "avaient", "serait", "seraient", "aurait", "auraient", "había", "habían", "habría", "sería":
			return true
		case "was", "were":
			return s.Lang.Code == "en" && i > 0
		}
	}
	return false
}

// capitalRun: in such records a paragraph's subject that begins with a capital
// is a body, whatever its name: all up to the verb, or to "on behalf of".
func (r *reader) capitalRun(s *sentence) *grouping {
	k := s.Words
	if !r.review || !s.first || len(k) < 3 || !opensCapitalRun(k) {
		return nil
	}
	if _, n := s.PlaceAt(0); n > 0 {
		return nil
	}
	v := -1
	for _, x := range s.Verbs {
		if x.Voice == grammar.Active && !x.Weak && x.Tense == lexicon.Past {
			v = x.At
			break
		}
	}
	if v < 2 || v > 24 {
		return nil
	}
	from := 0
	if k[0].Is(lexicon.Determiner) {
		from = 1
	}
	e := runEnd(s, from, v)
	if e <= from || !r.runIsName(s, from, e) {
		return nil
	}
	for _, m := range s.mentions {
		if m.p != nil && m.Start < e {
			return nil
		}
	}
	return &grouping{"capital-run", []Party{{Name: grammar.Text(k[from:e]), Sort: "organisation"}}, from, v + 1}
}

// opensCapitalRun: the sentence's first words can open a body's name.
func opensCapitalRun(k []grammar.Word) bool {
	if !k[0].Cap || k[0].Is(lexicon.Role|lexicon.Subject|lexicon.Preposition|lexicon.Adverb|lexicon.Conjunction|lexicon.Ordinal|lexicon.Lead|lexicon.Subordinator) {
		return false
	}
	return (!k[0].Is(lexicon.Quantifier) || k[0].Is(lexicon.Determiner)) && !strings.HasSuffix(k[0].Lower, "ing") && !k[1].Is(lexicon.Role)
}

// runEnd gives where the name between from and the verb at v ends; 0 where
// something stands there that no name holds.
func runEnd(s *sentence, from, v int) int {
	k, e := s.Words, v
	for i := from; i < v; i++ {
		if k[i].Is(lexicon.Auxiliary|lexicon.Relative|lexicon.Subject) && k[i].Lower != "a" || k[i].Digit {
			return 0
		}
		if k[i].Text == "," && s.Cue(lexicon.CueBehalf, i+1) > 0 || k[i].Text == "(" {
			e = i
			break
		}
	}
	for e > from && (grammar.Adverbial(k[e-1]) && !k[e-1].Cap || k[e-1].Punct) {
		e--
	}
	return e
}

// runIsName: the words are a body's name: no place, group, office, occasion or
// document, and no noun that only opens the sentence.
func (r *reader) runIsName(s *sentence, from, e int) bool {
	k, w := s.Words, s.Words[from]
	if !w.Cap || w.Place != nil || w.Is(lexicon.Delegation|lexicon.Occasion|lexicon.Role|lexicon.Meeting|lexicon.Party) || s.CueOf(lexicon.CueDocuments, w) {
		return false
	}
	if e-from < 2 {
		return w.Upper
	}
	return s.Lang.Code != "en" || w.Is(lexicon.Organisation) || !r.lower[w.Lower] || grammar.Capitals(grammar.Text(k[from:e])) > 1
}

// attitude: "Egypt was encouraged by …", "la délégation est préoccupée".
func (r *reader) attitude(s *sentence, e int) bool {
	k := s.Words
	if grammar.At(k, e).Text == "," {
		// "les participants, venus de loin, ont été unanimes"
		for c := e + 1; c < len(k) && c < e+16; c++ {
			if k[c].Text == "," {
				e = c
				break
			}
		}
	}
	be := false
	for i := e; i < len(k) && i < e+5; i++ {
		if be && s.Cue(lexicon.CueAttitudes, i) > 0 {
			return true
		}
		be = be || k[i].Is(lexicon.Be|lexicon.Auxiliary) || k[i].Lower == "remained" || k[i].Lower == "remains" || k[i].Lower == "reste" || k[i].Lower == "sigue"
	}
	return false
}
