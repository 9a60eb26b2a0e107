package xlsx

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/format/layout"
	"rapporteur.internal/services/report/language"
)

// tableKinds are the kinds of tables that have a name of their own, in the
// order of their sheets.
var tableKinds = [...]string{"positions", "practices", "calls", "commitments", "proposals", "decisions"}

// tableSheets are the chapters' tables, a sheet for each kind. Tables of one
// kind may have other columns: those of the same name are one.
func (l *book) tableSheets() []sheet {
	var order []string
	title := map[string]string{}
	for _, k := range tableKinds {
		title[k] = l.Pack.Word("sheet_" + k)
		order = append(order, k)
	}
	by := map[string]*tableSheet{}
	for _, ch := range l.Report.Chapters {
		for _, t := range ch.Tables {
			if len(t.Rows) == 0 {
				continue
			}
			if title[t.Kind] == "" {
				title[t.Kind] = cmp.Or(sheetName(t.Title), sheetName(t.Kind), l.Pack.Word("text"))
				order = append(order, t.Kind)
			}
			if by[t.Kind] == nil {
				by[t.Kind] = &tableSheet{Layout: l.Layout, at: map[string]int{}}
			}
			by[t.Kind].take(ch, t)
		}
	}
	var out []sheet
	for _, k := range order {
		if s := by[k]; s != nil {
			out = append(out, s.sheet(title[k]))
		}
	}
	return out
}

// tableSheet gathers tables of one kind.
type tableSheet struct {
	*layout.Layout
	columns []string
	at      map[string]int
	rows    []tableSheetRow
	foreign bool
}

type tableSheetRow struct {
	chapter  string
	cells    map[int]string
	language string
	cites    []string
}

func (s *tableSheet) take(ch *pb.Chapter, t *pb.Table) {
	for _, c := range t.Columns {
		if _, ok := s.at[c]; !ok {
			s.at[c] = len(s.columns)
			s.columns = append(s.columns, c)
		}
	}
	for _, r := range t.Rows {
		x := tableSheetRow{chapter: ch.Title, cells: map[int]string{}, language: cmp.Or(r.Language, s.Report.Language), cites: r.Citations}
		for i, c := range t.Columns {
			if i < len(r.Cells) {
				x.cells[s.at[c]] = r.Cells[i]
			}
		}
		s.foreign = s.foreign || x.language != s.Report.Language
		s.rows = append(s.rows, x)
	}
}

func (s *tableSheet) sheet(name string) sheet {
	out := sheet{name: name, header: append([]string{s.Pack.Word("chapter")}, s.columns...), widths: []float64{34}}
	for range s.columns {
		out.widths = append(out.widths, 44)
	}
	if s.foreign {
		out.header, out.widths = append(out.header, s.Pack.Word("tongue")), append(out.widths, 12)
	}
	for _, r := range s.rows {
		cells := []cell{asText(r.chapter)}
		for i := range s.columns {
			cells = append(cells, asText(r.cells[i]))
		}
		if s.foreign {
			cells = append(cells, asText(s.Pack.Language(r.language)))
		}
		out.rows, out.cites = append(out.rows, cells), append(out.cites, r.cites)
	}
	return out
}

// untaken is a sheet's name that no other has, with a number where one has it.
func untaken(name string, taken map[string]bool) string {
	out := name
	for n := 2; taken[strings.ToLower(out)]; n++ {
		end := fmt.Sprintf(" %d", n)
		out = sheetName(firstRunes(name, mostName-len(end))) + end
	}
	taken[strings.ToLower(out)] = true
	return out
}

// mostName is how long a sheet's name may be.
const mostName = 31

func firstRunes(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

// sheetName is a name as a workbook allows it.
func sheetName(s string) string {
	return strings.Trim(firstRunes(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, s), mostName), " '")
}

