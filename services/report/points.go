package report

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/point"
)

// group is a point: statements of several speakers that go the same way.
type group struct {
	id      string
	entries []*entry
	// head stands for the point in the text; core is what the others were compared with.
	head, core *entry
	theme      string
	used       bool
	found      point.Group
	// status is "" where nobody had a say in it; text is people's words for it,
	// editID the edit that they stand in; edits are all that it bears.
	status string
	text   string
	editID string
	edits  []string
}

// matchable tells what may be held against others: what stands in the text, is
// not one of the rapporteur's announcements, and says enough. Who supports,
// opposes or thanks speaks of what somebody else said.
func (c *composer) matchable(e *entry) bool {
	switch e.Act {
	case pb.Act_ACT_SUPPORTS, pb.Act_ACT_OPPOSES, pb.Act_ACT_THANKS:
		return false
	}
	return reportable(e) && c.usable(e) && words(e.Text) >= 5 && !c.procedure(e)
}

// place reads what each statement claims, and where it lies among the others.
func (c *composer) place() {
	var items []point.Item
	for _, e := range c.entries {
		if !reportable(e) {
			continue
		}
		it := c.item(e)
		it.Silent = !c.matchable(e)
		items = append(items, it)
	}
	c.matcher = point.NewMatcher(c.lexicon, point.CarefulRule(), items)
}

// match finds the points, and the possible divergences for the review list.
func (c *composer) match() error {
	groups, apart := c.matcher.Find()
	c.closest()
	for _, f := range groups {
		g := &group{id: f.ID, head: c.byID[f.Head], core: c.byID[f.Head], found: f}
		voices := map[string]bool{}
		for _, id := range f.Members {
			e := c.byID[id]
			e.point = g
			g.entries = append(g.entries, e)
			key := strings.Join(c.voicesOf(e), "|")
			if key == "" {
				// What a document states in its own voice.
				key = "document:" + e.Document
			}
			voices[key] = true
		}
		if distinct(voices) < 2 {
			for _, e := range g.entries {
				e.point = nil
			}
			continue
		}
		g.head = c.opener(g)
		g.theme = g.head.theme
		c.groups = append(c.groups, g)
	}
	for _, p := range apart {
		c.report.Divergences = append(c.report.Divergences, &pb.Divergence{A: p.A, B: p.B, Sort: p.Apart,
			Reason: c.pack.Frame("divergence_"+p.Apart, 0, nil), Shared: p.Shared})
	}
	return nil
}

// closest are pairs of statements of different sessions under one theme that
// most likely speak of the same matter, the likeliest first: each with the one
// that lies nearest to it. They are best told side by side, though not surely
// enough alike to say so.
func (c *composer) closest() {
	if len(c.meetings) < 2 {
		return
	}
	under := map[string][]*entry{}
	for _, e := range c.entries {
		if reportable(e) && c.matchable(e) {
			under[e.theme] = append(under[e.theme], e)
		}
	}
	held := map[[2]string]bool{}
	for _, t := range c.scheme.Themes {
		places := make([]int, len(under[t.ID]))
		for i, e := range under[t.ID] {
			places[i] = c.matcher.Place(e.id)
		}
		for i, e := range under[t.ID] {
			var best *entry
			score := likely
			for j, x := range under[t.ID] {
				if x.doc.session == e.doc.session {
					continue
				}
				if s := c.matcher.Between(places[i], places[j]); s > score {
					best, score = x, s
				}
			}
			if best == nil || held[[2]string{best.id, e.id}] || held[[2]string{e.id, best.id}] {
				continue
			}
			held[[2]string{e.id, best.id}] = true
			same, contradicts := c.matcher.Chances(e.id, best.id)
			c.close = append(c.close, side{e, best, score + max(same, contradicts)})
		}
	}
	slices.SortStableFunc(c.close, func(a, b side) int { return cmp.Compare(b.score, a.score) })
}

// side is two statements that are best told side by side.
type side struct {
	a, b  *entry
	score float64
}

// likely is how near two statements lie that are told side by side.
const likely = .18

