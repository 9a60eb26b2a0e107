package layout

import (
	"fmt"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// Matrix counts statements by theme, session and sort of party.
type Matrix struct {
	// Sorts are the sectors that occur, in their order; where nobody is named: unspecified.
	Sorts []pb.Sector
	Rows  []MatrixRow
}

// MatrixRow is a theme at a session. A statement of two sorts counts under each,
// and once in Total.
type MatrixRow struct {
	Theme, Title string
	Session      uint32
	Counts       []uint32
	Total        uint32
}

// MatrixOf counts what falls under the themes' chapters, cited there or not.
func MatrixOf(r *pb.Report) *Matrix {
	type one struct {
		theme   string
		session uint32
		sorts   []pb.Sector
	}
	held := map[string]one{}
	for _, c := range r.Citations {
		held[c.Id] = one{c.Theme, c.Session, c.Sectors}
	}
	for _, u := range r.Coverage {
		if _, cited := held[u.Id]; cited { // By an annex.
			continue
		}
		held[u.Id] = one{u.Theme, u.Session, u.Sectors}
	}
	counts := map[string]map[uint32]map[pb.Sector]uint32{}
	totals := map[string]map[uint32]uint32{}
	m := &Matrix{}
	for _, x := range held {
		if len(x.sorts) == 0 {
			x.sorts = []pb.Sector{pb.Sector_SECTOR_UNSPECIFIED}
		}
		if counts[x.theme] == nil {
			counts[x.theme], totals[x.theme] = map[uint32]map[pb.Sector]uint32{}, map[uint32]uint32{}
		}
		if counts[x.theme][x.session] == nil {
			counts[x.theme][x.session] = map[pb.Sector]uint32{}
		}
		totals[x.theme][x.session]++
		for _, s := range x.sorts {
			counts[x.theme][x.session][s]++
		}
	}
	taken := map[string]bool{}
	for _, ch := range r.Chapters {
		if ch.Kind != "theme" || taken[ch.Theme] {
			continue
		}
		taken[ch.Theme] = true
		for _, bySort := range counts[ch.Theme] {
			for s := range bySort {
				if !slices.Contains(m.Sorts, s) {
					m.Sorts = append(m.Sorts, s)
				}
			}
		}
	}
	slices.SortFunc(m.Sorts, func(a, b pb.Sector) int { return sortOrder(a) - sortOrder(b) })
	for _, ch := range r.Chapters {
		if ch.Kind != "theme" || !taken[ch.Theme] {
			continue
		}
		taken[ch.Theme] = false // Once, whatever chapters bear it.
		for _, s := range r.Sessions {
			if totals[ch.Theme][s.Number] == 0 {
				continue
			}
			row := MatrixRow{Theme: ch.Theme, Title: ch.Title, Session: s.Number, Total: totals[ch.Theme][s.Number]}
			for _, sort := range m.Sorts {
				row.Counts = append(row.Counts, counts[ch.Theme][s.Number][sort])
			}
			m.Rows = append(m.Rows, row)
		}
	}
	return m
}

// sortOrder puts those of whom nothing is known last.
func sortOrder(s pb.Sector) int {
	if s == pb.Sector_SECTOR_UNSPECIFIED {
		return 1 << 20
	}
	return int(s)
}

// MatrixHeader is the matrix's head in the report's language.
func (l *Layout) MatrixHeader(m *Matrix) []string {
	w := l.Pack.Word
	out := []string{w("theme"), w("session")}
	for _, s := range m.Sorts {
		out = append(out, w(fmt.Sprintf("sector_%d", s)))
	}
	return append(out, w("total"))
}

// SessionName is a session as a table names it.
func (l *Layout) SessionName(n uint32) string {
	if n == 0 {
		return l.Pack.Word("unsorted")
	}
	return language.Capital(l.Pack.Session(int(n)))
}

func (l *Layout) matrix(head func(id, word string)) {
	m := MatrixOf(l.Report)
	if len(m.Rows) == 0 {
		return
	}
	w := l.Pack.Word
	head("matrix", "annex_matrix")
	l.paragraph(w("matrix_note"))
	t := &Table{Caption: w("annex_matrix"), Header: []string{language.Capital(w("theme"))}, Widths: []int{38}}
	for _, s := range m.Sorts {
		t.Header = append(t.Header, w(fmt.Sprintf("sort_%d", s)))
	}
	t.Header = append(t.Header, w("total"))
	for range t.Header[1:] {
		t.Widths = append(t.Widths, 62/(len(m.Sorts)+1))
	}
	for i := 0; i < len(m.Rows); {
		theme := m.Rows[i]
		by := map[uint32]MatrixRow{}
		for ; i < len(m.Rows) && m.Rows[i].Theme == theme.Theme; i++ {
			by[m.Rows[i].Session] = m.Rows[i]
		}
		cells := [][]Run{text(theme.Title)}
		for n := range m.Sorts {
			cells = append(cells, l.perSession(func(session uint32) uint32 {
				if r, ok := by[session]; ok {
					return r.Counts[n]
				}
				return 0
			}))
		}
		cells = append(cells, l.perSession(func(session uint32) uint32 { return by[session].Total }))
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	t.Grid = true
	l.table(t)
}

// perSession is the counts at the sessions, in their order; a dash where there is none at all.
func (l *Layout) perSession(count func(session uint32) uint32) []Run {
	var all []string
	any := false
	for _, s := range l.Report.Sessions {
		n := count(s.Number)
		any = any || n > 0
		all = append(all, fmt.Sprint(n))
	}
	if !any {
		return text("–")
	}
	return text(strings.Join(all, " / "))
}
