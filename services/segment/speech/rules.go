package speech

// rule is one way to tell who said a sentence. apply either decides the
// sentence, moves the floor and answers true, or leaves both alone.
type rule struct {
	id    string
	apply func(*reader, *sentence) bool
	// printed: in a verbatim record this rule reads who speaks off the page, from
	// labels and the layout; there is nothing to weigh against it.
	printed bool
}

// rules, each of which may propose. Where nothing is fitted the first that answers
// decides: their order is where the weights start, and what rule tests go by.
var rules = []rule{
	{id: "turn-label", apply: (*reader).ruleLabel, printed: true},
	{id: "turn", apply: (*reader).ruleTurn, printed: true},
	{id: "quotation", apply: (*reader).ruleQuotation},
	{id: "vote", apply: (*reader).ruleVote},
	{id: "turn-head", apply: (*reader).ruleTurnHead},
	{id: "gives-floor", apply: (*reader).ruleGivesFloor},
	{id: "background", apply: (*reader).ruleBackground},
	{id: "guest", apply: (*reader).ruleGuest},
	{id: "roll", apply: (*reader).ruleRoll},
	{id: "business", apply: (*reader).ruleBusiness},
	{id: "also-spoke", apply: (*reader).ruleAlsoSpoke},
	{id: "attending", apply: (*reader).ruleAttending},
	{id: "its-delegate", apply: (*reader).ruleItsDelegate},
	{id: "relay", apply: (*reader).ruleRelay},
	{id: "subject", apply: (*reader).ruleSubject},
	{id: "speech-noun", apply: (*reader).ruleSpeechNoun},
	{id: "quotes", apply: (*reader).ruleQuotes},
	{id: "heard", apply: (*reader).ruleHeard},
	{id: "occasion-for", apply: (*reader).ruleOccasionFor},
	{id: "source", apply: (*reader).ruleSource},
	{id: "office-source", apply: (*reader).ruleOfficeSource},
	{id: "own-view", apply: (*reader).ruleOwnView},
	{id: "former", apply: (*reader).ruleFormer},
	{id: "inverted", apply: (*reader).ruleInverted},
	{id: "group-pronoun", apply: (*reader).ruleGroupPronoun},
	{id: "descriptor", apply: (*reader).ruleDescriptor},
	{id: "office-es", apply: (*reader).ruleOfficeFirst},
	{id: "pronoun", apply: (*reader).rulePronoun},
	{id: "office", apply: (*reader).ruleOffice},
	{id: "behind", apply: (*reader).ruleBehind},
	{id: "group", apply: (*reader).ruleGroup},
	{id: "group-tag", apply: (*reader).ruleGroupTag},
	{id: "agent", apply: (*reader).ruleAgent},
	{id: "exchange", apply: (*reader).ruleExchange},
	{id: "headed", apply: (*reader).ruleHeaded},
	{id: "announced", apply: (*reader).ruleAnnounced},
	{id: "group-goes-on", apply: (*reader).ruleGroupGoesOn},
	{id: "record", apply: (*reader).ruleRecord},
	{id: "turn-end", apply: (*reader).ruleTurnEnd},
	{id: "section", apply: (*reader).ruleSection},
	{id: "titular", apply: (*reader).ruleTitular},
	{id: "group-list", apply: (*reader).ruleGroupList},
	{id: "minutes", apply: (*reader).ruleMinutes},
	{id: "backshift", apply: (*reader).ruleBackshift},
	{id: "crossing", apply: (*reader).ruleFirst},
	{id: "continuation", apply: (*reader).ruleContinue},
	{id: "narration", apply: (*reader).ruleNarration},
	{id: "group-view", apply: (*reader).ruleGroupView},
	{id: "group-by", apply: (*reader).ruleGroupBy},
	{id: "office-near", apply: (*reader).ruleOfficeNear},
	{id: "office-near-2", apply: (*reader).ruleOfficeNear2},
	{id: "office-here", apply: (*reader).ruleOfficeHere},
	{id: "speaker-back", apply: (*reader).ruleSpeakerBack},
	{id: "group-plain", apply: (*reader).ruleGroupPlain},
	{id: "with-others", apply: (*reader).ruleWithOthers},
	{id: "both-here", apply: (*reader).ruleBothHere},
	{id: "both-before", apply: (*reader).ruleBothBefore},
}

// ruleBackground: under "Background", "Historique" nobody speaks.
func (r *reader) ruleBackground(s *sentence) bool {
	if !r.floor.background {
		return false
	}
	return r.narrate(s, "background", Narration, 0, 0)
}

// ruleContinue: what follows in the paragraph is still the holder's.
func (r *reader) ruleContinue(s *sentence) bool {
	if len(r.floor.holders) == 0 {
		return false
	}
	r.ownBody(s, r.floor.holders)
	return r.goOn(s, "continuation", r.floor.holders, Continuation)
}

// ruleFirst: a paragraph's first sentence is the former holder's where
// something says so, else a finding.
func (r *reader) ruleFirst(s *sentence) bool {
	if !s.first {
		return false
	}
	if len(r.floor.carry) > 0 && r.crosses(s) {
		return r.goOn(s, "crossing", r.floor.carry, Continuation)
	}
	if len(r.floor.holders) > 0 {
		return false
	}
	if at, n := s.factOfMeeting(); n > 0 {
		r.narrate(s, "meeting-fact", Narration, at, at+n)
	} else {
		r.narrate(s, "topic", Finding, 0, 0)
	}
	r.about(s)
	if g := r.dealtWith(s); g != nil {
		r.floor.group = g
	}
	return true
}

// dealtWith gives the deliberating body that is the subject of a sentence which
// tells no more than what it dealt with: "they" may be its.
func (r *reader) dealtWith(s *sentence) []Party {
	g, e := r.parties(s).ListAt(s.Lead(), false)
	if len(g) != 1 || !deliberates(g[0]) || s.VerbAt(e) == nil {
		return nil
	}
	return g
}

func (r *reader) ruleNarration(s *sentence) bool {
	r.narrate(s, "narration", Narration, 0, 0)
	r.about(s)
	if g := r.dealtWith(s); g != nil {
		r.floor.group = g
	}
	return true
}
