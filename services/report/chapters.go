package report

import (
	"cmp"
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// raised is what there is on one theme.
type raised struct {
	id       string
	entries  []*entry
	people   map[*person]bool
	groups   int
	parties  map[string]bool
	sessions []uint32
}

// raisedThemes counts who raised each theme, widest first. Named speakers,
// States and bodies without a person, and anonymous groups are counted apart.
func (c *composer) raisedThemes() []*raised {
	held := map[string]*raised{}
	var list []*raised
	for _, e := range c.entries {
		if !reportable(e) {
			continue
		}
		ids := c.themesOf(e)
		if e.theme == "" {
			ids = []string{""}
		}
		for _, id := range ids {
			if id != "" && c.scheme.Find(id) == nil {
				continue
			}
			r := held[id]
			if r == nil {
				r = &raised{id: id, people: map[*person]bool{}, parties: map[string]bool{}}
				held[id] = r
				list = append(list, r)
			}
			r.entries = append(r.entries, e)
			for _, p := range e.people {
				r.people[p] = true
			}
			for _, p := range e.Parties {
				if p.Sort == "anonymous" {
					r.groups++
				} else if p.Country != "" {
					r.parties[p.Country] = true
				} else {
					r.parties[c.bodies.Key(p.Name)] = true
				}
			}
			if n := uint32(e.doc.session.number); !slices.Contains(r.sessions, n) {
				r.sessions = append(r.sessions, n)
			}
		}
	}
	order := map[string]int{}
	for i, t := range c.scheme.Themes {
		order[t.ID] = i
	}
	slices.SortStableFunc(list, func(a, b *raised) int {
		// What has no theme comes last.
		if (a.id == "") != (b.id == "") {
			if a.id == "" {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(len(b.people)+len(b.parties), len(a.people)+len(a.parties)), cmp.Compare(b.groups, a.groups),
			cmp.Compare(len(b.entries), len(a.entries)), cmp.Compare(order[a.id], order[b.id]))
	})
	return list
}

// thin is a theme that doesn't fill a chapter: it goes under "other questions".
const thin = 3

// chaptersMost is how many themes have a chapter of their own; those that
// fewest raised share the last one.
const chaptersMost = 15

// themeChapters writes a chapter a theme; themes with less than three usable
// entries share the last one.
func (c *composer) themeChapters() {
	var small []*raised
	list := c.raisedThemes()
	for _, r := range list {
		n := 0
		for _, e := range c.entries {
			if e.theme == r.id && reportable(e) {
				n++
			}
		}
		if n == 0 {
			continue
		}
		// What has no theme is a chapter of its own only where nothing has one.
		if (n < thin || r.id == "" || len(c.report.Chapters) >= chaptersMost) && len(list) > 1 {
			small = append(small, r)
			continue
		}
		c.themeChapter(r)
	}
	if len(small) > 0 {
		title := c.pack.Word("other_theme")
		if len(c.report.Chapters) == 0 {
			title = c.pack.Word("discussion_theme")
		}
		w := c.write("theme", "other", title)
		var apart []*pb.ReportSentence
		for _, r := range small {
			apart = append(apart, c.apart(w, r.id)...)
		}
		for _, r := range small {
			if r.id != "" {
				w.head(c.themeTitle(r.id))
			} else {
				w.head("")
			}
			c.simple(w, r.id)
			w.chapter.Sessions = union(w.chapter.Sessions, r.sessions)
		}
		w.append(apart)
		c.count(w, small...)
		c.finish(w)
	}
}

func (c *composer) finish(w *writer) {
	if len(w.chapter.Sentences) > 0 {
		c.report.Chapters = append(c.report.Chapters, w.chapter)
	}
}

// simple writes the passages of a theme without sections.
func (c *composer) simple(w *writer, id string) {
	for _, g := range c.groups {
		if g.theme == id && g.decided() && c.pointParagraph(w, g, w.break_) {
			g.used = true
			w.break_()
		}
	}
	ps := c.passages(id)
	for i, p := range c.best(ps, c.room(len(ps))) {
		if i > 0 && i%3 == 0 {
			w.break_()
		}
		w.passage(p.entries)
	}
}

func (c *composer) passages(id string) []*passage {
	var ps []*passage
	for _, seg := range c.segments(id) {
		if p := c.pick(seg); p != nil {
			ps = append(ps, p)
		}
	}
	return ps
}

// best keeps the n passages that say most, in reading order; the rest is told
// in the coverage annex.
func (c *composer) best(ps []*passage, n int) []*passage {
	ranked := slices.Clone(ps)
	slices.SortStableFunc(ranked, func(a, b *passage) int { return cmp.Compare(b.score, a.score) })
	keep := map[*passage]bool{}
	for i, p := range ranked {
		if i < n {
			keep[p] = true
			continue
		}
		for _, e := range p.entries {
			e.reason = "space"
		}
	}
	var out []*passage
	for _, p := range ps {
		if keep[p] {
			out = append(out, p)
		}
	}
	return out
}

func (c *composer) themeChapter(r *raised) {
	title := c.themeTitle(r.id)
	if r.id == "" && len(c.report.Chapters) == 0 {
		title = c.pack.Word("discussion_theme")
	}
	w := c.write("theme", r.id, title)
	w.chapter.Sessions = r.sessions
	c.count(w, r)
	apart := c.apart(w, r.id)
	c.sharedSection(w, r.id)
	ps := c.passages(r.id)
	by := map[section][]*passage{}
	for _, p := range ps {
		for _, e := range p.entries {
			w.planned[e] = true
		}
		by[p.section] = append(by[p.section], p)
	}
	// A section of one passage joins the debate.
	for _, s := range []section{sectionPractices, sectionFigures, sectionCalls} {
		if len(by[s]) == 1 && (len(ps) <= 3 || s != sectionCalls) {
			by[sectionOnly] = append(by[sectionOnly], by[s]...)
			by[s] = nil
		}
	}
	several := len(c.meetings) > 1
	if several {
		for _, m := range c.meetings {
			var mine []*passage
			for _, p := range by[sectionOnly] {
				if p.session == m.number {
					mine = append(mine, p)
				}
			}
			if len(mine) == 0 {
				continue
			}
			title := c.pack.Word("discussion")
			if m.number > 0 {
				title = c.pack.Fill(c.pack.Word("only"), language.Values{"session": c.pack.Session(m.number)})
			}
			w.head(title)
			c.run(w, mine, false)
		}
	} else if len(by[sectionOnly]) > 0 {
		w.head(c.pack.Word("discussion"))
		c.run(w, by[sectionOnly], false)
	}
	for _, s := range []struct {
		section section
		word    string
	}{{sectionPractices, "practices"}, {sectionFigures, "figures"}, {sectionCalls, "calls"}} {
		if len(by[s.section]) > 0 {
			w.head(c.pack.Word(s.word))
			c.run(w, by[s.section], several)
		}
	}
	w.append(apart)
	// One section alone needs no heading.
	if one := w.chapter.Sentences; len(one) > 0 && one[0].Section == one[len(one)-1].Section && (len(one) < 4 || !several) {
		for _, s := range one {
			s.Section = ""
		}
	}
	c.finish(w)
}

// run writes passages in paragraphs: a paragraph ends with a session, or after
// about four sentences at the end of a passage.
func (c *composer) run(w *writer, ps []*passage, breaks bool) {
	ps = c.best(ps, c.room(len(ps)))
	slices.SortStableFunc(ps, func(a, b *passage) int {
		return cmp.Or(cmp.Compare(a.session, b.session), -findingFirst(a, b))
	})
	n := 0
	for i, p := range ps {
		if i > 0 && (breaks && p.session != ps[i-1].session || n >= 4) {
			w.break_()
			n = 0
		}
		before := len(w.chapter.Sentences)
		w.passage(p.entries)
		c.agree(w, p)
		n += len(w.chapter.Sentences) - before
	}
}

// findingFirst puts what the source concludes before what was said; the rest
// keeps its order, so that who supports a proposal stands after it.
func findingFirst(a, b *passage) int {
	rank := func(p *passage) int {
		if p.entries[0].Kind == pb.Kind_KIND_FINDING {
			return 1
		}
		return 0
	}
	return cmp.Compare(rank(a), rank(b))
}

func union(a, b []uint32) []uint32 {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	slices.Sort(a)
	return a
}

// count fills a chapter's counts and the words above its sentences.
func (c *composer) count(w *writer, rs ...*raised) {
	people, parties, groups := map[*person]bool{}, map[string]bool{}, 0
	var sessions []uint32
	for _, r := range rs {
		for p := range r.people {
			people[p] = true
		}
		for p := range r.parties {
			parties[p] = true
		}
		groups += r.groups
		sessions = union(sessions, r.sessions)
	}
	ch := w.chapter
	ch.Speakers, ch.Groups, ch.Parties, ch.Sessions = uint32(len(people)), uint32(groups), uint32(len(parties)), sessions
	ch.Lead = c.lead(ch, len(rs) > 1)
}

// lead says in words what the counts of a chapter are.
func (c *composer) lead(ch *pb.Chapter, many bool) string {
	v := language.Values{"n": int(ch.Speakers), "source": c.source.The}
	key := "speakers_part"
	if ch.Speakers == 0 {
		key = "speakers_none"
	}
	if many {
		key += "_many"
	}
	text := language.Capital(c.pack.Frame(key, 0, v))
	part := func(key string, n uint32) {
		if n == 0 {
			return
		}
		form := "_many"
		if n == 1 {
			form = "_one"
		}
		text += c.pack.Frame(key+form, 0, language.Values{"g": int(n), "source": c.source.The})
	}
	part("parties_part", ch.Parties)
	part("groups_part", ch.Groups)
	text += "."
	if len(c.meetings) < 2 || many {
		return text
	}
	switch {
	case len(ch.Sessions) == 1 && ch.Sessions[0] > 0:
		text += " " + c.pack.Frame("theme_one", 0, language.Values{"session": c.pack.Session(int(ch.Sessions[0]))})
	case len(ch.Sessions) == 2 && len(c.meetings) == 2:
		text += " " + c.pack.Frame("theme_both", 0, nil)
	case len(ch.Sessions) > 1:
		var names []string
		for _, s := range ch.Sessions {
			names = append(names, c.pack.Session(int(s)))
		}
		text += " " + c.pack.Frame("theme_all", 0, language.Values{"sessions": c.pack.List(names)})
	}
	return text
}
