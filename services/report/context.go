package report

import (
	"cmp"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/clause"
	"rapporteur.internal/services/report/memory"
	"rapporteur.internal/services/thesaurus"
)

// contexts binds what must stand, and looks back, to the sentence without which
// nobody understands it: that is told right before. What others answer, asks or
// promises, where no table can hold it; an answer to something else than what it
// was found to answer stands behind that, too.
func (c *composer) contexts() {
	for _, e := range c.entries {
		if !reportable(e) || e.listed || len(e.items) > 0 || !c.usable(e) {
			continue
		}
		switch {
		case len(e.answersTo) > 0:
			c.between(e)
		case len(e.answers) > 0 || calls(e) && e.Act != pb.Act_ACT_URGES && c.fact(e) == nil:
			if b := c.behind(e); b != nil && !c.alone(e) {
				c.hang(e, b)
			}
		}
	}
}

// hang hangs an entry on the one before it.
func (c *composer) hang(e, on *entry) {
	on.answers = append(on.answers, answer{by: e, leans: true})
	e.answersTo = append(e.answersTo, on)
}

// between puts what stands between an answer and what it was found to answer in
// front of it, where its words look back: "this amendment" is the last one named,
// unless its own speaker only went on.
func (c *composer) between(e *entry) {
	b := c.previous(e)
	if b == nil || b.Paragraph != e.Paragraph || len(b.answersTo)+len(b.answers) > 0 || !c.looksBackAt(e) || !c.tellable(b) {
		return
	}
	// The last of the thread before it.
	var last *entry
	root := e.root()
	for _, x := range append([]*entry{root}, root.answered()...) {
		if x.doc == e.doc && x.Ordinal < b.Ordinal && (last == nil || x.Ordinal > last.Ordinal) {
			last = x
		}
	}
	if last == nil || c.sameVoices(last, b) || c.sameVoices(e, b) || b.Act == pb.Act_ACT_REPORTS || c.procedure(b) {
		return
	}
	c.hang(b, last)
	c.hang(e, b)
}

// behind is the statement before an entry, in the source's paragraph, without which
// it isn't understood, where that can be told: the one right before, or the one
// that brings in what it takes up.
func (c *composer) behind(e *entry) *entry {
	b, far := c.previous(e), false
	if n := c.resumed(e); n != "" && !c.repliesTo(e) && !c.pointsBack(e) && !c.dry().looksBack(e, c.toldSpan(e)) {
		// What brings the noun in, though something stands between.
		if x := c.introducer(e, c.packs[c.tongueOf(e)].Introduces, n); x != nil {
			b, far = x, true
		}
	}
	if b == nil || !far && b.Paragraph != e.Paragraph || !c.tellable(b) {
		return nil
	}
	if _, known := c.translated(b, memory.Clause, memory.Sentence); c.tongueOf(b) != c.pack.Tag && !known {
		return nil
	}
	return b
}

// tellable tells whether a statement can be told as what another hangs on: what
// the record narrates can, too.
func (c *composer) tellable(e *entry) bool {
	if e.listed || !reportable(e) && !c.recounted(e) || !c.usable(e) {
		return false
	}
	return c.alone(e) || len(e.answersTo) > 0
}

// recounted tells what the record tells in its own voice of the meeting's matter.
func (c *composer) recounted(e *entry) bool {
	return e.Kind == pb.Kind_KIND_NARRATION && e.parsed.Text != "" && words(e.Text) <= wordsTold && !c.procedure(e)
}

// alone tells whether an entry can be told with nothing before it, and is understood.
func (c *composer) alone(e *entry) bool {
	return !c.resumes(e) && c.dry().tell(e, wordsTold, nil) != nil
}

// looksBackAt tells whether what is told of an entry points to what stands before it.
func (c *composer) looksBackAt(e *entry) bool {
	return c.dry().looksBack(e, c.toldSpan(e)) || c.resumes(e)
}

// toldSpan is what of an entry's text is told.
func (c *composer) toldSpan(e *entry) clause.Span {
	if len(e.people) > 0 && governs(e.parsed) {
		return c.extent(e)
	}
	return clause.Span{Start: 0, End: len(e.Text)}
}

// resumes tells whether an entry takes up, by a noun with the definite article or
// by a reply, what only the sentences right before it in the source introduce.
func (c *composer) resumes(e *entry) bool {
	if e.resuming == 0 {
		e.resuming = 1
		if c.repliesTo(e) || c.ofOffice(e) || c.pointsBack(e) || c.resumed(e) != "" {
			e.resuming = 2
		}
	}
	return e.resuming == 2
}

// repliesTo tells a reply that nothing was found to be answered by.
func (c *composer) repliesTo(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	return pack != nil && len(e.answersTo) == 0 && slices.ContainsFunc(pack.Resume.Replying, func(w string) bool { return holdsFolded(e.Text, w) })
}

// ofOffice tells a sentence whose speaker is told by the office alone, of whom the
// sentence before names ("its delegate").
func (c *composer) ofOffice(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	return pack != nil && len(e.people) == 1 && c.nameless(e) && slices.Contains(pack.Resume.Possessive, strings.ToLower(firstWord(e.Evidence.GetText())))
}

