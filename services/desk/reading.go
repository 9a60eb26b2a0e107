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
	Language string `json:"language"`
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
		Lead      string `json:"lead"`
		Sentences []struct {
			Text      string   `json:"text"`
			Citations []string `json:"citations"`
			Section   string   `json:"section"`
			Paragraph uint32   `json:"paragraph"`
			Item      bool     `json:"item"`
		} `json:"sentences"`
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
	} `json:"points"`
	Divergences []struct {
		A      string `json:"a"`
		B      string `json:"b"`
		Reason string `json:"reason"`
	} `json:"divergences"`
	Annexes struct {
		Coverage []struct {
			ID     string `json:"id"`
			Text   string `json:"text"`
			Code   string `json:"code"`
			Reason string `json:"reason"`
		} `json:"coverage"`
	} `json:"annexes"`
	Unverified uint32 `json:"unverified"`
}

// reading is a report as people read and review it on the desk: each sentence
// one click from its page.
type reading struct {
	Language    string
	Chapters    []chapter
	Points      []point
	Divergences []divergence
	Unused      []unused
	Unverified  uint32
}

type chapter struct {
	ID, Title, Lead string
	Paragraphs      []paragraph
}

type paragraph struct {
	Section   string // the heading above it, where a new one begins
	Item      bool
	Sentences []sentence
}

type sentence struct {
	Text  string
	Cites []source
}

// source is a citation: the statement's page on the desk, and what it says.
type source struct {
	ID, Link, Text, Language, Who, Title, Page string
	Specimen                                   bool
}

type point struct {
	Head  source
	Cites []source
	Used  bool
}

type divergence struct {
	A, B   source
	Reason string
}

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
	r := &reading{Language: p.Language, Unverified: p.Unverified}
	for i, c := range p.Chapters {
		x := chapter{ID: fmt.Sprintf("c%d", i+1), Title: c.Title, Lead: c.Lead}
		section, last := "", uint32(0)
		for j, s := range c.Sentences {
			if j == 0 || s.Paragraph != last || s.Section != section || s.Item {
				n := paragraph{Item: s.Item}
				if s.Section != section {
					n.Section = s.Section
				}
				x.Paragraphs = append(x.Paragraphs, n)
			}
			section, last = s.Section, s.Paragraph
			to := &x.Paragraphs[len(x.Paragraphs)-1]
			to.Sentences = append(to.Sentences, sentence{s.Text, all(s.Citations)})
		}
		r.Chapters = append(r.Chapters, x)
	}
	for _, q := range p.Points {
		r.Points = append(r.Points, point{find(cmp.Or(q.Head, first(q.Citations))), all(q.Citations), q.Used})
	}
	// Points that the text leaves out are those that a person may want in.
	slices.SortStableFunc(r.Points, func(a, b point) int {
		if a.Used == b.Used {
			return 0
		}
		if b.Used {
			return -1
		}
		return 1
	})
	for _, d := range p.Divergences {
		r.Divergences = append(r.Divergences, divergence{find(d.A), find(d.B), d.Reason})
	}
	at := map[string]int{}
	for _, u := range p.Annexes.Coverage {
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
