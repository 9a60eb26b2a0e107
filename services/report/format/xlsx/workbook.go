package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/format/layout"
)

// book is a report on its way to sheets.
type book struct{ *layout.Layout }

// sheet is one page of the workbook.
type sheet struct {
	name   string
	header []string
	widths []float64
	rows   [][]cell
	// cites are a row's citations: a column each, after the others.
	cites [][]string
}

// cell is a text or a number, and the source that it links to.
type cell struct {
	value any
	// to is a citation's id.
	to string
}

// What a sheet holds: Excel takes no more links, and more columns of citations
// than this are more than anybody reads; the last holds the rest.
const (
	mostLinks = 65000
	mostCites = 20
)

// Write writes the report's tables as a workbook: sentences, statements, the
// chapters' tables by kind, counts by theme, session and party, points, divergences, speakers, initiatives, figures, sources and gaps, a
// sheet each, with filters and a header that stays in view; citations link to
// their row among the sources. Texts are written as texts, in cells that stay
// texts when somebody edits them, so that none is taken for a formula. The same
// report gives the same bytes.
func Write(w io.Writer, r *pb.Report) error {
	laid, err := layout.Lay(r)
	if err != nil {
		return err
	}
	l := &book{laid}
	f := excelize.NewFile()
	defer f.Close()
	b := &workbook{f: f, row: map[string]int{}, sources: l.Pack.Word("annex_sources")}
	for i, c := range r.Citations {
		b.row[c.Id] = i + 2
	}
	if err := b.styles(); err != nil {
		return err
	}
	for i, s := range l.sheets() {
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.name)
		} else {
			_, err = f.NewSheet(s.name)
		}
		if err == nil {
			err = b.fill(s.spread(l.Pack.Word("citations")))
		}
		if err != nil {
			return fmt.Errorf("sheet %s: %w", s.name, err)
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: r.Title, Creator: "Rapporteur", Language: r.Language, Identifier: r.Version}); err != nil {
		return err
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return err
	}
	return settle(w, out.Bytes())
}

// spread makes columns of the citations.
func (s sheet) spread(name string) sheet {
	most := 0
	for _, c := range s.cites {
		most = max(most, min(len(c), mostCites))
	}
	for n := range most {
		head := name
		if n > 0 {
			head = fmt.Sprintf("%s %d", name, n+1)
		}
		s.header, s.widths = append(s.header, head), append(s.widths, 12)
	}
	for i, ids := range s.cites {
		for n, id := range ids {
			if n == mostCites-1 && len(ids) > mostCites {
				s.rows[i] = append(s.rows[i], cell{value: strings.Join(ids[n:], ", ")})
				break
			}
			s.rows[i] = append(s.rows[i], cell{value: id, to: id})
		}
	}
	return s
}

type workbook struct {
	f *excelize.File
	// row of each source on its sheet.
	row                     map[string]int
	sources                 string
	head, text, link, plain int
}

func (b *workbook) styles() error {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	const asText = 49 // Excel's number of the format "@"
	for _, x := range []struct {
		to *int
		s  excelize.Style
	}{
		{&b.head, excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E4EAF2"}}, Alignment: top, NumFmt: asText}},
		{&b.text, excelize.Style{Alignment: top, NumFmt: asText}},
		{&b.link, excelize.Style{Alignment: top, NumFmt: asText, Font: &excelize.Font{Color: "0B4A8A", Underline: "single"}}},
		{&b.plain, excelize.Style{Alignment: top}},
	} {
		var err error
		if *x.to, err = b.f.NewStyle(&x.s); err != nil {
			return err
		}
	}
	return nil
}

func (b *workbook) fill(s sheet) error {
	for i, w := range s.widths {
		col, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := b.f.SetColWidth(s.name, col, col, w); err != nil {
			return err
		}
	}
	for x, h := range s.header {
		if err := b.cell(s.name, x, 0, cell{value: h}, b.head); err != nil {
			return err
		}
	}
	links := 0
	for y, cells := range s.rows {
		for x, c := range cells {
			style := b.text
			if _, ok := c.value.(string); !ok {
				style = b.plain
			}
			n := b.row[c.to]
			if n > 0 && links < mostLinks {
				style = b.link
			}
			if err := b.cell(s.name, x, y+1, c, style); err != nil {
				return err
			}
			if style != b.link {
				continue
			}
			links++
			at, err := excelize.CoordinatesToCellName(x+1, y+2)
			if err != nil {
				return err
			}
			if err := b.f.SetCellHyperLink(s.name, at, fmt.Sprintf("'%s'!A%d", b.sources, n), "Location"); err != nil {
				return err
			}
		}
	}
	last, err := excelize.CoordinatesToCellName(len(s.header), len(s.rows)+1)
	if err != nil {
		return err
	}
	if err := b.f.AutoFilter(s.name, "A1:"+last, nil); err != nil {
		return err
	}
	return b.f.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func (b *workbook) cell(sheet string, x, y int, c cell, style int) error {
	at, err := excelize.CoordinatesToCellName(x+1, y+1)
	if err != nil {
		return err
	}
	if t, ok := c.value.(string); ok {
		err = b.f.SetCellStr(sheet, at, clip(t))
	} else {
		err = b.f.SetCellValue(sheet, at, c.value)
	}
	if err != nil {
		return err
	}
	return b.f.SetCellStyle(sheet, at, at, style)
}

// clip keeps a text within what a cell holds.
func clip(s string) string {
	const most = 32000
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// settle writes a zip anew with its parts in order and one time for all.
func settle(w io.Writer, data []byte) error {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	files := slices.Clone(in.File)
	slices.SortFunc(files, func(a, b *zip.File) int { return cmp.Compare(partOrder(a.Name), partOrder(b.Name)) })
	out := zip.NewWriter(w)
	for _, f := range files {
		r, err := f.Open()
		if err != nil {
			return err
		}
		p, err := out.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		if _, err := io.Copy(p, r); err != nil {
			return err
		}
		if err := r.Close(); err != nil {
			return err
		}
	}
	return out.Close()
}

// partOrder puts the list of content types first, as readers expect it.
func partOrder(name string) string {
	if name == "[Content_Types].xml" {
		return ""
	}
	return name
}
