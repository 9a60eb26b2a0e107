package spreadsheet

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"rapporteur.internal/proto/export"
)

// mostRows is what a sheet holds, its header apart.
const mostRows = 1<<20 - 1

// XLSX collects statements, on disk where they are many, and writes them at the end.
type XLSX struct {
	out     io.Writer
	f       *excelize.File
	w       *excelize.StreamWriter
	columns []column
	text    int
	rows    int
}

// NewXLSX begins a workbook of one sheet, "statements".
func NewXLSX(w io.Writer) (_ *XLSX, err error) {
	x := &XLSX{out: w, f: excelize.NewFile(), columns: columns()}
	defer func() {
		if err != nil {
			x.f.Close()
		}
	}()
	if err := x.f.SetSheetName("Sheet1", "statements"); err != nil {
		return nil, err
	}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	const asText = 49 // Excel's number of the format "@"
	if x.text, err = x.f.NewStyle(&excelize.Style{Alignment: top, NumFmt: asText}); err != nil {
		return nil, err
	}
	head, err := x.f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: top, NumFmt: asText})
	if err != nil {
		return nil, err
	}
	if x.w, err = x.f.NewStreamWriter("statements"); err != nil {
		return nil, err
	}
	var names []any
	for i, c := range x.columns {
		if err := x.w.SetColWidth(i+1, i+1, c.width); err != nil {
			return nil, err
		}
		names = append(names, excelize.Cell{StyleID: head, Value: c.name})
	}
	if err := x.w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	return x, x.w.SetRow("A1", names)
}

// Row takes a statement.
func (x *XLSX) Row(l export.Line) error {
	if x.rows++; x.rows > mostRows {
		return fmt.Errorf("a sheet holds %d statements, these are more: choose some by series or session, or export JSON Lines", mostRows)
	}
	var cells []any
	for _, c := range x.columns {
		v := c.of(l)
		if s, text := v.(string); text {
			v = excelize.Cell{StyleID: x.text, Value: fit(s)}
		}
		cells = append(cells, v)
	}
	return x.w.SetRow(fmt.Sprintf("A%d", x.rows+1), cells)
}

// Close writes the workbook.
func (x *XLSX) Close() error {
	defer x.f.Close()
	if err := x.w.Flush(); err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(x.columns), x.rows+1)
	if err != nil {
		return err
	}
	if err := x.f.AutoFilter("statements", "A1:"+last, nil); err != nil {
		return err
	}
	return x.f.Write(x.out)
}

// fit keeps a text within what a cell holds.
func fit(s string) string {
	const most = 32000
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
