package report

import (
	"slices"
	"strings"
	"unicode"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
	"rapporteur.internal/services/report/memory"
)

const (
	// introductionWords is how many words the introduction has at most.
	introductionWords = 150
	// factWords is how many words of a source one of its sentences takes.
	factWords = 32
	// factsOfKind is how many facts of one kind it tells of a session.
	factsOfKind = 2
)

// introduce puts the introduction before the first theme: what the sources print
// about each session, and nothing else: when and where it was held, on what, who
// took part, who opened it, what it was to do. How many speakers are named is counted.
func (c *composer) introduce() {
	w := c.write("introduction", "", c.pack.Word("introduction"))
	meetings := c.meetings
	if c.pack.IsDaily() {
		// The first day says what the meeting is.
		meetings = meetings[:1]
	}
	share := introductionWords / max(1, len(meetings))
	for _, m := range meetings {
		w.break_()
		w.factsOf(m, share)
	}
	if len(w.chapter.Sentences) == 0 {
		return
	}
	w.chapter.Lead = c.namedSpeakers()
	c.report.Chapters = slices.Insert(c.report.Chapters, c.leading(c.report.Chapters), w.chapter)
}

// namedSpeakers counts the speakers that the sources name, over the sessions.
func (c *composer) namedSpeakers() string {
	var parts []string
	for _, m := range c.meetings {
		people := map[*person]bool{}
		for _, d := range m.docs {
			for _, e := range d.entries {
				if reportable(e) {
					for _, p := range e.people {
						people[p] = true
					}
				}
			}
		}
		if len(people) > 0 && m.number > 0 && len(c.meetings) > 1 {
			parts = append(parts, c.pack.Frame("introduction_at", 0, language.Values{"n": len(people), "session": c.pack.Session(m.number)}))
		}
	}
	if len(c.people) == 0 {
		return ""
	}
	at := ""
	if len(parts) > 1 {
		at = c.pack.Frame("introduction_over", 0, language.Values{"parts": c.pack.List(parts)})
	}
	return language.Capital(c.pack.Frame("introduction_speakers", 0, language.Values{"n": len(c.people), "at": at}))
}

// factsOf tells the facts of one session.
func (w *writer) factsOf(m *meeting, room int) {
	told := map[string]int{}
	at := len(w.chapter.Sentences)
	used := func() int {
		n := 0
		for _, s := range w.chapter.Sentences[at:] {
			n += words(s.Text)
		}
		return n
	}
	// What tells it in so many words, with the year; else the title page does.
	var narrated, last *entry
	for _, d := range m.docs {
		for _, e := range w.opens(d) {
			if narrated == nil && w.factKind(e) == "held" && strings.Contains(e.Text, d.meta.GetStart()[:min(4, len(d.meta.GetStart()))]) {
				narrated = e
			}
		}
	}
	if narrated == nil || w.factText(narrated) == "" {
		w.heldAsPrinted(m)
		last = narrated
	}
	for _, d := range m.docs {
		for _, e := range w.opens(d) {
			kind := w.factKind(e)
			if kind == "" || told[kind] >= factsOfKind || kind == "held" && told[kind] > 0 || w.cited[e.id] > 0 {
				continue
			}
			if e == last || !w.refers(e, last) {
				continue
			}
			text := w.factText(e)
			if text == "" || used()+words(text) > room && len(w.chapter.Sentences) > at {
				continue
			}
			form := formVerbatim
			piece := w.cite(e, text)
			if w.tongueOf(e) != w.pack.Tag {
				form, piece = formRendered, []*pb.Piece{{Text: text, Citation: e.id, Language: w.pack.Tag}}
			}
			if s := w.line(form, piece); s != nil {
				w.add(s.form, s.pieces, []*entry{e})
				told[kind]++
				last = e
			}
		}
	}
}

// opens are the entries with which a document opens: those before its first
// theme, or, where it has no headings, its first half, and after it no more.
func (c *composer) opens(d *source) []*entry {
	var out []*entry
	for i, e := range d.entries {
		if sectionID(e.Section) != "" && c.topical(e) {
			return out
		}
		if i > len(d.entries)/2 {
			return out
		}
		if c.withheld(e) || e.Kind == pb.Kind_KIND_FRONT_MATTER || e.Kind == pb.Kind_KIND_HEADING {
			continue
		}
		out = append(out, e)
	}
	return out
}

