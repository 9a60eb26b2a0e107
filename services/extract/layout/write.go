package layout

import (
	"strings"
	"unicode/utf8"

	"rapporteur.internal/proto/place"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// write lays down the page's text and its lines.
func (p *page) write() *pb.Page {
	out := &pb.Page{Number: p.number, Label: p.label, Width: float32(p.src.Width), Height: float32(p.src.Height), Engine: p.src.Engine}
	var b strings.Builder
	for _, l := range p.lines {
		l.start = b.Len()
		b.WriteString(l.text)
		box := back(l.box, p.angle)
		line := &pb.Line{
			Start: uint32(l.start), End: uint32(b.Len()),
			Box:      &pb.Box{X0: float32(box.X0), Y0: float32(box.Y0), X1: float32(box.X1), Y1: float32(box.Y1)},
			FontSize: float32(l.size), Bold: l.bold, Italic: l.italic,
			Block: uint32(l.block), Role: l.role,
		}
		if p.angle == 0 && l.edges != nil {
			line.Edges = place.Edges(l.edges)
		}
		out.Lines = append(out.Lines, line)
		b.WriteByte('\n')
	}
	out.Text = b.String()
	return out
}

// writer turns paragraphs into text and runs.
type writer struct {
	words *vocabulary
	notes map[noteKey]bool
}

func newWriter(pages []*page, paras []*para) *writer {
	return &writer{words: newVocabulary(pages), notes: noteMarks(paras)}
}

// paragraph writes one paragraph; nil where nothing is left of it.
func (w *writer) paragraph(p *para) *pb.Paragraph {
	out := &pb.Paragraph{Role: p.role, Level: p.level, Mark: p.mark, Continued: p.continued}
	t := &joiner{out: out}
	if p.grid != nil {
		w.table(p, t)
	} else {
		w.flow(p.lines, p.markEnd, t, p.role != pb.Role_ROLE_FOOTNOTE)
	}
	t.close()
	if out.Text == "" {
		return nil
	}
	for _, l := range p.lines {
		if l.page.src.Engine == "ocr" {
			out.Ocr = true
		}
	}
	return out
}

// flow writes lines as running text; skip bytes of the first are left out.
func (w *writer) flow(lines []*line, skip int, t *joiner, marks bool) {
	for i, l := range lines {
		end := len(l.text)
		glue := false
		if i+1 < len(lines) {
			next := lines[i+1].text
			switch w.words.lineEnd(l.text, next) {
			case dropHyphen:
				end--
				glue = true
			case keepHyphen:
				glue = true
			}
		}
		from := min(skip, end)
		skip = 0
		for _, s := range l.shifts {
			if !marks || s.from < from || s.to > end || !w.isMark(l, s) {
				continue
			}
			t.add(l, from, s.from)
			t.mark(strings.TrimSpace(l.text[s.from:s.to]))
			from = s.to
		}
		t.add(l, from, end)
		if !glue {
			t.space()
		}
	}
}

// table writes the cells of a drawn table, row by row: the text is the cells that hold any,
// joined by single spaces.
func (w *writer) table(p *para, t *joiner) {
	for _, r := range p.grid.rows {
		row := &pb.Row{}
		for _, c := range r {
			for len(row.Cells) < c.col && len(row.Cells) < 200 {
				row.Cells = append(row.Cells, "")
			}
			at := t.b.Len()
			w.flow(c.lines, 0, t, false)
			row.Cells = append(row.Cells, strings.TrimSpace(t.b.String()[at:]))
		}
		t.out.Rows = append(t.out.Rows, row)
	}
}

// joiner puts stretches of lines one after the other.
type joiner struct {
	out    *pb.Paragraph
	b      strings.Builder
	wanted bool // a space before the next stretch
	ends   bool // the text ends with a space
}

func (t *joiner) add(l *line, from, to int) {
	if from >= to {
		return
	}
	s := l.text[from:to]
	if t.b.Len() == 0 || t.ends || t.wanted {
		n := len(s) - len(strings.TrimLeft(s, " "))
		from, s = from+n, s[n:]
	}
	if s == "" {
		return
	}
	if t.wanted && t.b.Len() > 0 && !t.ends {
		t.b.WriteByte(' ')
	}
	t.wanted = false
	start := uint32(t.b.Len())
	at := uint32(l.start + from)
	t.b.WriteString(s)
	t.ends = strings.HasSuffix(s, " ")
	page := l.page.number
	if n := len(t.out.Runs); n > 0 {
		r := t.out.Runs[n-1]
		if r.Page == page && r.Start+r.Length == start && r.PageStart+r.Length == at {
			r.Length += uint32(len(s))
			return
		}
	}
	t.out.Runs = append(t.out.Runs, &pb.Run{Start: start, Length: uint32(len(s)), Page: page, PageStart: at})
}

func (t *joiner) space() { t.wanted = true }

// mark notes a footnote's mark that is left out of the text.
func (t *joiner) mark(s string) {
	t.out.NoteMarks = append(t.out.NoteMarks, &pb.NoteMark{Offset: uint32(t.b.Len()), Mark: s})
}

// close takes a closing space off and sets the text.
func (t *joiner) close() {
	s := t.b.String()
	cut := strings.TrimRight(s, " ")
	if n := len(s) - len(cut); n > 0 && len(t.out.Runs) > 0 {
		r := t.out.Runs[len(t.out.Runs)-1]
		if int(r.Start+r.Length) == len(s) && int(r.Length) > n {
			r.Length -= uint32(n)
		}
	}
	for _, m := range t.out.NoteMarks {
		m.Offset = min(m.Offset, uint32(len(cut)))
	}
	t.out.Text = cut
}

// wordBefore is the last word of a text, without its closing hyphen.
func wordBefore(s string) string {
	s = strings.TrimSuffix(s, "-")
	for i := len(s); i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !wordSign(r) {
			return s[i:]
		}
		i -= n
	}
	return s
}

// wordAfter is the first word of a text.
func wordAfter(s string) string {
	for i, r := range s {
		if !wordSign(r) {
			return s[:i]
		}
	}
	return s
}
