package xlsx

import (
	"fmt"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/format/layout"
)

func asText(s string) cell   { return cell{value: s} }
func asNumber(n uint32) cell { return cell{value: int(n)} }

// sheets are the workbook's pages.
func (l *book) sheets() []sheet {
	w, r := l.Pack.Word, l.Report
	text := sheet{name: w("text"), header: []string{w("chapter"), w("section"), w("subject"), w("text")}, widths: []float64{28, 26, 22, 90}}
	for _, ch := range r.Chapters {
		for _, s := range ch.Sentences {
			text.rows = append(text.rows, []cell{asText(ch.Title), asText(s.Section), asText(s.Label), asText(layout.Marked(s))})
			text.cites = append(text.cites, s.Citations)
		}
	}
	speakers := sheet{name: w("annex_speakers"), header: []string{w("name"), w("role"), w("organisation"), w("country"), w("sector"), w("sessions"), w("statements")}, widths: []float64{28, 40, 40, 16, 22, 10, 12}}
	for _, s := range r.Speakers {
		speakers.rows = append(speakers.rows, []cell{asText(s.Name), asText(l.Roles(s)), asText(l.Organisations(s)), asText(l.Country(s.Country)), asText(w(fmt.Sprintf("sector_%d", s.Sector))), asText(layout.Join(s.Sessions)), asNumber(s.Statements)})
		speakers.cites = append(speakers.cites, s.Citations)
	}
	initiatives := sheet{name: w("annex_initiatives"), header: []string{w("initiative"), w("sessions")}, widths: []float64{60, 12}}
	for _, s := range r.Initiatives {
		initiatives.rows = append(initiatives.rows, []cell{asText(s.Name), asText(layout.Join(s.Sessions))})
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
		sources.rows = append(sources.rows, []cell{asText(c.Id), asNumber(c.Session), asText(l.document(c.Title, c.Specimen)), asText(layout.Label(c.PageLabel, c.Page)), asText(who(c)), asText(w(fmt.Sprintf("kind_%d", c.Kind))), asText(c.Text)})
	}
	gaps := sheet{name: w("annex_coverage"), header: []string{w("source"), w("page"), w("kind"), w("name"), w("text"), w("reason")}, widths: []float64{10, 7, 16, 30, 90, 50}}
	for _, u := range r.Coverage {
		gaps.rows = append(gaps.rows, []cell{asText(u.Id), asText(layout.Label(u.PageLabel, u.Page)), asText(w(fmt.Sprintf("kind_%d", u.Kind))), asText(strings.Join(u.Speakers, ", ")), asText(u.Text), asText(u.Reason)})
	}
	first := []sheet{text, l.statements()}
	last := []sheet{l.matrix(), l.sorts(), l.held(), l.opposed(), speakers, initiatives, figures, sources, gaps}
	if len(r.Untranslated) > 0 {
		last = append(last, l.untranslatedSheet())
	}
	// A table may bear any title; the other sheets keep their names, to which links lead.
	taken := map[string]bool{}
	for _, s := range slices.Concat(first, last) {
		taken[strings.ToLower(s.name)] = true
	}
	tables := l.tableSheets()
	for i := range tables {
		tables[i].name = untaken(tables[i].name, taken)
	}
	return slices.Concat(first, tables, last)
}