// nameless tells a speaker of whom a source gives no name but the office.
func (c *composer) nameless(e *entry) bool {
	return slices.ContainsFunc(e.Speakers, func(s *pb.Speaker) bool { return s.Role != "" && fold(s.Name) == fold(s.Role) })
}

// pointsBack tells whether an entry holds an object pronoun, or says that somebody
// does as another did, with nothing in it that this could be.
func (c *composer) pointsBack(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	if pack == nil {
		return false
	}
	said := e.Text
	if s := e.parsed; !s.Verb.Empty() && s.Verb.End < len(said) && !s.Postposed && len(e.people)+len(e.Parties) > 0 {
		said = said[s.Verb.Start:]
	}
	if e.Attribution == pb.Attribution_ATTRIBUTION_CONTINUATION && slices.ContainsFunc(pack.Openings.Inside, func(w string) bool {
		return strings.Contains(strings.ToLower(strings.ReplaceAll(e.Text, "’", "'")), w)
	}) {
		return true
	}
	return pack.PointsBack(said) || slices.ContainsFunc(pack.Resume.Likes, func(w string) bool { return holdsFolded(e.Text, w) })
}

// resumed is the bare noun with a definite article with which an entry takes up
// what stands before it: one that the sentences before it introduce with "a", or
// one that stands for what was said ("the idea", "the change").
func (c *composer) resumed(e *entry) string {
	tag := c.tongueOf(e)
	pack := c.packs[tag]
	if pack == nil {
		return ""
	}
	text := e.Text
	said := c.toldSpan(e)
	for _, n := range pack.Resumed(text[said.Start:said.End]) {
		if !c.printedIn(e, tag, n) && (pack.StandsFor(n) || c.introducer(e, pack.Introduces, n) != nil) {
			return n
		}
	}
	return ""
}

// back is how many sentences before it a noun is introduced at most that a
// sentence takes up with the definite article alone.
const back = 8

// introducer is the nearest of the sentences before an entry that introduces a
// noun; nil where none does, or the entry does itself.
func (c *composer) introducer(e *entry, introduces func(text, noun string) bool, noun string) *entry {
	i, ok := slices.BinarySearchFunc(e.doc.entries, e.Ordinal, func(x *entry, n uint32) int { return cmp.Compare(x.Ordinal, n) })
	if !ok || introduces(e.Text, noun) {
		return nil
	}
	for j := i - 1; j >= 0 && j >= i-back; j-- {
		x := e.doc.entries[j]
		if x.Section != e.Section || x.Kind == pb.Kind_KIND_HEADING {
			break
		}
		if introduces(x.Text, noun) {
			return x
		}
	}
	return nil
}

// printedIn tells whether a noun is one of the heading's under which an entry stands.
func (c *composer) printedIn(e *entry, tag, noun string) bool {
	stem := thesaurus.Stem(tag, noun)
	return slices.ContainsFunc(thesaurus.Words(tag, e.Section), func(w thesaurus.Word) bool { return thesaurus.Stem(tag, w.Low) == stem })
}

// leads is the sentence that an entry can't do without, where others answer it or
// it answers something: it has its place elsewhere.
func (c *composer) leads(e *entry, before []*entry) *entry {
	if len(before) == 1 && len(before[0].answers)+len(before[0].answersTo) > 0 {
		return before[0]
	}
	return nil
}

// upholds tells whether somebody takes a stance on an entry, or on what stands
// with it, or answers it.
func (e *entry) upholds() bool {
	stance := func(x *entry) bool { return slices.ContainsFunc(x.answers, func(a answer) bool { return !a.leans }) }
	return stance(e) || slices.ContainsFunc(e.answered(), stance)
}

// next is the statement right behind an entry in its document.
func (c *composer) next(e *entry) *entry {
	i, ok := slices.BinarySearchFunc(e.doc.entries, e.Ordinal, func(x *entry, n uint32) int { return cmp.Compare(x.Ordinal, n) })
	if !ok || i+1 == len(e.doc.entries) || e.doc.entries[i+1].Ordinal != e.Ordinal+1 {
		return nil
	}
	return e.doc.entries[i+1]
}

// heldUp tells whether what stands right behind an entry, in the same thread, points
// to what it says: then it is told at length.
func (c *composer) heldUp(e *entry) bool {
	x := c.next(e)
	return x != nil && len(x.answersTo) > 0 && x.root() == e.root() && x.Paragraph == e.Paragraph && c.takesUp(x)
}

// takesUp tells a sentence that takes up a ground ("shared this concern", "ce
// constat"), not merely what was proposed.
func (c *composer) takesUp(e *entry) bool {
	return slices.ContainsFunc(e.parsed.Holes, func(h clause.Hole) bool { return !h.Go && h.Kind == "demonstrative" })
}

// shareTheme gives what only stands before another the other's theme, and what the
// record recounts that of who answers it.
func (c *composer) shareTheme(e *entry) {
	switch i := slices.IndexFunc(e.answers, func(a answer) bool { return a.leans && a.by.upholds() }); {
	case i >= 0 && len(e.answers) == 1:
		e.theme = e.answers[i].by.theme
	case e.theme == "" && len(e.answers) > 0:
		e.theme = e.answers[0].by.theme
	}
}

// leanedOn tells whether something else can't be understood without an entry.
func (e *entry) leanedOn() bool {
	return slices.ContainsFunc(e.answers, func(a answer) bool { return a.leans })
}
