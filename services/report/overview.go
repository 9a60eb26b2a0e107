package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	xlanguage "golang.org/x/text/language"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// overview counts what the report rests on and who took part.
func (c *composer) overview() {
	o := &pb.Overview{Sessions: uint32(len(c.meetings)), Speakers: uint32(len(c.people))}
	c.report.Overview = o
	for _, s := range c.report.Sessions {
		for _, d := range s.Documents {
			o.Documents++
			o.Pages += d.Pages
		}
	}
	for _, e := range c.entries {
		if reportable(e) {
			o.Statements++
			if c.cited[e.id] > 0 {
				o.Cited++
			}
		}
	}
	part := ""
	if o.Sessions > 0 && c.meetings[len(c.meetings)-1].number > 0 {
		part = " " + c.pack.Frame("overview_sessions", 0, language.Values{"sessions": int(o.Sessions)})
	}
	o.Paragraphs = append(o.Paragraphs, c.pack.Frame("overview_counts", 0, language.Values{
		"documents": int(o.Documents), "pages": int(o.Pages), "sessions_part": part,
		"statements": int(o.Statements), "cited": int(o.Cited), "speakers": int(o.Speakers)}))
	if held := c.meetingsHeld(); held != "" {
		o.Paragraphs = append(o.Paragraphs, held)
	}
	sectors := c.sectors()
	if len(sectors) > 0 {
		o.Paragraphs = append(o.Paragraphs, c.pack.Frame("overview_sectors", 0, language.Values{"shares": c.shares(sectors, true)}))
		o.Charts = append(o.Charts, c.chart("sectors", "sector", sectors))
	}
	if parties := c.partySectors(); len(parties) > 0 {
		o.Paragraphs = append(o.Paragraphs, c.pack.Frame("overview_parties", 0, language.Values{"shares": c.shares(parties, true)}))
		o.Charts = append(o.Charts, c.chart("parties", "sector", parties))
	}
	if regions, n := c.regions(); len(regions) > 0 {
		o.Paragraphs = append(o.Paragraphs, c.pack.Frame("overview_regions", 0, language.Values{"shares": c.shares(regions, true), "n": n}))
		o.Charts = append(o.Charts, c.chart("regions", "region", regions))
	}
	var themes []*pb.Bar
	for _, r := range c.raisedThemes() {
		if r.id != "" && len(r.people) > 0 && len(themes) < 12 {
			themes = append(themes, &pb.Bar{Label: c.themeTitle(r.id), Value: uint32(len(r.people))})
		}
	}
	if len(themes) > 1 {
		o.Charts = append(o.Charts, c.chart("themes", "theme", themes))
	}
}

// meetingsHeld says when and where each session was, and how many speakers it names.
func (c *composer) meetingsHeld() string {
	var lines []string
	for i, s := range c.report.Sessions {
		dates := c.pack.Dates(s.Start, s.End)
		if dates == "" || s.Number == 0 {
			continue
		}
		when := "when_one"
		if s.End > s.Start {
			when = "when_many"
			if s.End[:7] != s.Start[:7] {
				when = "when_span"
			}
		}
		where := ""
		if s.City != "" {
			where = c.pack.Frame("overview_where", 0, language.Values{"city": c.bodies.City(s.City, c.pack.Tag)})
		}
		if s.Venue != "" {
			where += c.pack.Frame("overview_venue", 0, language.Values{"venue": s.Venue})
		}
		people := map[*person]bool{}
		for _, d := range c.meetings[i].docs {
			for _, e := range d.entries {
				for _, p := range e.people {
					people[p] = true
				}
			}
		}
		tail := ""
		if len(people) > 0 {
			tail = c.pack.Frame("overview_people", 0, language.Values{"n": len(people)})
		}
		lines = append(lines, c.pack.Frame("overview_session", 0, language.Values{
			"session": c.pack.Session(int(s.Number)), "when": c.pack.Frame(when, 0, language.Values{"dates": dates}),
			"where": where, "people": tail}))
	}
	return strings.Join(lines, " ")
}

// shares writes bars as a list: "States (12), civil society (8)".
func (c *composer) shares(bars []*pb.Bar, lower bool) string {
	var parts []string
	for _, b := range bars {
		label := b.Label
		if lower {
			label = lowerFirst(label)
		}
		parts = append(parts, c.pack.Frame("share", 0, language.Values{"label": label, "n": int(b.Value)}))
	}
	return c.pack.List(parts)
}

