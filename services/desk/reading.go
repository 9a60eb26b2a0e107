package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// printed is what the desk reads of a report's JSON.
type printed struct {
	Title    string   `json:"title"`
	Language string   `json:"language"`
	Cover    []string `json:"cover"`
	Sessions []struct {
		Number    uint32 `json:"number"`
		Documents []struct {
			ID       string `json:"id"`
			Letter   string `json:"letter"`
			Specimen bool   `json:"specimen"`
		} `json:"documents"`
	} `json:"sessions"`
	Chapters []struct {
		Title     string `json:"title"`
		Kind      string `json:"kind"`
		Theme     string `json:"theme"`
		Lead      string `json:"lead"`
		Sentences []struct {
			Point     string   `json:"point"`
			Edit      string   `json:"edit"`
			Text      string   `json:"text"`
			Citations []string `json:"citations"`
			Section   string   `json:"section"`
			Label     string   `json:"label"`
			Paragraph uint32   `json:"paragraph"`
			Item      bool     `json:"item"`
		} `json:"sentences"`
		Tables []printedTable `json:"tables"`
	} `json:"chapters"`
	Citations []struct {
		ID        string `json:"id"`
		Statement string `json:"statement"`
		Text      string `json:"text"`
		Language  string `json:"language"`
		PageLabel string `json:"page_label"`
		Page      uint32 `json:"page"`
		Title     string `json:"title"`
		Specimen  bool   `json:"specimen"`
		Speakers  []struct {
			Name string `json:"name"`
		} `json:"speakers"`
		Parties []struct {
			Name string `json:"name"`
		} `json:"parties"`
	} `json:"citations"`
	Points []struct {
		ID        string   `json:"id"`
		Citations []string `json:"citations"`
		Head      string   `json:"head"`
		Used      bool     `json:"used"`
		Status    string   `json:"status"`
		Text      string   `json:"text"`
	} `json:"points"`
	Divergences []struct {
		A      string `json:"a"`
		B      string `json:"b"`
		Reason string `json:"reason"`
		Status string `json:"status"`
	} `json:"divergences"`
	Edits   []applied `json:"edits"`
	Annexes struct {
		Coverage []struct {
			ID     string `json:"id"`
			Text   string `json:"text"`
			Code   string `json:"code"`
			Reason string `json:"reason"`
		} `json:"coverage"`
	} `json:"annexes"`
	Unverified   uint32 `json:"unverified"`
	Untranslated []struct {
		Citation string `json:"citation"`
		Language string `json:"language"`
		Text     string `json:"text"`
	} `json:"untranslated"`
}

// applied is an edit with what became of it (pb.AppliedEdit as JSON).
type applied struct {
	Edit    json.RawMessage `json:"edit"`
	State   string          `json:"state"`
	Reason  string          `json:"reason"`
	Point   string          `json:"point"`
	Anchors []struct {
		Was struct {
			Citation string `json:"citation"`
			Exact    string `json:"exact"`
		} `json:"was"`
		State    string `json:"state"`
		Citation string `json:"citation"`
		Text     string `json:"text"`
	} `json:"anchors"`
}

// reading is a report as people read and review it on the desk: each sentence
// one click from its page.
type reading struct {
	Title, Language string
	Cover           []string // what a person may put in other words
	Chapters        []chapter
	Points          []point
	Divergences     []divergence
	Conflicts       []conflict
	KeptOut         []source
	Unchecked       []source // not found on their pages
	Unused          []unused
	Untranslated    []source // what waits to be translated
	Unverified      uint32
	pieces          map[string]sentence // by place: chapter.sentence
}

type chapter struct {
	ID, Title, Lead string
	Key             string // by which an order names it; empty: it has its place
	Paragraphs      []paragraph
	Tables          []readTable
}

type paragraph struct {
	Section   string // the heading above it, where a new one begins
	Label     string // what it is about, before its first sentence
	Item      bool
	Sentences []sentence
}

