package report

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// shifts finds who came back on what they had said: a later session's sentence
// that says so by its words ("no longer", "had opposed", "hostile in May"), or that
// takes the other side on the same matter, is bound to what the same person, State
// or group said before on it. The text tells the two in one paragraph.
func (c *composer) shifts() {
	known := map[*entry][]string{}
	standpoints := func(e *entry) []string {
		keys, ok := known[e]
		if !ok {
			keys = c.standpoints(e)
			known[e] = keys
		}
		return keys
	}
	for _, e := range c.entries {
		words := c.comesBack(e)
		if !reportable(e) || !c.usable(e) || !words && camp(e) == 0 {
			continue
		}
		mine := standpoints(e)
		score := sameMatterAt
		for _, x := range c.entries {
			if x.doc.session.number >= e.doc.session.number || !reportable(x) || !c.usable(x) ||
				!slices.ContainsFunc(standpoints(x), func(v string) bool { return slices.Contains(mine, v) }) {
				continue
			}
			turned := camp(e)*camp(x) < 0
			shared := sharedWords(e, x)
			if words && shared == 0 && (!turned || x.theme != e.theme) || !words && (!turned || shared < matterWords || x.theme != e.theme) {
				continue
			}
			s := c.matcher.Near(e.id, x.id)
			if turned {
				s += .1
			}
			if camp(x) != 0 || x.Act == pb.Act_ACT_PROPOSES || x.Act == pb.Act_ACT_URGES {
				s += .1 * float64(min(matterWords, shared))
				// It says that there was something before: this may be it.
				if words && (shared >= matterWords || x.theme == e.theme) {
					s += saidBefore
				}
			}
			// What it answered is what it was about.
			for _, r := range x.answersTo {
				s = max(s, c.matcher.Near(e.id, r.id))
			}
			if x.theme == e.theme {
				s += .15
			}
			if s > score {
				score, e.shiftOf = s, x
			}
		}
	}
}

// sameMatterAt is how near two statements of one voice lie that may be on one matter.
const sameMatterAt = .3

// comesBack tells a sentence whose words say that its speaker holds something
// else than before, or holds on to it.
func (c *composer) comesBack(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	if pack == nil {
		return false
	}
	low := " " + fold(strings.ReplaceAll(e.Text, "’", "'")) + " "
	return slices.ContainsFunc(pack.Shifts, func(w string) bool { return strings.Contains(low, " "+w+" ") }) || pack.WasOnce(low)
}

// camp is 1 for who supports, -1 for who opposes, 0 for who does neither, or both.
func camp(e *entry) int {
	switch {
	case e.stances() > 1:
		return 0
	case e.Act == pb.Act_ACT_SUPPORTS:
		return 1
	case e.Act == pb.Act_ACT_OPPOSES:
		return -1
	}
	for _, to := range e.answersTo {
		switch e.stance(to) {
		case pb.Act_ACT_SUPPORTS:
			return 1
		case pb.Act_ACT_OPPOSES:
			return -1
		}
	}
	return 0
}

// sharedWords counts the words that two statements, or what they answer, share.
func sharedWords(a, b *entry) int {
	theirs := map[string]bool{}
	for _, e := range append([]*entry{b}, b.answersTo...) {
		for _, t := range e.terms {
			theirs[t] = true
		}
	}
	n := 0
	for _, e := range append([]*entry{a}, a.answersTo...) {
		for _, t := range e.terms {
			if theirs[t] {
				n++
				theirs[t] = false
			}
		}
	}
	return n
}

// saidBefore is what it adds that a sentence says by its words that something was before.
const saidBefore = .12

// matterWords is how many words two statements share that take sides on one matter.
const matterWords = 2

// standpoints are the keys of those whose view an entry is; a person who speaks
// for a State has that State's too.
func (c *composer) standpoints(e *entry) []string {
	keys := c.voicesOf(e)
	for _, p := range e.people {
		if at := p.at(e.doc.session.number); at.GetCountry() != "" && c.forState(at) {
			keys = append(keys, "state:"+at.Country)
		}
		if o := p.at(e.doc.session.number).GetOrganisation(); o != "" {
			keys = append(keys, "party:"+c.bodies.Key(o))
		}
	}
	return keys
}

// bound tells whether one of two units comes back on what the other tells.
func bound(u, v *unit) bool {
	in := func(a, b *unit) bool {
		all := b.all()
		return slices.ContainsFunc(a.all(), func(e *entry) bool { return e.shiftOf != nil && slices.Contains(all, e.shiftOf) })
	}
	return in(u, v) || in(v, u)
}
