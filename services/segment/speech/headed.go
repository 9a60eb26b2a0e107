package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/outline"
)

// headNamed gives the words that name whom a line is: in a line that the layout
// does not mark, only a given name tells a person at its head.
func (r *reader) headNamed(s *sentence, seen map[string]int, known bool) (int, int) {
	if s.head < 0 && known {
		seen = nil
	}
	return r.lines.Named(s.parsed, seen, known)
}

// rare: none of the words stands anywhere with a small letter.
func (r *reader) rare(k []grammar.Word) bool {
	for _, w := range k {
		if r.lower[w.Lower] && !w.Is(lexicon.Particle) || w.Place != nil || len(k) > 5 {
			return false
		}
	}
	return true
}

// headOf gives whom a heading's last words name, behind a noun of speaking:
// "Propuestas y planteamientos del Dr. Obo", "Main points of Ms. Tani".
func (r *reader) headOf(s *sentence) *person {
	said := false
	for i, w := range s.Words {
		said = said || s.Cue(lexicon.CueSaidHeads, i) > 0
		if !said || !w.Is(lexicon.Of) && w.Lower != "by" && w.Lower != "par" && w.Lower != "por" {
			continue
		}
		for _, m := range s.mentions {
			if m.p != nil && m.Start > i && m.Start <= i+2 && m.NameEnd >= len(s.Words)-1 {
				return m.p
			}
		}
	}
	return nil
}

// namesSpeaker: the sentence can be a line that names a speaker: a heading, or a
// paragraph of a few words without a verb.
func (r *reader) namesSpeaker(s *sentence, alone map[int]int) bool {
	if i := outline.Head(s.Words, len(s.Words)); s.Cue(lexicon.CueChairLines, i) > 0 || s.Cue(lexicon.CueRoleLines, i) > 0 || s.Cue(lexicon.CueGuests, i) > 0 {
		return false
	}
	if s.head == HeadingKind || s.head == FrontMatterKind && s.Role != FrontMatter {
		return true
	}
	if s.head >= 0 || s.Role == Aside || alone[s.Paragraph] > 1 || len(s.Words) > 30 || s.label != nil && s.label.end < len(s.Words) {
		return false
	}
	for i, w := range s.Words {
		if w.Is(lexicon.Auxiliary) && (w.Lower != "a" || s.Lang.Code == "fr") || s.VerbAt(i) != nil && !w.Cap {
			return false
		}
	}
	return true
}

// speakerHeading is a heading that names who speaks below: words from to end of
// it are the name, or it has an office alone.
type speakerHeading struct {
	s         *sentence
	from, end int
	office    []grammar.Word
}

// headings is what findHeaded counts of a document before it judges any.
type headings struct {
	seen, again map[string]int // surnames of mentions, and texts of headings
	alone       map[int]int    // sentences of each paragraph
	behind      map[string]int // the marks behind the names
	named       map[int]bool   // sentences whose name the lists hold
	dashed      int
}

// findHeaded tells a list of speakers: two headings or more are a name, and
// what stands below each is his.
func (r *reader) findHeaded() {
	c := r.countHeadings()
	list, names, below := r.speakerHeadings(c)
	// A list of those present is names upon names; a report names again below
	// its headings who said what.
	if names < 2 || 2*below < len(list) {
		return
	}
	told := 0
	for _, f := range list {
		if f.end > 0 && r.toldBelow(f.s, f.s.Words[f.end-1].Fold) {
			told++
		}
	}
	if 2*told >= len(list) {
		return
	}
	r.headed = true
	for _, f := range list {
		f.s.names = r.whoseHeading(f)
	}
	r.markUnder(c.again)
}

