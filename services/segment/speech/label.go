package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/name"
	"rapporteur.internal/services/segment/party"
)

// closing is the mark that parts a label from what is said.
type closing int

const (
	byColon closing = iota
	byDash          // ".—", ") –"
	byStop          // a full stop alone: "M. OBO. Je vous remercie."
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
	by      closing
	end     int
	alone   bool // the label is the whole sentence
}

// longLabel is how many words a label may have: a minister's title is long.
const longLabel = 45

// labelMark finds the mark that closes a label, -1 where there is none.
func (r *reader) labelMark(s *sentence) (int, closing, bool) {
	k, depth := s.Words, 0
	for i := 0; i < len(k) && i < longLabel; i++ {
		switch k[i].Text {
		case "(", "[":
			depth++
			continue
		case ")", "]":
			depth--
			continue
		}
		if depth > 0 || i == 0 {
			continue
		}
		switch {
		case k[i].Text == ":":
			return i, byColon, false
		case dashCloses(k, i):
			return i, byDash, false
		case s.VerbAt(i) != nil && !k[i].Is(lexicon.Role) && !k[i].Cap || k[i].Is(lexicon.Auxiliary) && k[i].Lower != "a":
			return -1, 0, false
		}
	}
	return r.labelStop(s)
}

// dashCloses: the dash at i closes a label: behind a full stop or a parenthesis,
// or behind a name in capitals ("Mr OBO — I agree.").
func dashCloses(k []grammar.Word, i int) bool {
	if dash(k[i]) && (k[i-1].Text == "." || k[i-1].Text == ")" || hasStop(k[i-1])) {
		return true
	}
	return (k[i].Text == "–" || k[i].Text == "—") && i > 1 && i < 8 && k[i-1].Upper && k[i-1].End < k[i].Start && k[0].Is(lexicon.Honorific)
}

// labelStop finds the full stop that closes a label which is a sentence of its
// own, where its paragraph goes on.
func (r *reader) labelStop(s *sentence) (int, closing, bool) {
	k, last := s.Words, len(s.Words)-1
	if last < 1 || last >= longLabel || k[last].Text != "." && !hasStop(k[last]) || s.index+1 >= len(r.sentences) {
		return -1, 0, false
	}
	next := r.sentences[s.index+1]
	switch {
	case next.Paragraph != s.Paragraph:
		return -1, 0, false
	case opensWithDash(next.Text):
		return last, byDash, true
	}
	return last, byStop, true
}

func dash(w grammar.Word) bool { return w.Text == "–" || w.Text == "—" || w.Text == "-" }

func opensWithDash(t string) bool {
	t = strings.TrimSpace(t)
	return strings.HasPrefix(t, "–") || strings.HasPrefix(t, "—") || strings.HasPrefix(t, "-")
}

func hasStop(w grammar.Word) bool {
	return len(w.Text) > 1 && w.Text[len(w.Text)-1] == '.'
}

// labelHead gives where a label's own words begin: behind a dash, the number
// of a question ("Q12"), an article.
func labelHead(k []grammar.Word, mark int) int {
	i := 0
	for i < mark && (k[i].Punct || questionNumber(k[i].Text)) {
		i++
	}
	for i < mark && k[i].Is(lexicon.Determiner) {
		i++
	}
	return i
}

