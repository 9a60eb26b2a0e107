package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/name"
)

// headNamed gives the words of a heading that are a full name, if nothing but a
// title, a body or a subject stands behind it: "Rosa Tani", "Rose Tani, Fonds
// vert", "ROSA TANI — Suelos"; or if it closes the heading behind a subject:
// "Suelos vivos: Rosa Tani"; 0, 0: none. known: only a given name that is
// known, or a surname that comes back, counts.
func (r *reader) headNamed(s *sentence, seen map[string]int, known bool) (int, int) {
	k := s.Words
	if len(k) < 2 || len(k) > 40 {
		return 0, 0
	}
	for i, w := range k {
		if v := s.VerbAt(i); v != nil && v.Voice == grammar.Active && !w.Cap {
			return 0, 0
		}
	}
	h := labelHead(k, len(k))
	if n := s.Cue(lexicon.CueTurnHeads, h); n > 0 {
		h += n
	}
	if s.head < 0 && known {
		seen = nil
	}
	if a, e := r.headNameAt(s, h, seen, known); e > 0 {
		return a, e
	}
	for i := h + 1; i < len(k)-1; i++ {
		if k[i].Text == "(" && k[i-1].Is(lexicon.Role) && i == h+1 {
			// "Organiser (Rose Tani) — Order": the function's holder.
			if n := r.names.End(s.parsed, i+1, false); n > 0 && (grammar.At(k, n).Text == ")" || grammar.At(k, n).Text == "[") {
				return i + 1, n
			}
		}
		if w := k[i]; w.Text == ":" || dash(w) && k[i-1].End < w.Start || grammar.ClosesQuote(w) || w.Text == "." || w.Lower == "por" || w.Lower == "par" || w.Lower == "by" {
			// Behind a subject only a given name tells a person.
			if a, e := r.headNameAt(s, i+1, nil, true); e > 0 {
				return a, e
			}
		}
	}
	return 0, 0
}

// headNameAt reads a full name at h that a mark or the end closes.
func (r *reader) headNameAt(s *sentence, h int, seen map[string]int, known bool) (int, int) {
	k := s.Words
	for h < len(k)-1 && k[h].Is(lexicon.Determiner) {
		h++
	}
	addressed, _, g := r.names.Address(s.parsed, h)
	if h = g; h >= len(k)-1 {
		return 0, 0
	}
	n := r.names.End(s.parsed, h, addressed)
	if n == 0 && k[h].Upper && k[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		n = capitalsUntil(k, h, len(k))
	}
	if n == 0 || name.LongWords(grammar.Text(k[h:n])) < 2 || known && !addressed && !k[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) && seen[k[n-1].Fold] < 2 {
		return 0, 0
	}
	if w := grammar.At(k, n); n < len(k) && w.Text != "," && w.Text != "(" && w.Text != "[" && w.Text != ":" && !dash(w) && !(w.Text == "." && n == len(k)-1) && w.Text != "/" && w.Text != "|" {
		return 0, 0
	}
	return h, n
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

// headFunction reads a speaker who is known by what he is before a dash:
// "Representante del club — Becas", "Young participant [no name] — Jobs".
func (r *reader) headFunction(s *sentence) []grammar.Word {
	mark := dashMark(s.Words)
	if mark == 0 {
		return nil
	}
	h := labelHead(s.Words, mark)
	if n := r.functionEnd(s, h, mark); n > 0 && !(grammar.At(s.Words, n).Text == "(" && r.names.End(s.parsed, n+1, false) > n+2) {
		return s.Words[h:n]
	}
	return nil
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
	if i := labelHead(s.Words, len(s.Words)); s.Cue(lexicon.CueChairLines, i) > 0 || s.Cue(lexicon.CueRoleLines, i) > 0 || s.Cue(lexicon.CueGuests, i) > 0 {
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
			if dashMark(s.Words) > 0 {
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
			if np := r.headFunction(s); np != nil && c.dashed > 2 {
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
		r.learn(f.s, p, withoutBrackets(rest))
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

// withoutBrackets takes the mark that opens what stands behind a name, and the
// bracket that closes it.
func withoutBrackets(k []grammar.Word) []grammar.Word {
	for len(k) > 0 && k[0].Punct {
		k = k[1:]
	}
	for len(k) > 0 && k[len(k)-1].Punct {
		k = k[:len(k)-1]
	}
	return k
}

// ruleHeaded: under a speaker's heading all is his that names nobody else.
func (r *reader) ruleHeaded(s *sentence) bool {
	f := &r.floor
	if s.names != nil {
		r.narrate(s, "names-speaker", Procedural, 0, 0)
		f.section, f.carry, f.turn = []*person{s.names}, nil, false
		return true
	}
	if !r.headed || len(f.section) == 0 || s.exchange == question {
		return false
	}
	return r.goOn(s, "section", f.section, Continuation)
}