// countHeadings counts names, headings and the marks behind names.
func (r *reader) countHeadings() *headings {
	c := &headings{seen: map[string]int{}, again: map[string]int{}, alone: map[int]int{}, behind: map[string]int{}, named: map[int]bool{}}
	for _, s := range r.sentences {
		c.alone[s.Paragraph]++
		for _, m := range s.mentions {
			c.seen[s.Words[m.NameEnd-1].Fold]++
		}
		if s.head == HeadingKind {
			c.again[grammar.Folded(s.Words)]++
		}
	}
	for _, s := range r.sentences {
		if !r.namesSpeaker(s, c.alone) {
			continue
		}
		if h, n := r.headNamed(s, c.seen, true); n > h {
			c.behind[grammar.At(s.Words, n).Text]++
			if outline.DashMark(s.Words) > 0 {
				c.dashed++
			}
			c.named[s.index] = true
		}
	}
	return c
}

// speakerHeadings gives the headings that name who speaks, how many names they
// hold, and below how many of them text stands.
func (r *reader) speakerHeadings(c *headings) (list []speakerHeading, distinct, below int) {
	names := map[string]bool{}
	for i, s := range r.sentences {
		if !r.namesSpeaker(s, c.alone) {
			continue
		}
		h, n := r.headNamed(s, c.seen, true)
		if n == 0 {
			// The same shape with a given name that no list holds.
			if np := r.lines.Function(s.parsed); np != nil && c.dashed > 2 {
				list = append(list, speakerHeading{s, 0, 0, np})
				continue
			}
			if h, n = r.headNamed(s, c.seen, false); n == 0 || c.behind[grammar.At(s.Words, n).Text] < 2 || n == len(s.Words) && !r.rare(s.Words[h:n]) {
				continue
			}
		}
		list = append(list, speakerHeading{s, h, n, nil})
		names[grammar.Folded(s.Words[h:n])] = true
		for i++; i < len(r.sentences) && r.sentences[i].head >= 0 && !c.named[i]; i++ {
		}
		if i < len(r.sentences) && r.sentences[i].head < 0 && !c.named[i] {
			below++
		}
	}
	return list, len(names), below
}

// whoseHeading gives the person whom the heading names, new ones enrolled, and
// learns the title behind the name.
func (r *reader) whoseHeading(f speakerHeading) *person {
	if f.office != nil {
		return r.newOffice(f.s, f.office)
	}
	name := grammar.Text(f.s.Words[f.from:f.end])
	p := r.roster.find(name)
	if p == nil {
		p = &person{name: name, seen: f.s.index}
		r.roster.add(p)
	}
	if rest := f.s.Words[f.end:]; len(rest) > 1 {
		r.learn(f.s, p, outline.WithoutBrackets(rest))
	}
	return p
}

// markUnder marks the headings within a speaker's section: the subject below
// the name, and those that come back.
func (r *reader) markUnder(again map[string]int) {
	for i, s := range r.sentences {
		if i > 0 && s.head >= 0 && s.names == nil && r.sentences[i-1].head >= 0 && (r.sentences[i-1].names != nil || r.sentences[i-1].under) {
			s.under = true // the subject below the name
		}
		if s.head == HeadingKind && s.names == nil && (again[grammar.Folded(s.Words)] > 1 || s.CueWithin(lexicon.CueSubHeads) && len(s.Words) < 8) {
			s.under = true
		}
	}
}

// toldBelow: the text below a heading names the speaker again.
func (r *reader) toldBelow(head *sentence, surname string) bool {
	for i := head.index + 1; i < len(r.sentences); i++ {
		s := r.sentences[i]
		if s.head >= 0 && r.sentences[i-1].head < 0 {
			return false
		}
		if s.head >= 0 {
			continue
		}
		for _, w := range s.Words {
			if w.Fold == surname && w.Cap {
				return true
			}
		}
	}
	return false
}

// ruleHeaded: under a speaker's heading all is his that names nobody else.
func (r *reader) ruleHeaded(s *sentence) bool {
	f := &r.floor
	if s.names != nil {
		r.narrate(s, "names-speaker", Procedural, 0, 0)
		f.section, f.carry, f.turn = []*person{s.names}, nil, false
		return true
	}
	if !r.headed || len(f.section) == 0 || s.exchange == outline.Question {
		return false
	}
	return r.goOn(s, "section", f.section, Continuation)
}
