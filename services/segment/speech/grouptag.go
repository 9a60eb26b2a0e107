package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/party"
)

// ruleGroupTag: the attribution stands behind what was said, and names a State,
// a group or somebody unnamed: "…, said several delegates", "…, a constaté
// l'émissaire du Gabon, qui …", "…, speakers said this morning".
func (r *reader) ruleGroupTag(s *sentence) bool {
	for _, v := range s.Verbs {
		if v.Voice != grammar.Active {
			continue
		}
		if parties, from, e := r.partiesBehindTag(s, v); parties != nil {
			return r.credit(s, "group-tag", once(append(parties, r.included(s, e)...)), v.Act, from, e)
		}
		if parties, from := r.partiesBeforeTag(s, v); parties != nil {
			return r.credit(s, "group-tag", parties, v.Act, from, v.At+1)
		}
		if g := r.floor.group; len(g) == 1 && len(r.floor.holders) == 0 && (g[0].Sort == "state" || g[0].Bloc) {
			if from, e := pronounTag(s, v); e > 0 {
				return r.credit(s, "group-tag", g, v.Act, from, e)
			}
		}
	}
	return false
}

// pronounTag finds a singular pronoun that stands with its verb alone between marks:
// ", a-t-il fait valoir,", ", it argued,", ", sostuvo,": end 0: there is none.
func pronounTag(s *sentence, v grammar.Verb) (from, end int) {
	k, i, e := s.Words, v.At, v.At+1
	pronoun := s.Lang.Code == "es" && v.Strong()
	for i > 0 && !k[i-1].Punct && i > v.At-4 {
		i--
		pronoun = pronoun || k[i].Is(lexicon.Inverted) && !strings.HasSuffix(k[i].Lower, "s") || s.Lang.Code == "en" && k[i].Lower == "it"
		if !k[i].Is(lexicon.Auxiliary|lexicon.Inverted|lexicon.Clitic|lexicon.Have) && !grammar.Adverbial(k[i]) && k[i].Lower != "it" {
			return 0, 0
		}
	}
	for e < len(k) && !k[e].Punct && e < v.At+3 {
		_, infinitive := s.Lang.InfinitiveOf(k[e].Lower)
		if inverted := k[e].Is(lexicon.Inverted) && !strings.HasSuffix(k[e].Lower, "s"); inverted {
			pronoun = true
		} else if !infinitive && !grammar.Adverbial(k[e]) {
			return 0, 0
		}
		e++
	}
	if !pronoun || i == 0 || k[i-1].Text != "," || grammar.At(k, e).Text != "," && e < len(k) && grammar.At(k, e).Text != "." {
		return 0, 0
	}
	return i, e
}

// partiesBehindTag gives the parties that stand behind the verb which opens its
// clause; from is where the verb's words begin.
func (r *reader) partiesBehindTag(s *sentence, v grammar.Verb) (g []Party, from, end int) {
	k, q := s.Words, v.At
	reflexive := false
	for q > 0 && (k[q-1].Is(lexicon.Auxiliary|lexicon.Clitic|lexicon.Reflexive) || grammar.Adverbial(k[q-1])) && k[q-1].Lower != "l'" && !k[q-1].Punct {
		reflexive = reflexive || k[q-1].Is(lexicon.Reflexive)
		q--
	}
	if q == 0 || k[q-1].Text != "," && !grammar.ClosesQuote(k[q-1]) {
		return nil, 0, 0
	}
	quoted := grammar.ClosesQuote(k[q-1]) || q > 1 && grammar.ClosesQuote(k[q-2])
	if !quoted && (v.Weak && !reflexive || takesPeople(v.Act) || r.mainSubject(s) != nil) {
		return nil, 0, 0
	}
	j := v.At + 1
	if _, says := s.Lang.InfinitiveOf(grammar.At(k, j).Lower); says {
		j++ // "a fait remarquer"
	}
	for j < len(k) && grammar.Adverbial(k[j]) && !k[j].Is(lexicon.Determiner|lexicon.Quantifier) {
		j++
	}
	g, end = r.parties(s).ListAt(j, true)
	if g == nil || !endsTag(s, end) || g[0].Sort == "organisation" && !g[0].Delegation && !g[0].Bloc && !quoted {
		return nil, 0, 0
	}
	return g, q, end
}

// partiesBeforeTag gives the parties that stand, with their verb alone behind
// them, where what they said is closed by a comma or a quotation mark.
func (r *reader) partiesBeforeTag(s *sentence, v grammar.Verb) (g []Party, from int) {
	k := s.Words
	if v.Weak || v.Tense != lexicon.Past || grammar.At(k, v.At+1).Is(lexicon.Subordinator) {
		return nil, 0
	}
	for i := v.At - 1; i > 2 && i > v.At-9; i-- {
		clause := k[i-1].Text == "," || grammar.ClosesQuote(k[i-1]) || s.CueBefore(lexicon.CueAsClauses, i) > 0
		if !clause {
			continue
		}
		g, e := r.parties(s).ListAt(i, false)
		if g == nil || g[0].Sort != "anonymous" {
			return nil, 0
		}
		for e < v.At && (k[e].Is(lexicon.Have) || grammar.Adverbial(k[e])) {
			e++
		}
		if e != v.At || s.StrongBefore(i) || r.mainSubject(s) != nil {
			return nil, 0
		}
		return g, i
	}
	return nil, 0
}

