package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

func (c *composer) sessions() {
	for _, m := range c.meetings {
		s := m.session()
		for _, d := range m.docs {
			c.report.Specimen = c.report.Specimen || d.Specimen
		}
		c.report.Sessions = append(c.report.Sessions, s)
	}
}

// session is a meeting as the report lists it.
func (m *meeting) session() *pb.ReportSession {
	s := &pb.ReportSession{Number: uint32(m.number)}
	for _, d := range m.docs {
		s.Documents = append(s.Documents, proto.Clone(&d.ReportDocument).(*pb.ReportDocument))
		if s.Title == "" {
			s.Title = d.Title
		}
		if t := d.meta.GetStart(); t != "" && (s.Start == "" || t < s.Start) {
			s.Start = t
		}
		end := d.meta.GetEnd()
		if end == "" {
			end = d.meta.GetStart()
		}
		s.End = max(s.End, end)
		if s.City == "" {
			s.City = d.meta.GetCity()
		}
		if s.Venue == "" {
			s.Venue = d.meta.GetVenue()
		}
	}
	return s
}

// held is when and where the sessions were.
func (c *composer) held() (out []language.Held) {
	for _, m := range c.meetings {
		s := m.session()
		out = append(out, language.Held{Number: m.number, Start: s.Start, End: s.End, City: s.City})
	}
	return out
}

// annexes lists speakers, initiatives, figures, points, coverage and sources.
func (c *composer) annexes() {
	r := c.report
	for _, p := range c.people {
		row := &pb.AnnexSpeaker{Name: p.name, Country: p.country, Sector: p.sector, Sessions: p.sessions(), Statements: uint32(len(p.entries))}
		for _, k := range p.capacities {
			row.Capacities = append(row.Capacities, &pb.Capacity{Session: uint32(k.session), Role: k.speaker.Role,
				Organisation: k.speaker.Organisation, OnBehalfOf: k.speaker.OnBehalfOf})
		}
		for _, e := range p.entries {
			if c.cited[e.id] > 0 {
				row.Citations = append(row.Citations, e.id)
			}
		}
		if len(row.Citations) == 0 {
			row.Citations = []string{p.entries[0].id}
		}
		r.Speakers = append(r.Speakers, row)
	}
	also := map[string]bool{}
	for _, s := range r.Speakers {
		for _, id := range s.Citations {
			also[id] = true
		}
	}
	for _, x := range c.initiatives() {
		row := &pb.AnnexInitiative{Name: x.name, Sessions: x.sessions()}
		for _, e := range x.entries {
			row.Citations = append(row.Citations, e.id)
			also[e.id] = true
		}
		r.Initiatives = append(r.Initiatives, row)
	}
	for _, e := range c.entries {
		if !reportable(e) {
			continue
		}
		for _, f := range e.Figures {
			r.Figures = append(r.Figures, &pb.AnnexFigure{Text: f.Text, Of: f.Of, Value: f.Value, Unit: f.Unit, Citation: e.id,
				Context: around(e.Text, f.Text)})
			also[e.id] = true
		}
	}
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			for _, id := range row.Citations {
				also[id] = true
			}
		}
	}
	for _, p := range r.Points {
		for _, id := range p.Citations {
			also[id] = true
		}
	}
	for _, d := range r.Divergences {
		also[d.A], also[d.B] = true, true
	}
	for _, m := range c.matters {
		if m.foreign && m.from != nil {
			also[m.from.id] = true
		}
	}
	for _, e := range c.entries {
		if c.cited[e.id] > 0 || also[e.id] {
			r.Citations = append(r.Citations, c.citation(e))
		}
		// A fact of the meeting that no page prints, or that people keep out, is told with its reason, too.
		if (reportable(e) || e.reason == "unverified" || e.reason == "kept_out") && c.cited[e.id] == 0 {
			r.Coverage = append(r.Coverage, c.uncovered(e))
		}
	}
}

func (c *composer) citation(e *entry) *pb.Citation {
	pages := e.Pages
	if len(pages) == 0 && e.Page > 0 {
		pages = []uint32{e.Page}
	}
	return &pb.Citation{Id: e.id, Session: uint32(e.doc.session.number), Document: e.Document, File: e.doc.File,
		Page: e.Page, PageLabel: e.PageLabel, Pages: pages, Text: e.Text, Speakers: e.Speakers, Specimen: e.doc.Specimen,
		Statement: e.Statement.Id, Parties: e.Parties, Language: c.tongueOf(e), Content: e.Content, Kind: e.Kind,
		Attribution: e.Attribution, Act: e.Act, Title: e.doc.Title, Responses: e.Responses, Rendered: e.rendered,
		Theme: c.chapterTheme(e), Sectors: c.sectorsOf(e)}
}

func (c *composer) uncovered(e *entry) *pb.Uncovered {
	code := e.reason
	if code == "" {
		code = c.guess(e)
	}
	if code == "unverified" {
		c.report.Unverified++
	}
	reason := c.pack.Word("reason_" + code)
	if k, _ := c.kept(e.Statement.Id); k.Reason != "" {
		reason += " (" + k.Reason + ")"
	}
	u := &pb.Uncovered{Id: e.id, Session: uint32(e.doc.session.number), Document: e.Document, Page: e.Page, PageLabel: e.PageLabel,
		Kind: e.Kind, Text: e.Text, Code: code, Reason: reason, Theme: c.chapterTheme(e), Act: e.Act,
		Persons: e.Speakers, Parties: e.Parties, Language: c.tongueOf(e), Sectors: c.sectorsOf(e)}
	for _, p := range e.people {
		u.Speakers = append(u.Speakers, p.name)
	}
	return u
}

