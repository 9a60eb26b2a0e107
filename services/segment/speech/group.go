package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/lexicon"
)

// ruleGroup: a group, States or a body is the subject of a reporting verb.
// If it is the holder's own body, the holder goes on.
func (r *reader) ruleGroup(s *sentence) bool {
	g := r.findGroup(s)
	if g == nil {
		return false
	}
	f := &r.floor
	if s.first && len(f.holders) == 0 && len(f.carry) == 1 && r.review && r.own(g.parties, f.carry[0]) {
		return r.goOn(s, "own-organisation", f.carry, OwnOrganisation, 0.75)
	}
	if len(f.holders) > 0 && r.own(g.parties, f.holders[0]) {
		return r.speak(s, "own-organisation", f.holders, nil, OwnOrganisation, 0.85, leadAct(s), g.start, g.end)
	}
	return r.credit(s, g.rule, g.parties, 0.85, leadAct(s), g.start, g.end)
}

// ruleGroupPronoun: "They" after "participants", nobody else speaking.
func (r *reader) ruleGroupPronoun(s *sentence) bool {
	f := &r.floor
	if len(f.group) == 0 || len(f.holders) > 0 || len(s.activeVerbs()) == 0 {
		return false
	}
	for _, j := range []int{0, s.lead()} {
		if j >= len(s.k) || s.cue("impersonal", j) > 0 {
			continue
		}
		if it := s.lex.Code == "en" && s.k[j].Lower == "it"; !it && !s.k[j].Is(lexicon.Subject) || it && f.group[0].Sort == "anonymous" {
			continue
		}
		if s.k[j].Is(lexicon.Plural) || len(f.group) == 1 && f.group[0].Sort != "group" {
			parties := append(f.group[:len(f.group):len(f.group)], r.furtherGroups(s, j+1)...)
			return r.credit(s, "group-pronoun", parties, 0.85, leadAct(s), j, j+1)
		}
	}
	// "También señalaron": the subject dropped, the verb in the plural.
	if s.lex.Code == "es" {
		lead := s.lead()
		for _, v := range s.verbs {
			if v.voice == active && v.plural && !v.weak && v.at <= lead+2 && !determinerBetween(s.k, min(lead, v.at), v.at) {
				return r.credit(s, "group-dropped", f.group, 0.8, v.act, v.at, v.at+1)
			}
		}
	}
	return false
}

// grouping is a group found as the subject of a sentence.
type grouping struct {
	rule       string
	parties    []Party
	start, end int // words
}

// findGroup finds the parties that a sentence credits, nil where there are none.
func (r *reader) findGroup(s *sentence) *grouping {
	k, lead := s.k, s.lead()
	for _, i := range []int{0, lead} {
		if n := s.cue("consensus", i); n > 0 {
			return &grouping{"consensus", []Party{{Name: participants[s.lex.Code], Sort: "anonymous"}}, i, i + n}
		}
	}
	act := s.activeVerbs()
	if g := r.capitalRun(s); g != nil {
		return g
	}
	if g := r.groupSource(s); g != nil {
		return g
	}
	if len(act) == 0 {
		if parties, e := r.partiesAt(s, 0, false); parties != nil && r.attitude(s, e) {
			return &grouping{"group-attitude", parties, 0, e}
		}
		if g := r.bodyDecides(s); g != nil {
			return g
		}
		return r.groupAgent(s)
	}
	starts := []int{0}
	if lead > 0 {
		starts = append(starts, lead)
	}
	for x := 0; x < len(k)-2 && x < 40; x++ {
		if (k[x].Text == "," || k[x].Text == ";") && x+1 != lead {
			if k[x+1].Is(lexicon.Quantifier|lexicon.Determiner) || s.cue("anonymous", x+1) > 0 {
				starts = append(starts, x+1)
			}
		} else if s.cueBefore("subordinate-phrase", x+1) > 0 {
			starts = append(starts, x+1)
		}
	}
	if len(k) > 2 && adverbial(k[0]) && !k[0].Is(lexicon.Determiner|lexicon.Clitic) && k[1].Text != "," {
		starts = append(starts, 1)
	}
	if n := weekdayLead(s); n > 0 && n != lead {
		starts = append(starts, n)
	}
	for _, i := range starts {
		parties, e := r.partiesAt(s, i, false)
		if parties == nil || !r.groupSpeaks(s, parties, i, e, act) {
			continue
		}
		parties = append(parties, r.furtherGroups(s, e)...)
		return &grouping{"group", once(parties), i, e}
	}
	if g := r.bodyDecides(s); g != nil {
		return g
	}
	for n, v := range act {
		if n > 1 {
			break
		}
		if parties, e := r.partiesAt(s, v.at+1, true); parties != nil && r.invertible(s, v.at) {
			return &grouping{"group-inverted", once(append(parties, r.included(s, e)...)), v.at, e}
		}
	}
	return nil
}

