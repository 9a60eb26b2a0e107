package html

import (
	"bufio"
	_ "embed"
	"fmt"
	"html"
	"io"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/chart"
	"rapporteur.internal/services/report/format/layout"
)

//go:embed report.css
var reportCSS string

// Write writes the report as one file without anything to load: readable,
// printable, with an anchor for each heading and source.
func Write(w io.Writer, r *pb.Report) error {
	l, err := layout.Lay(r)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	h := &htmlWriter{Layout: l, out: out}
	esc := html.EscapeString
	fmt.Fprintf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n<meta name=\"generator\" content=\"Rapporteur\">\n<meta name=\"version\" content=\"%s\">\n<style>\n%s</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">%s</a>\n",
		esc(r.Language), esc(r.Title+" — "+l.Sort()), esc(r.Version), reportCSS, esc(l.Pack.Word("skip")))
	fmt.Fprintf(out, "<header class=\"cover\">\n<p class=\"sort\">%s</p>\n<h1>%s</h1>\n", esc(l.Sort()), esc(r.Title))
	for _, c := range l.Cover() {
		fmt.Fprintf(out, "<p>%s</p>\n", esc(c))
	}
	fmt.Fprint(out, "</header>\n")
	if l.HasContents() {
		h.contents()
	}
	fmt.Fprint(out, "<main id=\"main\" tabindex=\"-1\">\n")
	for i, b := range l.Blocks {
		if b.Sort == layout.BlockItem && (i == 0 || l.Blocks[i-1].Sort != layout.BlockItem) {
			fmt.Fprint(out, "<ul>\n")
		}
		h.block(b)
		if b.Sort == layout.BlockItem && (i+1 == len(l.Blocks) || l.Blocks[i+1].Sort != layout.BlockItem) {
			fmt.Fprint(out, "</ul>\n")
		}
	}
	fmt.Fprintf(out, "</main>\n<footer><p>%s</p></footer>\n</body>\n</html>\n", esc(l.Pack.Word("footer")+" — "+l.Pack.Word("version")+" "+r.Version))
	return out.Flush()
}

// contents leads to the chapters and annexes, by the titles that they bear.
func (h *htmlWriter) contents() {
	fmt.Fprintf(h.out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">%s</h2>\n<ul>\n", html.EscapeString(h.Pack.Word("contents")))
	for _, b := range h.Blocks {
		if b.Sort == layout.BlockHeading && b.Level == 1 {
			fmt.Fprintf(h.out, "<li><a href=\"#%s\">%s</a></li>\n", b.ID, html.EscapeString(b.Runs[0].Text))
		}
	}
	fmt.Fprint(h.out, "</ul>\n</nav>\n")
}

type htmlWriter struct {
	*layout.Layout
	out *bufio.Writer
	// tables counts them, for the ids of their captions.
	tables int
	// under is the chapter's heading.
	under string
}

func (h *htmlWriter) block(b layout.Block) {
	switch b.Sort {
	case layout.BlockHeading:
		if b.Level == 1 {
			h.under = b.ID
		}
		fmt.Fprintf(h.out, "<h%d id=\"%s\">%s</h%d>\n", b.Level+1, b.ID, h.runs(b.Runs), b.Level+1)
	case layout.BlockParagraph:
		fmt.Fprintf(h.out, "<p>%s</p>\n", h.runs(b.Runs))
	case layout.BlockLead:
		fmt.Fprintf(h.out, "<p class=\"lead\">%s</p>\n", h.runs(b.Runs))
	case layout.BlockItem:
		fmt.Fprintf(h.out, "<li>%s</li>\n", h.runs(b.Runs))
	case layout.BlockChart:
		fmt.Fprintf(h.out, "<figure id=\"%s\">\n", b.ID)
		fmt.Fprint(h.out, chart.SVG(layout.Bars(b.Chart), b.Chart.Alt))
		fmt.Fprintf(h.out, "<figcaption>%s</figcaption>\n</figure>\n", html.EscapeString(b.Chart.Title))
	case layout.BlockTable:
		h.tables++
		unseen, of := " class=\"unseen\"", "" // The heading above says it to those who see.
		if b.Table.Titled {
			unseen, of = "", h.under+" " // Every chapter may have a table of that title.
		}
		fmt.Fprintf(h.out, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"%[4]stable-%[1]d\">\n<table>\n<caption id=\"table-%[1]d\"%[2]s>%[3]s</caption>\n<thead><tr>", h.tables, unseen, html.EscapeString(b.Table.Caption), of)
		for _, t := range b.Table.Header {
			fmt.Fprintf(h.out, "<th scope=\"col\">%s</th>", html.EscapeString(t))
		}
		fmt.Fprint(h.out, "</tr></thead>\n<tbody>\n")
		for _, r := range b.Table.Rows {
			if r.ID != "" {
				fmt.Fprintf(h.out, "<tr id=\"%s\">", r.ID)
			} else {
				fmt.Fprint(h.out, "<tr>")
			}
			for _, c := range r.Cells {
				fmt.Fprintf(h.out, "<td>%s</td>", h.runs(c))
			}
			fmt.Fprint(h.out, "</tr>\n")
		}
		fmt.Fprint(h.out, "</tbody>\n</table>\n</div>\n")
	}
}

func (h *htmlWriter) runs(runs []layout.Run) string {
	var b strings.Builder
	for _, r := range runs {
		t := html.EscapeString(r.Text)
		switch {
		case r.Anchor != "":
			t = fmt.Sprintf("<a href=\"#%s\">%s</a>", r.Anchor, t)
		case r.Bold:
			t = "<strong>" + t + "</strong>"
		case r.Tongue != "":
			t = fmt.Sprintf("<span lang=\"%s\">%s</span>", r.Tongue, t)
		}
		b.WriteString(t)
		for i, c := range r.Cites {
			open, end := h.Between(), ""
			if i == 0 {
				open = " <span class=\"cite\">["
			}
			if i == len(r.Cites)-1 {
				end = "]</span>"
			}
			mark := html.EscapeString(h.Mark(c))
			if to := h.Anchor(c); to != "" {
				mark = fmt.Sprintf("<a href=\"#%s\">%s</a>", to, mark)
			}
			b.WriteString(open + mark + end)
		}
	}
	return b.String()
}
