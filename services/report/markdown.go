package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// WriteMarkdown writes the report as CommonMark with tables (GFM). Citations
// link to their row in the annex of sources.
func WriteMarkdown(w io.Writer, r *pb.Report) error {
	l, err := lay(r)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	m := &markdown{layout: l, out: out}
	m.line("# " + escapeMD(r.Title))
	m.line(escapeMD(l.pack.Word("report")))
	for _, c := range r.Cover {
		m.line(escapeMD(c))
	}
	m.line("## " + l.pack.Word("contents"))
	for _, b := range l.blocks {
		if b.sort == blockHeading && b.level == 1 {
			fmt.Fprintf(out, "- [%s](#%s)\n", escapeMD(b.runs[0].text), b.id)
		}
	}
	fmt.Fprintln(out)
	for _, b := range l.blocks {
		m.block(b)
	}
	return out.Flush()
}

type markdown struct {
	*layout
	out *bufio.Writer
}

func (m *markdown) line(s string) { fmt.Fprintf(m.out, "%s\n\n", s) }

func (m *markdown) block(b block) {
	switch b.sort {
	case blockHeading:
		m.line(fmt.Sprintf("<a id=\"%s\"></a>\n\n%s %s", b.id, strings.Repeat("#", b.level+1), m.runs(b.runs)))
	case blockParagraph:
		m.line(m.runs(b.runs))
	case blockLead:
		m.line("*" + m.runs(b.runs) + "*")
	case blockItem:
		m.line("- " + m.runs(b.runs))
	case blockChart:
		m.line("**" + escapeMD(b.chart.Title) + "**")
		m.cells([]string{b.chart.LabelHeader, b.chart.ValueHeader})
		m.cells([]string{"---", "---:"})
		for _, x := range b.chart.Bars {
			m.cells([]string{escapeMD(x.Label), fmt.Sprint(x.Value)})
		}
		fmt.Fprintln(m.out)
	case blockTable:
		m.cells(b.table.header)
		rule := make([]string, len(b.table.header))
		for i := range rule {
			rule[i] = "---"
		}
		m.cells(rule)
		for _, r := range b.table.rows {
			var cells []string
			for i, c := range r.cells {
				s := strings.ReplaceAll(m.runs(c), "|", "\\|")
				if i == 0 && r.id != "" {
					s = fmt.Sprintf("<a id=\"%s\"></a>%s", r.id, s)
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

func (m *markdown) runs(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		t := escapeMD(r.text)
		switch {
		case r.anchor != "":
			t = fmt.Sprintf("[%s](#%s)", t, r.anchor)
		case r.bold:
			t = "**" + t + "**"
		case r.tongue != "":
			t = fmt.Sprintf("<span lang=\"%s\">%s</span>", r.tongue, t)
		}
		b.WriteString(t)
		for i, c := range r.cites {
			open, end := "; ", ""
			if i == 0 {
				open = " \\["
			}
			if i == len(r.cites)-1 {
				end = "\\]"
			}
			fmt.Fprintf(&b, "%s[%s](#%s)%s", open, m.mark(c), c.Id, end)
		}
	}
	return b.String()
}

var mdEscaper = strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "`", "\\`", "<", "&lt;", ">", "&gt;", "[", "\\[", "]", "\\]", "\n", " ")

func escapeMD(s string) string { return mdEscaper.Replace(s) }