// participants stands for everybody where a consensus is told.
var participants = map[string]string{"fr": "participants", "en": "participants", "es": "participantes"}

func once(in []Party) []Party {
	var out []Party
next:
	for _, p := range in {
		for _, q := range out {
			if p.Country != "" && p.Country == q.Country || lexicon.Fold(p.Name) == lexicon.Fold(q.Name) {
				continue next
			}
		}
		out = append(out, p)
	}
	return out
}

// weekdayLead: "On Wednesday participants": the word after the day.
func weekdayLead(s *sentence) int {
	for i := 0; i < 3 && i < len(s.k); i++ {
		if s.cue("weekdays", i) > 0 {
			return i + 1
		}
	}
	return 0
}

// groupSource: "Selon plusieurs délégations", "For many participants,".
func (r *reader) groupSource(s *sentence) *grouping {
	n := s.cue("source", 0)
	if n == 0 {
		return nil
	}
	parties, e := r.partiesAt(s, n, false)
	if parties == nil || parties[0].Sort == "organisation" && at(s.k, e).Text != "," {
		return nil
	}
	switch s.k[0].Lower {
	case "pour", "for", "para":
		if at(s.k, e).Text != "," || parties[0].Sort != "anonymous" {
			return nil
		}
	}
	if r.floor.background || s.cueAt("documents", n+1) {
		return nil
	}
	return &grouping{"group-source", parties, 0, e}
}

func (s *sentence) cueAt(name string, i int) bool { return s.cue(name, i) > 0 }

// groupAgent: "… a été souligné par plusieurs délégations".
func (r *reader) groupAgent(s *sentence) *grouping {
	for _, v := range s.verbs {
		if v.voice != passive || v.weak {
			continue
		}
		for i := v.at + 1; i < len(s.k) && i < v.at+10; i++ {
			switch s.k[i].Lower {
			case "par", "by", "por":
				parties, e := r.partiesAt(s, i+1, false)
				if parties != nil && (parties[0].Sort == "anonymous" || parties[0].Sort == "state") {
					return &grouping{"group-agent", parties, i, e}
				}
			}
		}
	}
	return nil
}

// invertible: the verb opens its clause ("Ainsi que l'ont affirmé de nombreux Etats").
func (r *reader) invertible(s *sentence, v int) bool {
	k, q := s.k, v
	for q > 0 && (k[q-1].Is(lexicon.Auxiliary|lexicon.Clitic) || adverbial(k[q-1])) && k[q-1].Lower != "l'" {
		q--
	}
	if q == 0 && s.lex.Code != "es" {
		return false
	}
	if q == 0 || k[q-1].Punct {
		switch k[v].Verb.Act {
		case "thanks", "urges", "supports", "opposes":
			return false
		}
		return (s.lex.Code != "en" || closesQuote(at(k, q-1))) && !k[v].Verb.Weak
	}
	switch k[q-1].Lower {
	case "l'", "lo", "as", "comme", "como":
		return true
	}
	return false
}

// partiesAt reads one party or a list of them at i: "several delegations",
// "la Fédération de Russie, le Mali et le Chili", "the EU and Norway".
// behind: the list stands after its verb.
func (r *reader) partiesAt(s *sentence, i int, behind bool) ([]Party, int) {
	if g, e := r.representatives(s, i); g != nil {
		return g, e
	}
	p, e := r.partyAt(s, i, behind)
	if p == nil {
		return nil, 0
	}
	out := []Party{*p}
	for e < len(s.k) {
		q := r.separator(s, e)
		if q == e {
			break
		}
		p, n := r.partyAt(s, q, false)
		if p == nil || p.Sort == "anonymous" && out[0].Sort == "state" && s.k[e].Text == "," {
			break
		}
		out = append(out, *p)
		e = n
	}
	return out, e
}

