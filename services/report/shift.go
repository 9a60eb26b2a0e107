package report

import (
	"slices"
	"strings"
)

// shifts finds who came back on what they had said: a later session's sentence
// that says so by its words ("no longer", "had opposed", "withdrew") is bound to
// what the same person, State or group said before on the same matter. The text
// tells the two in one paragraph.
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
		if !reportable(e) || !c.usable(e) || !c.comesBack(e) {
			continue
		}
		mine := standpoints(e)
		score := sameMatterAt
		for _, x := range c.entries {
			if x.doc.session.number >= e.doc.session.number || !reportable(x) || !c.usable(x) ||
				!slices.ContainsFunc(standpoints(x), func(v string) bool { return slices.Contains(mine, v) }) {
				continue
			}
			s := c.matcher.Near(e.id, x.id)
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
	return slices.ContainsFunc(pack.Shifts, func(w string) bool { return strings.Contains(low, " "+w+" ") })
}

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
