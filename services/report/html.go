package report

import (
	"bufio"
	_ "embed"
	"fmt"
	"html"
	"io"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/chart"
)

//go:embed report.css
var reportCSS string

// WriteHTML writes the report as one file without anything to load: readable,
// printable, with an anchor for each heading and source.
func WriteHTML(w io.Writer, r *pb.Report) error {
	l, err := lay(r)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	h := &htmlWriter{layout: l, out: out}
	esc := html.EscapeString
	fmt.Fprintf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n<meta name=\"generator\" content=\"Rapporteur\">\n<meta name=\"version\" content=\"%s\">\n<style>\n%s</style>\n</head>\n<body>\n",
		esc(r.Language), esc(r.Title+" — "+l.pack.Word("report")), esc(r.Version), reportCSS)
	fmt.Fprintf(out, "<header class=\"cover\">\n<p class=\"sort\">%s</p>\n<h1>%s</h1>\n", esc(l.pack.Word("report")), esc(r.Title))
	for _, c := range r.Cover {
		fmt.Fprintf(out, "<p>%s</p>\n", esc(c))
	}
	fmt.Fprint(out, "</header>\n")
	fmt.Fprintf(out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">%s</h2>\n<ol>\n", esc(l.pack.Word("contents")))
	for _, b := range l.blocks {
		if b.sort == blockHeading && b.level == 1 {
			fmt.Fprintf(out, "<li><a href=\"#%s\">%s</a></li>\n", b.id, esc(b.runs[0].text))
		}
	}
	fmt.Fprint(out, "</ol>\n</nav>\n<main>\n")
	for i, b := range l.blocks {
		if b.sort == blockItem && (i == 0 || l.blocks[i-1].sort != blockItem) {
			fmt.Fprint(out, "<ul>\n")
		}
		h.block(b)
		if b.sort == blockItem && (i+1 == len(l.blocks) || l.blocks[i+1].sort != blockItem) {
			fmt.Fprint(out, "</ul>\n")
		}
	}
	fmt.Fprintf(out, "</main>\n<footer><p>%s</p></footer>\n</body>\n</html>\n", esc(l.pack.Word("footer")+" — "+l.pack.Word("version")+" "+r.Version))
	return out.Flush()
}

type htmlWriter struct {
	*layout
	out *bufio.Writer
}

func (h *htmlWriter) block(b block) {
	switch b.sort {
	case blockHeading:
		fmt.Fprintf(h.out, "<h%d id=\"%s\">%s</h%d>\n", b.level+1, b.id, h.runs(b.runs), b.level+1)
	case blockParagraph:
		fmt.Fprintf(h.out, "<p>%s</p>\n", h.runs(b.runs))
	case blockLead:
		fmt.Fprintf(h.out, "<p class=\"lead\">%s</p>\n", h.runs(b.runs))
	case blockItem:
		fmt.Fprintf(h.out, "<li>%s</li>\n", h.runs(b.runs))
	case blockChart:
		fmt.Fprintf(h.out, "<figure id=\"%s\">\n", b.id)
		fmt.Fprint(h.out, chart.SVG(bars(b.chart), b.chart.Alt))
		fmt.Fprintf(h.out, "<figcaption>%s</figcaption>\n</figure>\n", html.EscapeString(b.chart.Title))
	case blockTable:
		fmt.Fprintf(h.out, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n<table>\n<thead><tr>", html.EscapeString(b.table.caption))
		for _, t := range b.table.header {
			fmt.Fprintf(h.out, "<th scope=\"col\">%s</th>", html.EscapeString(t))
		}
		fmt.Fprint(h.out, "</tr></thead>\n<tbody>\n")
		for _, r := range b.table.rows {
			if r.id != "" {
				fmt.Fprintf(h.out, "<tr id=\"%s\">", r.id)
			} else {
				fmt.Fprint(h.out, "<tr>")
			}
			for _, c := range r.cells {
				fmt.Fprintf(h.out, "<td>%s</td>", h.runs(c))
			}
			fmt.Fprint(h.out, "</tr>\n")
		}
		fmt.Fprint(h.out, "</tbody>\n</table>\n</div>\n")
	}
}

func (h *htmlWriter) runs(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		t := html.EscapeString(r.text)
		switch {
		case r.anchor != "":
			t = fmt.Sprintf("<a href=\"#%s\">%s</a>", r.anchor, t)
		case r.bold:
			t = "<strong>" + t + "</strong>"
		case r.tongue != "":
			t = fmt.Sprintf("<span lang=\"%s\">%s</span>", r.tongue, t)
		}
		b.WriteString(t)
		for i, c := range r.cites {
			open, end := "; ", ""
			if i == 0 {
				open = " <span class=\"cite\">["
			}
			if i == len(r.cites)-1 {
				end = "]</span>"
			}
			fmt.Fprintf(&b, "%s<a href=\"#%s\">%s</a>%s", open, c.Id, html.EscapeString(h.mark(c)), end)
		}
	}
	return b.String()
}

func bars(c *pb.Chart) []chart.Bar {
	out := make([]chart.Bar, 0, len(c.Bars))
	for _, x := range c.Bars {
		out = append(out, chart.Bar{Label: x.Label, Value: int(x.Value)})
	}
	return out
}