// possessiveDelegate: "Kenya's representative" stands at i.
func (r *reader) possessiveDelegate(s *sentence, i int) bool {
	_, n := s.PlaceAt(i)
	if n == 0 || grammar.At(s.Words, i+n).Lower != "'s" {
		return false
	}
	g, _ := party.Delegate(s.parsed, i)
	return g != nil
}

// takesPeople: whom such a verb has behind it may be its object ("a remercié
// les participants").
func takesPeople(act string) bool {
	switch act {
	case "thanks", "urges", "supports", "opposes":
		return true
	}
	return false
}

// endsTag: nothing at i makes the words before it the verb's object.
func endsTag(s *sentence, i int) bool {
	w := grammar.At(s.Words, i)
	if i >= len(s.Words) || w.Punct || w.Is(lexicon.Relative) && w.Lower != "que" {
		return true
	}
	if w.Is(lexicon.Subordinator) || w.Is(lexicon.Auxiliary) || s.VerbAt(i) != nil && s.VerbAt(i).Voice != grammar.Gerund {
		return false
	}
	return true
}

// ruleGroupView: "Pour l'Italie et le Gabon, …", "Soils, according to several
// delegations, …": the view is theirs.
func (r *reader) ruleGroupView(s *sentence) bool {
	k := s.Words
	for i := range k {
		n := s.Cue(lexicon.CueSource, i)
		if n == 0 || i > 0 && !grammar.StartsClause(k[i-1]) || s.CueAt(lexicon.CueDocuments, i+n) || s.CueAt(lexicon.CueDocuments, i+n+1) {
			continue
		}
		bare := n == 1 && (k[i].Lower == "pour" || k[i].Lower == "for" || k[i].Lower == "para" || k[i].Lower == "desde" || k[i].Lower == "suivant")
		if bare && i > 0 {
			continue
		}
		g, e := r.parties(s).ListAt(i+n, false)
		if g == nil || g[0].Sort == "organisation" && !g[0].Delegation && !g[0].Bloc {
			continue
		}
		if w := grammar.At(k, e); w.Text == "," || w.Text == "." || e >= len(k) {
			return r.credit(s, "group-view", g, "asserts", i, e)
		}
	}
	return false
}

// ruleGroupBy: "Cette idée avait été soutenue, ce midi, par le représentant du
// Gabon": what was put forward, and by which State or group.
func (r *reader) ruleGroupBy(s *sentence) bool {
	for _, v := range s.Verbs {
		if v.Voice != grammar.Passive {
			continue
		}
		for i := v.At + 1; i < len(s.Words) && i < v.At+14; i++ {
			switch s.Words[i].Lower {
			case "par", "by", "por":
			default:
				continue
			}
			g, e := r.parties(s).ListAt(i+1, false)
			if g != nil && (g[0].Sort == "anonymous" || g[0].Sort == "state" || g[0].Delegation || g[0].Bloc) {
				return r.credit(s, "group-by", g, v.Act, i, e)
			}
			break
		}
	}
	for x := range s.Words {
		n := s.CueBefore(lexicon.CueBacked, x)
		if n == 0 || x == n {
			continue
		}
		if g, e := r.parties(s).ListAt(x, false); g != nil && (named(g) || g[0].Sort == "anonymous") {
			return r.credit(s, "group-by", g, "supports", x-n, e) // "The plan, supported by Peru, was kept."
		}
	}
	return false
}

// laterStarts gives where else the subject can stand: behind a topic that runs in
// ("Costs: several delegations doubted …"), in a fronted "With X, Y", behind "C'est
// par la voix de leur doyen que".
func (r *reader) laterStarts(s *sentence) []int {
	k := s.Words
	var out []int
	for i := 1; i < 9 && i < len(k)-2; i++ {
		if s.VerbAt(i) != nil || k[i].Is(lexicon.Auxiliary) {
			break
		}
		if k[i].Text == ":" {
			out = append(out, i+1)
			break
		}
	}
	for c := 0; c < len(k) && c < 12; c++ {
		n := s.Cue(lexicon.CueVoiceOf, c)
		for q := c + n; n > 0 && q < c+n+12 && q < len(k)-2; q++ {
			if w := k[q].Lower; w == "que" || w == "qu'" || w == "that" {
				return append(out, q+1)
			}
		}
	}
	return out
}

// frontedPrincipal reads a fronted "Speaking on behalf of the African Group," before
// the State at i.
func (r *reader) frontedPrincipal(s *sentence, i int) []Party {
	p, e := r.parties(s).Principal()
	if p == nil || e >= i {
		return nil
	}
	return []Party{*p}
}

// delegateGoesOn: "He asked for a map" opens the paragraph after a State's
// delegate, whom nothing names.
func (r *reader) delegateGoesOn(s *sentence) bool {
	g := r.floor.carriedGroup
	if !s.first || len(g) != 1 || !g[0].Delegation || len(r.floor.carry) > 0 {
		return false
	}
	for _, j := range []int{0, s.Lead()} {
		if w := grammar.At(s.Words, j); w.Is(lexicon.Subject) && w.Is(lexicon.Masculine|lexicon.Feminine) && !w.Is(lexicon.Plural) && s.Cue(lexicon.CueImpersonal, j) == 0 && w.Lower != "it" && s.VerbNear(j+1, 5) {
			return r.credit(s, "group-pronoun", g, s.LeadAct(), j, j+1)
		}
	}
	return false
}
