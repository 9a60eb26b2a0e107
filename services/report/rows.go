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
			return c.accepted(e)
		}
		if e.parsed.Form == clause.Noun {
			// What was done with it is the decision: adopted, referred, withdrawn.
			text = whole(e.Text)
		}
		return &fact{entry: e, kind: tableDecisions, cells: []string{c.cellOf(e, text, wordsDecided)}, rank: rankDecisions}
	case c.asksWhether(e) || c.clauses.Earlier(e.parsed):
		return nil
	case e.Act == pb.Act_ACT_COMMITS:
		return c.promised(e)
	case e.Act == pb.Act_ACT_PROPOSES:
		return c.proposed(e)
	case e.Act == pb.Act_ACT_URGES:
		return c.called(e)
	case c.bidden(e):
		return c.called(e)
	case e.Act == pb.Act_ACT_REPORTS || e.Act == pb.Act_ACT_ASSERTS || e.Act == pb.Act_ACT_UNSPECIFIED:
		if f := c.practised(e); f != nil {
			return f
		}
	}
	return c.announcement(e)
}

// accepted is the row of a decision that only says that what stands right before it was
// accepted: both are told in one.
func (c *composer) accepted(e *entry) *fact {
	b := c.previous(e)
	if b == nil || !calls(b) || !c.usable(b) || c.tongueOf(e) != c.pack.Tag || c.tongueOf(b) != c.pack.Tag {
		return nil
	}
	f := c.factAsPrinted(b)
	if f == nil {
		return nil
	}
	what := f.cells[slices.Index(columnsOf(f.kind), "what")]
	if at := slices.Index(columnsOf(f.kind), "until"); at >= 0 && f.cells[at] != c.pack.Word("no_date") && !strings.Contains(what, f.cells[at]) {
		what += " " + f.cells[at]
	}
	if !c.pack.Accepts(e.Text) {
		return nil
	}
	said := c.cell(e, c.whole(e))
	first, rest, _ := strings.Cut(said, " ")
	return &fact{entry: e, kind: tableDecisions, cells: []string{what + " (" + strings.ToLower(first) + " " + rest + ")"}, rank: rankDecisions, with: []*entry{b}}
}

// announcement is the row of a promise with a term that a sentence makes by its own verb, though
// its act is another: "confirmed that the workshop would take place on 3 May".
func (c *composer) announcement(e *entry) *fact {
	if !reportable(e) || e.Act == pb.Act_ACT_THANKS || len(e.people)+len(e.Parties) == 0 || !governs(e.parsed) {
		return nil
	}
	f := c.promised(e)
	if f == nil {
		return nil
	}
	for _, x := range append([]*fact{f}, f.also...) {
		if x.cells[2] == c.pack.Word("no_date") {
			return nil
		}
	}
	return f
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
	if by == "" && e.Kind == pb.Kind_KIND_NARRATION {
		by = c.doer(e, c.clauses.Promiser(e.parsed))
	}
	var out *fact
	for _, d := range slices.Backward(c.clauses.Deeds(e.parsed)) {
		who := by
		switch {
		case d.Who != "":
			if who = c.doer(e, d.Who); who == "" {
				continue // nobody who can promise
			}
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
	if c.severalElsewhere(e, firstWord(what)) {
		return nil
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

// severalElsewhere tells a pronoun of several before the promise of one person: others are meant.
func (c *composer) severalElsewhere(e *entry, pronoun string) bool {
	pack := c.packs[c.tongueOf(e)]
	return pack != nil && len(c.voiceList(e)) == 1 && len(e.people) == 1 && slices.Contains(pack.Several, strings.ToLower(pronoun))
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
	if with, against := c.flanks(e); len(with)+len(against) > 0 && c.tongueOf(e) == c.pack.Tag {
		if strings.TrimSpace(what) == whole(e.Text) {
			// What is proposed wasn't told apart from who stands by.
			return nil
		}
		return &fact{entry: e, kind: tablePositions, cells: []string{c.cell(e, what), language.Capital(c.namesOf(e, c.movers(e))),
			language.Capital(c.namesOf(e, with)), language.Capital(c.namesOf(e, against))}, rank: rankProposes}
	}
	by := c.by(e)
	if rest := c.others(e, by); len(rest) > 0 && c.tongueOf(e) == c.pack.Tag {
		// "Chad put forward three, and Malta supported it".
		if c.pack.Supporting(e.Text) && !c.pack.Opposing(e.Text) {
			return &fact{entry: e, kind: tablePositions, cells: []string{c.cell(e, what), by, language.Capital(c.pack.List(rest)), "—"}, rank: rankProposes}
		}
		by = language.Capital(c.voicesNamed(e))
	}
	return &fact{entry: e, kind: tableProposals, cells: []string{c.cell(e, what), by}, rank: rankProposes}
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
	if a.Bidden {
		return nil // an event that is told, by nobody who is named
	}
	by := c.by(e)
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

// narrated tells a promise that the source narrates, though nobody was found to say it: of a
// body that it names, or with a term.
func (c *composer) narrated(e *entry) bool {
	if e.Kind != pb.Kind_KIND_NARRATION || e.Act != pb.Act_ACT_COMMITS {
		return false
	}
	if c.doer(e, c.clauses.Promiser(e.parsed)) != "" {
		return true
	}
	return slices.ContainsFunc(c.clauses.Deeds(e.parsed), func(d clause.Deed) bool { return d.Until != "" && d.Who == "" && e.parsed.Subject.Empty() })
}

// bidden tells a call that the source narrates in the present: "States are invited to …".
func (c *composer) bidden(e *entry) bool {
	if e.Kind != pb.Kind_KIND_NARRATION {
		return false
	}
	a, ok := c.clauses.Ask(e.parsed)
	return ok && a.Kind == clause.Infinitive && a.Whom != "" && !a.Bidden && c.clauses.Invites(e.parsed)
}

// doer is who promises, by the words that name them: a State by its name, a body as printed;
// "" where the words name nobody who can.
func (c *composer) doer(e *entry, printed string) string {
	printed = strings.Trim(strings.TrimSpace(printed), ",;: ")
	if printed == "" || c.pronounOnly(e, firstWord(printed)) || !c.clauses.Acts(clause.Sentence{Text: printed, Language: c.tongueOf(e), Subject: clause.Span{End: len(printed)}}) {
		return ""
	}
	if strings.ToUpper(printed) == printed && strings.Contains(printed, " ") || len([]rune(printed)) > 4 && strings.ToUpper(printed) == printed {
		if name := c.pack.StateNamed(fold(printed)); name != "" {
			return name
		}
	}
	if c.tongueOf(e) != c.pack.Tag {
		return c.actor(e, printed)
	}
	return language.Capital(calm(printed, c.small(e)))
}
