package report

import (
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/clause"
	"rapporteur.internal/services/report/language"
)

// keyMessage is a statement that stands in front, for a chapter or for the meeting.
type keyMessage struct {
	entry *entry
	label string
}

// bearing is how well a statement stands for more than its speaker.
type bearing int

const (
	// noMessage claims nothing, is contested, or can't be read alone.
	noMessage bearing = iota
	// lone is what one said, whom nobody contradicted.
	lone
	// backed is a finding of the source, or what several support and nobody contests.
	backed
	// concluded is what the meeting says at its end that it agrees on.
	concluded
)

// backers is how many have to support what one said, that it stands for more than one.
const backers = 2

// conclusionsMost is how many conclusions of the meeting stand among the messages.
const conclusionsMost = 2

// messages are at most so many statements that somebody should have who reads
// nothing else: what the last conclusions say is agreed, then one of each chapter,
// in the chapters' order. What one speaker said stands among them only where
// there is too little else, and nothing was decided: in front it would pass for
// the view of all.
func (c *composer) messages(p *plan, most int) []keyMessage {
	var out, fill []keyMessage
	if len(c.meetings) == 0 || most <= 0 {
		return nil
	}
	// The last session's conclusions first.
	for _, e := range slices.Backward(c.entries) {
		if len(out) < conclusionsMost && reportable(e) && c.usable(e) && c.closes(e) && c.bearing(e) == concluded {
			out = append(out, keyMessage{entry: e})
		}
	}
	for _, ch := range c.report.Chapters {
		if ch.Kind != "theme" {
			continue
		}
		label := ch.Title
		if ch.Theme == otherThemes {
			// It names no matter.
			label = ""
		}
		if e, s := c.message(ch, p); s >= backed {
			out = append(out, keyMessage{e, label})
		} else if s == lone {
			fill = append(fill, keyMessage{e, label})
		}
	}
	if n := loneMost - len(out); n > 0 && len(c.decisions()) == 0 {
		out = append(out, fill[:min(n, len(fill))]...)
	}
	return out[:min(len(out), most)]
}

// message is the statement of a chapter that stands for most, the weightiest of these.
func (c *composer) message(ch *pb.Chapter, p *plan) (*entry, bearing) {
	var best *entry
	stands, rank := noMessage, 0.0
	in := map[string]bool{}
	for _, s := range ch.Sentences {
		for _, id := range s.Citations {
			in[id] = true
		}
	}
	for _, u := range p.units {
		e := u.head()
		if !in[e.id] || u.group != nil && u.group.text != "" || u.disputed() || len(u.before) > 0 {
			continue
		}
		s := c.bearing(e)
		if s == concluded {
			// It has its place before the chapters'.
			continue
		}
		if s == lone && u.group != nil && u.group.decided() {
			s = backed
		}
		r := u.weight + float64(len(u.entries)-1) + .6*float64(len(e.answers))
		if words(e.Text) > 40 {
			r -= .5
		}
		if s > stands || s == stands && s > noMessage && r > rank {
			best, stands, rank = e, s, r
		}
	}
	return best, stands
}

// bearing tells how well a statement stands for more than its speaker.
func (c *composer) bearing(e *entry) bearing {
	if c.contested(e) || e.decision || e.shiftOf != nil || len(e.answersTo) > 0 || c.says(e, unsettled) || !c.stands(e) {
		return noMessage
	}
	if c.closes(e) && c.says(e, agreed) && e.Act != pb.Act_ACT_COMMITS {
		return concluded
	}
	if !claims(e) || c.procedure(e) || words(c.whole(e)) < messageLeast || !c.lexicon.Asserts(c.tongueOf(e), e.Text) {
		return noMessage
	}
	if e.Kind == pb.Kind_KIND_FINDING || c.supporters(e) >= backers {
		return backed
	}
	if e.Act == pb.Act_ACT_PROPOSES {
		return noMessage
	}
	return lone
}

// claims tells what says something that can be held: a conclusion of the source,
// a claim, a call, a proposal or a warning, not what somebody does or has done.
func claims(e *entry) bool {
	if f := e.parsed.Form; f == clause.How || f == clause.Whether || f == clause.Noun {
		// How something is done, or that something was spoken of, claims nothing.
		return false
	}
	switch e.Act {
	case pb.Act_ACT_ASSERTS, pb.Act_ACT_URGES, pb.Act_ACT_WARNS, pb.Act_ACT_PROPOSES:
		return true
	}
	return e.Kind == pb.Kind_KIND_FINDING && e.Act != pb.Act_ACT_THANKS && e.Act != pb.Act_ACT_COMMITS
}

// supporters is how many voices support a statement; none where somebody opposes it.
func (c *composer) supporters(e *entry) int {
	var voices []string
	for _, a := range e.answered() {
		switch a.stance(e) {
		case pb.Act_ACT_SUPPORTS:
			for _, n := range c.voiceList(a) {
				if !slices.Contains(voices, n) {
					voices = append(voices, n)
				}
			}
		case pb.Act_ACT_OPPOSES:
			return 0
		}
	}
	return len(voices)
}

// says tells whether an entry's text holds one of a list of its language's words.
func (c *composer) says(e *entry, list func(*language.Pack) []string) bool {
	pack := c.packs[c.tongueOf(e)]
	return pack != nil && slices.ContainsFunc(list(pack), func(w string) bool { return holdsFolded(e.Text, w) })
}

func agreed(p *language.Pack) []string      { return p.Agreed }
func unsettled(p *language.Pack) []string   { return p.Unsettled }
func holding(p *language.Pack) []string     { return p.Holds }
func formalities(p *language.Pack) []string { return p.Formalities }
func former(p *language.Pack) []string      { return p.Former }

// contested tells a statement that a possible divergence holds on which nobody
// has decided: alone it would stand as the view of all.
func (c *composer) contested(e *entry) bool {
	return slices.ContainsFunc(undecided(c.report), func(d *pb.Divergence) bool { return d.A == e.id || d.B == e.id })
}
