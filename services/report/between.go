package report

import (
	"cmp"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// betweenMax is how many of each sort the chapter names.
const betweenMax = 6

// between writes what is new from one session to the next, what came back, and
// who spoke at several, in which capacity. It names where a theme or a name
// appears and says nothing of what was meant.
func (c *composer) between() {
	if len(c.meetings) < 2 {
		return
	}
	w := c.write("between", "", c.pack.Word("between"))
	c.newThemes(w)
	c.newInitiatives(w)
	c.sameThemes(w)
	c.sameSpeakers(w)
	c.finish(w)
}

// voices are up to three entries of distinct speakers on a theme at a session.
func (c *composer) voices(r *raised, session int, n int) []*entry {
	var out []*entry
	seen := map[*person]bool{}
	for _, e := range r.entries {
		if e.doc.session.number != session || len(e.people) == 0 || !c.citable(e) || seen[e.people[0]] || len(out) == n {
			continue
		}
		seen[e.people[0]] = true
		out = append(out, e)
	}
	return out
}

// foremost tells whether something stands under the theme first, rather than
// beside another.
func (r *raised) foremost() bool {
	return slices.ContainsFunc(r.entries, func(e *entry) bool { return e.theme == r.id })
}

func (c *composer) newThemes(w *writer) {
	n := 0
	head := func() {
		if n == 0 {
			w.head(c.pack.Word("both_new"))
		}
		n++
	}
	for i, m := range c.meetings[1:] {
		for _, r := range c.raisedThemes() {
			if r.id == "" || len(r.sessions) == 0 || int(r.sessions[0]) != m.number || n >= betweenMax || !r.foremost() {
				continue
			}
			v := c.sessionValues(c.meetings[i].number, m.number)
			v["theme"] = c.themeTitle(r.id)
			c.label(c.themeTitle(r.id))
			cite := c.voices(r, m.number, 3)
			if len(cite) == 0 {
				continue
			}
			head()
			v["names"], v["among"] = w.plainNames(cite), c.among(len(cite), len(r.people))
			w.add(formComposed, []*pb.Piece{{Text: w.inTurn("new_theme", v)}}, cite)
		}
	}
	gone := 0
	last := c.meetings[len(c.meetings)-1]
	before := c.meetings[len(c.meetings)-2]
	for _, r := range c.raisedThemes() {
		if r.id == "" || len(r.sessions) == 0 || int(r.sessions[len(r.sessions)-1]) != before.number || gone >= betweenMax/2 || !r.foremost() {
			continue
		}
		cite := c.voices(r, before.number, 3)
		if len(cite) == 0 {
			continue
		}
		head()
		if gone == 0 && n > 1 {
			w.break_()
		}
		gone++
		v := c.sessionValues(before.number, last.number)
		v["theme"] = c.themeTitle(r.id)
		c.label(c.themeTitle(r.id))
		v["names"], v["among"] = w.plainNames(cite), c.among(len(cite), len(r.people))
		w.add(formComposed, []*pb.Piece{{Text: w.inTurn("gone_theme", v)}}, cite)
	}
}

// label keeps a name that the text quotes as the report's own.
func (c *composer) label(name string) {
	if !slices.Contains(c.report.Labels, name) {
		c.report.Labels = append(c.report.Labels, name)
	}
}

// among says that more than the named spoke, where more did.
func (c *composer) among(named, all int) string {
	if named < all {
		return c.pack.Word("among")
	}
	return ""
}

// plainNames lists the speakers of entries without naming their sessions.
func (w *writer) plainNames(entries []*entry) string {
	var names []string
	for _, e := range entries {
		names = append(names, w.composer.named(e.people[0], e.doc.session.number))
	}
	return w.pack.List(names)
}

type initiative struct {
	name    string
	entries []*entry
}

// initiatives are those named, one for all spellings that fold alike.
func (c *composer) initiatives() []*initiative {
	held := map[string]*initiative{}
	var list []*initiative
	for _, e := range c.entries {
		if e.Kind == pb.Kind_KIND_HEADING || e.Kind == pb.Kind_KIND_FRONT_MATTER {
			continue
		}
		for _, name := range e.Initiatives {
			key := c.bodies.Key(name)
			if key == "" {
				continue
			}
			if held[key] == nil {
				held[key] = &initiative{name: name}
				list = append(list, held[key])
			}
			held[key].entries = append(held[key].entries, e)
		}
	}
	slices.SortStableFunc(list, func(a, b *initiative) int { return strings.Compare(fold(a.name), fold(b.name)) })
	return list
}

func (i *initiative) sessions() []uint32 {
	var n []uint32
	for _, e := range i.entries {
		if s := uint32(e.doc.session.number); !slices.Contains(n, s) {
			n = append(n, s)
		}
	}
	slices.Sort(n)
	return n
}

func (c *composer) newInitiatives(w *writer) {
	for _, m := range c.meetings[1:] {
		var names []string
		var cite []*entry
		for _, x := range c.initiatives() {
			if int(x.sessions()[0]) != m.number || len(names) == betweenMax {
				continue
			}
			i := slices.IndexFunc(x.entries, func(e *entry) bool { return reportable(e) && c.citable(e) })
			if i < 0 {
				continue
			}
			e := x.entries[i]
			names = append(names, c.pack.Quote(x.name))
			cite = append(cite, e)
		}
		if len(names) == 0 {
			continue
		}
		if w.section != c.pack.Word("both_new") {
			w.head(c.pack.Word("both_new"))
		}
		v := language.Values{"session": c.pack.Session(m.number), "initiatives": c.pack.List(names), "n": len(names)}
		w.add(formComposed, []*pb.Piece{{Text: w.inTurn("new_initiative", v)}}, cite)
	}
}

func (c *composer) sameThemes(w *writer) {
	n := 0
	for _, r := range c.raisedThemes() {
		if r.id == "" || len(r.sessions) < 2 || n >= betweenMax {
			continue
		}
		var cite []*entry
		for _, s := range r.sessions {
			cite = append(cite, c.voices(r, int(s), 2)...)
		}
		if len(cite) < 2 {
			continue
		}
		if n == 0 {
			w.head(c.pack.Word("both_back"))
		}
		n++
		w.break_()
		w.item = true
		key := "back_theme"
		if len(c.meetings) > 2 {
			key = "back_theme_many"
		}
		c.label(c.themeTitle(r.id))
		v := language.Values{"theme": c.themeTitle(r.id), "names": w.bySession(cite), "among": c.among(len(cite), len(r.people))}
		w.add(formComposed, []*pb.Piece{{Text: w.inTurn(key, v)}}, cite)
	}
	w.item = false
	w.break_()
	var names []string
	var cite []*entry
	for _, x := range c.initiatives() {
		if len(x.sessions()) < 2 || len(names) == betweenMax {
			continue
		}
		names = append(names, c.pack.Quote(x.name))
		for _, s := range x.sessions() {
			i := slices.IndexFunc(x.entries, func(e *entry) bool { return e.doc.session.number == int(s) && c.citable(e) })
			if i >= 0 {
				cite = append(cite, x.entries[i])
			}
		}
	}
	if len(names) > 0 && len(cite) > 1 {
		if n == 0 {
			w.head(c.pack.Word("both_back"))
		}
		v := language.Values{"initiatives": c.pack.List(names), "n": len(names)}
		w.add(formComposed, []*pb.Piece{{Text: w.inTurn("back_initiative", v)}}, cite)
	}
}

// bySession names speakers with their sessions.
func (w *writer) bySession(entries []*entry) string {
	w.named = map[*person]bool{}
	return w.names(entries)
}

// spoke is the first usable entry of a person at a session, or nil.
func (c *composer) spoke(p *person, session int) *entry {
	for _, e := range p.entries {
		if e.doc.session.number == session && c.citable(e) {
			return e
		}
	}
	return nil
}

// sameSpeakers names persons and bodies that spoke at several sessions.
func (c *composer) sameSpeakers(w *writer) {
	first := true
	head := func() {
		if first {
			w.head(c.pack.Word("both_who"))
		}
		first = false
	}
	for _, p := range c.people {
		if len(p.sessions()) < 2 {
			continue
		}
		var parts []string
		var cite []*entry
		for _, s := range p.sessions() {
			v := language.Values{"session": c.pack.Session(int(s))}
			key := "capacity_none"
			if at := p.at(int(s)); at.Role != "" && fold(at.Role) != fold(p.name) {
				v["role"] = at.Role
				key = "capacity"
			}
			parts = append(parts, c.pack.Frame(key, 0, v))
			if e := c.spoke(p, int(s)); e != nil {
				cite = append(cite, e)
			}
		}
		if len(cite) < 2 {
			continue
		}
		head()
		w.add(formComposed, []*pb.Piece{{Text: w.inTurn("both_speaker",
			language.Values{"name": p.name, "capacities": c.pack.List(parts)})}}, cite)
	}
	type seat struct {
		name    string
		entries []*entry
	}
	held := map[string]*seat{}
	var seats []*seat
	for _, p := range c.people {
		for _, k := range p.capacities {
			name := c.short(k.speaker)
			if name == "" {
				continue
			}
			key := c.bodies.Key(name)
			if held[key] == nil {
				held[key] = &seat{name: name}
				seats = append(seats, held[key])
			}
			if e := c.spoke(p, k.session); e != nil {
				held[key].entries = append(held[key].entries, e)
			}
		}
	}
	slices.SortStableFunc(seats, func(a, b *seat) int { return cmp.Compare(fold(a.name), fold(b.name)) })
	for _, s := range seats {
		sessions := map[int]bool{}
		people := map[*person]bool{}
		for _, e := range s.entries {
			sessions[e.doc.session.number] = true
			people[e.people[0]] = true
		}
		if len(sessions) < 2 || len(people) < 2 {
			continue
		}
		slices.SortStableFunc(s.entries, func(a, b *entry) int {
			return cmp.Compare(a.doc.session.number, b.doc.session.number)
		})
		head()
		c.label(s.name)
		v := language.Values{"body": s.name, "names": w.namesOnly(s.entries)}
		w.add(formComposed, []*pb.Piece{{Text: w.inTurn("both_body", v)}}, s.entries)
	}
}

// namesOnly names speakers with their sessions, without what they speak for.
func (w *writer) namesOnly(entries []*entry) string {
	for _, e := range entries {
		for _, p := range e.people {
			w.named[p] = true
		}
	}
	return w.names(entries)
}
