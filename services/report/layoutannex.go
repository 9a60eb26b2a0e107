package report

import (
	"fmt"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

func (l *layout) annexes() {
	n := 0
	head := func(id, word string) {
		n++
		l.heading(1, "annex-"+id, fmt.Sprintf("%s %d. %s", l.pack.Word("annex"), n, l.pack.Word(word)))
	}
	w := l.pack.Word
	if len(l.report.Speakers) > 0 {
		head("speakers", "annex_speakers")
		t := &table{caption: w("annex_speakers"), header: []string{w("name"), w("role"), w("organisation"), w("country"), w("sessions"), w("statements")}, widths: []int{20, 28, 26, 12, 7, 7}}
		for _, s := range l.report.Speakers {
			t.rows = append(t.rows, row{cells: [][]run{{{text: s.Name, bold: true}}, text(l.roles(s)), text(l.organisations(s)),
				text(l.country(s.Country)), text(join(s.Sessions)), text(fmt.Sprint(s.Statements))}})
		}
		l.table(t)
	}
	if len(l.report.Initiatives) > 0 {
		head("initiatives", "annex_initiatives")
		t := &table{caption: w("annex_initiatives"), header: []string{w("initiative"), w("sessions"), w("citations")}, widths: []int{50, 12, 38}}
		for _, s := range l.report.Initiatives {
			t.rows = append(t.rows, row{cells: [][]run{text(s.Name), text(join(s.Sessions)), l.marks(s.Citations)}})
		}
		l.table(t)
	}
	if len(l.report.Figures) > 0 {
		head("figures", "annex_figures")
		t := &table{caption: w("annex_figures"), header: []string{w("figure"), w("context"), w("source")}, widths: []int{16, 66, 18}}
		for _, f := range l.report.Figures {
			t.rows = append(t.rows, row{cells: [][]run{text(f.Text), l.spoken(f.Context, f.Citation), l.marks([]string{f.Citation})}})
		}
		l.table(t)
	}
	l.points(head)
	head("sources", "annex_sources")
	for _, s := range l.report.Sessions {
		for _, d := range s.Documents {
			l.source(s, d)
		}
	}
	if len(l.report.Coverage) > 0 {
		head("coverage", "annex_coverage")
		t := &table{caption: w("annex_coverage"), header: []string{w("source"), w("kind"), w("text"), w("reason")}, widths: []int{12, 12, 52, 24}}
		for _, u := range l.report.Coverage {
			t.rows = append(t.rows, row{cells: [][]run{text(u.Id + ", " + l.pack.Page + label(u.PageLabel, u.Page)), text(w(fmt.Sprintf("kind_%d", u.Kind))),
				text(u.Text), text(u.Reason)}})
		}
		l.table(t)
	}
	if len(l.report.Method) > 0 {
		head("method", "annex_method")
		for _, m := range l.report.Method {
			l.paragraph(m)
		}
	}
}

// points lists what was held together, with its evidence, and what may contradict.
func (l *layout) points(head func(id, word string)) {
	w := l.pack.Word
	if len(l.report.Points) > 0 {
		head("points", "annex_points")
		t := &table{caption: w("annex_points"), header: []string{w("citations"), w("shared_evidence")}, widths: []int{44, 56}}
		for _, p := range l.report.Points {
			var shared []string
			for _, e := range p.Evidence {
				for _, s := range e.Shared {
					_, s, _ = strings.Cut(s, ":")
					if !slices.Contains(shared, s) {
						shared = append(shared, s)
					}
				}
			}
			t.rows = append(t.rows, row{id: p.Id, cells: [][]run{l.marks(p.Citations), text(strings.Join(shared, ", "))}})
		}
		l.table(t)
	}
	// What people decided on is no longer for review.
	open := undecided(l.report)
	if len(open) > 0 {
		head("divergence", "annex_divergence")
		t := &table{caption: w("annex_divergence"), header: []string{w("citations"), w("text"), w("reason")}, widths: []int{20, 54, 26}}
		for _, d := range open {
			var cell []run
			for i, id := range []string{d.A, d.B} {
				if c := l.by[id]; c != nil {
					if i > 0 {
						cell = append(cell, run{text: " — "})
					}
					cell = append(cell, l.words(c))
				}
			}
			t.rows = append(t.rows, row{cells: [][]run{l.marks([]string{d.A, d.B}), cell, text(d.Reason)}})
		}
		l.table(t)
	}
}

func (l *layout) source(s *pb.ReportSession, d *pb.ReportDocument) {
	w := l.pack.Word
	name := d.Title
	if s.Number > 0 {
		name = language.Capital(l.pack.Session(int(s.Number))) + " — " + name
	}
	if d.Specimen {
		name += " (" + w("specimen_mark") + ")"
	}
	l.heading(2, "document-"+fmt.Sprintf("%d%s", s.Number, d.Letter), name)
	l.paragraph(fmt.Sprintf("%s (%s, %s)", d.File, l.pack.Language(d.Language), fmt.Sprintf("S%d%s", s.Number, d.Letter)))
	t := &table{caption: name, header: []string{w("source"), w("name"), w("text")}, widths: []int{15, 23, 62}}
	for _, c := range l.report.Citations {
		if c.Document != d.Id {
			continue
		}
		var names []string
		for _, x := range c.Speakers {
			names = append(names, x.Name)
		}
		for _, p := range c.Parties {
			names = append(names, p.Name)
		}
		t.rows = append(t.rows, row{id: c.Id, cells: [][]run{text(l.mark(c)), text(strings.Join(names, ", ")), {l.words(c)}}})
	}
	if len(t.rows) > 0 {
		l.table(t)
	}
}

// roles lists a speaker's capacities, with sessions where they differ.
func (l *layout) roles(s *pb.AnnexSpeaker) string {
	var parts []string
	for _, k := range s.Capacities {
		t := k.Role
		if k.OnBehalfOf != "" {
			t = strings.TrimSpace(t + " (" + l.pack.Fill(l.pack.Word("on_behalf"), language.Values{"name": k.OnBehalfOf}) + ")")
		}
		if t != "" && !slices.Contains(parts, t) {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, "; ")
}

func (l *layout) organisations(s *pb.AnnexSpeaker) string {
	var parts []string
	for _, k := range s.Capacities {
		if k.Organisation != "" && !slices.Contains(parts, k.Organisation) {
			parts = append(parts, k.Organisation)
		}
	}
	return strings.Join(parts, "; ")
}

func (l *layout) country(code string) string {
	if code == "" {
		return ""
	}
	return l.pack.Country(code)
}

func join(n []uint32) string {
	var s []string
	for _, x := range n {
		if x > 0 {
			s = append(s, fmt.Sprint(x))
		}
	}
	return strings.Join(s, ", ")
}
