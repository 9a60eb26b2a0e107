package report

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
	"rapporteur.internal/services/report/memory"
)

// unit writes what stands together: what the head can't do without, the head,
// who answered it, then the other members of its point with who answered them.
func (w *writer) unit(u *unit) {
	at := len(w.chapter.Sentences)
	if u.group != nil && u.group.text != "" {
		w.reworded(u.group)
		for _, e := range u.entries {
			w.answersOf(e)
		}
		w.pointed(u, at)
		return
	}
	for _, e := range u.before {
		w.say(e)
	}
	if !w.say(u.head()) {
		w.anyhow(u.head())
	}
	w.answersOf(u.head())
	confirmed := u.group != nil && u.group.decided()
	var rest []*entry
	for _, e := range u.entries[1:] {
		if w.cited[e.id] > 0 && e.chapter == w.key {
			continue
		}
		// People confirmed that they say the same: a name is enough.
		if confirmed && len(e.answers) == 0 && w.composer.voicesNamed(e) != "" {
			rest = append(rest, e)
			continue
		}
		if !w.say(e) {
			w.anyhow(e)
		}
		w.answersOf(e)
	}
	if len(rest) > 0 {
		var names []string
		for _, e := range rest {
			for _, n := range w.voiceList(e) {
				if !slices.Contains(names, n) {
					names = append(names, n)
				}
			}
		}
		w.add(formAgreement, []*pb.Piece{{Text: w.frame("same_point", language.Values{"names": w.pack.List(names), "n": w.number(rest[0], names)})}}, rest)
		w.last = nil
	}
	w.pointed(u, at)
}

// pointed marks the sentences from one on as telling of a unit's point.
func (w *writer) pointed(u *unit, from int) {
	if u.group == nil {
		return
	}
	u.group.used = true
	for _, s := range w.chapter.Sentences[from:] {
		s.Point = u.group.id
	}
}

// answersOf writes who supported, opposed or answered a statement, right behind
// it: in the source's words where they can stand, else by name and act.
func (w *writer) answersOf(e *entry) {
	for _, a := range e.answered() {
		if w.cited[a.id] > 0 && a.chapter == w.key {
			continue
		}
		w.answer(a)
	}
}

// byAct says by name who supported or opposed; false where that wouldn't say all.
func (w *writer) byAct(a, to *entry) bool {
	if !w.plain(a, to) {
		return false
	}
	key := ""
	switch a.stance(to) {
	case pb.Act_ACT_SUPPORTS:
		key = "answer_supports"
	case pb.Act_ACT_OPPOSES:
		key = "answer_opposes"
	default:
		// That it answers alone says too little.
		return false
	}
	names := w.voiceList(a)
	if len(names) == 0 {
		return false
	}
	list, n := w.pack.List(names), w.number(a, names)
	if s := a.parsed.Subject.In(a.Text); len(a.people) == 0 && w.tongueOf(a) == w.pack.Tag && s != "" && words(s) <= 12 && !strings.Contains(s, ",") && w.namesParty(s, a) {
		list = w.lowered(strings.TrimSpace(s), a)
		if w.several(list) {
			n = 2
		}
	}
	what := w.pack.Word("what_other")
	switch to.Act {
	case pb.Act_ACT_PROPOSES:
		what = w.pack.Word("what_proposes")
	case pb.Act_ACT_URGES:
		what = w.pack.Word("what_urges")
	case pb.Act_ACT_COMMITS:
		what = w.pack.Word("what_commits")
	}
	if noun, ok := w.translated(a, memory.Noun); ok && w.tongueOf(a) != w.pack.Tag {
		what = noun
	}
	if w.last != nil && w.last != to && w.last.stance(to) == a.stance(to) {
		key += "_also"
	}
	if part := w.partOf(a, to); part != "" {
		what = part
	}
	w.add(formAnswer, []*pb.Piece{{Text: w.frame(key, language.Values{"names": list, "n": n, "what": what})}}, []*entry{a})
	w.last = a
	return true
}

// partOf is what of a proposal an answer takes a stance on, as printed, where that
// isn't the proposal as such: "opposed the guarantee".
func (c *composer) partOf(a, to *entry) string {
	pack := c.packs[c.tongueOf(a)]
	if c.tongueOf(a) != c.pack.Tag {
		return ""
	}
	part := ""
	switch a.stance(to) {
	case pb.Act_ACT_SUPPORTS:
		if !pack.Supporting(a.Text) {
			part = pack.SupportedIn(a.Text)
		}
	case pb.Act_ACT_OPPOSES:
		if !pack.Opposing(a.Text) {
			part = pack.OpposedIn(a.Text)
		}
	}
	return strings.TrimSpace(part)
}

// number is that of the verb behind names: a State may be plural ("les Pays-Bas").
func (c *composer) number(e *entry, names []string) int {
	if len(names) == 1 && len(e.people) == 0 && c.several(names[0]) {
		return 2
	}
	return len(names)
}

// several tells a name of several: "les Pays-Bas", "de nombreux participants".
func (c *composer) several(name string) bool {
	low := strings.ToLower(name) + " "
	return slices.ContainsFunc(c.pack.Plurals, func(p string) bool {
		return strings.HasPrefix(low, p+" ") || strings.HasSuffix(p, "’") && strings.HasPrefix(low, p)
	})
}

// namesParty tells whether words hold the name of a party whose a statement is.
func (c *composer) namesParty(words string, e *entry) bool {
	return slices.ContainsFunc(e.Parties, func(p *pb.Party) bool {
		return holdsFolded(words, p.Name) || p.Country != "" && holdsFolded(words, c.packs[c.tongueOf(e)].Country(p.Country))
	})
}

// anyhow writes a statement that must stand: though it looks back, else as its
// source prints it, between quotation marks.
func (w *writer) anyhow(e *entry) {
	w.relaxed = true
	ok := w.say(e)
	w.relaxed = false
	if ok {
		return
	}
	var pieces []*pb.Piece
	if w.composer.voicesNamed(e) != "" && !e.own {
		pieces = append(pieces, &pb.Piece{Text: w.quotedFrom(e)})
	}
	pieces = append(pieces, &pb.Piece{Text: w.pack.Open})
	pieces = append(pieces, w.cite(e, strings.TrimSpace(whole(e.Text)))...)
	end := w.pack.Close
	if tag := w.tongueOf(e); tag != w.pack.Tag {
		end += " " + w.pack.Frame("foreign_mark", 0, language.Values{"language": w.pack.Language(tag)})
	}
	s := &sentence{form: formQuoted, pieces: append(pieces, &pb.Piece{Text: end})}
	w.add(s.form, w.marked(e, s), append([]*entry{e}, e.items...))
	w.last = e
}
