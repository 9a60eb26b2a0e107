package report

import (
	"maps"
	"strings"

	"rapporteur.internal/services/report/language"
	"rapporteur.internal/services/report/memory"
	"rapporteur.internal/services/report/theme"
)

// findMatters looks for the documents' own themes where no heading that all
// share gives them: those that a document of the report's language announces,
// else, of documents in several languages, the headings of those in the
// report's. What stands under other headings is put where it belongs. False:
// there are none.
func (c *composer) findMatters() bool {
	ours := func(d *source) bool { return d.Language == c.pack.Tag }
	base := func(*source) bool { return false }
	list := c.announced()
	if list == nil {
		if c.oneLanguage() || !c.headingsTell(ours) {
			return false
		}
		base = ours
		for _, t := range c.sectionScheme(ours).Themes {
			title := theme.Text(t.Title, c.pack.Tag)
			list = append(list, &matter{id: t.ID, title: title, words: map[string]string{c.pack.Tag: title}})
		}
		for _, e := range c.entries {
			if reportable(e) && ours(e.doc) {
				e.matter = c.sections[sectionID(e.Section)]
			}
		}
	}
	if len(list) < leastAnnounced {
		return false
	}
	of := map[*source]map[string]string{}
	for _, m := range c.meetings {
		for _, d := range m.docs {
			if !base(d) {
				list, of[d] = c.joinSections(list, d)
			}
		}
	}
	c.matters = list
	p := c.newPlacer(list)
	var free []*entry
	for _, e := range c.entries {
		if reportable(e) && e.matter == "" {
			free = append(free, e)
		}
	}
	// Once as the themes' words say, then as those say that stand under them.
	for range 2 {
		p.gather()
		for _, e := range free {
			e.matter = ""
		}
		for _, run := range byDocument(free) {
			p.place(run, of[run[0].doc])
		}
	}
	return true
}

// byDocument parts entries by their documents, in order.
func byDocument(list []*entry) (out [][]*entry) {
	for _, e := range list {
		if n := len(out); n > 0 && out[n-1][0].doc == e.doc {
			out[n-1] = append(out[n-1], e)
			continue
		}
		out = append(out, []*entry{e})
	}
	return out
}

// matterScheme is the scheme of the documents' own themes, in their order.
func (c *composer) matterScheme() *theme.Scheme {
	s := &theme.Scheme{ID: "matters"}
	c.sectionTitles = nil
	for _, m := range c.matters {
		c.sectionTitles = append(c.sectionTitles, m.title)
		s.Themes = append(s.Themes, c.themeOf(m.id, m.title, "section"))
	}
	return s
}

// section is what stands under one heading of a document.
type section struct {
	id, title string
	words     map[string]string
	// heading is the heading itself, where a statement holds it.
	heading *entry
	entries []*entry
}

// sectionsOf are the sections of a document whose headings can name a theme.
func (c *composer) sectionsOf(d *source) (list []*section) {
	held := map[string]*section{}
	for _, e := range d.entries {
		id := sectionID(e.Section)
		if !reportable(e) || id == "" || !c.topical(e) {
			continue
		}
		if held[id] == nil {
			held[id] = &section{id: id, title: headingText(e.Section), words: map[string]string{d.Language: headingText(e.Section)}}
			list = append(list, held[id])
			for _, h := range d.entries {
				if !reportable(h) && sectionID(h.Text) == id {
					held[id].heading = h
					break
				}
			}
			for _, f := range []memory.Form{memory.Noun, memory.Infinitive} {
				if x, ok := c.series.Memory.Lookup(e.Section, c.pack.Tag, f); ok && x.Words != "" {
					held[id].words[c.pack.Tag] = x.Words
					break
				}
			}
		}
		held[id].entries = append(held[id].entries, e)
	}
	return list
}

const (
	// joins is what a section must weigh for a theme, and how much more than for any other.
	joins, joinsBy = .8, .6
	// ofHeading is what its heading counts beside its statements.
	ofHeading = 4
)

// joinSections puts the sections of a document under themes: where its heading and its
// statements say clearly which; else a section of two statements or more is a
// theme of its own.
func (c *composer) joinSections(list []*matter, d *source) ([]*matter, map[string]string) {
	of := map[string]string{}
	sections := c.sectionsOf(d)
	if len(sections) == 0 {
		return list, of
	}
	p := c.newPlacer(list)
	var own []*matter
	for _, s := range sections {
		score := p.rateSection(s)
		best, next := 0, -1
		for i := range score {
			if score[i] > score[best] {
				best = i
			}
		}
		for i := range score {
			if i != best && (next < 0 || score[i] > score[next]) {
				next = i
			}
		}
		if score[best] >= joins && score[best]-score[next] >= joinsBy {
			of[s.id] = list[best].id
			for tag, w := range s.words {
				list[best].words[tag] = strings.TrimSpace(list[best].words[tag] + ". " + w)
			}
			continue
		}
		if len(s.entries) < 2 {
			continue
		}
		m := &matter{id: s.id, title: c.pack.Quote(s.title), from: s.heading, words: s.words, foreign: d.Language != c.pack.Tag, doc: d, own: true}
		if w := s.words[c.pack.Tag]; w != "" {
			m.title, m.foreign = language.Capital(bareTitle(w)), false
		}
		of[s.id] = m.id
		own = append(own, m)
	}
	return append(list, own...), of
}

// bareTitle is a rendered title as it is printed.
func bareTitle(s string) string { return strings.Trim(s, " \u00a0.;") }

// rateSection weighs each theme for a section: its heading and, on the average, its statements.
func (p *placer) rateSection(s *section) []float64 {
	out := make([]float64, len(p.matters))
	for _, e := range s.entries {
		for i, x := range p.rate(e) {
			out[i] += min(max(x, -1.5), placedMost) / float64(len(s.entries))
		}
	}
	held := map[string]bool{}
	for tag, w := range s.words {
		maps.Copy(held, p.features(tag, w))
	}
	for i := range p.matters {
		out[i] += ofHeading * p.shared(held, i) / max(1, min(p.all(held), p.all(p.terms[i])))
	}
	return out
}
