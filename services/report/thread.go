package report

import (
	"cmp"
	"slices"

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
		if u.group != nil {
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
		switch {
		case s.unit.group != nil:
			w.unit(s.unit)
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
	}
}

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
