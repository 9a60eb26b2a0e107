package desk

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// facetsShown are the facets beside the results, in this order.
var facetsShown = [...]string{"session", "speaker", "country", "organisation", "party", "objective", "theme", "kind", "act", "attribution", "document", "language", "series"}

// bodyKinds are searched unless a kind is asked for: what the report says,
// without its title page and headings. The page says so and offers the rest.
var bodyKinds = []pb.Kind{pb.Kind_KIND_STATEMENT, pb.Kind_KIND_COLLECTIVE, pb.Kind_KIND_FINDING, pb.Kind_KIND_NARRATION, pb.Kind_KIND_PROCEDURAL}

// bucketsOpen of a facet are shown at once; the others one click further.
const bucketsOpen = 7

type searchData struct {
	Query    *query
	Text     string
	Total    uint64
	First    uint64
	Last     uint64
	Hits     []quote
	Facets   []facet
	Chips    []chip
	Clear    string // address without filters
	Next     string
	Start    string // address of the first hits, where these aren't
	Orders   []choice
	Sizes    []choice
	Hidden   choice // headings and front matter
	Versions choice // renditions in other languages
	Widened  widened
	Hits0    bool   // nothing known at all: the line is empty
	Back     string // this search as a page's way back
}

func (d *searchData) title() string { return d.Text }

type facet struct {
	Name    string
	Buckets []bucket
	More    []bucket
	Other   uint64
	Active  bool
}

type bucket struct {
	Label string
	Count uint64
	Link  string
	On    bool
}

type chip struct{ Facet, Label, Link string }

type choice struct {
	Name, Link string
	On         bool
}

func (k *desk) searchPage(w http.ResponseWriter, r *http.Request) error {
	q, err := readQuery(r.URL.Query())
	if err != nil {
		return err
	}
	words := k.words[k.chooseLanguage(w, r)]
	req, err := q.request()
	if err != nil {
		return err
	}
	req.Highlight, req.Facets, req.Size = true, facetsShown[:], cmp.Or(q.size, defaultSize)
	if len(req.Kinds) == 0 && !q.all {
		req.Kinds = bodyKinds
	}
	resp, err := k.Find(r.Context(), req)
	if err != nil {
		return err
	}
	titles := k.titles(r.Context())
	facets, err := k.facets(r.Context(), words, q, req, resp.GetFacets(), titles)
	if err != nil {
		return err
	}
	d := &searchData{Query: q, Text: q.text, Total: resp.GetTotal(), First: q.from + 1, Last: q.from + uint64(len(resp.GetHits())), Facets: facets}
	d.Back = q.values().Encode()
	for _, h := range resp.GetHits() {
		x := k.quote(words, h.GetStatement(), h.GetHighlights())
		if d.Back != "" {
			x.Link += "?" + backParam(d.Back)
		}
		d.Hits = append(d.Hits, x)
	}
	d.Chips = k.chips(words, q, titles)
	bare := q.clone()
	bare.filters = url.Values{}
	d.Clear = bare.link()
	if resp.GetNext() != "" {
		n := q.clone()
		n.cursor, n.from = resp.GetNext(), d.Last
		d.Next = n.link()
	}
	if q.cursor != "" {
		d.Start = q.clone().link()
	}
	for _, o := range []string{"", "reading"} {
		c := q.clone()
		c.sort = o
		d.Orders = append(d.Orders, choice{cmp.Or(o, "relevance"), c.link(), q.sort == o || o == "" && q.sort == "relevance"})
	}
	for _, n := range []uint32{20, 50, 100} {
		c := q.clone()
		if c.size = n; n == defaultSize {
			c.size = 0
		}
		d.Sizes = append(d.Sizes, choice{fmt.Sprint(n), c.link(), cmp.Or(q.size, defaultSize) == n})
	}
	all, renditions := q.clone(), q.clone()
	all.all, renditions.renditions = !q.all, !q.renditions
	d.Hidden, d.Versions = choice{"all", all.link(), q.all}, choice{"renditions", renditions.link(), q.renditions}
	d.Widened = widenedBy(q, resp.GetWidenings())
	d.Hits0 = d.Total == 0 && q.text == "" && len(q.filters) == 0
	return k.show(w, r, http.StatusOK, "search", d)
}

