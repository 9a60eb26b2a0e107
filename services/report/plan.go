package report

import (
	"cmp"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// passage is what the text takes of one turn for one theme: one or two
// entries, three where they lean on each other, in reading order.
type passage struct {
	entries []*entry
	score   float64
	section section
	session int
}

// section is a part of a theme's chapter.
type section int

const (
	sectionShared section = iota
	sectionOnly
	sectionPractices
	sectionFigures
	sectionCalls
)

const (
	// passageEntries is how many entries of one turn a passage holds.
	passageEntries = 2
	// standingEntries is how long a chain of sentences that lean on each other may be.
	standingEntries = 3
	// passagesLeast is how many passages a section holds where there are as many.
	passagesLeast = 3
	// doubtful is the confidence below which a named speaker is not printed.
	doubtful = 0.3
)

// room is how many passages a section that holds n takes. Small reports take
// two fifths; the more there is, the smaller the share, so that fifty documents
// still make a report that can be read.
func (c *composer) room(n int) int {
	if c.series.Passages > 0 {
		return c.series.Passages
	}
	total := 0
	for _, e := range c.entries {
		if reportable(e) {
			total++
		}
	}
	share := .42
	if total > 300 {
		share = .42 * (300 + .06*float64(total-300)) / float64(total)
	}
	return max(int(float64(n)*share+.5), min(n, passagesLeast))
}

// usable tells whether an entry may be cited at all; if not, its reason is set.
func (c *composer) usable(e *entry) bool {
	if e.reason != "" {
		return false
	}
	if k, ok := c.kept(e.Statement.Id); ok {
		e.reason = "kept_out"
		if k.Unverified {
			e.reason = "unverified"
		}
		return false
	}
	switch e.Role {
	case pb.Role_ROLE_TABLE, pb.Role_ROLE_CAPTION, pb.Role_ROLE_CONTENTS, pb.Role_ROLE_RUNNING,
		pb.Role_ROLE_PAGE_NUMBER, pb.Role_ROLE_MARGINAL, pb.Role_ROLE_FRONT_MATTER, pb.Role_ROLE_HEADING:
		e.reason = "table"
		return false
	}
	if len(e.people) > 0 && e.Confidence > 0 && e.Confidence < doubtful {
		e.reason = "low_confidence"
		return false
	}
	if strings.TrimSpace(e.Text) == "" {
		e.reason = "short"
		return false
	}
	if fragment(e) {
		e.reason = "fragment"
		return false
	}
	return true
}

// citable tells whether a sentence of the report's own may rest on an entry,
// though the chapters had no room to quote it.
func (c *composer) citable(e *entry) bool {
	switch e.reason {
	case "space", "detail", "context":
		return true
	}
	return c.usable(e)
}

// weigh scores how much an entry says.
func (c *composer) weigh(e *entry) float64 {
	words := len(strings.Fields(e.Text))
	w := 1.0
	if len(e.Figures) > 0 {
		w += .4
	}
	if len(e.Initiatives) > 0 {
		w += .4
	}
	if call(e) {
		w += .6
	}
	if e.Kind == pb.Kind_KIND_FINDING {
		w += .4
	}
	if own(e) {
		w += .3
	}
	if e.point != nil {
		w += .3 * float64(min(len(e.point.entries), 4))
	}
	w += float64(min(words, 30))/30 + e.central
	switch {
	case words < 7:
		w -= .8
	case words > 70:
		w -= .5
	}
	if e.opening == dependent {
		w -= .3
	}
	if c.procedure(e) {
		w -= .8
	}
	if strings.HasSuffix(strings.TrimSpace(e.Text), ":") {
		w -= .6
	}
	return w
}

// procedure tells what is a fact about the meeting, of no weight for its matter:
// a finding by its words; what somebody said, where nothing is asserted besides
// and it is short, or says so twice ("at the same meeting … made statements").
func (c *composer) procedure(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	if pack == nil {
		return false
	}
	if e.procedural == 0 {
		low := strings.ToLower(strings.ReplaceAll(e.Text, "’", "'"))
		n := 0
		for _, w := range pack.Openings.Procedure {
			if strings.Contains(low, w) {
				n++
			}
		}
		e.procedural = 1
		if n > 1 || n == 1 && (e.Kind == pb.Kind_KIND_FINDING || words(e.Text) <= 24 && !c.lexicon.Asserts(c.tongueOf(e), e.Text)) {
			e.procedural = 2
		}
	}
	return e.procedural == 2
}

// call tells calls and commitments by their act; a sentence that doesn't say
// itself whose it is, has no verb of saying, and wants a word of calling too.
func call(e *entry) bool {
	switch e.Act {
	case pb.Act_ACT_URGES, pb.Act_ACT_PROPOSES, pb.Act_ACT_COMMITS:
		return e.own || e.calls
	}
	return false
}

// segments cuts a turn into runs of entries of one theme.
func (c *composer) segments(id string) [][]*entry {
	var out [][]*entry
	for _, t := range c.turnList {
		var run []*entry
		for _, e := range t.entries {
			if e.theme != id || e.chapter != "" || e.leansOn != nil || !c.usable(e) {
				continue
			}
			// A long turn is a passage a paragraph.
			if n := len(run); n > 1 && run[n-1].Paragraph != e.Paragraph && e.opening != dependent {
				out = append(out, run)
				run = nil
			}
			run = append(run, e)
		}
		if len(run) > 0 {
			out = append(out, run)
		}
	}
	return out
}

// pick takes the best entries of a segment with what they depend on. It is nil
// where nothing of the segment can stand.
func (c *composer) pick(seg []*entry) *passage {
	in := map[*entry]bool{}
	allowed := map[*entry]bool{}
	for _, e := range seg {
		allowed[e] = true
		e.score = c.weigh(e)
	}
	ranked := slices.Clone(seg)
	slices.SortStableFunc(ranked, func(a, b *entry) int { return cmp.Compare(b.score, a.score) })
	if first := seg[0]; own(first) || first.opening != dependent {
		if need := c.needs(first, allowed); need != nil {
			for _, e := range need {
				in[e] = true
			}
		}
	}
	for _, e := range ranked {
		if len(in) >= passageEntries {
			break
		}
		if in[e] || e.score < 1 && len(in) > 0 {
			continue
		}
		need := c.needs(e, allowed)
		if need == nil {
			e.reason = "context"
			continue
		}
		n := len(in)
		for _, x := range need {
			if !in[x] {
				n++
			}
		}
		if n > passageEntries && len(in) > 0 {
			continue
		}
		for _, x := range need {
			in[x] = true
		}
	}
	if len(in) == 0 {
		return nil
	}
	p := &passage{session: seg[0].doc.session.number}
	for _, e := range seg {
		if in[e] {
			p.entries = append(p.entries, e)
			p.score = max(p.score, e.score)
			e.reason = ""
		}
	}
	p.section = c.classify(p)
	if p.section == sectionCalls {
		p.entries = justCalls(p.entries)
	}
	p.score += .2 * float64(len(p.entries))
	p.entries = c.withFollowers(p.entries)
	return p
}

// justCalls leaves out what only introduces a call that stands without it.
func justCalls(entries []*entry) []*entry {
	for i, e := range entries {
		if call(e) && e.opening != dependent {
			for _, x := range entries[:i] {
				x.reason = "detail"
			}
			return entries[i:]
		}
		if call(e) {
			break
		}
	}
	return entries
}

// needs is an entry with the chain of entries that it depends on, in reading
// order; nil where the chain isn't there. A sentence that says "she stressed"
// can do with a lead-in that names her.
func (c *composer) needs(e *entry, allowed map[*entry]bool) []*entry {
	chain := []*entry{e}
	for e.opening == dependent {
		b := before(e)
		if b == nil || !allowed[b] {
			if reportingPronoun(e) && len(e.people) > 0 {
				return chain
			}
			return nil
		}
		chain = append([]*entry{b}, chain...)
		e = b
	}
	return chain
}

// told tells what reports something that is, rather than what should be.
func told(e *entry) bool {
	switch e.Act {
	case pb.Act_ACT_REPORTS, pb.Act_ACT_UNSPECIFIED:
		return true
	}
	return false
}

// practice tells whether a sentence speaks of something that is done.
func (c *composer) practice(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	if pack == nil {
		return false
	}
	low := strings.ToLower(e.Text)
	return slices.ContainsFunc(pack.Openings.Practices, func(w string) bool { return strings.Contains(low, w) })
}

// classify puts a passage under calls, practices, figures, or the debate.
func (c *composer) classify(p *passage) section {
	calls, practices, figures := 0, 0, 0
	for _, e := range p.entries {
		if call(e) {
			calls++
		}
		if told(e) && (len(e.Initiatives) > 0 || own(e)) && c.practice(e) {
			practices++
		}
		if slices.ContainsFunc(e.Figures, func(f *pb.Figure) bool { return f.Value != 0 }) {
			figures++
		}
	}
	first := p.entries[0]
	switch {
	case call(first), calls*2 > len(p.entries):
		return sectionCalls
	case practices > 0:
		return sectionPractices
	case figures > 0:
		return sectionFigures
	case calls > 0:
		return sectionCalls
	}
	return sectionOnly
}
