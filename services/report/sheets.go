package report

import (
	"fmt"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func asText(s string) cell   { return cell{value: s} }
func asNumber(n uint32) cell { return cell{value: int(n)} }

// sheets are the workbook's pages.
func (l *layout) sheets() []sheet {
	w, r := l.pack.Word, l.report
	text := sheet{name: w("text"), header: []string{w("theme"), w("section"), w("text")}, widths: []float64{28, 26, 90}}
	for _, ch := range r.Chapters {
		for _, s := range ch.Sentences {
			text.rows = append(text.rows, []cell{asText(ch.Title), asText(s.Section), asText(marked(s))})
			text.cites = append(text.cites, s.Citations)
		}
	}
	speakers := sheet{name: w("annex_speakers"), header: []string{w("name"), w("role"), w("organisation"), w("country"), w("sector"), w("sessions"), w("statements")}, widths: []float64{28, 40, 40, 16, 22, 10, 12}}
	for _, s := range r.Speakers {
		speakers.rows = append(speakers.rows, []cell{asText(s.Name), asText(l.roles(s)), asText(l.organisations(s)), asText(l.country(s.Country)), asText(w(fmt.Sprintf("sector_%d", s.Sector))), asText(join(s.Sessions)), asNumber(s.Statements)})
		speakers.cites = append(speakers.cites, s.Citations)
	}
	initiatives := sheet{name: w("annex_initiatives"), header: []string{w("initiative"), w("sessions")}, widths: []float64{60, 12}}
	for _, s := range r.Initiatives {
		initiatives.rows = append(initiatives.rows, []cell{asText(s.Name), asText(join(s.Sessions))})
		initiatives.cites = append(initiatives.cites, s.Citations)
	}
	figures := sheet{name: w("annex_figures"), header: []string{w("figure"), w("value"), w("of"), w("context"), w("source")}, widths: []float64{18, 14, 30, 80, 12}}
	for _, s := range r.Figures {
		value := asText("")
		if s.Value != 0 {
			value.value = s.Value
		}
		figures.rows = append(figures.rows, []cell{asText(s.Text), value, asText(s.Of), asText(s.Context), {value: s.Citation, to: s.Citation}})
	}
	sources := sheet{name: w("annex_sources"), header: []string{w("source"), w("session"), w("document"), w("page"), w("name"), w("kind"), w("text")}, widths: []float64{10, 9, 40, 7, 32, 16, 100}}
	for _, c := range r.Citations {
		sources.rows = append(sources.rows, []cell{asText(c.Id), asNumber(c.Session), asText(l.document(c.Title, c.Specimen)), asText(label(c.PageLabel, c.Page)), asText(who(c)), asText(w(fmt.Sprintf("kind_%d", c.Kind))), asText(c.Text)})
	}
	gaps := sheet{name: w("annex_coverage"), header: []string{w("source"), w("page"), w("kind"), w("name"), w("text"), w("reason")}, widths: []float64{10, 7, 16, 30, 90, 50}}
	for _, u := range r.Coverage {
		gaps.rows = append(gaps.rows, []cell{asText(u.Id), asText(label(u.PageLabel, u.Page)), asText(w(fmt.Sprintf("kind_%d", u.Kind))), asText(strings.Join(u.Speakers, ", ")), asText(u.Text), asText(u.Reason)})
	}
	return []sheet{text, l.statements(), l.held(), l.opposed(), speakers, initiatives, figures, sources, gaps}
}

// statements are all that the report read: those that it cites, with their
// chapters, and those that it leaves out, with the reason.
func (l *layout) statements() sheet {
	w, r := l.pack.Word, l.report
	s := sheet{name: w("statements"), header: []string{w("source"), w("session"), w("document"), w("page"), w("name"), w("role"), w("organisation"), w("country"), w("kind"), w("text"), w("theme"), w("reason")},
		widths: []float64{10, 9, 34, 7, 28, 30, 30, 14, 16, 90, 34, 40}}
	chapters := map[string][]string{}
	for _, ch := range r.Chapters {
		for _, x := range ch.Sentences {
			for _, id := range x.Citations {
				if !slices.Contains(chapters[id], ch.Title) {
					chapters[id] = append(chapters[id], ch.Title)
				}
			}
		}
	}
	for _, c := range r.Citations {
		var roles, bodies, countries []string
		for _, x := range c.Speakers {
			roles, bodies, countries = append(roles, x.Role), append(bodies, x.Organisation), append(countries, l.country(x.Country))
		}
		s.rows = append(s.rows, []cell{{value: c.Id, to: c.Id}, asNumber(c.Session), asText(l.document(c.Title, c.Specimen)), asText(label(c.PageLabel, c.Page)), asText(who(c)),
			asText(listed(roles)), asText(listed(bodies)), asText(listed(countries)), asText(w(fmt.Sprintf("kind_%d", c.Kind))), asText(c.Text), asText(strings.Join(chapters[c.Id], "; ")), asText("")})
	}
	titles := map[string]*pb.ReportDocument{}
	for _, x := range r.Sessions {
		for _, d := range x.Documents {
			titles[d.Id] = d
		}
	}
	for _, u := range r.Coverage {
		d := titles[u.Document]
		s.rows = append(s.rows, []cell{asText(u.Id), asNumber(u.Session), asText(l.document(d.GetTitle(), d.GetSpecimen())), asText(label(u.PageLabel, u.Page)), asText(strings.Join(u.Speakers, ", ")),
			asText(""), asText(""), asText(""), asText(w(fmt.Sprintf("kind_%d", u.Kind))), asText(u.Text), asText(""), asText(u.Reason)})
	}
	return s
}

// held are the points, a row for each of their statements.
func (l *layout) held() sheet {
	w := l.pack.Word
	s := sheet{name: w("points_sheet"), header: []string{w("number"), w("theme"), w("source"), w("session"), w("name"), w("text"), w("shared_evidence")}, widths: []float64{12, 28, 10, 9, 30, 90, 50}}
	for _, p := range l.report.Points {
		var shared []string
		for _, e := range p.Evidence {
			shared = append(shared, e.Shared...)
		}
		slices.Sort(shared)
		for _, id := range p.Citations {
			row := []cell{asText(p.Id), asText(l.chapterTitle(p.Theme)), {value: id, to: id}, asText(""), asText(""), asText(""), asText(strings.Join(slices.Compact(shared), ", "))}
			if c := l.by[id]; c != nil {
				row[3], row[4], row[5] = asNumber(c.Session), asText(who(c)), asText(c.Text)
			}
			s.rows = append(s.rows, row)
		}
	}
	return s
}

// opposed are the possible divergences, two rows each.
func (l *layout) opposed() sheet {
	w := l.pack.Word
	s := sheet{name: w("divergences_sheet"), header: []string{w("number"), w("source"), w("session"), w("name"), w("text"), w("reason")}, widths: []float64{12, 10, 9, 30, 90, 50}}
	for i, d := range undecided(l.report) {
		for _, id := range []string{d.A, d.B} {
			row := []cell{asNumber(uint32(i + 1)), {value: id, to: id}, asText(""), asText(""), asText(""), asText(d.Reason)}
			if c := l.by[id]; c != nil {
				row[2], row[3], row[4] = asNumber(c.Session), asText(who(c)), asText(c.Text)
			}
			s.rows = append(s.rows, row)
		}
	}
	return s
}

func (l *layout) document(title string, specimen bool) string {
	if specimen {
		return title + " (" + l.pack.Word("specimen_mark") + ")"
	}
	return title
}

// who is a citation's speakers and parties.
func who(c *pb.Citation) string {
	all := names(c.Speakers)
	for _, p := range c.Parties {
		all = append(all, p.Name)
	}
	return strings.Join(all, ", ")
}

// listed joins what isn't empty, each once.
func listed(all []string) string {
	var out []string
	for _, x := range all {
		if x != "" && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return strings.Join(out, "; ")
}

func (l *layout) chapterTitle(theme string) string {
	for _, ch := range l.report.Chapters {
		if ch.Kind == "theme" && ch.Theme == theme {
			return ch.Title
		}
	}
	return theme
}
