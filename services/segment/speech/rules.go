package speech

// rule is one way to tell who said a sentence. apply either decides the
// sentence, moves the floor and answers true, or leaves both alone.
type rule struct {
	id    string
	apply func(*reader, *sentence) bool
}

// rules in the order in which they are asked: the first that decides wins.
var rules = []rule{
	{"turn-label", (*reader).ruleLabel},
	{"turn", (*reader).ruleTurn},
	{"quotation", (*reader).ruleQuotation},
	{"vote", (*reader).ruleVote},
	{"turn-head", (*reader).ruleTurnHead},
	{"gives-floor", (*reader).ruleGivesFloor},
	{"background", (*reader).ruleBackground},
	{"guest", (*reader).ruleGuest},
	{"roll", (*reader).ruleRoll},
	{"business", (*reader).ruleBusiness},
	{"also-spoke", (*reader).ruleAlsoSpoke},
	{"attending", (*reader).ruleAttending},
	{"relay", (*reader).ruleRelay},
	{"subject", (*reader).ruleSubject},
	{"speech-noun", (*reader).ruleSpeechNoun},
	{"quotes", (*reader).ruleQuotes},
	{"heard", (*reader).ruleHeard},
	{"occasion-for", (*reader).ruleOccasionFor},
	{"source", (*reader).ruleSource},
	{"office-source", (*reader).ruleOfficeSource},
	{"own-view", (*reader).ruleOwnView},
	{"former", (*reader).ruleFormer},
	{"inverted", (*reader).ruleInverted},
	{"group-pronoun", (*reader).ruleGroupPronoun},
	{"descriptor", (*reader).ruleDescriptor},
	{"office-es", (*reader).ruleOfficeFirst},
	{"pronoun", (*reader).rulePronoun},
	{"office", (*reader).ruleOffice},
	{"behind", (*reader).ruleBehind},
	{"group", (*reader).ruleGroup},
	{"group-tag", (*reader).ruleGroupTag},
	{"agent", (*reader).ruleAgent},
	{"exchange", (*reader).ruleExchange},
	{"headed", (*reader).ruleHeaded},
	{"announced", (*reader).ruleAnnounced},
	{"group-goes-on", (*reader).ruleGroupGoesOn},
	{"record", (*reader).ruleRecord},
	{"turn-end", (*reader).ruleTurnEnd},
	{"section", (*reader).ruleSection},
	{"titular", (*reader).ruleTitular},
	{"group-list", (*reader).ruleGroupList},
	{"minutes", (*reader).ruleMinutes},
	{"backshift", (*reader).ruleBackshift},
	{"crossing", (*reader).ruleFirst},
	{"continuation", (*reader).ruleContinue},
	{"narration", (*reader).ruleNarration},
	{"group-view", (*reader).ruleGroupView},
	{"group-by", (*reader).ruleGroupBy},
	{"office-near", (*reader).ruleOfficeNear},
	{"office-near-2", (*reader).ruleOfficeNear2},
	{"office-here", (*reader).ruleOfficeHere},
	{"speaker-back", (*reader).ruleSpeakerBack},
	{"group-plain", (*reader).ruleGroupPlain},
	{"with-others", (*reader).ruleWithOthers},
	{"both-here", (*reader).ruleBothHere},
	{"both-before", (*reader).ruleBothBefore},
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
	g, e := r.partiesAt(s, s.lead(), false)
	if len(g) != 1 || !deliberates(g[0]) || s.verbAt(e) == nil {
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
