package layout

import (
	"fmt"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/chart"
	"rapporteur.internal/services/report/language"
)

// Layout is a report as blocks, in reading order: what all formats for people share.
type Layout struct {
	Report *pb.Report
	Pack   *language.Pack
	By     map[string]*pb.Citation
	Blocks []Block
	// Edition is which part of the report it lays out.
	Edition Edition
}

// Block is one of: heading, paragraph, item, table, chart.
type Block struct {
	Sort  BlockSort
	Level int
	// ID is a heading's or a table row's anchor.
	ID    string
	Runs  []Run
	Table *Table
	Chart *pb.Chart
}

// BlockSort is what a block is.
type BlockSort int

const (
	BlockHeading BlockSort = iota
	BlockParagraph
	BlockItem
	BlockTable
	BlockChart
	BlockLead
)

// Run is a stretch of text with one look.
type Run struct {
	Text string
	// Tongue is the language where it isn't the report's.
	Tongue string
	// Cites follow the text.
	Cites  []*pb.Citation
	Bold   bool
	Anchor string
}

// Table has a header row. A cell is runs.
type Table struct {
	Caption string
	// Titled prints the caption as a small heading; else a heading above says it.
	Titled bool
	// Grid is a table to be looked through by its columns, as Titled ones are.
	Grid   bool
	Header []string
	// Widths are shares of the text's width, in percent.
	Widths []int
	Rows   []Row
}

// Row is a row of a table; ID is its anchor.
type Row struct {
	ID    string
	Cells [][]Run
}

func Lay(r *pb.Report) (*Layout, error) {
	pack, err := language.Load(r.Language)
	if err != nil {
		return nil, err
	}
	var held []language.Held
	for _, x := range r.Sessions {
		held = append(held, language.Held{Number: int(x.Number), Start: x.Start, End: x.End, City: x.City})
	}
	pack.Daily(held)
	edition, err := ParseEdition(r.Edition)
	if err != nil {
		return nil, err
	}
	l := &Layout{Report: r, Pack: pack, By: map[string]*pb.Citation{}, Edition: edition}
	for _, c := range r.Citations {
		l.By[c.Id] = c
	}
	switch edition {
	case Brief:
		for i, ch := range r.Chapters {
			if ch.Kind == "summary" {
				l.chapter(i, ch, 0)
			}
		}
		return l, nil
	case Sources:
		l.compendium(1)
		return l, nil
	}
	l.whole()
	return l, nil
}

// whole lays out all chapters, and the annexes that the edition has.
func (l *Layout) whole() {
	r := l.Report
	front := 0
	for i, ch := range r.Chapters {
		if ch.Kind != "summary" {
			front = i
			break
		}
		front = i + 1
	}
	for i, ch := range r.Chapters[:front] {
		l.chapter(i, ch, 0)
	}
	l.overview()
	n := 0
	for i, ch := range r.Chapters[front:] {
		if ch.Kind == "theme" {
			n++
			l.chapter(front+i, ch, n)
		} else {
			l.chapter(front+i, ch, 0)
		}
	}
	l.annexes()
}

func (l *Layout) heading(level int, id, text string) {
	l.Blocks = append(l.Blocks, Block{Sort: BlockHeading, Level: level, ID: id, Runs: []Run{{Text: text}}})
}

func (l *Layout) paragraph(text string) {
	l.Blocks = append(l.Blocks, Block{Sort: BlockParagraph, Runs: []Run{{Text: text}}})
}

