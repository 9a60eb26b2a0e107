package report

import (
	"regexp"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/clause"
	"rapporteur.internal/services/report/language"
	"rapporteur.internal/services/report/memory"
)

// fact is what a row of a table tells of one statement.
type fact struct {
	entry *entry
	kind  string
	cells []string
	rank  rank
	// with are the other statements that the row tells.
	with []*entry
	// rendered is set where its words are the translation memory's.
	rendered bool
}

// Kinds of tables, as pb.Table.kind, in their order within a chapter.
const (
	tablePractices   = "practices"
	tableProposals   = "proposals"
	tableCalls       = "calls"
	tableCommitments = "commitments"
	tableDecisions   = "decisions"
	tablePositions   = "positions"
)

// tables are the tables with the words for their columns.
var tables = []struct {
	kind    string
	columns []string
}{
	{tablePositions, []string{"what", "by", "for", "against"}},
	{tableProposals, []string{"what", "by"}},
	{tableCalls, []string{"whom", "what", "by"}},
	{tablePractices, []string{"what", "by"}},
	{tableCommitments, []string{"who", "what", "until"}},
	{tableDecisions, []string{"decision"}},
}

// wordsCell is how many words of a source a cell takes.
const wordsCell = 11

// facts are the rows that the statements give: decisions, commitments,
// proposals, calls and practices, each with who, and nothing that its sentence
// doesn't hold.
func (c *composer) facts() []*fact {
	var out []*fact
	for _, e := range c.entries {
		if !reportable(e) && !e.decision && !c.narrated(e) || !c.usable(e) || len(e.answersTo) > 0 || e.listed || len(e.items) > 0 || e.shiftOf != nil {
			continue
		}
		if f := c.fact(e); f != nil {
			out = append(out, f)
		}
	}
	return out
}

// fact is the row that a statement gives, in words of the translation memory where
// it stands in another language and the memory has some; nil: none that can be read alone.
func (c *composer) fact(e *entry) *fact {
	if len(e.items) > 0 || e.parsed.Question {
		return nil
	}
	f := c.factAsPrinted(e)
	if f != nil && !f.rendered && c.tongueOf(e) == c.pack.Tag && !c.aloneInCell(e, f) {
		return nil
	}
	if f == nil || c.tongueOf(e) == c.pack.Tag {
		return f
	}
	at := slices.Index(columnsOf(f.kind), "what")
	if f.kind == tableDecisions {
		at = 0
	}
	if text, ok := c.translated(e, memory.Infinitive, memory.Noun, memory.Clause, memory.Sentence); ok {
		f.cells[at], f.rendered = language.Capital(text), true
		switch f.kind {
		case tableCalls:
			f.cells[0] = language.Capital(c.pack.Word("not_said"))
		case tableCommitments:
			// Of a term in another language, the year alone can be told.
			if f.cells[2] = year.FindString(f.cells[2]); f.cells[2] == "" {
				f.cells[2] = c.pack.Word("no_date")
			}
		}
	}
	return f
}

// year is one as it is printed.
var year = regexp.MustCompile(`\b(19|20)\d\d\b`)

// aloneInCell tells whether a row's words can be read without the sentence they come
// from: nothing in them looks back, they are more than a number, and no "against"
// or "not" stands before them.
func (c *composer) aloneInCell(e *entry, f *fact) bool {
	at := slices.Index(columnsOf(f.kind), "what")
	if at < 0 {
		return true
	}
	cell := f.cells[at]
	if words(cell) < 3 {
		return false
	}
	i := indexFold(e.Text, strings.TrimRight(cell, "….,;: "))
	if i < 0 {
		// Cut within: its beginning is enough.
		i = indexFold(e.Text, firstWords(cell, 3))
	}
	if i < 0 {
		return true
	}
	w := c.dry()
	if w.looksBack(e, clause.Span{Start: i, End: min(len(e.Text), i+len(cell))}) {
		return false
	}
	before := strings.Fields(fold(e.Text[:i]))
	pack := c.packs[c.tongueOf(e)]
	return pack == nil || !slices.ContainsFunc(before[max(0, len(before)-2):], func(x string) bool {
		return slices.Contains(pack.Negators, x)
	})
}

func firstWords(s string, n int) string {
	f := strings.SplitAfter(s, " ")
	return strings.TrimSpace(strings.Join(f[:min(n, len(f))], ""))
}

