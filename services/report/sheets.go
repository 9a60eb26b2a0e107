package report

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
)

// sheet is one page of the workbook.
type sheet struct {
	name   string
	header []string
	widths []float64
	rows   [][]cell
}

// cell is a text or a number, and the source that it links to.
type cell struct {
	value any
	// to is a citation's id.
	to string
}

// WriteXLSX writes the report's tables as a workbook: sentences, points,
// speakers, initiatives, figures, sources, gaps and divergences, a sheet each,
// with filters; citations link to their row among the sources. Texts are written
// as texts, so that none is taken for a formula. The same report gives the same bytes.
func WriteXLSX(w io.Writer, r *pb.Report) error {
	l, err := lay(r)
	if err != nil {
		return err
	}
	f := excelize.NewFile()
	defer f.Close()
	sheets := l.sheets()
	row := map[string]int{}
	sources := l.pack.Word("annex_sources")
	for i, c := range r.Citations {
		row[c.Id] = i + 2
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E4EAF2"}},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return err
	}
	plain, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return err
	}
	for i, s := range sheets {
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.name)
		} else {
			_, err = f.NewSheet(s.name)
		}
		if err != nil {
			return err
		}
		if err := fill(f, s, bold, plain); err != nil {
			return fmt.Errorf("sheet %s: %w", s.name, err)
		}
		for y, cells := range s.rows {
			for x, c := range cells {
				if n := row[c.to]; n > 0 {
					at, _ := excelize.CoordinatesToCellName(x+1, y+2)
					if err := f.SetCellHyperLink(s.name, at, fmt.Sprintf("'%s'!A%d", sources, n), "Location"); err != nil {
						return err
					}
				}
			}
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: r.Title, Creator: "Rapporteur", Language: r.Language, Identifier: r.Version}); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return err
	}
	return settle(w, b.Bytes())
}