// representatives reads "the representatives of Eritrea and Indonesia", "les
// délégations du Mali et du Chili": these States.
func (r *reader) representatives(s *sentence, i int) ([]Party, int) {
	k, j := s.k, i
	for j < len(k) && j-i < 3 && k[j].Is(lexicon.Determiner|lexicon.Quantifier) && !k[j].Is(lexicon.Meeting) {
		j++
	}
	if j >= len(k) || j == i || !k[j].Is(lexicon.Meeting|lexicon.RolePlural) || !at(k, j+1).Is(lexicon.Of) {
		return nil, 0
	}
	var out []Party
	q := j + 2
	for q < len(k) {
		for q < len(k) && k[q].Is(lexicon.Determiner|lexicon.Of) {
			q++
		}
		p, n := r.placeAt(s, q)
		if n == 0 || p.City {
			break
		}
		party := stateParty(p, k[q:q+n])
		party.delegation = true
		out = append(out, *party)
		q += n
		next := q
		for next < len(k) && next < q+3 && (k[next].Text == "," || k[next].Is(lexicon.Coordinator)) {
			next++
		}
		if next == q {
			return out, q
		}
		q = next
	}
	if len(out) == 0 {
		return nil, 0
	}
	return out, q
}

// separator skips what stands between the parties of a list.
func (r *reader) separator(s *sentence, e int) int {
	k := s.k
	q := e
	if at(k, q).Text == "," {
		q++
		// ", for AOSIS,": the State speaks for others; the list goes on after it.
		if n := s.cue("behalf", q); n > 0 || at(k, q).Lower == "for" {
			c := q + 1
			for c < len(k) && c < q+8 && k[c].Text != "," {
				c++
			}
			if at(k, c).Text == "," && at(k, c+1).Is(lexicon.Coordinator) {
				q = c + 1
			}
		}
	}
	if n := s.cue("together", q); n > 0 {
		return q + n
	}
	if at(k, q).Is(lexicon.Coordinator) || at(k, q).Lower == "and" {
		return q + 1
	}
	return q
}