// distinct counts voices; a name within another ("the council", "members of the
// council") is no second one.
func distinct(voices map[string]bool) int {
	keys := slices.Sorted(maps.Keys(voices))
	slices.SortStableFunc(keys, func(a, b string) int { return len(strings.Fields(a)) - len(strings.Fields(b)) })
	var kept [][]string
	for _, k := range keys {
		words := strings.FieldsFunc(k, func(r rune) bool { return r == ' ' || r == ':' || r == '|' })
		within := slices.ContainsFunc(kept, func(x []string) bool {
			return len(x) > 1 && !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(words, w) })
		})
		if !within {
			kept = append(kept, words)
		}
	}
	return len(kept)
}

// opener is what the text begins a point with: its core; where that is in
// another language, the member in the report's language that is closest to it.
func (c *composer) opener(g *group) *entry {
	if c.tongueOf(g.core) == c.pack.Tag {
		return g.core
	}
	best, score := g.core, 0.0
	for _, p := range g.found.Pairs {
		id := p.A
		if id == g.core.id {
			id = p.B
		}
		e := c.byID[id]
		if c.tongueOf(e) == c.pack.Tag && c.stands(e) && p.Same > score {
			best, score = e, p.Same
		}
	}
	return best
}

// prefer lifts what could stand for a point in the text: what is in the report's
// language, stands alone, and says whose it is.
func (c *composer) prefer(e *entry) float64 {
	r := 0.0
	if c.tongueOf(e) == c.pack.Tag {
		r += .8
	}
	switch e.opening {
	case free:
		r += .8
	case connective:
		r += .5
	}
	if own(e) || e.Kind == pb.Kind_KIND_FINDING {
		r += .4
	}
	if words(e.Text) > 45 {
		r -= .6
	}
	return r
}

func (c *composer) item(e *entry) point.Item {
	it := point.Item{ID: e.id, Language: c.tongueOf(e), Text: e.Text, Session: e.doc.session.number,
		Voices: c.voicesOf(e), Prefer: c.prefer(e)}
	var subject strings.Builder
	for _, s := range e.Speakers {
		it.Speaker += " " + s.Name
		subject.WriteString(" " + s.Name + " " + s.Role + " " + s.Organisation + " " + s.Acronym)
	}
	if own(e) {
		for _, p := range e.Parties {
			subject.WriteString(" " + p.Name)
		}
	}
	it.Subject = subject.String()
	for _, f := range e.Figures {
		it.Figures = append(it.Figures, point.Figure{Value: f.Value, Unit: f.Unit, Of: f.Of})
	}
	return it
}

// voicesOf are the keys of who an entry is credited to.
func (c *composer) voicesOf(e *entry) []string {
	var keys []string
	for _, p := range e.people {
		keys = append(keys, p.key)
	}
	for _, p := range e.Parties {
		if p.Country != "" {
			keys = append(keys, "state:"+p.Country)
		} else {
			keys = append(keys, "party:"+c.bodies.Key(p.Name))
		}
	}
	slices.Sort(keys)
	return keys
}

// points puts the groups in the report, those that the text uses and others.
func (c *composer) points() {
	for _, g := range c.groups {
		p := &pb.Point{Id: g.id, Head: g.head.id, Theme: g.theme, Used: g.used, Status: cmp.Or(g.status, pointProposed),
			Text: g.text, Edits: g.edits}
		for _, e := range g.entries {
			p.Citations = append(p.Citations, e.id)
		}
		for _, s := range g.sessions() {
			p.Sessions = append(p.Sessions, uint32(s))
		}
		for _, x := range g.found.Pairs {
			p.Evidence = append(p.Evidence, &pb.PointEvidence{A: x.A, B: x.B, Score: float64(int(x.Same*100)) / 100, Shared: x.Shared})
		}
		c.report.Points = append(c.report.Points, p)
	}
}

// termHits weighs the terms of a theme that an entry's own words hold; only
// the objectives have terms.
func (c *composer) termHits(e *entry, id string) float64 {
	if c.schemeKind != "objectives" {
		return 0
	}
	n, err := strconv.Atoi(id)
	if err != nil {
		return 0
	}
	if e.hits == nil {
		e.hits = c.lexicon.Objectives(c.tongueOf(e), e.Text)
	}
	return e.hits[uint32(n)]
}

// sessions are the sessions of a group's entries, ascending.
func (g *group) sessions() []int {
	var n []int
	for _, e := range g.entries {
		if s := e.doc.session.number; !slices.Contains(n, s) {
			n = append(n, s)
		}
	}
	slices.Sort(n)
	return n
}
