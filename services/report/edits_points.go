package report

import (
	"cmp"
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/format/layout"
	"rapporteur.internal/services/report/point"
)

// Status of a point, as pb.Point.status.
const (
	pointProposed = "proposed"
	pointAccepted = "accepted"
	pointMerged   = "merged"
	pointSplit    = "split"
	pointReworded = "reworded"
)

// regroup makes the points what people say they are, one edit after the other,
// so that the later holds. What the matcher has found since joins a point that
// people decided on, and the edit is to be looked at again.
func (c *composer) regroup() {
	for _, w := range c.edits {
		x, ok := w.Edit.What.(*pb.Edit_Point)
		if !ok {
			continue
		}
		p := x.Point
		w.entries = slices.DeleteFunc(w.entries, func(e *entry) bool { return !c.pointable(e) })
		switch p.Action {
		case "reject":
			c.dissolve(w)
		case "split":
			c.divide(w)
		case "reword":
			if len(w.entries) == 0 {
				w.idle(c, "edit_few")
				continue
			}
			g := c.unite(w, pointReworded)
			g.text, g.editID = p.Text, w.Edit.Id
		default:
			if len(w.entries) < 2 {
				w.idle(c, "edit_few")
				continue
			}
			c.unite(w, map[string]string{"accept": pointAccepted, "merge": pointMerged}[p.Action])
		}
	}
	for _, w := range c.edits {
		if w.group == nil {
			continue
		}
		if !slices.Contains(c.groups, w.group) {
			w.idle(c, "edit_overtaken")
			continue
		}
		w.Point = w.group.id
	}
}

// pointable tells whether an entry may belong to a point of people's: it stands
// in the text's scope, and nobody keeps it out.
func (c *composer) pointable(e *entry) bool {
	_, kept := c.kept(e.Statement.Id)
	return reportable(e) && !kept
}

// touched are the groups that hold at least n of the entries.
func (c *composer) touched(entries []*entry, n int) []*group {
	count := map[*group]int{}
	for _, e := range entries {
		if e.point != nil {
			count[e.point]++
		}
	}
	return slices.DeleteFunc(slices.Clone(c.groups), func(g *group) bool { return count[g] < n })
}

// unite makes one group of the entries and of the groups that hold any of them.
func (c *composer) unite(w *wish, status string) *group {
	g := &group{status: status}
	before := c.touched(w.entries, 1)
	members := slices.Clone(w.entries)
	for _, o := range before {
		g.found.Pairs = append(g.found.Pairs, o.found.Pairs...)
		g.edits = append(g.edits, o.edits...)
		if o.text != "" {
			g.text, g.editID, g.status = o.text, o.editID, o.status
		}
		if g.core == nil || len(o.entries) > len(g.entries) {
			g.core, g.entries = o.core, o.entries
		}
		for _, e := range o.entries {
			if !slices.Contains(members, e) {
				members = append(members, e)
				w.review(c, "edit_grown")
			}
		}
	}
	if g.core == nil {
		g.core = slices.MaxFunc(members, func(a, b *entry) int { return cmp.Compare(c.prefer(a), c.prefer(b)) })
	}
	c.drop(before)
	// What people decided earlier of these groups holds for what became of them.
	for _, o := range c.edits {
		if slices.Contains(before, o.group) {
			o.group = g
		}
	}
	g.edits = append(g.edits, w.Edit.Id)
	c.settle(g, members)
	w.group = g
	return g
}

// dissolve takes a point apart; with those that have joined it since, which may
// have gone with any of its members.
func (c *composer) dissolve(w *wish) {
	if len(w.entries) < 2 {
		w.idle(c, "edit_few")
		return
	}
	gone := c.touched(w.entries, 2)
	for _, g := range gone {
		if slices.ContainsFunc(g.entries, func(e *entry) bool { return !slices.Contains(w.entries, e) }) {
			w.review(c, "edit_grown")
		}
	}
	c.drop(gone)
}

// divide makes each part a point. What has joined since goes to the part that
// it is closest to, by the matcher's evidence.
func (c *composer) divide(w *wish) {
	var all []*entry
	left := 0
	for i := range w.parts {
		w.parts[i] = slices.DeleteFunc(w.parts[i], func(e *entry) bool { return !c.pointable(e) })
		all = append(all, w.parts[i]...)
		if len(w.parts[i]) > 0 {
			left++
		}
	}
	if left < 2 {
		w.idle(c, "edit_few")
		return
	}
	before := c.touched(all, 1)
	var pairs []point.Pair
	joins := make([][]*entry, len(w.parts))
	for _, g := range before {
		pairs = append(pairs, g.found.Pairs...)
		for _, e := range g.entries {
			if slices.Contains(all, e) {
				continue
			}
			w.review(c, "edit_grown")
			if i := nearest(e, w.parts, g.found.Pairs); i >= 0 {
				joins[i] = append(joins[i], e)
			}
		}
	}
	c.drop(before)
	for i, part := range w.parts {
		members := slices.Concat(part, joins[i])
		if len(members) < 2 {
			continue // One statement is no point; it stands for itself.
		}
		g := &group{status: pointSplit, edits: []string{w.Edit.Id}}
		for _, p := range pairs {
			in := func(id string) bool { return slices.ContainsFunc(members, func(e *entry) bool { return e.id == id }) }
			if in(p.A) && in(p.B) {
				g.found.Pairs = append(g.found.Pairs, p)
			}
		}
		g.core = slices.MaxFunc(members, func(a, b *entry) int { return cmp.Compare(c.prefer(a), c.prefer(b)) })
		c.settle(g, members)
		if w.group == nil {
			w.group = g
		}
	}
}

