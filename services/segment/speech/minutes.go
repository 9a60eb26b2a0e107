package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
)

// findGenre tells minutes from reports: a body decides, item by item. There
// the one who presents an item holds the floor over its paragraphs.
func (r *reader) findGenre() {
	decided, body := 0, 0
	for _, s := range r.sentences {
		if s.head >= 0 || s.Role == Aside {
			continue
		}
		body++
		if s.CueWithin(lexicon.CueDecided) || s.CueWithin(lexicon.CueVotes) || s.k0Digit() && s.CueWithin(lexicon.CueBallot) {
			decided++
		}
	}
	r.minutes = decided >= 2 && 50*decided >= body
	if r.minutes {
		r.locality = r.findLocality()
	}
}

// findLocality finds the town whose council met: "la Commune de X".
func (r *reader) findLocality() string {
	for _, s := range r.sentences {
		for i := range s.Words {
			if e := s.townCouncil(i); e > 0 {
				return grammar.Text(s.Words[i:e])
			}
			n := s.Cue(lexicon.CueLocalities, i)
			if n == 0 || !grammar.At(s.Words, i+n).Cap || grammar.At(s.Words, i+n).Is(lexicon.Never) && !grammar.At(s.Words, i+n+1).Cap {
				continue
			}
			e := i + n + 1
			for e < len(s.Words) && e < i+n+6 && (s.Words[e].Cap && !s.Words[e].Punct || s.Words[e].Is(lexicon.Of) && grammar.At(s.Words, e+1).Cap || s.Words[e].Lower == "la" && grammar.At(s.Words, e+1).Cap) {
				e++
			}
			return grammar.Text(s.Words[i:e])
		}
	}
	return ""
}

// bodyDecides: in minutes, the body that meets is the subject, with any verb.
func (r *reader) bodyDecides(s *sentence) *grouping {
	if !r.minutes {
		return nil
	}
	k, i := s.Words, 0
	for i < len(k) && k[i].Punct {
		i++
	}
	parties, e := r.parties(s).ListAt(i, false)
	if parties == nil || e >= len(k) {
		return nil
	}
	body := parties[0].Deliberative
	for j := i; j < e; j++ {
		body = body || k[j].Is(lexicon.Deliberative)
	}
	next := grammar.At(k, e)
	if !body || !(next.Text == "," || next.Is(lexicon.Auxiliary|lexicon.Clitic) || next.Verb.Lemma != "") {
		return nil
	}
	// "Le Conseil est invité à": what is asked of the body.
	if next.Is(lexicon.Be) && grammar.At(k, e+1).Verb.Act == "urges" {
		return nil
	}
	return &grouping{"body", parties, i, e}
}

// ruleVote: the result of a vote is nobody's statement.
func (r *reader) ruleVote(s *sentence) bool {
	if !r.minutes {
		return false
	}
	if i, n := s.CueAnywhere(lexicon.CueClosing); i >= 0 {
		return r.narrate(s, "closing", Procedural, i, i+n)
	}
	i, n := s.CueAnywhere(lexicon.CueVotes)
	if i < 0 || i > s.Lead()+3 {
		return false
	}
	r.narrate(s, "vote", Narration, i, i+n)
	f := &r.floor
	f.carry, f.group, f.carriedGroup, f.sectionGroup = nil, nil, nil, nil
	return true
}

// ruleMinutes: in minutes the floor goes on over the paragraphs of an item,
// be it a person's or the body's.
func (r *reader) ruleMinutes(s *sentence) bool {
	f := &r.floor
	if !r.minutes || !s.first || len(f.holders) > 0 {
		return false
	}
	if s.CueWithin(lexicon.CueBallot) {
		r.narrate(s, "ballot", Narration, 0, 0)
		f.carry, f.carriedGroup = nil, nil
		return true
	}
	switch {
	case len(f.carriedGroup) > 0 && (f.carriedGroup[0].Deliberative || f.carriedGroup[0].Delegation || f.colon):
		return r.credit(s, "minutes", f.carriedGroup, s.LeadAct(), 0, 0)
	case len(f.carry) > 0:
		return r.goOn(s, "minutes", f.carry, Continuation)
	}
	return false
}

// ruleGroupList: the items of a list that a group's sentence opened are its own.
func (r *reader) ruleGroupList(s *sentence) bool {
	f := &r.floor
	if !s.first || len(f.groupList) == 0 {
		return false
	}
	if !f.colon && !s.item {
		return false
	}
	return r.credit(s, "group-list", f.groupList, s.LeadAct(), 0, 0)
}

// ruleQuotation: a quotation over several paragraphs is the holder's until it
// closes.
func (r *reader) ruleQuotation(s *sentence) bool {
	f := &r.floor
	if f.quoted && r.minutes && s.first && r.bodyDecides(s) != nil {
		f.quoted = false // the mark that closes it is missing
		return false
	}
	if f.quoted {
		f.quoted = !closes(s.Text)
		if who := r.holding(); who != nil {
			return r.goOn(s, "quotation", who, Continuation)
		}
		return false
	}
	if len(s.Words) > 0 && closes(s.Text) && closesAtEnd(s.Text) && !f.colon {
		return r.quotedParagraph(s)
	}
	if len(s.Words) == 0 || !(s.Words[0].Text == "«" || s.Words[0].Text == "“" || s.Words[0].Text == "\"") || closes(s.Text) {
		return false
	}
	who := r.holding()
	if who == nil || s.first && !f.colon {
		return r.quotedParagraph(s)
	}
	f.quoted = true
	return r.goOn(s, "quotation", who, Continuation)
}

// quotedParagraph: a paragraph that is a quotation from end to end, and names
// nobody, goes on with who spoke in the paragraph before.
func (r *reader) quotedParagraph(s *sentence) bool {
	f := &r.floor
	if !s.first || len(f.carry) != 1 || len(f.holders) > 0 || !opensMark(s.Text) {
		return false
	}
	last := s.index
	for last+1 < len(r.sentences) && r.sentences[last+1].Paragraph == s.Paragraph {
		last++
	}
	if last-s.index > 6 || !closesAtEnd(r.sentences[last].Text) || r.signer(last+1) != nil {
		return false
	}
	for _, q := range r.sentences[s.index : last+1] {
		for _, m := range q.mentions {
			if m.p != nil && m.Position != mention.Other && m.Position != mention.Principal {
				return false
			}
		}
	}
	f.quoted = last > s.index
	return r.goOn(s, "quotation", f.carry, Continuation)
}

// closesAtEnd: the text ends in a quotation mark, a full stop aside.
func closesAtEnd(t string) bool {
	t = strings.TrimRight(t, " .!?…\u00a0")
	return strings.HasSuffix(t, "»") || strings.HasSuffix(t, "”") || strings.HasSuffix(t, "\"")
}

// holding gives who speaks, or spoke when the paragraph before ended.
func (r *reader) holding() []*person {
	if len(r.floor.holders) > 0 {
		return r.floor.holders
	}
	if len(r.floor.carry) > 0 {
		return r.floor.carry
	}
	return nil
}

// closes tells whether more quotation marks close than open in a text.
func closes(t string) bool {
	open := strings.Count(t, "«") + strings.Count(t, "“")
	end := strings.Count(t, "»") + strings.Count(t, "”")
	if open+end == 0 {
		return strings.Count(t, "\"")%2 == 0 && strings.Contains(t, "\"")
	}
	return end > 0 && end >= open || end > open
}

// k0Digit: the sentence begins with a number.
func (s *sentence) k0Digit() bool { return len(s.Words) > 0 && s.Words[0].Digit }
