package spreadsheet

import (
	"encoding/csv"
	"io"
	"strings"

	"rapporteur.internal/proto/export"
)

// CSV writes statements as they come.
type CSV struct {
	w       *csv.Writer
	columns []column
}

// NewCSV writes the byte order mark and the columns' names.
func NewCSV(w io.Writer) (*CSV, error) {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return nil, err
	}
	c := &CSV{w: csv.NewWriter(w), columns: columns()}
	c.w.Comma, c.w.UseCRLF = ';', true
	var names []string
	for _, x := range c.columns {
		names = append(names, x.name)
	}
	return c, c.w.Write(names)
}

// Row writes a statement.
func (c *CSV) Row(l export.Line) error {
	var cells []string
	for _, x := range c.columns {
		v := x.of(l)
		s := said(v)
		if _, text := v.(string); text {
			s = harmless(s)
		}
		cells = append(cells, s)
	}
	return c.w.Write(cells)
}

// Close writes what is left.
func (c *CSV) Close() error {
	c.w.Flush()
	return c.w.Error()
}

// harmless puts an apostrophe before what a spreadsheet would run: what begins,
// spaces aside, as a formula does, also by its full-width signs.
func harmless(s string) string {
	begin := strings.TrimLeft(s, " \u00a0\u202f\ufeff\n")
	if begin != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(begin)[0]) {
		return "'" + s
	}
	return s
}