// partyAt reads one party at i.
func (r *reader) partyAt(s *sentence, i int, behind bool) (*Party, int) {
	k := s.k
	if i >= len(k) {
		return nil, 0
	}
	if n := s.cue("anonymous", i); n > 0 {
		e := i + n
		if w := at(k, e); w.Is(lexicon.Meeting|lexicon.Party) && !w.Upper {
			e++
		}
		if n > 1 || e > i+n || s.verbNear(e, 1) || adverbial(at(k, e)) && s.verbNear(e+1, 1) || at(k, e).Is(lexicon.Have) && s.verbNear(e, 3) {
			e = r.complement(s, e)
			return &Party{Name: printed(s, i, e), Sort: "anonymous"}, e
		}
	}
	j, quantified := i, false
	for j < len(k) && j-i < 5 && (k[j].Is(lexicon.Determiner|lexicon.Quantifier) || k[j].Lower == "d'" || k[j].Lower == "l'" || k[j].Lower == "de" || k[j].Lower == "of" || k[j].Lower == "des") && !k[j].Is(lexicon.Meeting|lexicon.Party) {
		quantified = quantified || k[j].Is(lexicon.Quantifier) && !k[j].Is(lexicon.Determiner)
		j++
	}
	if j >= len(k) || behind && j == i && !k[j].Cap {
		return nil, 0
	}
	if p, n := r.placeAt(s, j); n > 0 && !r.namedAfterPlace(s, j+n) {
		return stateParty(p, k[j:j+n]), j + n
	}
	if n := bloc(k, j); n > 0 && !r.namedAfterPlace(s, j+n) {
		return &Party{Name: text(k[j : j+n]), Sort: "organisation", bloc: true}, j + n
	}
	// Up to two words may stand before the noun: "developing countries", "working group rapporteurs".
	for n := 0; n <= 2 && j+n < len(k); n++ {
		w := k[j+n]
		if (w.Is(lexicon.Meeting|lexicon.Party) || w.Is(lexicon.People) && len(r.floor.holders) == 0) && !w.Upper && (j+n > i || s.lex.Code == "en" || w.Cap) {
			e := j + n + 1
			for e < len(k) && e <= j+n+2 && adjectivePlural(s, e) {
				e++
			}
			sort := "group"
			if w.Is(lexicon.Meeting) {
				sort = "anonymous"
			}
			e = r.complement(s, e)
			return &Party{Name: printed(s, i, e), Sort: sort}, e
		}
		if w.Punct || n > 0 && w.Is(lexicon.Determiner) || adverbial(w) && !w.Is(lexicon.Quantifier|lexicon.Determiner) && s.lex.Code != "en" || w.Is(lexicon.Preposition|lexicon.Auxiliary|lexicon.Role) && !w.Is(lexicon.Quantifier) || s.verbAt(j+n) != nil || w.Is(lexicon.Subject|lexicon.Conjunction) {
			break
		}
	}
	if p, e := r.delegationAt(s, i, j); p != nil {
		return p, e
	}
	w := k[j]
	named := w.Upper && utf8.RuneCountInString(w.Text) > 1 || w.Cap && w.Is(lexicon.Organisation) || s.lex.Code != "en" && j > i && w.Is(lexicon.Organisation) || r.capitalBody(s, i, j)
	if !w.Cap && j > i && k[j-1].Is(lexicon.Indefinite) && s.lex.Code != "en" {
		return nil, 0 // "une entreprise de la région"
	}
	if s.cueOf("generic-bodies", w) && !at(k, j+1).Cap && !at(k, j+1).Is(lexicon.Of) {
		return nil, 0
	}
	if r.review && !w.Punct && capitals(w.Text) > 1 {
		named = true // "CoE-GRETA", "JS3"
	}
	if w.Is(lexicon.Ordinal) || roman(w.Text) || at(k, j+1).Text == ":" && !behind {
		return nil, 0
	}
	if !named || endsInDigit(w.Text) && !(r.review && !strings.Contains(w.Text, "-")) || w.Is(lexicon.Occasion) && !w.Upper {
		return nil, 0
	}
	e := r.bodyEnd(s, j)
	if n := at(k, e); s.lex.Code == "en" && !n.Cap && (n.Is(lexicon.Role) || n.Lower == "official" || n.Lower == "source") {
		// "A Ministry official": somebody of the body; with "the", an office.
		if j > i && k[i].Is(lexicon.Indefinite) {
			return &Party{Name: printed(s, i, e+1), Sort: "anonymous"}, e + 1
		}
		return nil, 0
	}
	for _, t := range k[j:e] {
		if endsInDigit(t.Text) && !r.review || s.lex.Cues["documents"].At(0, 1, func(int) string { return t.Fold }) > 0 {
			return nil, 0
		}
	}
	if at(k, e).Digit {
		return nil, 0
	}
	name := text(k[j:e])
	if e == j+1 && r.locality != "" && strings.HasPrefix(lexicon.Fold(r.locality), w.Fold+" ") {
		name = r.locality
	}
	return &Party{Name: name, Sort: "organisation", deliberative: w.Is(lexicon.Deliberative)}, e
}

// namedAfterPlace: the place is part of a longer name ("New York Times").
func (r *reader) namedAfterPlace(s *sentence, i int) bool {
	w := at(s.k, i)
	return w.Cap && !w.Punct && s.verbAt(i) == nil && !w.Is(lexicon.Never|lexicon.Coordinator)
}

// capitalBody: "the African Group", "the Holy See": capitals that hold a body's noun.
func (r *reader) capitalBody(s *sentence, i, j int) bool {
	k := s.k
	if !k[j].Cap || k[j].Is(lexicon.Role) || i == j && s.lex.Code != "en" {
		return false
	}
	for e := j; e < len(k) && e < j+7 && (k[e].Cap || k[e].Is(lexicon.Of) || k[e].Is(lexicon.Determiner)); e++ {
		if k[e].Cap && k[e].Is(lexicon.Organisation) {
			return true
		}
	}
	return false
}

