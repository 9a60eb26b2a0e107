package report

import (
	"fmt"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// layout is a report as blocks, in reading order: what all formats for people share.
type layout struct {
	report *pb.Report
	pack   *language.Pack
	by     map[string]*pb.Citation
	blocks []block
}

// block is one of: heading, paragraph, item, table, chart.
type block struct {
	sort  blockSort
	level int
	// id is a heading's or a table row's anchor.
	id    string
	runs  []run
	table *table
	chart *pb.Chart
}

type blockSort int

const (
	blockHeading blockSort = iota
	blockParagraph
	blockItem
	blockTable
	blockChart
	blockLead
)

// run is a stretch of text with one look.
type run struct {
	text string
	// tongue is the language where it isn't the report's.
	tongue string
	// cites follow the text.
	cites  []*pb.Citation
	bold   bool
	anchor string
}

// table has a header row. A cell is runs.
type table struct {
	caption string
	header  []string
	// widths are shares of the text's width, in percent.
	widths []int
	rows   []row
}

type row struct {
	id    string
	cells [][]run
}

func lay(r *pb.Report) (*layout, error) {
	pack, err := language.Load(r.Language)
	if err != nil {
		return nil, err
	}
	l := &layout{report: r, pack: pack, by: map[string]*pb.Citation{}}
	for _, c := range r.Citations {
		l.by[c.Id] = c
	}
	front := 0
	for i, ch := range r.Chapters {
		if ch.Kind != "summary" && ch.Kind != "messages" {
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
	return l, nil
}

func (l *layout) heading(level int, id, text string) {
	l.blocks = append(l.blocks, block{sort: blockHeading, level: level, id: id, runs: []run{{text: text}}})
}

func (l *layout) paragraph(text string) {
	l.blocks = append(l.blocks, block{sort: blockParagraph, runs: []run{{text: text}}})
}

// chapter lays a chapter out; number is printed before its title where it isn't 0.
func (l *layout) chapter(i int, ch *pb.Chapter, number int) {
	title := ch.Title
	if number > 0 {
		title = fmt.Sprintf("%d. %s", number, title)
	}
	l.heading(1, fmt.Sprintf("chapter-%d", i+1), title)
	if ch.Lead != "" {
		l.blocks = append(l.blocks, block{sort: blockLead, runs: []run{{text: ch.Lead}}})
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
			sort := blockParagraph
			if s.Item {
				sort = blockItem
			}
			l.blocks = append(l.blocks, block{sort: sort})
		} else {
			b := &l.blocks[len(l.blocks)-1]
			b.runs = append(b.runs, run{text: " "})
		}
		b := &l.blocks[len(l.blocks)-1]
		b.runs = append(b.runs, l.sentence(s)...)
		last = s
	}
}

func (l *layout) sentence(s *pb.ReportSentence) []run {
	var runs []run
	for _, p := range s.Pieces {
		x := run{text: p.Text}
		if p.Language != "" && p.Language != l.report.Language {
			x.tongue = p.Language
		}
		runs = append(runs, x)
	}
	if len(s.Pieces) == 0 {
		runs = append(runs, run{text: s.Text})
	}
	if s.Form == formEdited {
		runs = append(runs, run{text: peoplesMark})
	}
	var cites []*pb.Citation
	for _, id := range s.Citations {
		if c := l.by[id]; c != nil {
			cites = append(cites, c)
		}
	}
	runs[len(runs)-1].cites = cites
	return runs
}

func (l *layout) overview() {
	o := l.report.Overview
	if o == nil {
		return
	}
	l.heading(1, "overview", l.pack.Word("overview"))
	for _, p := range o.Paragraphs {
		l.paragraph(p)
	}
	for _, c := range o.Charts {
		l.blocks = append(l.blocks, block{sort: blockChart, chart: c, id: "chart-" + c.Id})
	}
}

// mark is a citation as printed in brackets: "S1a-19, p. 2".
func (l *layout) mark(c *pb.Citation) string {
	s := c.Id + ", " + l.pack.Page + label(c.PageLabel, c.Page)
	if c.Specimen {
		s += ", " + l.pack.Word("specimen_mark")
	}
	return s
}

func label(printed string, page uint32) string {
	if printed != "" {
		return printed
	}
	return fmt.Sprint(page)
}

func (l *layout) words(c *pb.Citation) run {
	x := run{text: c.Text}
	if c.Language != l.report.Language {
		x.tongue = c.Language
	}
	return x
}

func (l *layout) spoken(s, id string) []run {
	x := run{text: s}
	if c := l.by[id]; c != nil && c.Language != l.report.Language {
		x.tongue = c.Language
	}
	return []run{x}
}

func (l *layout) table(t *table) { l.blocks = append(l.blocks, block{sort: blockTable, table: t}) }

func text(s string) []run { return []run{{text: s}} }

// marks are links to sources, without their brackets.
func (l *layout) marks(ids []string) []run {
	var runs []run
	for i, id := range ids {
		if i > 0 {
			runs = append(runs, run{text: "; "})
		}
		x := run{text: id}
		if c := l.by[id]; c != nil {
			x = run{text: l.mark(c), anchor: id}
		}
		runs = append(runs, x)
	}
	return runs
}