// columnsOf are the keys of a table's columns.
func columnsOf(kind string) []string {
	for _, t := range tables {
		if t.kind == kind {
			return t.columns
		}
	}
	return nil
}

// factAsPrinted is the row in the source's words.
func (c *composer) factAsPrinted(e *entry) *fact {
	by := c.voicesNamed(e)
	if by == "" && c.narrated(e) {
		by = language.Capital(strings.TrimSpace(e.parsed.Subject.In(e.Text)))
	}
	if by == "" {
		by = "—"
	}
	switch {
	case e.decision:
		return &fact{entry: e, kind: tableDecisions, cells: []string{c.cell(e, c.whole(e))}, rank: rankDecisions}
	case e.Act == pb.Act_ACT_COMMITS:
		d, ok := c.clauses.Deed(e.parsed)
		if !ok || e.Attribution == pb.Attribution_ATTRIBUTION_CONTINUATION {
			// Its act says that it promises, its words don't say what, or not that it
			// is the speaker who does.
			return nil
		}
		until, what := d.Until, strings.TrimRight(strings.TrimSuffix(strings.TrimSpace(d.What), d.Until), " ,")
		if what == "" {
			what = d.What
		}
		if c.pronounOnly(e, firstWord(what)) || strings.HasPrefix(fold(what), fold(by)) {
			return nil
		}
		if until == "" {
			until = c.pack.Word("no_date")
		}
		return &fact{entry: e, kind: tableCommitments, cells: []string{by, c.cell(e, what), until}, rank: rankCommits}
	case e.Act == pb.Act_ACT_PROPOSES:
		what := c.whole(e)
		if a, ok := c.clauses.Ask(e.parsed); ok {
			what = a.What
		}
		return &fact{entry: e, kind: tableProposals, cells: []string{c.cell(e, what), by}, rank: rankProposes}
	case e.Act == pb.Act_ACT_URGES:
		a, ok := c.clauses.Ask(e.parsed)
		if !ok {
			// Its act says that it asks, its words don't say for what.
			return nil
		}
		whom, what := a.Whom, a.What
		if whom == "" || c.pronounOnly(e, whom) {
			whom = c.pack.Word("not_said")
		}
		return &fact{entry: e, kind: tableCalls, cells: []string{language.Capital(whom), c.cell(e, what), by}, rank: rankUrges}
	case len(e.Initiatives) > 0:
		if what, ok := c.clauses.Practice(e.parsed); ok {
			return &fact{entry: e, kind: tablePractices, cells: []string{language.Capital(what), by}, rank: rankRest}
		}
	}
	return nil
}

// narrated tells a promise that the source narrates of a body that it names,
// though nobody was found to say it.
func (c *composer) narrated(e *entry) bool {
	return e.Kind == pb.Kind_KIND_NARRATION && e.Act == pb.Act_ACT_COMMITS && governs(e.parsed) && !e.parsed.Subject.Empty() &&
		!slices.ContainsFunc(e.parsed.Holes, func(h clause.Hole) bool { return h.Start <= e.parsed.Subject.Start && h.End > e.parsed.Subject.Start })
}

// positions is a proposal as a row, with who is for it and who against; nil
// where a name wouldn't say all that was answered.
func (c *composer) positions(u *unit) *fact {
	e := u.head()
	if u.group != nil || len(u.before) > 0 || len(u.entries) > 1 || !calls(e) || len(e.items) > 0 || c.tongueOf(e) != c.pack.Tag {
		return nil
	}
	f := &fact{entry: e, kind: tablePositions, rank: rankAnswered}
	var sides [2][]string
	for _, a := range e.answered() {
		side := 0
		switch a.stance(e) {
		case pb.Act_ACT_SUPPORTS:
		case pb.Act_ACT_OPPOSES:
			side = 1
		default:
			return nil
		}
		names := c.voiceList(a)
		if len(names) == 0 || !c.plain(a, e) || !c.usable(a) {
			return nil
		}
		for _, n := range names {
			if !slices.Contains(sides[side], n) {
				sides[side] = append(sides[side], n)
			}
		}
		f.with = append(f.with, a)
	}
	what := c.whole(e)
	if a, ok := c.clauses.Ask(e.parsed); ok {
		what = a.What
	}
	f.cells = []string{c.cell(e, what), c.voicesNamed(e)}
	for _, s := range sides {
		if len(s) == 0 {
			s = []string{"—"}
		}
		f.cells = append(f.cells, c.pack.List(s))
	}
	return f
}

