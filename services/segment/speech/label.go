package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/name"
	"rapporteur.internal/services/segment/outline"
	"rapporteur.internal/services/segment/party"
)

// label is a speaker's name before what he says: "M. DUPONT :",
// "The CHAIR (Chile):", "El señor PRESIDENTE.—", "Mme Tani, rapporteure. Avis
// favorable." Words 0 to end hold it and the mark that closes it.
type label struct {
	// nameStart to nameEnd is the name, where one is printed.
	nameStart, nameEnd int
	// office is the function of who has no name.
	office  []grammar.Word
	group   []Party  // "Plusieurs sénateurs."
	several [][2]int // "MM. Obo et Kerr.": the names of who speak together
	by      outline.Closing
	end     int
	alone   bool // the label is the whole sentence
}

// labelMark finds the mark that closes a label, -1 where there is none.
func (r *reader) labelMark(s *sentence) (int, outline.Closing, bool) {
	next := ""
	if r.goesOn(s) {
		next = r.sentences[s.index+1].Text
	}
	return outline.Mark(s.parsed, r.goesOn(s), next)
}

// labelOf reads a label at the head of a paragraph, nil where there is none.
// The names that come back before a colon count in any document; in a verbatim
// record (r.verbatim) a full name that nothing addresses does, and a group.
func (r *reader) labelOf(s *sentence) *label {
	k := s.Words
	mark, by, alone := r.labelMark(s)
	if mark < 0 {
		return nil
	}
	if r.lines.PresentsSpeaker(s.parsed, mark) {
		return nil
	}
	i := outline.Head(k, mark)
	addressed, _, h := r.names.Address(s.parsed, i)
	for addressed && h < mark && k[h].Is(lexicon.Determiner) {
		h++
	}
	if h >= mark {
		return nil
	}
	l := &label{by: by, end: mark + 1, alone: alone}
	again := by == outline.ByColon && r.labelAgain(k, h, mark)
	if n := r.lines.LabelName(s.parsed, h, mark, addressed); n > 0 && (addressed || again || r.nameAlone(s, by, h, n)) {
		l.nameStart, l.nameEnd = h, n
		return l
	}
	if again && !addressed && h == i && !alone && !k[h].Upper && !r.goesOn(s) && r.rollEntry(s, mark+1) {
		return nil // "Observer for the Fund: Rose Tani;"
	}
	told := addressed || again || h > i || i > 0 && k[i-1].Is(lexicon.Determiner) || r.officeAlone(s, by, h, mark)
	if l.readOffice(r, s, h, mark, told) {
		return l
	}
	if l.several = r.lines.NamesTogether(s.parsed, h, mark, addressed); l.several != nil {
		return l
	}
	if r.verbatim {
		l.group = r.labelGroup(s, mark)
	}
	if l.group == nil {
		return nil
	}
	return l
}

// labelAgain: the name comes back before a colon, or others do where a given
// name opens this one.
func (r *reader) labelAgain(k []grammar.Word, h, mark int) bool {
	return r.labelNames[outline.Key(k, mark)] > 1 || r.namesOpen > 1 && k[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) && grammar.At(k, h+1).Cap
}

// nameAlone: a name that nothing addresses is a label's: a full one in a record
// of direct speech, or one behind a title.
func (r *reader) nameAlone(s *sentence, by outline.Closing, h, n int) bool {
	if by == outline.ByStop {
		return s.CueOf(lexicon.CueTitleRoles, grammar.At(s.Words, h-1))
	}
	return r.verbatim && name.LongWords(grammar.Text(s.Words[h:n])) > 1
}

// officeAlone: a function without an article is a label's: a title before a
// name, in capitals, or one word before a colon in a record of direct speech.
func (r *reader) officeAlone(s *sentence, by outline.Closing, h, mark int) bool {
	w := s.Words[h]
	return w.Upper || s.CueOf(lexicon.CueTitleRoles, w) && w.Cap && grammar.At(s.Words, h+1).Cap || r.verbatim && by == outline.ByColon && mark == h+1
}

