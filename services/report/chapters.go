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
		if c.schemeKind == "matters" {
			// As the documents have them.
			return cmp.Compare(order[a.id], order[b.id])
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
const chaptersMost = 12

// otherThemes is the theme of the last chapter, which holds the small ones.
const otherThemes = "other"

// themeChapters writes a chapter a theme; themes with less than three usable
// entries share the last one.
func (c *composer) themeChapters(p *plan) {
	var small []*raised
	list := c.raisedThemes()
	held := map[string]int{}
	for _, u := range p.units {
		held[u.theme()] += len(u.all())
	}
	for _, f := range p.rows {
		held[f.entry.theme]++
	}
	under := map[string]int{}
	for _, e := range c.entries {
		if reportable(e) {
			under[e.theme]++
		}
	}
	if held[""] > 0 && !slices.ContainsFunc(list, func(r *raised) bool { return r.id == "" }) {
		// What the record narrates of a decision is nobody's statement, and has no
		// theme; its row needs a chapter all the same.
		list = append(list, &raised{people: map[*person]bool{}, parties: map[string]bool{}})
	}
	own := 0
	for _, r := range list {
		if held[r.id] == 0 {
			continue
		}
		// What has no theme is a chapter of its own only where nothing has one.
		if (under[r.id] < thin || r.id == "" || own >= chaptersMost) && len(list) > 1 {
			small = append(small, r)
			continue
		}
		own++
		title := c.themeTitle(r.id)
		if r.id == "" {
			title = c.pack.Word("discussion_theme")
		}
		c.themeChapter(p, r.id, title, []*raised{r})
	}
	if len(small) > 0 {
		title := c.pack.Word("other_theme")
		if len(c.report.Chapters) == 0 {
			title = c.pack.Word("discussion_theme")
		}
		c.themeChapter(p, otherThemes, title, small)
	}
}

// themeChapter writes what the plan holds for themes: paragraphs of what goes
// together, those in which views differ behind the others, then the tables.
func (c *composer) themeChapter(p *plan, id, title string, rs []*raised) {
	w := c.write("theme", id, title)
	w.limit, w.quotes = p.limit, true
	var units []*unit
	var rows []*fact
	in := func(theme string) bool { return slices.ContainsFunc(rs, func(r *raised) bool { return r.id == theme }) }
	for _, u := range p.units {
		if in(u.theme()) {
			units = append(units, u)
		}
	}
	for _, f := range p.rows {
		if in(f.entry.theme) {
			rows = append(rows, f)
		}
	}
	c.count(w, rs...)
	paragraphs := c.paragraphs(units)
	differ := false
	for _, x := range paragraphs {
		if x.disputed() && !differ {
			differ = true
			if len(w.chapter.Sentences) > 0 {
				w.head(c.pack.Word("diverge"))
			}
		}
		w.break_()
		w.label = x.label
		w.thread(x.units)
	}
	c.divergences(w, rs)
	c.rowsOf(w.chapter, w.key, rows)
	if len(w.chapter.Sentences) > 0 || len(w.chapter.Tables) > 0 {
		c.report.Chapters = append(c.report.Chapters, w.chapter)
	}
}

// theme is that of a unit's point, or of its head.
func (u *unit) theme() string {
	if u.group != nil {
		return u.group.theme
	}
	return u.head().theme
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
