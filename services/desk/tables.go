package desk

import (
	"slices"
	"strings"
)

// printedTable is a table of a chapter as the report's JSON holds it.
type printedTable struct {
	Title   string   `json:"title"`
	Columns []string `json:"columns"`
	Rows    []struct {
		Cells     []string `json:"cells"`
		Citations []string `json:"citations"`
		Language  string   `json:"language"`
	} `json:"rows"`
}

// readTable stands behind a chapter's sentences; its sources are a last column.
type readTable struct {
	ID, Title string
	Columns   []string
	Rows      []tableRow
}

type tableRow struct {
	Cells []tableCell
	Cites []source
}

// tableCell bears its language where its source prints it in another than the report's.
type tableCell struct{ Text, Language string }

func (t *printedTable) read(id, language string, find func(string) source) readTable {
	x := readTable{ID: id, Title: t.Title, Columns: t.Columns}
	for _, r := range t.Rows {
		var y tableRow
		for _, c := range r.Citations {
			y.Cites = append(y.Cites, find(c))
		}
		for i := range t.Columns {
			var c tableCell
			if i < len(r.Cells) {
				c.Text = r.Cells[i]
			}
			if r.Language != language && printedBy(y.Cites, c.Text, r.Language) {
				c.Language = r.Language
			}
			y.Cells = append(y.Cells, c)
		}
		x.Rows = append(x.Rows, y)
	}
	return x
}

// printedBy tells whether a source of that language prints a text.
func printedBy(sources []source, text, language string) bool {
	low := strings.ToLower(strings.Join(strings.Fields(text), " "))
	return low != "" && language != "" && slices.ContainsFunc(sources, func(s source) bool {
		return s.Language == language && strings.Contains(strings.ToLower(strings.Join(strings.Fields(s.Text), " ")), low)
	})
}

// stopped is a paragraph's label with its full stop, or the mark that it ends in.
func stopped(label string) string {
	if label == "" || strings.ContainsAny(label[len(label)-1:], ".?!") || strings.HasSuffix(label, "…") {
		return label
	}
	return label + "."
}
