package speech

import (
	"rapporteur.internal/services/segment/lexicon"
)

// groupSpeaks: a reporting verb follows that such a group can be the subject of.
func (r *reader) groupSpeaks(s *sentence, g []Party, i, e int, act []verb) bool {
	k := s.k
	people := g[0].Sort == "anonymous" || g[0].Sort == "group"
	reach := 14
	if people || len(g) > 1 {
		reach = 26
	}
	var near []verb
	for _, v := range act {
		if v.at >= e && v.at <= e+reach && !(v.at > e+1 && parenthetic(s, v.at)) {
			near = append(near, v)
		}
	}
	if r.attitude(s, e) {
		return true
	}
	if len(near) == 0 {
		return false
	}
	if at(k, e).Text != "," {
		for _, t := range k[e:near[0].at] {
			if t.Is(lexicon.Relative | lexicon.Subordinator) {
				return false
			}
		}
	}
	if r.minutes && i == 0 && g[0].deliberative {
		return true
	}
	if (len(r.floor.holders) > 0 || s.first && len(r.floor.carry) > 0) && g[0].Sort == "organisation" && pluperfect(s, near[0].at) {
		return false // "had decided": what the holder tells of the body
	}
	if i <= s.lead() && r.past && !pluperfect(s, near[0].at) && deliberates(g[0]) && r.decides(s, near, e) {
		return true
	}
	if g[0].delegation || len(g) > 1 && g[0].Sort == "state" && g[1].Sort == "state" && near[0].tense == lexicon.Past && near[0].at-e <= 4 {
		return true
	}
	if v := near[0]; g[0].Sort == "state" && r.review && v.at-e <= 2 && v.tense == lexicon.Past && i <= s.lead() {
		return true
	}
	if v := near[0]; (g[0].Sort == "state" || g[0].bloc) && v.at-e <= 3 && v.tense == lexicon.Past && i <= s.lead() && stance(v.act) && len(r.floor.holders) == 0 {
		return true
	}
	if v := near[0]; v.tense == lexicon.Past && v.at-e <= 2 && i <= s.lead() && s.lemmaOf(lexicon.CueOffering, v.lemma) && (g[0].Sort != "organisation" || k[e-1].Upper || len(r.floor.holders) == 0) {
		return true
	}
	v := near[0]
	present := v.tense == lexicon.Present
	if present && v.framed && r.past {
		return false // "L'Agence tient à remercier": who reports thanks
	}
	if v.weak && (g[0].Sort == "group" || !people || present || v.at-e > 6) {
		if people || len(near) < 2 || near[1].weak {
			return false
		}
	}
	// "16 delegations made statements": they spoke, no more.
	if v.weak && people && len(k)-v.at < 12 {
		for _, t := range k[v.at:] {
			if t.Is(lexicon.ProcedureObject) {
				return false
			}
		}
	}
	// What a body does on a day, not what it says.
	if g[0].Sort == "organisation" && s.lemmaOf(lexicon.CueOverview, v.lemma) && !at(k, v.at+1).Is(lexicon.Subordinator) && !r.review {
		return false
	}
	// An overview: "On Wednesday, participants discussed …".
	if d := weekdayLead(s); d > 0 && people && (v.weak || s.lemmaOf(lexicon.CueOverview, v.lemma)) {
		return false
	}
	if present && r.past && people {
		return false
	}
	return true
}

// decides: the body's first verbs hold one of deciding ("discussed the plan and
// decided to …").
func (r *reader) decides(s *sentence, near []verb, e int) bool {
	for n, v := range near {
		if n > 1 || v.at-e > 16 {
			break
		}
		if s.lemmaOf(lexicon.CueDeciding, v.lemma) && v.tense == lexicon.Past && (n == 0 && v.at-e <= 3 || n == 1 && near[0].at-e <= 3 && at(s.k, v.at-1).Is(lexicon.Conjunction)) {
			return true
		}
	}
	return false
}

// pluperfect: "had decided": told by somebody, not seen.
func pluperfect(s *sentence, v int) bool {
	for _, t := range s.k[max(0, v-3):v] {
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
	return p.deliberative && len(splitWords(p.Name)) <= 2
}

// parenthetic: the verb stands alone between commas or at the end (", señaló,"),
// told of somebody else than the clause's subject.
func parenthetic(s *sentence, v int) bool {
	k, q := s.k, v
	for q > 0 && (k[q-1].Is(lexicon.Have|lexicon.Subject) || adverbial(k[q-1])) {
		q--
	}
	next := at(k, v+1)
	if next.Is(lexicon.Inverted) {
		next = at(k, v+2)
	}
	return q > 0 && (k[q-1].Text == "," || closesQuote(k[q-1])) && (v+1 >= len(k) || next.Text == "," || next.Text == ".")
}

// stance: the act takes sides.
func stance(act string) bool {
	switch act {
	case "supports", "opposes", "urges", "proposes", "thanks", "warns":
		return true
	}
	return false
}