// delegationAt: "la délégation du Mali", "the delegation": one body that speaks.
func (r *reader) delegationAt(s *sentence, i, j int) (*Party, int) {
	k := s.k
	for n := 0; n <= 1 && j+n < len(k); n++ {
		w := k[j+n]
		if !w.Is(lexicon.Delegation) {
			if w.Punct || w.Is(lexicon.Preposition) || s.verbAt(j+n) != nil {
				break
			}
			continue
		}
		if j+n == i && !w.Cap {
			break
		}
		e := j + n + 1
		if at(k, e).Is(lexicon.Of) {
			q := e + 1
			for q < len(k) && k[q].Is(lexicon.Determiner|lexicon.Of) {
				q++
			}
			if p, g := r.placeAt(s, q); g > 0 {
				party := stateParty(p, k[q:q+g])
				party.delegation = true
				return party, q + g
			}
			e = r.complement(s, e)
		}
		if iso := demonym(k, j); iso != "" && n > 0 {
			return &Party{Name: text(k[j : j+n+1]), Country: iso, Sort: "state", delegation: true}, e
		}
		if iso := demonym(k, e); iso != "" && s.lex.Code != "en" {
			return &Party{Name: text(k[j : e+1]), Country: iso, Sort: "state", delegation: true}, e + 1
		}
		return &Party{Name: printed(s, i, e), Sort: "organisation", delegation: true}, e
	}
	return nil, 0
}

// roman: a number in capitals, "IV".
func roman(t string) bool {
	return t != "" && strings.Trim(t, "IVXLC") == ""
}

func endsInDigit(s string) bool {
	c, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(c)
}

func stateParty(p place, k []word) *Party {
	if p.City {
		return &Party{Name: text(k), Sort: "organisation"}
	}
	return &Party{Name: text(k), Country: p.ISO, Sort: "state"}
}

// adjectivePlural: "les délégations africaines": the word after the noun goes with it.
func adjectivePlural(s *sentence, e int) bool {
	w := s.k[e]
	if s.lex.Code == "en" || w.Punct || s.verbAt(e) != nil || w.Is(lexicon.Auxiliary|lexicon.Preposition|lexicon.Conjunction|lexicon.Clitic|lexicon.Relative) || adverbial(w) {
		return false
	}
	for _, end := range []string{"s", "x"} {
		if len(w.Lower) > 4 && w.Lower[len(w.Lower)-1:] == end {
			return true
		}
	}
	return false
}

// complement goes on over "of international organizations", "de la société
// civile", up to a verb, a mark or a relative.
func (r *reader) complement(s *sentence, e int) int {
	k := s.k
	w := at(k, e)
	if !(w.Is(lexicon.Of) || w.Lower == "from") || w.Lower == "to" || w.Lower == "à" || w.Lower == "au" || w.Lower == "aux" || w.Lower == "para" || w.Lower == "por" || w.Lower == "en" || w.Lower == "ante" || w.Lower == "with" || w.Lower == "at" {
		return e
	}
	for q := e + 1; q < len(k) && q < e+14; q++ {
		t := k[q]
		if t.Punct || t.Is(lexicon.Auxiliary) && t.Lower != "a" || t.Is(lexicon.Relative) || s.verbAt(q) != nil || t.Is(lexicon.Reflexive) || t.Lower == "ne" || t.Lower == "n'" || s.cueBefore("subordinate-phrase", q) > 0 {
			return q
		}
		if adverbial(t) && !t.Is(lexicon.Determiner|lexicon.Of|lexicon.Preposition) {
			return q
		}
	}
	return e
}

// printed gives a group's name as printed, without its article and without
// the capital that only opens the sentence.
func printed(s *sentence, i, e int) string {
	k := s.k
	from := i
	for from < e-1 && s.cue("articles", from) > 0 {
		from++
	}
	t := text(k[from:e])
	if from == 0 && !k[0].Upper || from == i && i == 0 {
		c, n := utf8.DecodeRuneInString(t)
		if at(k, from).Lower != at(k, from).Text && !k[from].Upper {
			t = string(unicode.ToLower(c)) + t[n:]
		}
	}
	return t
}

