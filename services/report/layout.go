package report

import (
	"fmt"
	"slices"
	"strings"

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

func (l *layout) annexes() {
	n := 0
	head := func(id, word string) {
		n++
		l.heading(1, "annex-"+id, fmt.Sprintf("%s %d. %s", l.pack.Word("annex"), n, l.pack.Word(word)))
	}
	w := l.pack.Word
	if len(l.report.Speakers) > 0 {
		head("speakers", "annex_speakers")
		t := &table{caption: w("annex_speakers"), header: []string{w("name"), w("role"), w("organisation"), w("country"), w("sessions"), w("statements")}, widths: []int{20, 28, 26, 12, 7, 7}}
		for _, s := range l.report.Speakers {
			t.rows = append(t.rows, row{cells: [][]run{{{text: s.Name, bold: true}}, text(l.roles(s)), text(l.organisations(s)),
				text(l.country(s.Country)), text(join(s.Sessions)), text(fmt.Sprint(s.Statements))}})
		}
		l.table(t)
	}
	if len(l.report.Initiatives) > 0 {
		head("initiatives", "annex_initiatives")
		t := &table{caption: w("annex_initiatives"), header: []string{w("initiative"), w("sessions"), w("citations")}, widths: []int{50, 12, 38}}
		for _, s := range l.report.Initiatives {
			t.rows = append(t.rows, row{cells: [][]run{text(s.Name), text(join(s.Sessions)), l.marks(s.Citations)}})
		}
		l.table(t)
	}
	if len(l.report.Figures) > 0 {
		head("figures", "annex_figures")
		t := &table{caption: w("annex_figures"), header: []string{w("figure"), w("context"), w("source")}, widths: []int{16, 66, 18}}
		for _, f := range l.report.Figures {
			t.rows = append(t.rows, row{cells: [][]run{text(f.Text), l.spoken(f.Context, f.Citation), l.marks([]string{f.Citation})}})
		}
		l.table(t)
	}
	l.points(head)
	head("sources", "annex_sources")
	for _, s := range l.report.Sessions {
		for _, d := range s.Documents {
			l.source(s, d)
		}
	}
	if len(l.report.Coverage) > 0 {
		head("coverage", "annex_coverage")
		t := &table{caption: w("annex_coverage"), header: []string{w("source"), w("kind"), w("text"), w("reason")}, widths: []int{12, 12, 52, 24}}
		for _, u := range l.report.Coverage {
			t.rows = append(t.rows, row{cells: [][]run{text(u.Id + ", " + l.pack.Page + label(u.PageLabel, u.Page)), text(w(fmt.Sprintf("kind_%d", u.Kind))),
				text(u.Text), text(u.Reason)}})
		}
		l.table(t)
	}
	if len(l.report.Method) > 0 {
		head("method", "annex_method")
		for _, m := range l.report.Method {
			l.paragraph(m)
		}
	}
}

// points lists what was held together, with its evidence, and what may contradict.
func (l *layout) points(head func(id, word string)) {
	w := l.pack.Word
	if len(l.report.Points) > 0 {
		head("points", "annex_points")
		t := &table{caption: w("annex_points"), header: []string{w("citations"), w("shared_evidence")}, widths: []int{44, 56}}
		for _, p := range l.report.Points {
			var shared []string
			for _, e := range p.Evidence {
				for _, s := range e.Shared {
					_, s, _ = strings.Cut(s, ":")
					if !slices.Contains(shared, s) {
						shared = append(shared, s)
					}
				}
			}
			t.rows = append(t.rows, row{id: p.Id, cells: [][]run{l.marks(p.Citations), text(strings.Join(shared, ", "))}})
		}
		l.table(t)
	}
	// What people decided on is no longer for review.
	open := undecided(l.report)
	if len(open) > 0 {
		head("divergence", "annex_divergence")
		t := &table{caption: w("annex_divergence"), header: []string{w("citations"), w("text"), w("reason")}, widths: []int{20, 54, 26}}
		for _, d := range open {
			var cell []run
			for i, id := range []string{d.A, d.B} {
				if c := l.by[id]; c != nil {
					if i > 0 {
						cell = append(cell, run{text: " — "})
					}
					cell = append(cell, l.words(c))
				}
			}
			t.rows = append(t.rows, row{cells: [][]run{l.marks([]string{d.A, d.B}), cell, text(d.Reason)}})
		}
		l.table(t)
	}
}

func (l *layout) source(s *pb.ReportSession, d *pb.ReportDocument) {
	w := l.pack.Word
	name := d.Title
	if s.Number > 0 {
		name = language.Capital(l.pack.Session(int(s.Number))) + " — " + name
	}
	if d.Specimen {
		name += " (" + w("specimen_mark") + ")"
	}
	l.heading(2, "document-"+fmt.Sprintf("%d%s", s.Number, d.Letter), name)
	l.paragraph(fmt.Sprintf("%s (%s, %s)", d.File, l.pack.Language(d.Language), fmt.Sprintf("S%d%s", s.Number, d.Letter)))
	t := &table{caption: name, header: []string{w("source"), w("name"), w("text")}, widths: []int{15, 23, 62}}
	for _, c := range l.report.Citations {
		if c.Document != d.Id {
			continue
		}
		var names []string
		for _, x := range c.Speakers {
			names = append(names, x.Name)
		}
		for _, p := range c.Parties {
			names = append(names, p.Name)
		}
		t.rows = append(t.rows, row{id: c.Id, cells: [][]run{text(l.mark(c)), text(strings.Join(names, ", ")), {l.words(c)}}})
	}
	if len(t.rows) > 0 {
		l.table(t)
	}
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

// roles lists a speaker's capacities, with sessions where they differ.
func (l *layout) roles(s *pb.AnnexSpeaker) string {
	var parts []string
	for _, k := range s.Capacities {
		t := k.Role
		if k.OnBehalfOf != "" {
			t = strings.TrimSpace(t + " (" + l.pack.Fill(l.pack.Word("on_behalf"), language.Values{"name": k.OnBehalfOf}) + ")")
		}
		if t != "" && !slices.Contains(parts, t) {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, "; ")
}

func (l *layout) organisations(s *pb.AnnexSpeaker) string {
	var parts []string
	for _, k := range s.Capacities {
		if k.Organisation != "" && !slices.Contains(parts, k.Organisation) {
			parts = append(parts, k.Organisation)
		}
	}
	return strings.Join(parts, "; ")
}

func (l *layout) country(code string) string {
	if code == "" {
		return ""
	}
	return l.pack.Country(code)
}

func join(n []uint32) string {
	var s []string
	for _, x := range n {
		if x > 0 {
			s = append(s, fmt.Sprint(x))
		}
	}
	return strings.Join(s, ", ")
}
