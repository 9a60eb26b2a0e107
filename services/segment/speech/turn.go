package speech

import (
	"strings"

	"rapporteur.internal/services/segment/lexicon"
)

// label is a speaker's name before what he says: "M. DUPONT :",
// "The CHAIR (Chile):", "El señor PRESIDENTE.—". Words 0 to end hold it and
// the mark that closes it.
type label struct {
	nameEnd int
	office  []word
	end     int
	alone   bool // the label is the whole sentence
}

// labelOf reads a label at the head of a paragraph, nil where there is none.
func (r *reader) labelOf(s *sentence) *label {
	k := s.k
	limit := min(len(k), 30)
	// The mark that closes a label: a colon, or a dash after a full stop.
	mark := -1
	for i := 1; i < limit; i++ {
		if k[i].Text == ":" {
			mark = i
			break
		}
		if (k[i].Text == "–" || k[i].Text == "—" || k[i].Text == "-") && (k[i-1].Text == "." || k[i-1].Text == ")" || hasStop(k[i-1])) {
			mark = i
			break
		}
		if s.verbAt(i) != nil && !k[i].Is(lexicon.Role) || k[i].Is(lexicon.Auxiliary) && k[i].Lower != "a" {
			return nil
		}
	}
	l := &label{}
	if mark < 0 {
		if len(k) > 24 || len(k) < 2 || k[len(k)-1].Text != "." || !r.dashFollows(s) && !r.stopLabels {
			return nil
		}
		mark, l.alone = len(k)-1, true
	}
	l.end = mark + 1
	i := 0
	for i < mark && k[i].Punct {
		i++
	}
	for i < mark && k[i].Is(lexicon.Determiner) {
		i++
	}
	addressed, _, h := r.address(s, i)
	for addressed && h < mark && k[h].Is(lexicon.Determiner) {
		h++
	}
	if n := r.nameEnd(s, h, addressed); n > 0 && n <= mark && (addressed || r.labelNames[text(k[h:n])] > 1) {
		if !r.titleUntil(s, n, mark) {
			return nil
		}
		l.nameEnd = n
		return l
	}
	if k[h].Is(lexicon.Role) && !k[h].Is(lexicon.RolePlural) && mark-h <= 14 {
		np, e := r.officePhrase(s, h)
		if np != nil && (e == mark || e == mark-1 && k[e].Text == "." || k[e].Text == "(") && (addressed || h > 0 || k[h].Upper || r.labelNames[text(np)] > 1) {
			// "Le Président (M. Dupont) :" names its holder.
			if k[e].Text == "(" {
				if a, _, g := r.address(s, e+1); a {
					if n := r.nameEnd(s, g, true); n > 0 && n <= mark {
						l.nameEnd = n
						return l
					}
				}
			}
			l.office = np
			return l
		}
	}
	return nil
}

func hasStop(w word) bool {
	return len(w.Text) > 1 && w.Text[len(w.Text)-1] == '.'
}

// dashFollows: the next sentence of the paragraph begins with a dash.
func (r *reader) dashFollows(s *sentence) bool {
	if s.index+1 >= len(r.sentences) {
		return false
	}
	n := r.sentences[s.index+1]
	t := strings.TrimSpace(n.Text)
	return n.Paragraph == s.Paragraph && (strings.HasPrefix(t, "–") || strings.HasPrefix(t, "—") || strings.HasPrefix(t, "-"))
}

// titleUntil: between the name and the mark stand only a parenthesis, titles
// and commas.
func (r *reader) titleUntil(s *sentence, from, mark int) bool {
	if mark-from > 24 {
		return false
	}
	for i := from; i < mark; i++ {
		if s.verbAt(i) != nil && !s.k[i].Is(lexicon.Role) {
			return false
		}
	}
	w := at(s.k, from)
	return from == mark || w.Text == "," || w.Text == "(" || w.Text == "." && from == mark-1
}

// countLabels counts the names that stand before a colon at the head of a
// paragraph: one that comes back is a speaker's though nothing addresses it.
func (r *reader) countLabels() {
	r.labelNames = map[string]int{}
	for _, s := range r.sentences {
		if !s.first || s.Role == Heading || s.Role == FrontMatter || s.Role == Aside {
			continue
		}
		for i := 1; i < len(s.k) && i < 9; i++ {
			if s.k[i].Text == ":" {
				h := 0
				for h < i && s.k[h].Is(lexicon.Determiner) {
					h++
				}
				r.labelNames[text(s.k[h:i])]++
				break
			}
		}
	}
}

