package report

import (
	"cmp"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/memory"
)

// strand is one statement of a paragraph, or a point, which stands together.
type strand struct {
	unit  *unit
	entry *entry
	// first puts an opening finding and what hangs on it in front.
	first int
}

// thread writes the units of a paragraph statement by statement, in the order of
// the sources: a proposal, who took sides, what was replied, what a later session
// made of it. What looks back so stands behind what it looks back to.
func (w *writer) thread(units []*unit) {
	at := map[*entry]int{}
	for i, e := range w.entries {
		at[e] = i
	}
	var list []strand
	for _, u := range units {
		first := 1
		if u.rank == rankFinding {
			first = 0
		}
		if u.whole() {
			list = append(list, strand{u, u.head(), first})
			continue
		}
		for _, e := range u.all() {
			list = append(list, strand{u, e, first})
		}
	}
	slices.SortStableFunc(list, func(a, b strand) int {
		return cmp.Or(cmp.Compare(a.entry.doc.session.number, b.entry.doc.session.number), cmp.Compare(a.first, b.first), cmp.Compare(at[a.entry], at[b.entry]))
	})
	for _, s := range list {
		from := len(w.chapter.Sentences)
		switch {
		case s.unit.whole():
			w.unit(s.unit)
			continue
		case w.cited[s.entry.id] > 0 && s.entry.chapter == w.key:
		case slices.Contains(s.unit.before, s.entry):
			w.say(s.entry)
		case slices.Contains(s.unit.entries, s.entry):
			if !w.say(s.entry) {
				w.anyhow(s.entry)
			}
		default:
			w.answer(s.entry)
		}
		w.pointed(s.unit, from)
	}
}

// whole tells a unit whose statements stand side by side whatever their sessions: a
// point that people decided on.
func (u *unit) whole() bool { return u.group != nil && (u.group.decided() || u.group.text != "") }

// answer writes who supported, opposed or answered: in the source's words where
// they can stand, else by name and act.
func (w *writer) answer(a *entry) {
	if !w.usable(a) {
		return
	}
	to := a.sidesOn()
	byAct := func() bool { return to != nil && w.byAct(a, to) }
	// Of what stands in another language, a name and an act say more than a quotation.
	_, known := w.translated(a, memory.Clause, memory.Sentence)
	near := w.last != nil && w.last.root() == a.root()
	if near && (a.terse || w.tongueOf(a) != w.pack.Tag && !known) && byAct() || w.say(a) || byAct() {
		return
	}
	w.anyhow(a)
}

// sidesOn is what an entry takes a stance on: the last where there are several.
func (e *entry) sidesOn() *entry {
	for _, to := range slices.Backward(e.answersTo) {
		if s := e.stance(to); s == pb.Act_ACT_SUPPORTS || s == pb.Act_ACT_OPPOSES {
			return to
		}
	}
	return nil
}

// joinMost is how many words two clauses of one speaker have at most that stand in one sentence.
const joinMost = 38

// joins puts a clause of the speaker of the sentence before into that sentence,
// behind a semicolon: both stand under one "according to".
func (w *writer) joins(e *entry, s *sentence) bool {
	n := len(w.chapter.Sentences)
	if w.last == nil || n == 0 || len(e.people) != 1 || len(e.items) > 0 || w.item || !s.accorded || !w.accorded || w.last.doc != e.doc ||
		!slices.Equal(w.last.people, e.people) || len(s.pieces) < 2 || s.pieces[0].Citation != "" {
		return false
	}
	b := w.chapter.Sentences[n-1]
	if b.Form != formTold || len(b.Citations) > 1 || b.Paragraph != w.paragraph || strings.ContainsAny(b.Text, ";:?") {
		return false
	}
	tail := s.pieces[1:]
	text := ""
	for _, p := range tail {
		text += p.Text
	}
	if words(b.Text)+words(text) > joinMost {
		return false
	}
	end := b.Pieces[len(b.Pieces)-1]
	if !strings.HasSuffix(end.Text, ".") {
		return false
	}
	if end.Text = strings.TrimSuffix(end.Text, "."); end.Citation != "" || end.Text != "" {
		return false
	}
	end.Text = w.pack.Word("semicolon")
	b.Pieces = append(b.Pieces, tail...)
	b.Text = strings.TrimSuffix(b.Text, ".") + end.Text + text
	b.Citations = append(b.Citations, e.id)
	w.cited[e.id]++
	if e.chapter == "" && w.chapter.Kind == "theme" {
		e.chapter, e.reason = w.key, ""
	}
	return true
}