func (r *reader) bodyEnd(s *sentence, j int) int {
	k := s.k
	e := j + 1
	for e < len(k) && e-j < 18 {
		t, next := k[e], at(k, e+1)
		switch {
		case t.Cap && !t.Punct:
		case t.Text == "/" && next.Cap:
		case t.Lower == "'s" && next.Cap:
		case !k[j].Upper && links(t) && next.Is(lexicon.Determiner) && at(k, e+2).Cap && s.verbAt(e) == nil:
		case next.Cap && !t.Punct && (t.Is(lexicon.Of|lexicon.Determiner) || t.Is(lexicon.Coordinator) && !k[j].Upper || t.Lower == "pour" || t.Lower == "for" || t.Lower == "sur" || t.Lower == "on") && s.verbAt(e) == nil && !t.Is(lexicon.Have):
			if _, n := r.placeAt(s, e+1); n > 0 && t.Is(lexicon.Coordinator) {
				return e
			}
		case s.lex.Code != "en" && e == j+1 && !k[j].Upper && !t.Punct && len(t.Text) > 3 && s.verbAt(e) == nil && !t.Is(lexicon.Auxiliary):
		default:
			return e
		}
		e++
	}
	return e
}

// links: a preposition within a body's name.
func links(w word) bool {
	switch w.Lower {
	case "on", "of", "for", "against", "sur", "pour", "contre", "de", "sobre", "para", "contra":
		return true
	}
	return false
}

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
		if v.at >= e && v.at <= e+reach {
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
	if g[0].delegation || len(g) > 1 && g[0].Sort == "state" && g[1].Sort == "state" && near[0].tense == lexicon.Past && near[0].at-e <= 4 {
		return true
	}
	if v := near[0]; (g[0].Sort == "state" || g[0].bloc) && v.at-e <= 3 && v.tense == lexicon.Past && i <= s.lead() && stance(v.act) && len(r.floor.holders) == 0 {
		return true
	}
	v := near[0]
	present := v.tense == lexicon.Present
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
	if g[0].Sort == "organisation" && overview[v.lemma] && !at(k, v.at+1).Is(lexicon.Subordinator) && !r.review {
		return false
	}
	// An overview: "On Wednesday, participants discussed …".
	if d := weekdayLead(s); d > 0 && people && (v.weak || overview[v.lemma]) {
		return false
	}
	if present && r.past && people {
		return false
	}
	return true
}

// stance: the act takes sides.
func stance(act string) bool {
	switch act {
	case "supports", "opposes", "urges", "proposes", "thanks", "warns":
		return true
	}
	return false
}

// overview verbs tell what a meeting did on a day, not what was said.
var overview = map[string]bool{"discuss": true, "present": true, "provide": true, "hear": true, "consider": true, "address": true, "review": true, "discuter": true, "examiner": true, "presenter": true, "presentar": true, "examinar": true, "debatir": true, "abordar": true, "give": true, "exchange": true}

// furtherGroups finds parties of later clauses ("while others cautioned",
// "supported by Japan") and of lists that follow ("including Mali").
func (r *reader) furtherGroups(s *sentence, e int) []Party {
	k := s.k
	out := r.included(s, e)
	for x := e; x < len(k)-1; x++ {
		clause := k[x].Text == ";" || s.cueBefore("clauses", x+1) > 0
		n := s.cueBefore("backed", x+1)
		backed := n > 0 && (at(k, x-n).Text == "," || at(k, x-n).Is(lexicon.Coordinator))
		if !clause && !backed {
			continue
		}
		g, end := r.partiesAt(s, x+1, false)
		if g == nil {
			continue
		}
		if backed && g[0].Sort != "group" || clause && s.verbNear(end, 4) {
			out = append(out, g...)
			x = end - 1
		}
	}
	return out
}

// verbNear: an active reporting verb among the n words from i.
func (s *sentence) verbNear(i, n int) bool {
	for _, v := range s.verbs {
		if v.voice == active && v.at >= i && v.at < i+n {
			return true
		}
	}
	return false
}

// included reads ", including Mali, Chile and Panama" after the group or at
// the sentence's end.
func (r *reader) included(s *sentence, e int) []Party {
	var out []Party
	for x := e; x < len(s.k)-1; x++ {
		n := s.cue("including", x)
		if n == 0 || at(s.k, x-1).Text != "," && at(s.k, x-1).Text != "(" {
			continue
		}
		g, end := r.partiesAt(s, x+n, false)
		if g != nil && (g[0].Sort == "state" || x <= e+1) {
			out = append(out, g...)
			x = end
		}
	}
	return out
}