// chapterTheme is the theme of the chapter under which an entry falls.
func (c *composer) chapterTheme(e *entry) string {
	if !reportable(e) {
		return ""
	}
	last := ""
	for _, ch := range c.report.Chapters {
		if ch.Kind != "theme" {
			continue
		}
		if ch.Theme == e.theme {
			return ch.Theme
		}
		if ch.Theme == otherThemes {
			last = ch.Theme
		}
	}
	return last
}

// guess is why an entry that nothing refused stands nowhere: its turn is cited
// by another sentence, its point is, or room was short.
func (c *composer) guess(e *entry) string {
	if e.point != nil {
		for _, x := range e.point.entries {
			if c.cited[x.id] > 0 {
				return "same_point"
			}
		}
	}
	for _, x := range e.turn.entries {
		if c.cited[x.id] > 0 {
			return "detail"
		}
	}
	return "space"
}

// around is the words around a figure, cut at words.
func around(text, figure string) string {
	i := strings.Index(text, figure)
	if i < 0 {
		return ""
	}
	from, to := max(0, i-60), min(len(text), i+len(figure)+60)
	head, tail := "", ""
	if from > 0 {
		if j := strings.IndexByte(text[from:i], ' '); j >= 0 {
			from += j + 1
		} else {
			from = i
		}
		head = "… "
	}
	if to < len(text) {
		if j := strings.LastIndexByte(text[i+len(figure):to], ' '); j >= 0 {
			to = i + len(figure) + j
		} else {
			to = i + len(figure)
		}
		tail = " …"
	}
	return head + text[from:to] + tail
}

// version is a short hash of statements, edits, series file and memory.
func (c *composer) version() string {
	h := sha256.New()
	put := func(parts ...string) {
		for _, p := range parts {
			fmt.Fprintf(h, "%d:", len(p))
			io.WriteString(h, p)
		}
	}
	put("report-1", c.series.ID, string(c.series.file), c.series.Language)
	for _, x := range c.series.Edits.GetEdits() {
		b, err := proto.MarshalOptions{Deterministic: true}.Marshal(x)
		if err != nil {
			put(err.Error())
			continue
		}
		put("edit", string(b))
	}
	if sum := c.series.Memory.Sum(); sum != "" {
		put("memory", sum)
	}
	var kept []string
	for id, k := range c.series.KeptOut {
		kept = append(kept, fmt.Sprintf("%s %v %s", id, k.Unverified, k.Reason))
	}
	slices.Sort(kept)
	put(kept...)
	marshal := proto.MarshalOptions{Deterministic: true}
	for _, e := range c.entries {
		st := proto.Clone(e.Statement).(*pb.Statement)
		st.Generation = 0
		b, err := marshal.Marshal(st)
		if err != nil {
			put(err.Error())
			continue
		}
		put(e.id, string(b))
	}
	return hex.EncodeToString(h.Sum(nil))[:10]
}

func (c *composer) cover() {
	r := c.report
	edited, own := c.editedCover()
	r.Cover = append(r.Cover, edited...)
	if t := c.series.Subtitle[c.pack.Tag]; t != "" && !own {
		r.Cover = append(r.Cover, t)
	}
	last := ""
	for _, s := range r.Sessions {
		where := ""
		if s.City != "" {
			where = ", " + c.bodies.City(s.City, c.pack.Tag)
			if s.Venue != "" {
				where += " (" + s.Venue + ")"
			}
		} else if s.Venue != "" {
			where = ", " + s.Venue
		}
		dates := c.pack.Dates(s.Start, s.End)
		last = max(last, s.End, s.Start)
		name := language.Capital(c.pack.Session(int(s.Number)))
		if c.pack.IsDaily() {
			name = ""
		}
		line := strings.Trim(strings.Join(nonEmpty(name, dates), ", ")+where, ", ")
		if line != "" && !own {
			r.Cover = append(r.Cover, line)
		}
	}
	if r.Specimen {
		r.Cover = append(r.Cover, c.pack.Frame("cover_specimen", 0, nil))
	}
	r.Cover = append(r.Cover, c.pack.Frame("cover_compiled", 0, language.Values{"plural_of": c.source.PluralOf}))
	if len(r.Edits) > 0 {
		r.Cover = append(r.Cover, coverEdits(c.pack, r.Edits))
	}
	if d := c.pack.Dates(last, last); d != "" {
		r.Cover = append(r.Cover, c.pack.Frame("cover_dates", 0, language.Values{"dates": d}))
	}
	if r.Unverified > 0 {
		r.Cover = append(r.Cover, language.Capital(c.pack.Frame("cover_unverified", 0, language.Values{"n": int(r.Unverified)})))
	}
	r.Cover = append(r.Cover, c.pack.Frame("cover_version", 0, language.Values{"version": r.Version}))
}

func nonEmpty(s ...string) []string {
	return slices.DeleteFunc(s, func(x string) bool { return x == "" })
}
