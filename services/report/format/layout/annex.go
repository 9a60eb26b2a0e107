package layout

import (
	"fmt"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

func (l *Layout) annexes() {
	n := 0
	head := func(id, word string) {
		n++
		l.heading(1, "annex-"+id, fmt.Sprintf("%s %d. %s", l.Pack.Word("annex"), n, l.Pack.Word(word)))
	}
	w := l.Pack.Word
	if len(l.Report.Speakers) > 0 {
		head("speakers", "annex_speakers")
		t := &Table{Caption: w("annex_speakers"), Header: []string{w("name"), w("role"), w("organisation"), w("country"), w("sessions"), w("statements")}, Widths: []int{20, 28, 26, 12, 7, 7}}
		for _, s := range l.Report.Speakers {
			t.Rows = append(t.Rows, Row{Cells: [][]Run{{{Text: s.Name, Bold: true}}, text(l.Roles(s)), text(l.Organisations(s)),
				text(l.Country(s.Country)), text(Join(s.Sessions)), text(fmt.Sprint(s.Statements))}})
		}
		l.table(t)
	}
	l.points(head)
	l.ledgers(head)
	if l.Edition != Full {
		// Whoever keeps a sentence out says why, and no page's fault is hidden.
		l.coverage(head, func(u *pb.Uncovered) bool { return u.Code == "kept_out" || u.Code == "unverified" })
	}
	if l.Edition == Full {
		l.further(head)
		head("sources", "annex_statements")
		l.compendium(2)
	} else if len(l.Report.Citations) > 0 {
		head("sources", "annex_sources")
		for _, s := range l.Report.Sessions {
			for _, d := range s.Documents {
				l.source(s, d)
			}
		}
	}
	if len(l.Report.Method) > 0 {
		head("method", "annex_method")
		for _, m := range l.Report.Method {
			l.paragraph(m)
		}
	}
}

// ledgers are the tables of all chapters together: calls and dates.
func (l *Layout) ledgers(head func(id, word string)) {
	for _, t := range l.Report.Tables {
		if len(t.Rows) == 0 {
			continue
		}
		head(t.Kind, "annex_"+t.Kind)
		x := l.pbTable(t)
		x.Titled, x.Grid = false, true // The annex's heading says its title.
		l.table(x)
	}
}

// further are the annexes of the full edition: those that are long, or for who
// works on the report rather than with it.
func (l *Layout) further(head func(id, word string)) {
	w := l.Pack.Word
	if len(l.Report.Initiatives) > 0 {
		head("initiatives", "annex_initiatives")
		t := &Table{Caption: w("annex_initiatives"), Header: []string{w("initiative"), w("sessions"), w("citations")}, Widths: []int{50, 12, 38}}
		for _, s := range l.Report.Initiatives {
			t.Rows = append(t.Rows, Row{Cells: [][]Run{text(s.Name), text(Join(s.Sessions)), l.marks(s.Citations)}})
		}
		l.table(t)
	}
	if len(l.Report.Figures) > 0 {
		head("figures", "annex_figures")
		t := &Table{Caption: w("annex_figures"), Header: []string{w("figure"), w("context"), w("source")}, Widths: []int{16, 66, 18}}
		for _, f := range l.Report.Figures {
			t.Rows = append(t.Rows, Row{Cells: [][]Run{text(f.Text), l.spoken(f.Context, f.Citation), l.marks([]string{f.Citation})}})
		}
		l.table(t)
	}
	l.divergences(head)
	l.matrix(head)
	l.coverage(head, func(*pb.Uncovered) bool { return true })
	l.untranslated(head)
}

// coverage lists statements that the text leaves out, with the reason.
func (l *Layout) coverage(head func(id, word string), of func(*pb.Uncovered) bool) {
	w := l.Pack.Word
	var rows []Row
	for _, u := range l.Report.Coverage {
		if of(u) {
			rows = append(rows, Row{Cells: [][]Run{text(u.Id + ", " + l.Pack.Page + Label(u.PageLabel, u.Page)), text(w(fmt.Sprintf("kind_%d", u.Kind))),
				text(u.Text), text(u.Reason)}})
		}
	}
	if len(rows) == 0 {
		return
	}
	head("coverage", "annex_coverage")
	l.table(&Table{Caption: w("annex_coverage"), Header: []string{w("source"), w("kind"), w("text"), w("reason")}, Widths: []int{12, 12, 52, 24}, Rows: rows})
}

// points lists what was held together, with its evidence.
func (l *Layout) points(head func(id, word string)) {
	w := l.Pack.Word
	if len(l.Report.Points) > 0 {
		head("points", "annex_points")
		t := &Table{Caption: w("annex_points"), Header: []string{w("citations"), w("shared_evidence")}, Widths: []int{44, 56}}
		for _, p := range l.Report.Points {
			var shared []string
			for _, e := range p.Evidence {
				for _, s := range e.Shared {
					_, s, _ = strings.Cut(s, ":")
					if !slices.Contains(shared, s) {
						shared = append(shared, s)
					}
				}
			}
			t.Rows = append(t.Rows, Row{ID: p.Id, Cells: [][]Run{l.marks(p.Citations), text(strings.Join(shared, ", "))}})
		}
		l.table(t)
	}
}

// divergences are what may contradict, for review.
func (l *Layout) divergences(head func(id, word string)) {
	w := l.Pack.Word
	// What people decided on is no longer for review.
	open := Undecided(l.Report)
	if len(open) > 0 {
		head("divergence", "annex_divergence")
		t := &Table{Caption: w("annex_divergence"), Header: []string{w("citations"), w("text"), w("reason")}, Widths: []int{20, 54, 26}}
		for _, d := range open {
			var cell []Run
			for i, id := range []string{d.A, d.B} {
				if c := l.By[id]; c != nil {
					if i > 0 {
						cell = append(cell, Run{Text: " — "})
					}
					cell = append(cell, l.words(c))
				}
			}
			t.Rows = append(t.Rows, Row{Cells: [][]Run{l.marks([]string{d.A, d.B}), cell, text(d.Reason)}})
		}
		l.table(t)
	}
}

func (l *Layout) source(s *pb.ReportSession, d *pb.ReportDocument) {
	w := l.Pack.Word
	name := l.documentHead(2, s, d)
	t := &Table{Caption: name, Header: []string{w("source"), w("name"), w("text")}, Widths: []int{15, 23, 62}}
	for _, c := range l.Report.Citations {
		if c.Document != d.Id {
			continue
		}
		t.Rows = append(t.Rows, Row{ID: c.Id, Cells: [][]Run{text(l.Mark(c)), text(strings.Join(names(c.Speakers, c.Parties), ", ")), {l.words(c)}}})
	}
	if len(t.Rows) > 0 {
		l.table(t)
	}
}

// Roles lists a speaker's capacities, with sessions where they differ.
func (l *Layout) Roles(s *pb.AnnexSpeaker) string {
	var parts []string
	for _, k := range s.Capacities {
		t := k.Role
		if k.OnBehalfOf != "" {
			t = strings.TrimSpace(t + " (" + l.Pack.Fill(l.Pack.Word("on_behalf"), language.Values{"name": k.OnBehalfOf}) + ")")
		}
		if t != "" && !slices.Contains(parts, t) {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, "; ")
}

func (l *Layout) Organisations(s *pb.AnnexSpeaker) string {
	var parts []string
	for _, k := range s.Capacities {
		if k.Organisation != "" && !slices.Contains(parts, k.Organisation) {
			parts = append(parts, k.Organisation)
		}
	}
	return strings.Join(parts, "; ")
}

func (l *Layout) Country(code string) string {
	if code == "" {
		return ""
	}
	return l.Pack.Country(code)
}

func Join(n []uint32) string {
	var s []string
	for _, x := range n {
		if x > 0 {
			s = append(s, fmt.Sprint(x))
		}
	}
	return strings.Join(s, ", ")
}