// statements are all that the report read: those that it cites, with their
// chapters, and those that it leaves out, with the reason.
func (l *book) statements() sheet {
	w, r := l.Pack.Word, l.Report
	s := sheet{name: w("statements"), header: []string{w("source"), w("session"), w("document"), w("page"), w("name"), w("role"), w("organisation"), w("country"), w("party"), w("sector"), w("kind"), w("act"), w("text"), w("theme"), w("chapter"), w("reason")},
		widths: []float64{10, 9, 34, 7, 28, 30, 30, 14, 30, 24, 16, 14, 90, 34, 34, 40}}
	chapters := map[string][]string{}
	for _, ch := range r.Chapters {
		for _, id := range layout.CitedBy(ch) {
			chapters[id] = append(chapters[id], ch.Title)
		}
	}
	row := func(c *pb.Citation, at cell, names, reason string) {
		var roles, bodies, countries, sorts []string
		for _, x := range c.Speakers {
			roles, bodies, countries = append(roles, x.Role), append(bodies, x.Organisation), append(countries, l.Country(x.Country))
		}
		for _, x := range c.Sectors {
			sorts = append(sorts, w(fmt.Sprintf("sector_%d", x)))
		}
		s.rows = append(s.rows, []cell{at, asNumber(c.Session), asText(l.document(c.Title, c.Specimen)), asText(layout.Label(c.PageLabel, c.Page)), asText(names),
			asText(listed(roles)), asText(listed(bodies)), asText(listed(countries)), asText(listed(l.partiesOf(c))), asText(listed(sorts)), asText(w(fmt.Sprintf("kind_%d", c.Kind))), asText(l.act(c.Act)), asText(c.Text),
			asText(l.themeTitle(c.Theme)), asText(listed(chapters[c.Id])), asText(reason)})
	}
	cited := map[string]bool{}
	reasons := map[string]string{}
	for _, u := range r.Coverage {
		reasons[u.Id] = u.Reason
	}
	for _, c := range r.Citations {
		cited[c.Id] = true
		row(c, cell{value: c.Id, to: c.Id}, who(c), reasons[c.Id])
	}
	documents := map[string]*pb.ReportDocument{}
	for _, x := range r.Sessions {
		for _, d := range x.Documents {
			documents[d.Id] = d
		}
	}
	for _, u := range r.Coverage {
		if cited[u.Id] { // An annex cites it: it stands above, with the reason.
			continue
		}
		d := documents[u.Document]
		row(&pb.Citation{Id: u.Id, Session: u.Session, Title: d.GetTitle(), Specimen: d.GetSpecimen(), Page: u.Page, PageLabel: u.PageLabel, Kind: u.Kind, Act: u.Act,
			Text: u.Text, Speakers: u.Persons, Parties: u.Parties, Sectors: u.Sectors, Theme: u.Theme}, asText(u.Id), strings.Join(u.Speakers, ", "), u.Reason)
	}
	return s
}

// themeTitle names the chapter of a theme, with its objective's number.
func (l *book) themeTitle(theme string) string {
	for _, ch := range l.Report.Chapters {
		if ch.Kind == "theme" && ch.Theme == theme {
			return themeName(ch)
		}
	}
	return ""
}

// act names what a statement does; "" where that isn't known.
func (l *book) act(a pb.Act) string {
	if a == pb.Act_ACT_UNSPECIFIED {
		return ""
	}
	return l.Pack.Word(fmt.Sprintf("act_%d", a))
}

// held are the points, a row for each of their statements.
func (l *book) held() sheet {
	w := l.Pack.Word
	s := sheet{name: w("points_sheet"), header: []string{w("number"), w("theme"), w("source"), w("session"), w("name"), w("text"), w("shared_evidence")}, widths: []float64{12, 28, 10, 9, 30, 90, 50}}
	for _, p := range l.Report.Points {
		var shared []string
		for _, e := range p.Evidence {
			shared = append(shared, e.Shared...)
		}
		slices.Sort(shared)
		for _, id := range p.Citations {
			row := []cell{asText(p.Id), asText(l.chapterTitle(p.Theme)), {value: id, to: id}, asText(""), asText(""), asText(""), asText(strings.Join(slices.Compact(shared), ", "))}
			if c := l.By[id]; c != nil {
				row[3], row[4], row[5] = asNumber(c.Session), asText(who(c)), asText(c.Text)
			}
			s.rows = append(s.rows, row)
		}
	}
	return s
}

// opposed are the possible divergences, two rows each.
func (l *book) opposed() sheet {
	w := l.Pack.Word
	s := sheet{name: w("divergences_sheet"), header: []string{w("number"), w("source"), w("session"), w("name"), w("text"), w("reason")}, widths: []float64{12, 10, 9, 30, 90, 50}}
	for i, d := range layout.Undecided(l.Report) {
		for _, id := range []string{d.A, d.B} {
			row := []cell{asNumber(uint32(i + 1)), {value: id, to: id}, asText(""), asText(""), asText(""), asText(d.Reason)}
			if c := l.By[id]; c != nil {
				row[2], row[3], row[4] = asNumber(c.Session), asText(who(c)), asText(c.Text)
			}
			s.rows = append(s.rows, row)
		}
	}
	return s
}

func (l *book) document(title string, specimen bool) string {
	if specimen {
		return title + " (" + l.Pack.Word("specimen_mark") + ")"
	}
	return title
}

// who is a citation's speakers and parties.
func who(c *pb.Citation) string {
	var all []string
	for _, s := range c.Speakers {
		all = append(all, s.Name)
	}
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

func (l *book) chapterTitle(theme string) string {
	for _, ch := range l.Report.Chapters {
		if ch.Kind == "theme" && ch.Theme == theme {
			return ch.Title
		}
	}
	return theme
}