// findStopLabels tells whether turns begin with a name and a full stop alone:
// "M. Obo. Le texte est prêt.", paragraph after paragraph.
func (r *reader) findStopLabels() {
	n, several := 0, map[string]bool{}
	for i, s := range r.sentences {
		if !s.first || s.Role == Heading || s.Role == FrontMatter || s.Role == Aside || len(s.k) > 24 || len(s.k) < 2 || s.k[len(s.k)-1].Text != "." {
			continue
		}
		if i+1 >= len(r.sentences) || r.sentences[i+1].Paragraph != s.Paragraph {
			continue
		}
		r.stopLabels = true
		l := r.labelOf(s)
		r.stopLabels = false
		if l != nil {
			n++
			several[text(s.k)] = true
		}
	}
	r.stopLabels = n >= 4 && len(several) >= 2
}

// findLabels marks the sentences that begin a turn.
func (r *reader) findLabels() {
	r.countLabels()
	r.findStopLabels()
	for _, s := range r.sentences {
		if s.first && s.Role != Aside && s.Role != FrontMatter {
			s.label = r.labelOf(s)
			if s.label != nil {
				r.labels++
			}
		}
	}
}

// ruleLabel: the sentence begins a turn of direct speech.
func (r *reader) ruleLabel(s *sentence) bool {
	l := s.label
	if l == nil {
		return false
	}
	var p *person
	var on *mention
	if l.office != nil {
		if q := r.presiding(s, l.office); q != nil {
			p = q
		} else if q := r.byTitle(s, l.office, titleWords(l.office)); q != nil {
			p = q
		} else {
			p = r.newOffice(s, l.office)
		}
	} else {
		for _, m := range s.mentions {
			if m.nameEnd == l.nameEnd && m.p != nil {
				p, on = m.p, m
			}
		}
	}
	if p == nil {
		return false
	}
	r.speak(s, "turn-label", []*person{p}, []*mention{on}, Explicit, 0.97, leadAct(s), 0, l.end)
	r.floor.turn = true
	return true
}

// ruleTurn: within a turn of direct speech all is the speaker's, until the
// next label, a heading or a stage direction.
func (r *reader) ruleTurn(s *sentence) bool {
	f := &r.floor
	if !f.turn {
		return false
	}
	if n := len(s.k); n > 1 && s.k[0].Text == "(" && (s.k[n-1].Text == ")" || s.k[n-2].Text == ")") {
		s.d = Decision{Kind: Procedural, Attribution: None, Confidence: 0.8, Rule: "stage-direction", Source: s.index}
		return true
	}
	if s.first {
		if len(f.carry) == 0 || r.labels < 3 || r.narrates(s) {
			f.turn = false
			return false
		}
		return r.goOn(s, "turn", f.carry, Continuation, 0.85)
	}
	return r.goOn(s, "turn", f.holders, Continuation, 0.93)
}

// narrates: a paragraph without a label that tells of a person or a group is
// the reporter's, not the last speaker's.
func (r *reader) narrates(s *sentence) bool {
	for _, t := range s.k {
		if s.cueOf("first-person", t) {
			return false
		}
	}
	if r.mainSubject(s) != nil && len(s.activeVerbs()) > 0 {
		return true
	}
	if np, e, definite := r.officeAt(s, 0); np != nil && definite && r.officeVerb(s, e, -1) != nil {
		return true
	}
	g := r.findGroup(s)
	return g != nil && g.rule != "consensus"
}

// findAttendance marks lists of those present: their names are persons' though
// nothing else says so.
func (r *reader) findAttendance() {
	under := false
	for _, s := range r.sentences {
		i := 0
		for i < len(s.k) && (s.k[i].Punct || s.k[i].Is(lexicon.Determiner)) {
			i++
		}
		n := s.cue("attendance", i)
		colon := n > 0 && (at(s.k, i+n).Text == ":" || i+n >= len(s.k) || s.Role == Heading)
		if colon {
			s.attendance, under = true, true
			continue
		}
		if under && s.first && (len(s.activeVerbs()) > 0 || s.Role == Heading) {
			under = false
		}
		s.attendance = under
	}
}