// nearest is the part with the member that an entry is closest to; -1: none.
func nearest(e *entry, parts [][]*entry, pairs []point.Pair) int {
	best, score := -1, 0.0
	for i, part := range parts {
		for _, m := range part {
			for _, p := range pairs {
				if (p.A == e.id && p.B == m.id || p.B == e.id && p.A == m.id) && p.Same > score {
					best, score = i, p.Same
				}
			}
		}
	}
	return best
}

// drop takes groups apart.
func (c *composer) drop(groups []*group) {
	for _, g := range groups {
		for _, e := range g.entries {
			e.point = nil
		}
	}
	c.groups = slices.DeleteFunc(c.groups, func(g *group) bool { return slices.Contains(groups, g) })
}

// settle fills a new group and adds it.
func (c *composer) settle(g *group, members []*entry) {
	order := map[*entry]int{}
	for i, e := range c.entries {
		order[e] = i
	}
	slices.SortFunc(members, func(a, b *entry) int { return cmp.Compare(order[a], order[b]) })
	g.entries = members
	var ids []string
	for _, e := range members {
		e.point = g
		ids = append(ids, e.id)
	}
	g.id = point.ID(ids)
	g.found.ID, g.found.Members, g.found.Head = g.id, ids, g.core.id
	g.head = c.opener(g)
	g.theme = g.head.theme
	c.groups = append(c.groups, g)
}

// decided tells whether people had a say in a group.
func (g *group) decided() bool { return g.status != "" }

// reworded writes a point in the words of people, with the statements for which
// they stand.
func (w *writer) reworded(g *group) {
	w.add(formEdited, []*pb.Piece{{Text: g.text, Language: w.pack.Tag}}, g.entries)
	w.chapter.Sentences[len(w.chapter.Sentences)-1].Edit = g.editID
}

// decide puts people's word on possible divergences beside the proposals.
func (c *composer) decide() {
	for _, d := range c.report.Divergences {
		d.Status = pointProposed
	}
	for _, w := range c.edits {
		x, ok := w.Edit.What.(*pb.Edit_Divergence)
		if !ok {
			continue
		}
		if len(w.entries) < 2 {
			w.idle(c, "edit_lost")
			continue
		}
		a, b := w.entries[0], w.entries[1]
		i := slices.IndexFunc(c.report.Divergences, func(d *pb.Divergence) bool {
			return d.A == a.id && d.B == b.id || d.A == b.id && d.B == a.id
		})
		if i < 0 {
			i = len(c.report.Divergences)
			c.report.Divergences = append(c.report.Divergences, &pb.Divergence{A: a.id, B: b.id, Sort: "contrast",
				Reason: c.pack.Frame("divergence_contrast", 0, nil)})
		}
		d := c.report.Divergences[i]
		d.Status, d.Edit = x.Divergence.Action+"ed", w.Edit.Id
	}
}

// divergences writes the divergences of themes that people confirmed: both
// statements, one after the other, under a heading of their own.
func (c *composer) divergences(w *writer, rs []*raised) {
	first := true
	for _, wish := range c.edits {
		x, ok := wish.Edit.What.(*pb.Edit_Divergence)
		if !ok || x.Divergence.Action != "accept" || len(wish.entries) < 2 ||
			!slices.ContainsFunc(rs, func(r *raised) bool { return r.id == wish.entries[0].theme }) {
			continue
		}
		a, b := wish.entries[0], wish.entries[1]
		if !c.usable(a) || !c.usable(b) {
			wish.idle(c, "edit_alone")
			continue
		}
		if first {
			w.head(c.pack.Word("divergences"))
			first = false
		} else {
			w.break_()
		}
		for _, e := range []*entry{a, b} {
			if before, ok := c.standing(e); ok {
				for _, x := range before {
					w.say(x)
				}
			}
			if !w.say(e) {
				w.anyhow(e)
			}
		}
	}
}

// undecided are the possible divergences that wait for a person.
func undecided(r *pb.Report) []*pb.Divergence { return layout.Undecided(r) }