// chapter lays a chapter out; number is printed before its title where it isn't 0.
func (l *Layout) chapter(i int, ch *pb.Chapter, number int) {
	title := ch.Title
	if number > 0 {
		title = numbered(number, title)
	}
	l.heading(1, fmt.Sprintf("chapter-%d", i+1), title)
	if ch.Lead != "" {
		l.Blocks = append(l.Blocks, Block{Sort: BlockLead, Runs: []Run{{Text: ch.Lead}}})
	}
	section, sections := "", 0
	var last *pb.ReportSentence
	for _, s := range ch.Sentences {
		if s.Section != section {
			section = s.Section
			sections++
			if section != "" {
				l.heading(2, fmt.Sprintf("chapter-%d-%d", i+1, sections), section)
			}
			last = nil
		}
		if last == nil || last.Paragraph != s.Paragraph {
			sort := BlockParagraph
			if s.Item {
				sort = BlockItem
			}
			l.Blocks = append(l.Blocks, Block{Sort: sort, Runs: labelled(s.Label)})
		} else {
			b := &l.Blocks[len(l.Blocks)-1]
			b.Runs = append(b.Runs, Run{Text: " "})
		}
		b := &l.Blocks[len(l.Blocks)-1]
		b.Runs = append(b.Runs, l.sentence(s)...)
		last = s
	}
	for _, t := range ch.Tables {
		l.chapterTable(t)
	}
}

func (l *Layout) sentence(s *pb.ReportSentence) []Run {
	var runs []Run
	for _, p := range s.Pieces {
		x := Run{Text: p.Text}
		if p.Language != "" && p.Language != l.Report.Language {
			x.Tongue = p.Language
		}
		runs = append(runs, x)
	}
	if len(s.Pieces) == 0 {
		runs = append(runs, Run{Text: s.Text})
	}
	if s.Form == wordsOfPeople {
		runs = append(runs, Run{Text: peoplesMark})
	}
	var cites []*pb.Citation
	for _, id := range s.Citations {
		if c := l.By[id]; c != nil {
			cites = append(cites, c)
		}
	}
	runs[len(runs)-1].Cites = cites
	return runs
}

func (l *Layout) overview() {
	o := l.Report.Overview
	if o == nil {
		return
	}
	l.heading(1, "overview", l.Pack.Word("overview"))
	for _, p := range o.Paragraphs {
		l.paragraph(p)
	}
	for _, c := range o.Charts {
		l.Blocks = append(l.Blocks, Block{Sort: BlockChart, Chart: c, ID: "chart-" + c.Id})
	}
}

// Mark is a citation as printed in brackets: "S1a-19, p. 2".
func (l *Layout) Mark(c *pb.Citation) string {
	s := c.Id + ", " + l.Pack.Page + Label(c.PageLabel, c.Page)
	if c.Specimen {
		s += ", " + l.Pack.Word("specimen_mark")
	}
	return s
}

// Anchor is where a citation's statement stands; "": the edition has it nowhere.
func (l *Layout) Anchor(c *pb.Citation) string {
	if l.Edition == Brief {
		return ""
	}
	return c.Id
}

func Label(printed string, page uint32) string {
	if printed != "" {
		return printed
	}
	return fmt.Sprint(page)
}

func (l *Layout) words(c *pb.Citation) Run {
	x := Run{Text: c.Text}
	if c.Language != l.Report.Language {
		x.Tongue = c.Language
	}
	return x
}

func (l *Layout) spoken(s, id string) []Run {
	x := Run{Text: s}
	if c := l.By[id]; c != nil && c.Language != l.Report.Language {
		x.Tongue = c.Language
	}
	return []Run{x}
}

func (l *Layout) table(t *Table) { l.Blocks = append(l.Blocks, Block{Sort: BlockTable, Table: t}) }

func text(s string) []Run { return []Run{{Text: s}} }

// marks are links to sources, without their brackets.
func (l *Layout) marks(ids []string) []Run {
	var runs []Run
	for i, id := range ids {
		if i > 0 {
			runs = append(runs, Run{Text: l.Between()})
		}
		x := Run{Text: id}
		if c := l.By[id]; c != nil {
			x = Run{Text: l.Mark(c), Anchor: l.Anchor(c)}
		}
		runs = append(runs, x)
	}
	return runs
}

// Bars are a chart's, to be drawn.
func Bars(c *pb.Chart) []chart.Bar {
	out := make([]chart.Bar, 0, len(c.Bars))
	for _, x := range c.Bars {
		out = append(out, chart.Bar{Label: x.Label, Value: int(x.Value)})
	}
	return out
}
