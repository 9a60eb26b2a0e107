package report

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/clause"
	"rapporteur.internal/services/report/language"
)

// factAsPrinted is the row in the source's words. A question and what had been before
// are no row.
func (c *composer) factAsPrinted(e *entry) *fact {
	switch {
	case e.decision:
		text := c.whole(e)
		if pack := c.packs[c.tongueOf(e)]; pack != nil && pack.SaysNothing(e.Text) {
			return nil
		}
		return &fact{entry: e, kind: tableDecisions, cells: []string{c.cell(e, text)}, rank: rankDecisions}
	case c.asksWhether(e) || c.clauses.Earlier(e.parsed):
		return nil
	case e.Act == pb.Act_ACT_COMMITS:
		return c.promised(e)
	case e.Act == pb.Act_ACT_PROPOSES:
		return c.proposed(e)
	case e.Act == pb.Act_ACT_URGES:
		return c.called(e)
	case len(e.Initiatives) > 0:
		return c.practised(e)
	}
	return nil
}

// asksWhether tells a question: one that is asked, or told as asked ("asked whether").
func (c *composer) asksWhether(e *entry) bool {
	return e.parsed.Question || e.parsed.Own && (e.parsed.Form == clause.Whether || e.parsed.Form == clause.How)
}

// by is whose a row is, "—" where nobody is named.
func (c *composer) by(e *entry) string {
	if by := c.doers(e); by != "" {
		return by
	}
	return "—"
}

// promised is a row for each promise that a sentence makes: who, what, until when.
func (c *composer) promised(e *entry) *fact {
	by := c.doers(e)
	if by == "" && c.narrated(e) {
		by = c.actor(e, e.parsed.Subject.In(e.Text))
	}
	var out *fact
	for _, d := range slices.Backward(c.clauses.Deeds(e.parsed)) {
		who := by
		switch {
		case d.Who != "":
			who = c.actor(e, d.Who)
		case e.Attribution == pb.Attribution_ATTRIBUTION_CONTINUATION:
			// Its words don't say that it is the speaker who does it.
			continue
		}
		if who == "" {
			who = "—"
		}
		f := c.promise(e, d, who)
		switch {
		case f == nil:
		case out == nil:
			out = f
		default:
			out.also = append(out.also, f)
		}
	}
	return out
}

// promise is the row of one promise; nil where its words can't be read alone.
func (c *composer) promise(e *entry, d clause.Deed, who string) *fact {
	until, what := d.Until, strings.TrimRight(strings.TrimSuffix(strings.TrimSpace(d.What), d.Until), " ,")
	if what == "" {
		what = d.What
	}
	// "a grant of two boats, payable": the term's own word goes with it.
	if head, last, ok := cutLast(what, ", "); ok && until != "" && what != d.What && len(strings.Fields(last)) == 1 {
		what = head
	}
	if subject := e.parsed.Subject.In(e.Text); d.Who != "" {
		subject = d.Who
		if act, ok := c.clauses.Action(c.tongueOf(e), what, subject); ok {
			what = act
		}
	} else if act, ok := c.clauses.Action(c.tongueOf(e), what, subject); ok {
		what = act
	}
	if c.pronounOnly(e, firstWord(what)) || strings.HasPrefix(fold(what), fold(who)) {
		return nil
	}
	if until == "" {
		until = c.pack.Word("no_date")
	}
	return &fact{entry: e, kind: tableCommitments, cells: []string{who, c.cell(e, what), until}, rank: rankCommits}
}

// cutLast is strings.Cut at the last separator.
func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// proposed is the row of a proposal.
func (c *composer) proposed(e *entry) *fact {
	what := c.whole(e)
	if a, ok := c.clauses.Ask(e.parsed); ok {
		if a.Whom != "" && a.Kind == clause.Infinitive && !c.pronounOnly(e, a.Whom) {
			// It says of whom: that is a call.
			return c.called(e)
		}
		what = a.What
	}
	return &fact{entry: e, kind: tableProposals, cells: []string{c.cell(e, what), c.by(e)}, rank: rankProposes}
}

// called is the row of a call: of whom, what, by whom.
func (c *composer) called(e *entry) *fact {
	a, ok := c.clauses.Ask(e.parsed)
	if !ok {
		// Its act says that it asks, its words don't say for what.
		return nil
	}
	whom := ""
	if !c.pronounOnly(e, a.Whom) {
		whom = c.actor(e, a.Whom)
	}
	if whom == "" {
		whom = language.Capital(c.pack.Word("not_said"))
	}
	by := c.by(e)
	if a.Bidden {
		by = "—" // those who speak tell that it was asked
	}
	rank := rankUrges
	if e.Act == pb.Act_ACT_PROPOSES {
		rank = rankProposes
	}
	return &fact{entry: e, kind: tableCalls, cells: []string{whom, c.cell(e, a.What), by}, rank: rank}
}

// practised is the row of a practice: what, by whom, with whom and with which figures.
func (c *composer) practised(e *entry) *fact {
	what, ok := c.clauses.Practice(e.parsed)
	if !ok {
		return nil
	}
	var with []string
	if c.tongueOf(e) == c.pack.Tag {
		if p := c.clauses.Partners(e.parsed); p != "" && !strings.Contains(what, p) {
			with = append(with, language.Capital(p))
		}
		for _, f := range e.Figures {
			said := strings.TrimSpace(f.Text)
			if of := strings.TrimSpace(f.Of); of != "" && strings.Contains(e.Text, said+" "+of) {
				said += " " + of
			}
			if len(with) < 3 && said != "" && !strings.Contains(what, said) {
				with = append(with, said)
			}
		}
	}
	if len(with) == 0 {
		with = []string{"—"}
	}
	return &fact{entry: e, kind: tablePractices, cells: []string{language.Capital(what), c.by(e), strings.Join(with, "; ")}, rank: rankRest}
}

// narrated tells a promise that the source narrates of a body that it names,
// though nobody was found to say it.
func (c *composer) narrated(e *entry) bool {
	return e.Kind == pb.Kind_KIND_NARRATION && e.Act == pb.Act_ACT_COMMITS && governs(e.parsed) && !e.parsed.Subject.Empty() &&
		c.clauses.Acts(e.parsed) &&
		!slices.ContainsFunc(e.parsed.Holes, func(h clause.Hole) bool { return h.Start <= e.parsed.Subject.Start && h.End > e.parsed.Subject.Start })
}
