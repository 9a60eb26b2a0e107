package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// groupSpeaks: a reporting verb follows that such a group can be the subject of.
func (r *reader) groupSpeaks(s *sentence, g []Party, i, e int, act []grammar.Verb) bool {
	people := g[0].Sort == "anonymous" || g[0].Sort == "group"
	near := verbsOf(s, e, reachOf(g, people), act)
	if r.attitude(s, e) {
		return true
	}
	if len(near) == 0 || partsFromVerb(s, e, near[0].At) {
		return false
	}
	if r.minutes && i == 0 && g[0].Deliberative {
		return true
	}
	if (len(r.floor.holders) > 0 || s.first && len(r.floor.carry) > 0) && g[0].Sort == "organisation" && pluperfect(s, near[0].At) {
		return false // "had decided": what the holder tells of the body
	}
	if r.bodySpeaks(s, g, near, i, e) || i <= s.Lead() && r.atOnce(s, g, near[0], e) {
		return true
	}
	return r.tells(s, g, near, e, people)
}

// reachOf gives how far behind the parties their verb may stand: what people
// are, and lists, go on for longer than a body's name.
func reachOf(g []Party, people bool) int {
	if people || len(g) > 1 {
		return 26
	}
	return 14
}

// verbsOf gives the verbs that can be the group's: within reach of its end, and
// not told of somebody else in between.
func verbsOf(s *sentence, e, reach int, act []grammar.Verb) []grammar.Verb {
	var near []grammar.Verb
	for _, v := range act {
		if v.At >= e && v.At <= e+reach && !(v.At > e+1 && parenthetic(s, v.At)) {
			near = append(near, v)
		}
	}
	return near
}

// partsFromVerb: a colon, or the beginning of another clause, stands between
// the group and the verb.
func partsFromVerb(s *sentence, e, v int) bool {
	for _, t := range s.Words[e:v] {
		if t.Text == ":" {
			return true // a label: "GROUPE 2 : Le groupe a examiné …"
		}
	}
	if grammar.At(s.Words, e).Text == "," {
		return false
	}
	for _, t := range s.Words[e:v] {
		if t.Is(lexicon.Relative | lexicon.Subordinator) {
			return true
		}
	}
	return false
}

// bodySpeaks: a body that decides, a delegation or several States are who
// speaks, whatever the verb.
func (r *reader) bodySpeaks(s *sentence, g []Party, near []grammar.Verb, i, e int) bool {
	if i <= s.Lead() && r.past && !pluperfect(s, near[0].At) && deliberates(g[0]) && r.decides(s, near, e) {
		return true
	}
	if g[0].Delegation {
		return true
	}
	return len(g) > 1 && g[0].Sort == "state" && g[1].Sort == "state" && near[0].Tense == lexicon.Past && near[0].At-e <= 4
}

// atOnce: the verb follows the sentence's subject at once and is in the past: a
// State in a record of such statements, who takes sides, who makes an offer.
func (r *reader) atOnce(s *sentence, g []Party, v grammar.Verb, e int) bool {
	if v.Tense != lexicon.Past || v.At-e > 3 {
		return false
	}
	state := g[0].Sort == "state"
	if state && r.review && v.At-e <= 2 {
		return true
	}
	if (state || g[0].Bloc) && stance(v.Act) && len(r.floor.holders) == 0 {
		return true
	}
	return v.At-e <= 2 && s.LemmaOf(lexicon.CueOffering, v.Lemma) && (g[0].Sort != "organisation" || s.Words[e-1].Upper || len(r.floor.holders) == 0)
}

// tells: the group's verb reports what was said, not what was done on the day.
func (r *reader) tells(s *sentence, g []Party, near []grammar.Verb, e int, people bool) bool {
	v := near[0]
	present := v.Tense == lexicon.Present
	if present && v.Framed && r.past {
		return false // "L'Agence tient à remercier": who reports thanks
	}
	if v.Weak && (g[0].Sort == "group" || !people || present || v.At-e > 6) {
		if people || len(near) < 2 || near[1].Weak {
			return false
		}
	}
	if v.Weak && people && statementsOnly(s, v.At) {
		return false
	}
	overview := s.LemmaOf(lexicon.CueOverview, v.Lemma)
	// What a body does on a day, not what it says.
	if g[0].Sort == "organisation" && overview && !grammar.At(s.Words, v.At+1).Is(lexicon.Subordinator) && !r.review {
		return false
	}
	if !people {
		return true
	}
	// An overview: "On Wednesday, participants discussed …".
	if weekdayLead(s) > 0 && (v.Weak || overview) {
		return false
	}
	return !present || !r.past
}

// statementsOnly: "16 delegations made statements": they spoke, no more.
func statementsOnly(s *sentence, v int) bool {
	if len(s.Words)-v >= 12 {
		return false
	}
	for _, t := range s.Words[v:] {
		if t.Is(lexicon.ProcedureObject) {
			return true
		}
	}
	return false
}

// decides: the body's first verbs hold one of deciding ("discussed the plan and
// decided to …").
func (r *reader) decides(s *sentence, near []grammar.Verb, e int) bool {
	for n, v := range near {
		if n > 1 || v.At-e > 16 {
			break
		}
		if s.LemmaOf(lexicon.CueDeciding, v.Lemma) && v.Tense == lexicon.Past && (n == 0 && v.At-e <= 3 || n == 1 && near[0].At-e <= 3 && grammar.At(s.Words, v.At-1).Is(lexicon.Conjunction)) {
			return true
		}
	}
	return false
}

// pluperfect: "had decided": told by somebody, not seen.
func pluperfect(s *sentence, v int) bool {
	for _, t := range s.Words[max(0, v-3):v] {
		switch t.Lower {
		case "had", "avait", "avaient", "había", "habían":
			return true
		}
	}
	return false
}

// deliberates: a body that decides in the meeting, without a name of its own
// ("the Committee", "la commission").
func deliberates(p Party) bool {
	return p.Deliberative && len(grammar.SplitWords(p.Name)) <= 2
}

// parenthetic: the verb stands alone between commas or at the end (", señaló,"),
// told of somebody else than the clause's subject.
func parenthetic(s *sentence, v int) bool {
	k, q := s.Words, v
	for q > 0 && (k[q-1].Is(lexicon.Have|lexicon.Subject) || grammar.Adverbial(k[q-1])) {
		q--
	}
	next := grammar.At(k, v+1)
	if next.Is(lexicon.Inverted) {
		next = grammar.At(k, v+2)
	}
	return q > 0 && (k[q-1].Text == "," || grammar.ClosesQuote(k[q-1])) && (v+1 >= len(k) || next.Text == "," || next.Text == ".")
}

// stance: the act takes sides.
func stance(act string) bool {
	switch act {
	case "supports", "opposes", "urges", "proposes", "thanks", "warns":
		return true
	}
	return false
}