// whole is what a sentence says, without who says it where that can be told apart.
func (c *composer) whole(e *entry) string {
	if s := e.parsed; governs(s) {
		return e.Text[s.Content.Start:s.Content.End]
	}
	if content, ok, _ := c.clauses.Bare(e.parsed); ok {
		return content
	}
	return whole(e.Text)
}

// that puts the "that" before a clause that a cell takes from behind one, so that
// the cell can be read.
func (c *composer) that(e *entry, what string) string {
	i := strings.Index(e.Text, what)
	if i <= 0 || what == "" {
		return what
	}
	before := strings.TrimRight(e.Text[:i], " \u00a0")
	for _, w := range []string{"que", "qu'", "qu’", "that"} {
		if strings.HasSuffix(before, " "+w) || strings.HasSuffix(before, "."+w) {
			return e.Text[len(before)-len(w) : i+len(what)]
		}
	}
	return what
}

// cell is a text as a table has it: short, with a capital, without a full stop.
func (c *composer) cell(e *entry, text string) string {
	text = c.that(e, strings.TrimSpace(text))
	if words(text) > wordsCell {
		text, _ = c.cuts.To(c.tongueOf(e), text, wordsCell)
	}
	return language.Capital(c.dry().lowered(strings.TrimRight(strings.TrimSpace(text), ".;:, "), e))
}

// pronounOnly tells an addressee that only the source's context names.
func (c *composer) pronounOnly(e *entry, s string) bool {
	pack := c.packs[c.tongueOf(e)]
	return pack != nil && slices.Contains(pack.Pronouns, strings.ToLower(strings.TrimSpace(s)))
}

// voicesNamed are those whose a statement is, as the report names them: persons
// with their bodies, States in the report's language, groups as printed.
func (c *composer) voicesNamed(e *entry) string { return c.pack.List(c.voiceList(e)) }

// voiceList is the names one by one.
func (c *composer) voiceList(e *entry) []string {
	var names []string
	put := func(s string) {
		if s != "" && !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	for _, p := range e.people {
		put(c.named(p, e.doc.session.number))
	}
	for _, p := range e.Parties {
		switch {
		case slices.ContainsFunc(e.people, func(x *person) bool { return fold(x.name) == fold(p.Name) }):
		case p.Country != "":
			put(c.pack.State(p.Country))
		case p.Sort == "anonymous" && c.tongueOf(e) != c.pack.Tag:
			put(c.group(p.Name))
		default:
			put(c.bodies.Within(calm(p.Name), c.pack.Tag))
		}
	}
	return names
}

// group is what a group without a name is called in the report's language.
func (c *composer) group(name string) string {
	for _, p := range c.packs {
		for key, said := range p.Groups {
			if fold(said) == fold(name) {
				return c.pack.Groups[key]
			}
		}
	}
	return c.pack.Word("unnamed")
}

// calm is a name without capitals throughout; acronyms stay.
func calm(name string) string {
	f := strings.Fields(name)
	for i, w := range f {
		f[i] = calmWord(w)
	}
	return strings.Join(f, " ")
}

func calmWord(w string) string {
	r := []rune(w)
	if len(r) < 4 || strings.ToUpper(w) != w || !strings.ContainsAny(w, "AEIOUYÉÈÀÍÓÁÚ") {
		return w
	}
	return string(r[:1]) + strings.ToLower(string(r[1:]))
}

// rowsOf writes the tables of a chapter.
func (c *composer) rowsOf(ch *pb.Chapter, key string, facts []*fact) {
	for _, t := range tables {
		table := &pb.Table{Kind: t.kind, Title: c.pack.Word("table_" + t.kind)}
		for _, col := range t.columns {
			table.Columns = append(table.Columns, c.pack.Word("column_"+col))
		}
		for _, f := range facts {
			if f.kind != t.kind {
				continue
			}
			row := &pb.TableRow{Cells: f.cells, Citations: []string{f.entry.id}}
			if tag := c.tongueOf(f.entry); tag != c.pack.Tag && !f.rendered {
				row.Language = tag
			}
			table.Rows = append(table.Rows, row)
			for _, e := range append([]*entry{f.entry}, f.with...) {
				c.cited[e.id]++
				if strings.HasPrefix(key, "theme:") {
					e.chapter = key
				}
				e.reason = ""
				if e != f.entry {
					row.Citations = append(row.Citations, e.id)
				}
			}
		}
		if len(table.Rows) > 0 {
			ch.Tables = append(ch.Tables, table)
		}
	}
}