func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && strings.ToUpper(string(r[1])) == string(r[1]) && r[1] != ' ' {
		return s
	}
	for _, name := range []string{"Afrique", "Amér", "Asi", "Europ", "Océan", "Ocean", "Africa", "Amer", "Oceani", "États", "States", "Estados", "África"} {
		if strings.HasPrefix(s, name) {
			return s
		}
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

func (c *composer) chart(id, header string, bars []*pb.Bar) *pb.Chart {
	title := c.pack.Word("chart_" + id)
	return &pb.Chart{Id: id, Title: title, Bars: bars, LabelHeader: c.pack.Word(header), ValueHeader: c.pack.Word("number"),
		Alt: c.pack.Frame("alt_chart", 0, language.Values{"title": title, "shares": c.shares(bars, false)})}
}

// sectors counts named speakers by what sort of body they speak for.
func (c *composer) sectors() []*pb.Bar {
	count := map[pb.Sector]int{}
	known := 0
	for _, p := range c.people {
		count[p.sector]++
		if p.sector != pb.Sector_SECTOR_UNSPECIFIED {
			known++
		}
	}
	if known == 0 {
		return nil
	}
	return c.sectorBars(count)
}

func (c *composer) sectorBars(count map[pb.Sector]int) []*pb.Bar {
	var list []pb.Sector
	for s := range count {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b pb.Sector) int {
		if (a == 0) != (b == 0) {
			return cmp.Compare(b, a)
		}
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	var bars []*pb.Bar
	for _, s := range list {
		bars = append(bars, &pb.Bar{Label: c.pack.Word(fmt.Sprintf("sector_%d", s)), Value: uint32(count[s])})
	}
	return bars
}

// partySectors counts, by sort of body, the States and bodies that are credited
// without a person's name; anonymous groups are none.
func (c *composer) partySectors() []*pb.Bar {
	held := map[string]bool{}
	count := map[pb.Sector]int{}
	for _, e := range c.entries {
		if !reportable(e) {
			continue
		}
		for _, p := range e.Parties {
			key, sector := c.partySector(p)
			if p.Sort == "anonymous" || held[key] {
				continue
			}
			held[key] = true
			count[sector]++
		}
	}
	return c.sectorBars(count)
}

// regions counts the countries of speakers and of States that are credited
// without a person, by the regions of UN M49, and how many they are.
func (c *composer) regions() ([]*pb.Bar, int) {
	groups := []struct{ code, word string }{{"002", "africa"}, {"019", "americas"}, {"142", "asia"}, {"150", "europe"}, {"009", "oceania"}}
	countries := map[string]bool{}
	for _, p := range c.people {
		countries[p.country] = true
	}
	for _, e := range c.entries {
		if reportable(e) {
			for _, p := range e.Parties {
				countries[p.Country] = true
			}
		}
	}
	var bars []*pb.Bar
	all := 0
	for _, g := range groups {
		group := xlanguage.MustParseRegion(g.code)
		n := 0
		for code := range countries {
			if r, err := xlanguage.ParseRegion(code); err == nil && code != "" && group.Contains(r) {
				n++
			}
		}
		if n > 0 {
			bars = append(bars, &pb.Bar{Label: c.pack.Word("region_" + g.word), Value: uint32(n)})
			all += n
		}
	}
	slices.SortStableFunc(bars, func(a, b *pb.Bar) int { return cmp.Compare(b.Value, a.Value) })
	return bars, all
}

func (c *composer) method() {
	v := language.Values{"source": c.source.The, "plural": c.source.Plural, "plural_of": c.source.PluralOf, "of_source": c.source.Of}
	for _, m := range c.pack.Method {
		c.report.Method = append(c.report.Method, language.Capital(c.pack.Fill(m, v)))
	}
	var left []string
	for part := range c.renditions {
		left = append(left, part)
	}
	slices.Sort(left)
	if len(left) > 0 {
		c.report.Method = append(c.report.Method, c.pack.Frame("method_renditions", 0, language.Values{"parts": c.pack.List(left)}))
	}
	if n := len(c.unreviewed); n > 0 {
		c.report.Method = append(c.report.Method, c.pack.Frame("method_unreviewed", 0, language.Values{"n": n}))
	}
	for _, o := range c.orphans {
		c.report.Method = append(c.report.Method, c.pack.Frame("method_orphan", 0, language.Values{"file": o.file, "of": o.of}))
	}
}
