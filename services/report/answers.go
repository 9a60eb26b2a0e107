package report

import (
	"cmp"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/thesaurus"
)

// answer is one stance on what somebody said before.
type answer struct {
	by *entry
	// act is supports or opposes; anything else answers.
	act pb.Act
	// leans is set where it only can't be understood without what it stands behind.
	leans bool
}

// sure is the chance from which on an answer is taken for one.
const sure = .5

// answers binds each statement to what it supports, opposes or answers. What
// answers an answer hangs on the same proposal, so that all stand together.
func (c *composer) answers() {
	by := map[string]*entry{}
	for _, e := range c.entries {
		by[e.Statement.Id] = e
	}
	for _, e := range c.entries {
		if !reportable(e) {
			continue
		}
		if to := e.leansOn; to != nil {
			// "Many States were in favour of this idea": it stands with the idea or not at all.
			to.answers = append(to.answers, answer{by: e, act: e.Act})
			e.answersTo = append(e.answersTo, to)
		}
		for _, r := range e.Responses {
			to := by[r.Statement]
			if to == nil || to == e.leansOn || c.sameVoices(e, to) || to.doc != e.doc || to.Ordinal >= e.Ordinal || !reportable(to) && !c.moved(to) || !c.answering(e, r) {
				continue
			}
			to.answers = append(to.answers, answer{by: e, act: r.Act})
			e.answersTo = append(e.answersTo, to)
		}
	}
}

// moved tells a proposal that the record tells of without who made it: a paragraph
// of a draft that takes sides apart.
func (c *composer) moved(e *entry) bool { return e.Act == pb.Act_ACT_PROPOSES && c.recounted(e) }

// answering tells whether a response is sure enough to be told: a stance, or
// words of a reply. Where a sentence merely comes after another, nobody answered.
func (c *composer) answering(e *entry, r *pb.Response) bool {
	if r.Confidence > 0 && r.Confidence < sure {
		return false
	}
	if r.Act == pb.Act_ACT_SUPPORTS || r.Act == pb.Act_ACT_OPPOSES {
		return true
	}
	pack := c.packs[c.tongueOf(e)]
	return pack != nil && slices.ContainsFunc(pack.Replies, func(w string) bool { return holdsFolded(e.Text, w) })
}

// sameVoices tells whether two statements are of one speaker: nobody answers
// themselves.
func (c *composer) sameVoices(a, b *entry) bool {
	x, y := c.voicesOf(a), c.voicesOf(b)
	return len(x) > 0 && slices.Equal(x, y)
}

// root is the statement that a chain of answers hangs on; itself where it
// answers nothing.
func (e *entry) root() *entry {
	for len(e.answersTo) > 0 {
		// The last that it names: what is nearest to it in the source.
		e = slices.MaxFunc(e.answersTo, func(a, b *entry) int { return cmp.Compare(a.Ordinal, b.Ordinal) })
	}
	return e
}

// answered are all that answer an entry or one of its answers, in the source's order.
func (e *entry) answered() []*entry {
	var out []*entry
	var add func(*entry)
	add = func(x *entry) {
		for _, a := range x.answers {
			if a.by.root() == e.root() && !slices.Contains(out, a.by) {
				out = append(out, a.by)
				add(a.by)
			}
		}
	}
	add(e)
	slices.SortFunc(out, func(a, b *entry) int { return cmp.Compare(a.Ordinal, b.Ordinal) })
	return out
}

// stance is what an entry says to what it answers.
func (e *entry) stance(to *entry) pb.Act {
	for _, a := range to.answers {
		if a.by == e {
			return a.act
		}
	}
	return pb.Act_ACT_UNSPECIFIED
}

// stances is how many different stances an entry takes: where it holds several,
// its own words must tell whose each is.
func (e *entry) stances() int {
	seen := map[pb.Act]bool{}
	for _, to := range e.answersTo {
		for _, a := range to.answers {
			if a.by == e {
				seen[a.act] = seen[a.act] || !a.leans
			}
		}
	}
	n := 0
	for _, real := range seen {
		if real {
			n++
		}
	}
	return n
}

// disputed tells whether somebody opposes an entry.
func (e *entry) disputed() bool {
	return slices.ContainsFunc(e.answers, func(a answer) bool { return a.act == pb.Act_ACT_OPPOSES })
}

// namesOthers tells whether a text names States that it isn't credited to: told
// by name and act alone, they would be lost.
func (c *composer) namesOthers(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	if pack == nil {
		return false
	}
	mine := map[string]bool{}
	for _, p := range e.Parties {
		mine[fold(pack.Country(p.Country))] = true
	}
	for _, p := range e.people {
		mine[fold(pack.Country(p.country))] = true
	}
	return slices.ContainsFunc(pack.StatesIn(fold(e.Text)), func(s string) bool { return !mine[fold(s)] })
}

// of tells whether what a stance is on is all in what a statement says.
func (c *composer) of(object string, to *entry) bool {
	tag := c.tongueOf(to)
	held := map[string]bool{}
	for _, w := range thesaurus.Words(tag, to.Text) {
		held[thesaurus.Stem(tag, w.Low)] = true
	}
	n := 0
	for _, w := range thesaurus.Words(tag, object) {
		if len(w.Low) < 4 {
			continue
		}
		if n++; !held[thesaurus.Stem(tag, w.Low)] {
			return false
		}
	}
	return n > 0
}

// plain tells whether a name and an act say all of an answer: it supports or
// opposes what was proposed, with no condition, no amount, no other object, and
// doesn't come back on anything.
func (c *composer) plain(e, to *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	if pack == nil || len(e.Figures) > 0 || e.stances() > 1 || c.comesBack(e) || c.namesOthers(e) || calls(e) {
		return false
	}
	if slices.ContainsFunc(pack.Provisos, func(w string) bool { return holdsFolded(e.Text, w) }) {
		return false
	}
	backs, against := pack.Supporting(e.Text), pack.Opposing(e.Text)
	backs = backs || c.of(pack.SupportedIn(e.Text), to)
	against = against || c.of(pack.OpposedIn(e.Text), to)
	// "They supported the idea, which Togo rejected" is of two camps.
	held := func(stems []string) bool {
		return slices.ContainsFunc(strings.Fields(fold(e.Text)), func(w string) bool {
			return slices.ContainsFunc(stems, func(s string) bool { return strings.HasPrefix(w, s) })
		})
	}
	if held(pack.Backing) && held(pack.Contesting) {
		return false
	}
	switch e.stance(to) {
	case pb.Act_ACT_SUPPORTS:
		return backs && !against
	case pb.Act_ACT_OPPOSES:
		return against && !backs
	}
	return false
}