// readOffice reads a function before the mark: "El señor PRESIDENTE", with its
// holder where one is named: "Le Président (M. Obo)", "La diputada Rosa Tani".
func (l *label) readOffice(r *reader, s *sentence, h, mark int, told bool) bool {
	k := s.Words
	if !told || !k[h].Is(lexicon.Role) || k[h].Is(lexicon.RolePlural) {
		return false
	}
	for x := h + 1; x < mark && x < h+5; x++ {
		if k[x].Cap && k[x-1].Is(lexicon.Role) && !k[x].Is(lexicon.Role|lexicon.Of|lexicon.Determiner|lexicon.Portfolio) {
			if n := r.lines.LabelName(s.parsed, x, mark, true); n > 0 {
				l.nameStart, l.nameEnd = x, n
				return true
			}
		}
	}
	np, e := r.officePhrase(s, h)
	if np == nil {
		return false
	}
	for _, w := range np {
		if w.Is(lexicon.Indefinite) && s.Lang.Code != "en" {
			return false // "El expositor parte de una pregunta:"
		}
	}
	if grammar.At(k, e).Text == "(" {
		_, _, g := r.names.Address(s.parsed, e+1)
		if n := r.names.End(s.parsed, g, true); n > 0 && n <= mark && (grammar.At(k, n).Text == ")" || grammar.At(k, n).Text == "[") && !k[g].Is(lexicon.Role) && k[g].Place == nil {
			l.nameStart, l.nameEnd = g, n
			return true
		}
	}
	if !outline.TitleUntil(s.parsed, e, mark) {
		return false
	}
	l.office = np
	return true
}

// labelGroup reads a group before the mark: "Plusieurs députés :", "Une voix.",
// "Hon. members:".
func (r *reader) labelGroup(s *sentence, mark int) []Party {
	h := outline.Head(s.Words, mark)
	if n := max(s.Cue(lexicon.CueVoices, 0), s.Cue(lexicon.CueVoices, h)); n > 0 {
		return []Party{{Name: party.Printed(s.parsed, 0, mark), Sort: "anonymous"}}
	}
	if p, e := r.parties(s).At(0, false); p != nil && e <= mark && (p.Sort == "anonymous" || p.Sort == "group") && mark-e < 8 {
		p.Name = party.Printed(s.parsed, 0, mark)
		return []Party{*p}
	}
	return nil
}

// countLabels counts the names that stand before a colon at the head of a
// paragraph: one that comes back is a speaker's though nothing addresses it.
func (r *reader) countLabels() {
	r.labelNames = map[string]int{}
	for _, s := range r.sentences {
		if !r.mayOpenTurn(s) {
			continue
		}
		for i := 1; i < len(s.Words) && i < 9; i++ {
			if s.Words[i].Text == ":" {
				r.labelNames[outline.Key(s.Words, i)]++
				if h := outline.Head(s.Words, i); h+1 < i && s.Words[h].Cap && s.Words[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) && s.Words[h+1].Cap {
					r.namesOpen++
				}
				break
			}
		}
	}
}

func (r *reader) mayOpenTurn(s *sentence) bool {
	return s.first && s.Role != Heading && s.Role != Aside && s.Role != FrontMatter
}

// findLabels marks the sentences that begin a turn. A full stop alone closes a
// label only in a document where it does so again and again; where labels open
// paragraph after paragraph the document is a verbatim record, and is read
// once more for the labels that only such a record has.
func (r *reader) findLabels() {
	r.countLabels()
	paragraphs, stops := 0, 0
	same := map[string]int{}
	for _, s := range r.sentences {
		if !r.mayOpenTurn(s) {
			continue
		}
		paragraphs++
		if s.label = r.labelOf(s); s.label != nil && s.label.by == outline.ByStop {
			stops++
			same[grammar.Text(s.Words[:s.label.end])]++
		}
	}
	again := 0
	for _, n := range same {
		if n > 1 {
			again++
		}
	}
	dotted := stops >= 4 && 6*stops >= paragraphs && (again > 0 || 3*stops >= paragraphs)
	for _, s := range r.sentences {
		if s.label != nil && s.label.by == outline.ByStop && !dotted {
			s.label = nil
		}
		if s.label != nil {
			r.labels++
		}
	}
	r.findBareLabels()
	r.reported = r.reportsTurns()
	r.verbatim = !r.reported && r.labels >= 4 && 6*r.labels >= paragraphs
	if !r.verbatim {
		return
	}
	for _, s := range r.sentences {
		if r.mayOpenTurn(s) && s.label == nil {
			if l := r.labelOf(s); l != nil && (dotted || l.by != outline.ByStop) {
				s.label = l
				r.labels++
			}
		}
	}
}