// questionNumber: "Q12", as transcripts number what is asked.
func questionNumber(t string) bool {
	return len(t) > 1 && len(t) < 6 && t[0] == 'Q' && strings.Trim(t[1:], "0123456789.") == ""
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
	if r.presentsSpeaker(s, mark) {
		return nil
	}
	i := labelHead(k, mark)
	addressed, _, h := r.names.Address(s.parsed, i)
	for addressed && h < mark && k[h].Is(lexicon.Determiner) {
		h++
	}
	if h >= mark {
		return nil
	}
	l := &label{by: by, end: mark + 1, alone: alone}
	again := by == byColon && r.labelAgain(k, h, mark)
	if n := r.labelName(s, h, mark, addressed); n > 0 && (addressed || again || r.nameAlone(s, by, h, n)) {
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
	if l.several = r.labelNamesTogether(s, h, mark, addressed); l.several != nil {
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

// presentsSpeaker: "Ponente: Rosa Tani, directora": who speaks, not what is said.
func (r *reader) presentsSpeaker(s *sentence, mark int) bool {
	if s.Cue(lexicon.CueSpeakerHeads, labelHead(s.Words, mark)) == 0 || mark+1 >= len(s.Words) || len(s.ActiveVerbs()) > 0 {
		return false
	}
	addressed, _, n := r.names.Address(s.parsed, mark+1)
	return r.names.End(s.parsed, n, addressed) > 0
}

// labelAgain: the name comes back before a colon, or others do where a given
// name opens this one.
func (r *reader) labelAgain(k []grammar.Word, h, mark int) bool {
	return r.labelNames[labelKey(k, mark)] > 1 || r.namesOpen > 1 && k[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) && grammar.At(k, h+1).Cap
}

// nameAlone: a name that nothing addresses is a label's: a full one in a record
// of direct speech, or one behind a title.
func (r *reader) nameAlone(s *sentence, by closing, h, n int) bool {
	if by == byStop {
		return s.CueOf(lexicon.CueTitleRoles, grammar.At(s.Words, h-1))
	}
	return r.verbatim && name.LongWords(grammar.Text(s.Words[h:n])) > 1
}

// officeAlone: a function without an article is a label's: a title before a
// name, in capitals, or one word before a colon in a record of direct speech.
func (r *reader) officeAlone(s *sentence, by closing, h, mark int) bool {
	w := s.Words[h]
	return w.Upper || s.CueOf(lexicon.CueTitleRoles, w) && w.Cap && grammar.At(s.Words, h+1).Cap || r.verbatim && by == byColon && mark == h+1
}

// labelNamesTogether reads several names before the mark: "MM. Obo et Kerr.",
// "Mme Tani, M. Obo et Mme Kerr :"; nil where anything else stands there.
func (r *reader) labelNamesTogether(s *sentence, h, mark int, addressed bool) [][2]int {
	k := s.Words
	var out [][2]int
	for h < mark && addressed {
		n := r.names.End(s.parsed, h, true)
		if n == 0 || n > mark {
			return nil
		}
		out = append(out, [2]int{h, n})
		if e := bracketed(k, n); e > 0 {
			n = e
		}
		if n == mark || n == mark-1 && k[n].Text == "." {
			break
		}
		if k[n].Text != "," && !k[n].Is(lexicon.Coordinator) {
			return nil
		}
		_, _, h = r.names.Address(s.parsed, n+1)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// labelName gives where the name that begins at h ends, if nothing but a title
// stands between it and the mark; 0: none.
func (r *reader) labelName(s *sentence, h, mark int, addressed bool) int {
	k := s.Words
	n := r.names.End(s.parsed, h, addressed)
	if n == 0 && k[h].Upper && addressed && !k[h].Is(lexicon.Role) {
		n = h + 1
	}
	for n > 0 && n < mark && k[n].Upper && k[n].Is(lexicon.Role) && k[n-1].Upper {
		n++ // a surname that is a role's word too
	}
	if c := capitalsUntil(k, h, mark); c > n && addressed && c-h < 7 {
		n = c // "Jaime Cruz Gil": a surname that is a body's word too
	}
	if n == 0 || n > mark || k[h].Is(lexicon.Role) && n == h+1 || !r.titleUntil(s, n, mark) {
		return 0
	}
	return n
}

// capitalsUntil gives where a run of capitalised words and particles that are
// no functions ends, if a comma, a parenthesis or the mark closes it; else 0.
func capitalsUntil(k []grammar.Word, h, mark int) int {
	e := h
	for e < mark && (k[e].Cap && !k[e].Punct && !k[e].Is(lexicon.Role|lexicon.Honorific) || e > h && k[e].Is(lexicon.Particle) && grammar.At(k, e+1).Cap) {
		e++
	}
	if e == mark || k[e].Text == "," || k[e].Text == "(" || k[e].Text == "." && e == mark-1 {
		return e
	}
	return 0
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
			if n := r.labelName(s, x, mark, true); n > 0 {
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
	if !r.titleUntil(s, e, mark) {
		return false
	}
	l.office = np
	return true
}

// labelGroup reads a group before the mark: "Plusieurs députés :", "Une voix.",
// "Hon. members:".
func (r *reader) labelGroup(s *sentence, mark int) []Party {
	h := labelHead(s.Words, mark)
	if n := max(s.Cue(lexicon.CueVoices, 0), s.Cue(lexicon.CueVoices, h)); n > 0 {
		return []Party{{Name: party.Printed(s.parsed, 0, mark), Sort: "anonymous"}}
	}
	if p, e := r.parties(s).At(0, false); p != nil && e <= mark && (p.Sort == "anonymous" || p.Sort == "group") && mark-e < 8 {
		p.Name = party.Printed(s.parsed, 0, mark)
		return []Party{*p}
	}
	return nil
}

// titleUntil: between the name and the mark stand only parentheses, titles
// and commas.
func (r *reader) titleUntil(s *sentence, from, mark int) bool {
	w := grammar.At(s.Words, from)
	return from == mark || w.Text == "," || w.Text == "(" || w.Text == "[" || (w.Text == "." || dash(w)) && from == mark-1
}

// labelKey is a label's words as they are compared: no article, no number.
func labelKey(k []grammar.Word, mark int) string {
	return grammar.Text(k[labelHead(k, mark):mark])
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
				r.labelNames[labelKey(s.Words, i)]++
				if h := labelHead(s.Words, i); h+1 < i && s.Words[h].Cap && s.Words[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) && s.Words[h+1].Cap {
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
		if s.label = r.labelOf(s); s.label != nil && s.label.by == byStop {
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
		if s.label != nil && s.label.by == byStop && !dotted {
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
			if l := r.labelOf(s); l != nil && (dotted || l.by != byStop) {
				s.label = l
				r.labels++
			}
		}
	}
}