type sentence struct {
	Text  string
	Cites []source
	// Place names it on this page: chapter.sentence.
	Place, Point string
	Edited       bool
}

// source is a citation: the statement's page on the desk, and what it says.
type source struct {
	ID, Link, Text, Language, Who, Title, Page string
	Specimen                                   bool
}

type point struct {
	ID, Status, Text string
	Head             source
	Cites            []source
	Used             bool
}

type divergence struct {
	A, B           source
	Reason, Status string
}

// conflict is an edit whose sources are others now, with both versions.
type conflict struct {
	Edit          *saidEdit
	State, Reason string
	Moved         []moved
}

type moved struct{ Before, After, State string }

// unused are the statements that the text leaves out for one reason.
type unused struct {
	Reason string
	Count  int
	Shown  []source
}

const (
	reportMost = 64 << 20 // bytes of a report's JSON; fifty documents' is under 20 MB
	unusedMost = 200      // statements listed for one reason; the JSON holds all
)

// reading reads the JSON of a version; nil where it has none.
func (k *desk) reading(ctx context.Context, v *version) (*reading, error) {
	i := slices.IndexFunc(v.GetFiles(), func(f *pb.ReportFile) bool { return f.GetFormat() == "json" })
	if i < 0 {
		return nil, nil
	}
	f, err := k.ReportFile(ctx, v.GetFiles()[i])
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var p printed
	if err := json.NewDecoder(io.LimitReader(f, reportMost)).Decode(&p); err != nil {
		return nil, fmt.Errorf("read version %s of the report of %s: %w", v.GetVersion(), v.GetSeries(), err)
	}
	return read(&p), nil
}

var citationID = regexp.MustCompile(`^S([0-9]+)([a-z]*)-([0-9]+)$`)

// sources gives a citation's source by its id. An id that the report doesn't
// cite is found by what it is made of: session, document's letter, ordinal.
func (p *printed) sources() func(id string) source {
	cited, documents, specimens := map[string]source{}, map[string]string{}, map[string]bool{}
	for _, s := range p.Sessions {
		for _, d := range s.Documents {
			key := fmt.Sprintf("%d%s", s.Number, d.Letter)
			documents[key], specimens[key] = d.ID, d.Specimen
		}
	}
	for _, c := range p.Citations {
		var who []string
		for _, s := range c.Speakers {
			who = append(who, s.Name)
		}
		for _, s := range c.Parties {
			who = append(who, s.Name)
		}
		x := source{ID: c.ID, Text: c.Text, Language: c.Language, Who: strings.Join(who, ", "), Title: c.Title, Page: cmp.Or(c.PageLabel, fmt.Sprint(c.Page)), Specimen: c.Specimen}
		if c.Statement != "" {
			x.Link = "/statements/" + url.PathEscape(c.Statement)
		}
		cited[c.ID] = x
	}
	return func(id string) source {
		x, ok := cited[id]
		if !ok {
			x.ID = id
		}
		if m := citationID.FindStringSubmatch(id); m != nil && x.Link == "" && documents[m[1]+m[2]] != "" {
			x.Link = "/statements/" + url.PathEscape(documents[m[1]+m[2]]+"."+m[3])
			x.Specimen = x.Specimen || specimens[m[1]+m[2]]
		}
		return x
	}
}