// facets counts the values beside the results. A filter's own values are
// alternatives, so they are counted as if it weren't set: one more question for
// each filter that is.
func (k *desk) facets(ctx context.Context, w *wording, q *query, req *pb.FindRequest, found []*pb.Facet, titles map[string]string) ([]facet, error) {
	byName := map[string]*pb.Facet{}
	for _, f := range found {
		byName[f.GetName()] = f
	}
	var shown []facet
	for _, name := range facetsShown {
		active := len(q.filters[name]) > 0
		if active || name == "kind" {
			c := q.clone()
			delete(c.filters, name)
			alone, err := c.request()
			if err != nil {
				return nil, err
			}
			if name != "kind" && len(req.Kinds) > 0 {
				alone.Kinds = req.Kinds
			}
			alone.Size, alone.Facets = 1, []string{name}
			resp, err := k.Find(ctx, alone)
			if err != nil {
				return nil, err
			}
			for _, f := range resp.GetFacets() {
				byName[f.GetName()] = f
			}
		}
		f := facet{Name: name, Active: active, Other: byName[name].GetOther()}
		for _, b := range byName[name].GetBuckets() {
			if b.GetValue() == "" {
				continue
			}
			x := bucket{k.valueName(w, name, b.GetValue(), b.GetLabel(), titles), b.GetCount(), q.toggle(name, b.GetValue()).link(), q.has(name, b.GetValue())}
			if len(f.Buckets) < bucketsOpen || x.On {
				f.Buckets = append(f.Buckets, x)
			} else {
				f.More = append(f.More, x)
			}
		}
		// One value of everything narrows nothing.
		if len(f.Buckets)+len(f.More) > 1 || active && len(f.Buckets) > 0 {
			shown = append(shown, f)
		}
	}
	return shown, nil
}

func (k *desk) chips(w *wording, q *query, titles map[string]string) []chip {
	var cs []chip
	for _, name := range filters {
		for _, v := range q.filters[name] {
			cs = append(cs, chip{name, k.valueName(w, name, v, "", titles), q.toggle(name, v).link()})
		}
	}
	return cs
}

// valueName is how a filter's value is shown.
func (k *desk) valueName(w *wording, name, value, label string, titles map[string]string) string {
	switch name {
	case "session":
		if value == "0" {
			return w.say("session.none")
		}
		return w.say("session.number", "n", value)
	case "page":
		return w.say("page.number", "n", value)
	case "kind", "attribution", "act":
		return w.say(name + "." + value)
	case "country":
		return w.country(value)
	case "language":
		return w.tongue(value)
	case "document", "series":
		return cmp.Or(titles[value], label, value)
	case "objective":
		if t := cmp.Or(k.theme(w.language, value), label); t != "" && t != value {
			return value + ". " + t
		}
		return w.say("objective.number", "n", value)
	case "theme":
		return cmp.Or(k.theme(w.language, value), label, value)
	}
	return cmp.Or(label, value)
}

// titles are the names of documents and series by their ids. A status that
// can't be had costs the names alone.
func (k *desk) titles(ctx context.Context) map[string]string {
	ts := map[string]string{}
	st, err := k.Status(ctx)
	if err != nil {
		k.Log.Warn("desk shows ids in place of titles", "reason", err)
		return ts
	}
	docs := slices.Clone(st.Documents)
	slices.SortFunc(docs, func(a, b *pb.DocumentRecord) int { return cmp.Compare(a.GetId(), b.GetId()) })
	for _, d := range docs {
		m := d.GetMetadata()
		t := cmp.Or(m.GetTitle(), first(d.GetFiles()), d.GetId())
		if m.GetSession() > 0 {
			t += " (" + fmt.Sprint(m.GetSession()) + ")"
		}
		ts[d.GetId()] = t
		if m.GetSeriesTitle() != "" && ts[m.GetSeries()] == "" {
			ts[m.GetSeries()] = m.GetSeriesTitle()
		}
	}
	return ts
}

func first(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}
