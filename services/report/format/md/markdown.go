package md

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/format/layout"
)

// Write writes the report as CommonMark with tables (GFM). Citations
// link to their row in the annex of sources.
func Write(w io.Writer, r *pb.Report) error {
	l, err := layout.Lay(r)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	m := &markdown{Layout: l, out: out}
	m.line("# " + Escape(r.Title))
	m.line(Escape(l.Sort()))
	for _, c := range l.Cover() {
		m.line(Escape(c))
	}
	if l.HasContents() {
		m.contents()
	}
	for _, b := range l.Blocks {
		m.block(b)
	}
	return out.Flush()
}

// contents leads to the chapters and annexes.
func (m *markdown) contents() {
	m.line("## " + m.Pack.Word("contents"))
	for _, b := range m.Blocks {
		if b.Sort == layout.BlockHeading && b.Level == 1 {
			fmt.Fprintf(m.out, "- [%s](#%s)\n", Escape(b.Runs[0].Text), b.ID)
		}
	}
	fmt.Fprintln(m.out)
}

type markdown struct {
	*layout.Layout
	out *bufio.Writer
}

func (m *markdown) line(s string) { fmt.Fprintf(m.out, "%s\n\n", s) }

func (m *markdown) block(b layout.Block) {
	switch b.Sort {
	case layout.BlockHeading:
		m.line(fmt.Sprintf("<a id=\"%s\"></a>\n\n%s %s", b.ID, strings.Repeat("#", b.Level+1), m.runs(b.Runs)))
	case layout.BlockParagraph:
		m.line(m.runs(b.Runs))
	case layout.BlockLead:
		m.line("*" + m.runs(b.Runs) + "*")
	case layout.BlockItem:
		m.line("- " + m.runs(b.Runs))
	case layout.BlockChart:
		m.line("**" + Escape(b.Chart.Title) + "**")
		m.cells([]string{b.Chart.LabelHeader, b.Chart.ValueHeader})
		m.cells([]string{"---", "---:"})
		for _, x := range b.Chart.Bars {
			m.cells([]string{Escape(x.Label), fmt.Sprint(x.Value)})
		}
		fmt.Fprintln(m.out)
	case layout.BlockTable:
		if b.Table.Titled {
			m.line("**" + Escape(b.Table.Caption) + "**")
		}
		m.cells(b.Table.Header)
		rule := make([]string, len(b.Table.Header))
		for i := range rule {
			rule[i] = "---"
		}
		m.cells(rule)
		for _, r := range b.Table.Rows {
			var cells []string
			for i, c := range r.Cells {
				s := strings.ReplaceAll(m.runs(c), "|", "\\|")
				if i == 0 && r.ID != "" {
					s = fmt.Sprintf("<a id=\"%s\"></a>%s", r.ID, s)
				}
				cells = append(cells, s)
			}
			m.cells(cells)
		}
		fmt.Fprintln(m.out)
	}
}

func (m *markdown) cells(cells []string) {
	fmt.Fprintf(m.out, "| %s |\n", strings.Join(cells, " | "))
}

func (m *markdown) runs(runs []layout.Run) string {
	var b strings.Builder
	for _, r := range runs {
		t := Escape(r.Text)
		switch {
		case r.Anchor != "":
			t = fmt.Sprintf("[%s](#%s)", t, r.Anchor)
		case r.Bold:
			t = "**" + t + "**"
		case r.Tongue != "":
			t = fmt.Sprintf("<span lang=\"%s\">%s</span>", r.Tongue, t)
		}
		b.WriteString(t)
		for i, c := range r.Cites {
			open, end := m.Between(), ""
			if i == 0 {
				open = " \\["
			}
			if i == len(r.Cites)-1 {
				end = "\\]"
			}
			mark := m.Mark(c)
			if to := m.Anchor(c); to != "" {
				mark = fmt.Sprintf("[%s](#%s)", mark, to)
			}
			b.WriteString(open + mark + end)
		}
	}
	return b.String()
}

var mdEscaper = strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "`", "\\`", "<", "&lt;", ">", "&gt;", "[", "\\[", "]", "\\]", "\n", " ")

func Escape(s string) string { return mdEscaper.Replace(s) }