// fill writes one sheet with its filter and a header that stays in view.
func fill(f *excelize.File, s sheet, bold, plain int) error {
	for i, w := range s.widths {
		col, _ := excelize.ColumnNumberToName(i + 1)
		if err := f.SetColWidth(s.name, col, col, w); err != nil {
			return err
		}
	}
	last, _ := excelize.CoordinatesToCellName(len(s.header), len(s.rows)+1)
	for x, h := range s.header {
		at, _ := excelize.CoordinatesToCellName(x+1, 1)
		if err := f.SetCellStr(s.name, at, h); err != nil {
			return err
		}
	}
	for y, cells := range s.rows {
		for x, c := range cells {
			at, _ := excelize.CoordinatesToCellName(x+1, y+2)
			var err error
			if t, ok := c.value.(string); ok {
				err = f.SetCellStr(s.name, at, clip(t))
			} else {
				err = f.SetCellValue(s.name, at, c.value)
			}
			if err != nil {
				return err
			}
		}
	}
	if err := f.SetCellStyle(s.name, "A1", last, plain); err != nil {
		return err
	}
	end, _ := excelize.CoordinatesToCellName(len(s.header), 1)
	if err := f.SetCellStyle(s.name, "A1", end, bold); err != nil {
		return err
	}
	if err := f.AutoFilter(s.name, "A1:"+last, nil); err != nil {
		return err
	}
	return f.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// clip keeps a text within what a cell holds.
func clip(s string) string {
	const most = 32000
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// sheets are the workbook's pages, the sources last but one.
func (l *layout) sheets() []sheet {
	w, r := l.pack.Word, l.report
	first := func(ids []string) string {
		if len(ids) == 0 {
			return ""
		}
		return ids[0]
	}
	list := func(ids []string) cell { return cell{value: strings.Join(ids, ", "), to: first(ids)} }
	t := func(s string) cell { return cell{value: s} }
	n := func(x uint32) cell { return cell{value: int(x)} }

	text := sheet{name: w("text"), header: []string{w("theme"), w("section"), w("text"), w("citations")}, widths: []float64{28, 26, 90, 24}}
	for _, ch := range r.Chapters {
		for _, s := range ch.Sentences {
			text.rows = append(text.rows, []cell{t(ch.Title), t(s.Section), t(s.Text), list(s.Citations)})
		}
	}
	points := sheet{name: w("points_sheet"), header: []string{w("number"), w("theme"), w("text"), w("citations"), w("sessions"), w("shared_evidence")}, widths: []float64{12, 26, 70, 30, 10, 60}}
	for _, p := range r.Points {
		head := ""
		if c := l.by[p.Head]; c != nil {
			head = c.Text
		}
		var shared []string
		for _, e := range p.Evidence {
			shared = append(shared, e.Shared...)
		}
		slices.Sort(shared)
		points.rows = append(points.rows, []cell{t(p.Id), t(l.chapterTitle(p.Theme)), t(head), list(p.Citations), t(join(p.Sessions)), t(strings.Join(slices.Compact(shared), ", "))})
	}
	speakers := sheet{name: w("annex_speakers"), header: []string{w("name"), w("role"), w("organisation"), w("country"), w("sector"), w("sessions"), w("statements"), w("citations")}, widths: []float64{28, 40, 40, 16, 22, 10, 12, 30}}
	for _, s := range r.Speakers {
		speakers.rows = append(speakers.rows, []cell{t(s.Name), t(l.roles(s)), t(l.organisations(s)), t(l.country(s.Country)), t(w(fmt.Sprintf("sector_%d", s.Sector))), t(join(s.Sessions)), n(s.Statements), list(s.Citations)})
	}
	initiatives := sheet{name: w("annex_initiatives"), header: []string{w("initiative"), w("sessions"), w("citations")}, widths: []float64{60, 12, 40}}
	for _, s := range r.Initiatives {
		initiatives.rows = append(initiatives.rows, []cell{t(s.Name), t(join(s.Sessions)), list(s.Citations)})
	}
	figures := sheet{name: w("annex_figures"), header: []string{w("figure"), w("value"), w("of"), w("context"), w("source")}, widths: []float64{18, 14, 30, 80, 12}}
	for _, s := range r.Figures {
		value := t("")
		if s.Value != 0 {
			value.value = s.Value
		}
		figures.rows = append(figures.rows, []cell{t(s.Text), value, t(s.Of), t(s.Context), {value: s.Citation, to: s.Citation}})
	}
	sources := sheet{name: w("annex_sources"), header: []string{w("source"), w("session"), w("document"), w("page"), w("name"), w("kind"), w("text")}, widths: []float64{10, 9, 40, 7, 32, 16, 100}}
	for _, c := range r.Citations {
		who := names(c.Speakers)
		for _, p := range c.Parties {
			who = append(who, p.Name)
		}
		title := c.Title
		if c.Specimen {
			title += " (" + w("specimen_mark") + ")"
		}
		sources.rows = append(sources.rows, []cell{t(c.Id), n(c.Session), t(title), t(label(c.PageLabel, c.Page)), t(strings.Join(who, ", ")), t(w(fmt.Sprintf("kind_%d", c.Kind))), t(c.Text)})
	}
	gaps := sheet{name: w("annex_coverage"), header: []string{w("source"), w("page"), w("kind"), w("name"), w("text"), w("reason")}, widths: []float64{10, 7, 16, 30, 90, 50}}
	for _, u := range r.Coverage {
		gaps.rows = append(gaps.rows, []cell{t(u.Id), t(label(u.PageLabel, u.Page)), t(w(fmt.Sprintf("kind_%d", u.Kind))), t(strings.Join(u.Speakers, ", ")), t(u.Text), t(u.Reason)})
	}
	return []sheet{text, points, speakers, initiatives, figures, sources, gaps}
}

func (l *layout) chapterTitle(theme string) string {
	for _, ch := range l.report.Chapters {
		if ch.Kind == "theme" && ch.Theme == theme {
			return ch.Title
		}
	}
	return theme
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