func read(p *printed) *reading {
	find := p.sources()
	all := func(ids []string) []source {
		var ss []source
		for _, id := range ids {
			ss = append(ss, find(id))
		}
		return ss
	}
	r := &reading{Title: p.Title, Language: p.Language, Unverified: p.Unverified, pieces: map[string]sentence{}}
	// The lines of the sessions can be put in other words; where the report comes from can't.
	r.Cover = p.Cover[:min(len(p.Cover), 1+len(p.Sessions))]
	for i, c := range p.Chapters {
		x := chapter{ID: fmt.Sprintf("c%d", i+1), Title: c.Title, Lead: c.Lead}
		if c.Kind == "theme" {
			x.Key = "theme:" + c.Theme
		}
		section, last := "", uint32(0)
		for j, s := range c.Sentences {
			if j == 0 || s.Paragraph != last || s.Section != section || s.Item {
				n := paragraph{Item: s.Item, Label: stopped(s.Label)}
				if s.Section != section {
					n.Section = s.Section
				}
				x.Paragraphs = append(x.Paragraphs, n)
			}
			section, last = s.Section, s.Paragraph
			to := &x.Paragraphs[len(x.Paragraphs)-1]
			y := sentence{Text: s.Text, Cites: all(s.Citations), Place: fmt.Sprintf("%d.%d", i+1, j+1), Point: s.Point, Edited: s.Edit != ""}
			r.pieces[y.Place] = y
			to.Sentences = append(to.Sentences, y)
		}
		for n, t := range c.Tables {
			if len(t.Rows) > 0 {
				x.Tables = append(x.Tables, t.read(fmt.Sprintf("%st%d", x.ID, n+1), p.Language, find))
			}
		}
		r.Chapters = append(r.Chapters, x)
	}
	for _, u := range p.Untranslated {
		x := find(u.Citation)
		x.Text, x.Language = cmp.Or(u.Text, x.Text), cmp.Or(u.Language, x.Language)
		r.Untranslated = append(r.Untranslated, x)
	}
	for _, q := range p.Points {
		r.Points = append(r.Points, point{q.ID, cmp.Or(q.Status, "proposed"), q.Text, find(cmp.Or(q.Head, first(q.Citations))), all(q.Citations), q.Used})
	}
	// What nobody decided yet comes first, and of that what the text leaves out.
	rank := func(x point) int {
		switch {
		case x.Status != "proposed":
			return 2
		case x.Used:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(r.Points, func(a, b point) int { return cmp.Compare(rank(a), rank(b)) })
	for _, d := range p.Divergences {
		r.Divergences = append(r.Divergences, divergence{find(d.A), find(d.B), d.Reason, cmp.Or(d.Status, "proposed")})
	}
	for _, e := range p.Edits {
		if c := e.conflict(); c != nil {
			r.Conflicts = append(r.Conflicts, *c)
		}
	}
	at := map[string]int{}
	for _, u := range p.Annexes.Coverage {
		if u.Code == "kept_out" || u.Code == "unverified" {
			x := find(u.ID)
			x.Text = cmp.Or(u.Text, x.Text)
			if u.Code == "kept_out" {
				r.KeptOut = append(r.KeptOut, x)
			} else {
				r.Unchecked = append(r.Unchecked, x)
			}
			continue
		}
		reason := cmp.Or(u.Reason, u.Code)
		i, ok := at[reason]
		if !ok {
			i = len(r.Unused)
			at[reason] = i
			r.Unused = append(r.Unused, unused{Reason: reason})
		}
		r.Unused[i].Count++
		if len(r.Unused[i].Shown) < unusedMost {
			x := find(u.ID)
			x.Text = cmp.Or(u.Text, x.Text)
			r.Unused[i].Shown = append(r.Unused[i].Shown, x)
		}
	}
	return r
}

// conflict is an edit that isn't simply applied; nil: it is.
func (a *applied) conflict() *conflict {
	if a.State == "applied" || a.State == "" {
		return nil
	}
	e, err := readEdit(a.Edit)
	if err != nil {
		return nil // A later edition's edit: its report says what became of it.
	}
	c := &conflict{Edit: said(e), State: a.State, Reason: a.Reason}
	for _, x := range a.Anchors {
		c.Moved = append(c.Moved, moved{x.Was.Exact, x.Text, x.State})
	}
	return c
}

// Ordered are the chapters that can be put in another order.
func (r *reading) Ordered() []chapter {
	var out []chapter
	for _, c := range r.Chapters {
		if c.Key != "" {
			out = append(out, c)
		}
	}
	return out
}
