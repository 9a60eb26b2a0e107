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
	// also are further rows of the same statement: each promise has one.
	also []*fact
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
	{tablePractices, []string{"what", "by", "with"}},
	{tableCommitments, []string{"who", "what", "until"}},
	{tableDecisions, []string{"decision"}},
}

const (
	// wordsCell is how many words of a source a cell takes, wordsDecided how many a
	// decision does: half of one is none.
	wordsCell    = 11
	wordsDecided = 45
)

// facts are the rows that the statements give: decisions, commitments,
// proposals, calls and practices, each with who, and nothing that its sentence
// doesn't hold.
func (c *composer) facts() []*fact {
	var out []*fact
	for _, e := range c.entries {
		if !reportable(e) && !e.decision && !c.narrated(e) && !c.bidden(e) || !c.usable(e) || len(e.answersTo) > 0 || e.listed || len(e.items) > 0 || e.shiftOf != nil {
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
	if f != nil && !f.rendered && c.tongueOf(e) == c.pack.Tag {
		f.also = slices.DeleteFunc(f.also, func(x *fact) bool { return !c.aloneInCell(e, x) })
		if !c.aloneInCell(e, f) {
			if len(f.also) == 0 {
				return nil
			}
			f = &fact{entry: e, kind: f.also[0].kind, cells: f.also[0].cells, rank: f.also[0].rank, also: f.also[1:]}
		}
	}
	if f == nil || c.tongueOf(e) == c.pack.Tag {
		return f
	}
	at := slices.Index(columnsOf(f.kind), "what")
	if f.kind == tableDecisions {
		at = 0
	}
	if text, ok := c.translated(e, memory.Infinitive, memory.Noun, memory.Clause, memory.Sentence); ok {
		if f.kind == tableCommitments {
			if act, ok := c.clauses.Action(c.pack.Tag, text, ""); ok {
				text = act
			}
			// Of a term in another language, what the memory has or the year alone can be told.
			until := c.clauses.Until(c.pack.Tag, text)
			if until == "" {
				until = year.FindString(f.cells[2])
			}
			if f.cells[2] = until; until == "" {
				f.cells[2] = c.pack.Word("no_date")
			}
		}
		f.cells[at], f.rendered = language.Capital(text), true
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
	if words(cell) < 3 || c.pack.Leans(cell) || slices.Contains(c.pack.Particles, strings.ToLower(firstWord(cell))) {
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
	f.cells = []string{c.cell(e, what), c.doers(e)}
	for _, s := range sides {
		if len(s) == 0 {
			s = []string{"—"}
		}
		f.cells = append(f.cells, language.Capital(c.pack.List(s)))
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
func (c *composer) cell(e *entry, text string) string { return c.cellOf(e, text, wordsCell) }

// cellOf is one of so many words at most, where more can go.
func (c *composer) cellOf(e *entry, text string, most int) string {
	text = c.that(e, strings.TrimSpace(text))
	if e.parsed.Form == clause.Infinitive {
		text = c.clauses.Even(c.tongueOf(e), text)
	}
	if words(text) > most {
		text, _ = c.cuts.To(c.tongueOf(e), text, most)
	}
	return language.Capital(c.dry().lowered(strings.TrimRight(strings.TrimSpace(text), ".;:, "), e))
}

// rowsOf writes the tables of a chapter.
func (c *composer) rowsOf(ch *pb.Chapter, key string, facts []*fact) {
	for _, t := range tables {
		var list []*fact
		for _, f := range facts {
			list = append(append(list, f), f.also...)
		}
		table := &pb.Table{Kind: t.kind, Title: c.pack.Word("table_" + t.kind)}
		for _, col := range t.columns {
			table.Columns = append(table.Columns, c.pack.Word("column_"+col))
		}
		for _, f := range list {
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