// factKind is which fact of the meeting a sentence tells, by its words; "": none.
// What a named person says is none, but for who welcomed how many.
func (c *composer) factKind(e *entry) string {
	pack := c.packs[c.tongueOf(e)]
	if pack == nil || e.Kind == pb.Kind_KIND_FINDING || e.Kind == pb.Kind_KIND_COLLECTIVE || e.decision {
		return ""
	}
	text := " " + fold(e.Text) + " "
	for _, kind := range language.MeetingFacts {
		if e.Kind == pb.Kind_KIND_STATEMENT && (kind != "who" || !e.own) || kind == "who" && !c.counts(pack, e.Text) {
			continue
		}
		if slices.ContainsFunc(pack.Openings.Meeting[kind], func(w string) bool { return strings.Contains(text, " "+w+" ") }) {
			return kind
		}
	}
	return ""
}

// counts tells a text that prints a number, in figures or in words.
func (c *composer) counts(pack *language.Pack, text string) bool {
	if strings.ContainsFunc(text, unicode.IsDigit) {
		return true
	}
	low := " " + fold(text) + " "
	for i, n := range pack.Numbers {
		// "one" and "un" are articles.
		if i > 1 && strings.Contains(low, " "+fold(n)+" ") {
			return true
		}
	}
	return false
}

// factText is a fact in the report's language; "": there are no words for it.
func (w *writer) factText(e *entry) string {
	if w.tongueOf(e) != w.pack.Tag {
		text, ok := w.translated(e, memory.Sentence)
		if !ok || words(text) > factWords+10 {
			return ""
		}
		text = language.Capital(text)
		e.rendered = append(e.rendered, text)
		return text
	}
	text := w.cut(e, whole(e.Text), factWords)
	if words(text) > factWords+14 {
		return ""
	}
	return language.Capital(text)
}

// refers tells whether a sentence stands where what it refers to is clear: it
// names the session itself, or looks back to the one right before.
func (w *writer) refers(e, last *entry) bool {
	pack := w.packs[w.tongueOf(e)]
	low := fold(e.Text)
	if name := fold(pack.Session(e.doc.session.number)); name != "" && strings.Contains(" "+strings.Join(strings.Fields(low)[:min(4, len(strings.Fields(low)))], " ")+" ", " "+name+" ") {
		return true
	}
	if last != nil && last.doc == e.doc && slices.ContainsFunc(pack.Openings.Meeting["itself"], func(s string) bool { return strings.HasPrefix(low, s+" ") }) {
		return true
	}
	if e.opening, e.lead = openingOf(pack, e.Text); e.opening != dependent {
		return true
	}
	return last != nil && last.doc == e.doc && last.Ordinal+1 == e.Ordinal
}

// heldAsPrinted says when and where a session was, from its title page.
func (w *writer) heldAsPrinted(m *meeting) {
	s := m.session()
	if s.City == "" || s.Start == "" {
		return
	}
	for _, d := range m.docs {
		for _, e := range d.entries {
			if e.Kind != pb.Kind_KIND_FRONT_MATTER || !holdsFolded(e.Text, s.City) || !strings.Contains(e.Text, s.Start[:4]) {
				continue
			}
			if w.withheld(e) {
				continue
			}
			when := "when_one"
			if s.End > s.Start {
				when = "when_many"
				if s.End[:7] != s.Start[:7] {
					when = "when_span"
				}
			}
			name := w.pack.Session(m.number)
			key := "introduction_held"
			if name == "" || w.pack.IsDaily() {
				key = "introduction_meeting"
			}
			text := w.pack.Frame(key, 0, language.Values{"session": name,
				"when":  w.pack.Frame(when, 0, language.Values{"dates": w.pack.Dates(s.Start, s.End)}),
				"where": w.pack.Frame("overview_where", 0, language.Values{"city": w.bodies.City(s.City, w.pack.Tag)})})
			w.add(formComposed, []*pb.Piece{{Text: text}}, []*entry{e})
			return
		}
	}
}