// untranslatedSheet lists what waits for a translation.
func (l *book) untranslatedSheet() sheet {
	w := l.Pack.Word
	s := sheet{name: w("annex_untranslated"), header: []string{w("source"), w("text"), w("tongue"), w("wanted_form")}, widths: []float64{12, 90, 12, 28}}
	for _, u := range l.Report.Untranslated {
		s.rows = append(s.rows, []cell{{value: u.Citation, to: u.Citation}, asText(u.Text), asText(l.Pack.Language(u.Language)), asText(l.Wanted(u.Form))})
	}
	return s
}

// matrix counts the statements that the themes' chapters cite, by theme, session and party.
func (l *book) matrix() sheet {
	w := l.Pack.Word
	s := sheet{name: w("matrix"), header: []string{w("theme"), w("party")}, widths: []float64{44, 40}}
	column := map[uint32]int{}
	for _, x := range l.Report.Sessions {
		name := w("unsorted")
		if x.Number > 0 {
			name = language.Capital(l.Pack.Session(int(x.Number)))
		}
		column[x.Number] = len(column)
		s.header, s.widths = append(s.header, name), append(s.widths, 12)
	}
	s.header, s.widths = append(s.header, w("total")), append(s.widths, 10)
	for _, ch := range l.Report.Chapters {
		if ch.Kind != "theme" {
			continue
		}
		counts, total := map[string][]uint32{}, map[string]uint32{}
		var parties []string
		for _, id := range layout.CitedBy(ch) {
			c := l.By[id]
			if c == nil {
				continue
			}
			at, ok := column[c.Session]
			if !ok {
				continue
			}
			for _, p := range l.partiesOf(c) {
				if counts[p] == nil {
					counts[p] = make([]uint32, len(column))
					parties = append(parties, p)
				}
				counts[p][at]++
				total[p]++
			}
		}
		slices.SortStableFunc(parties, func(a, b string) int {
			return cmp.Or(cmp.Compare(total[b], total[a]), cmp.Compare(a, b))
		})
		for _, p := range parties {
			row := []cell{asText(themeName(ch)), asText(p)}
			for _, n := range counts[p] {
				row = append(row, asNumber(n))
			}
			s.rows = append(s.rows, append(row, asNumber(total[p])))
		}
	}
	return s
}

// sorts counts all statements by theme, session and sort of party, those too that
// no chapter cites.
func (l *book) sorts() sheet {
	m := layout.MatrixOf(l.Report)
	s := sheet{name: l.Pack.Word("sheet_sorts"), header: l.MatrixHeader(m), widths: []float64{44, 20}}
	for range len(m.Sorts) + 1 {
		s.widths = append(s.widths, 14)
	}
	for _, r := range m.Rows {
		row := []cell{asText(l.themeTitle(r.Theme)), asText(l.SessionName(r.Session))}
		for _, n := range r.Counts {
			row = append(row, asNumber(n))
		}
		s.rows = append(s.rows, append(row, asNumber(r.Total)))
	}
	return s
}

// partiesOf are those for whom a statement speaks, each once: States by their
// names in the report's language, else bodies, else persons; "—" where nobody is named.
func (l *book) partiesOf(c *pb.Citation) []string {
	var out []string
	take := func(name string) {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, s := range c.Speakers {
		if s.Sector == pb.Sector_SECTOR_STATE && s.Country != "" {
			take(l.Country(s.Country))
		} else {
			take(cmp.Or(s.Organisation, s.Acronym, s.Name))
		}
	}
	for _, p := range c.Parties {
		if p.Sort == "state" && p.Country != "" {
			take(l.Country(p.Country))
		} else {
			take(p.Name)
		}
	}
	if len(out) == 0 {
		return []string{"—"}
	}
	return out
}

// themeName is a chapter's title behind the number of its objective, if it is one's.
func themeName(ch *pb.Chapter) string {
	if ch.Theme == "" || strings.Trim(ch.Theme, "0123456789") != "" {
		return ch.Title
	}
	return ch.Theme + " — " + ch.Title
}
