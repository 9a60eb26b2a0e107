package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/outline"
)

// findNameHeads finds the headings, and the lines that stand alone, that name
// who speaks below: "Rose Tani", "Rose Tani, Fonds vert", "Ponente: Rosa Tani",
// "Mme Rose Tani – Les sols", and learns the title from the line below.
func (r *reader) findNameHeads() {
	alone := map[int]int{}
	for _, s := range r.sentences {
		alone[s.Paragraph]++
	}
	shapes := map[string]int{}
	for pass := 0; pass < 2; pass++ {
		r.nameHeadsPass(alone, shapes, pass)
	}
}

// nameHeadsPass takes the lines whose name something tells; in the second pass
// those, too, that are shaped like two of them.
func (r *reader) nameHeadsPass(alone map[int]int, shapes map[string]int, pass int) {
	for n, s := range r.sentences {
		if s.named != nil || !mayHead(s, alone) {
			continue
		}
		name, rest := r.lines.Speaker(s.parsed)
		if name == nil {
			if m := wholeMention(s); m != nil && s.head == HeadingKind && pass == 0 {
				s.named = m.p
				r.nameHeads++
			}
			continue
		}
		shape := lineShape(s, rest)
		if s.head != HeadingKind && (len(s.ActiveVerbs()) > 0 || outline.FinalStop(s.parsed) && !s.CueAt(lexicon.CueSpeakerHeads, 0)) {
			continue
		}
		var below *sentence
		if n+1 < len(r.sentences) && r.sentences[n+1].head == HeadingKind && grammar.RoleWithin(r.sentences[n+1].Words, 4) && len(rest) == 0 {
			below = r.sentences[n+1]
		}
		known := pass > 0 && shapes[shape] > 1 || name[0].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) || s.Words[0].Is(lexicon.Honorific) || s.CueAt(lexicon.CueSpeakerHeads, 0)
		p := r.headPerson(s, name, below != nil || known)
		if p == nil || len(p.words) < 2 {
			continue
		}
		if below != nil {
			r.learn(below, p, below.Words)
			below.titleLine = true
		} else if len(rest) > 0 && (grammar.RoleWithin(rest, len(rest)) || bodyIn(rest)) {
			r.learn(s, p, rest)
		}
		s.named = p
		r.nameHeads++
		shapes[shape]++
	}
}

// mayHead: a heading, or a short line that stands alone and is nothing else.
func mayHead(s *sentence, alone map[int]int) bool {
	if s.Role == Aside || s.Role == FrontMatter || s.head == FrontMatterKind {
		return false
	}
	return s.head == HeadingKind || alone[s.Paragraph] <= 1 && len(s.Words) <= 24 && !s.item && s.label == nil
}

// headPerson gives the person of that name; where enrol, a new one if need be.
func (r *reader) headPerson(s *sentence, name []grammar.Word, enrol bool) *person {
	p := r.roster.find(grammar.Text(name))
	if p != nil || !enrol {
		return p
	}
	if p = r.bySurname(name); p == nil {
		p = &person{name: grammar.Text(name), seen: s.index}
		r.roster.add(p)
	}
	return p
}

// wholeMention gives the mention that is the whole line, with its title.
func wholeMention(s *sentence) *mentioned {
	for _, m := range s.mentions {
		if m.p != nil && m.Start <= 1 && m.End >= len(s.Words)-1 && (len(m.After) > 0 || len(m.Before) > 0 || m.Addressed) {
			return m
		}
	}
	return nil
}

// lineShape tells lines of one make: heading or not, what parts the name from
// the rest, whether the rest holds a function, a body or a place.
func lineShape(s *sentence, rest []grammar.Word) string {
	shape := "line"
	if s.head == HeadingKind {
		shape = "head"
	}
	if len(rest) == 0 {
		return shape
	}
	for i := range s.Words {
		if s.Words[i].Start == rest[0].Start && i > 0 {
			shape += s.Words[i-1].Text
		}
	}
	for _, w := range rest {
		if w.Place != nil || w.Is(lexicon.Role|lexicon.Organisation) || w.Upper && len(w.Text) > 2 {
			return shape + "t"
		}
	}
	return shape
}

// bySurname gives the person whom the text calls by the name's last word alone,
// and calls him by the whole.
func (r *reader) bySurname(name []grammar.Word) *person {
	for _, p := range r.roster.surnameHolders(name[len(name)-1].Fold) {
		if len(p.words) == 1 && !p.office {
			r.rename(p, grammar.Text(name))
			return p
		}
	}
	return nil
}

// ownWords: under the heading nobody tells of the person: what stands there is
// the person's own, to the next heading.
func (r *reader) ownWords(head *sentence) bool {
	body := 0
	for _, s := range r.sentences[head.index+1:] {
		if s.titleLine || s.Role == Aside {
			continue
		}
		if s.head >= 0 || s.named != nil {
			break
		}
		body++
		for _, m := range s.mentions {
			if m.p == head.named {
				return false
			}
		}
		lead := s.Lead()
		for _, j := range []int{0, lead} {
			if w := grammar.At(s.Words, j); w.Is(lexicon.Subject) && !w.Is(lexicon.Plural) && s.VerbNear(j+1, 5) {
				return false
			}
		}
		for _, v := range s.Verbs {
			if v.Voice == grammar.Active && (grammar.At(s.Words, v.At+1).Is(lexicon.Inverted) || s.Lang.Code == "es" && v.Strong() && !v.Plural && v.At <= lead+1 && !determinerBetween(s.Words, min(lead, v.At), v.At)) {
				return false
			}
		}
		if np, _, definite := r.officeAt(s, lead); np != nil && definite && s.CueOf(lexicon.CueTurnNouns, np[0]) {
			return false
		}
	}
	return body > 0
}

// ruleTitular: under a heading that is a name, what nobody else says goes on
// with that person, but for what tells of the meeting.
func (r *reader) ruleTitular(s *sentence) bool {
	f := &r.floor
	if len(f.titular) == 0 || !s.first || len(f.holders) > 0 || len(f.carry) > 0 && !samePeople(f.carry, f.titular) || len(f.group) > 0 {
		return false
	}
	for i, w := range s.Words {
		if w.Is(lexicon.Occasion|lexicon.Meeting|lexicon.Speech|lexicon.ProcedureObject) && !w.Is(lexicon.Quantifier) || s.Cue(lexicon.CueGroupsMeeting, i) > 0 || s.CueOf(lexicon.CueOfTheRoom, w) {
			return false
		}
	}
	return r.goOn(s, "titular", f.titular, Continuation)
}
