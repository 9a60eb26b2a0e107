package desk

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// filters are the names by which an address and the API narrow a search: the
// names of the facets, responds_to and page. Each may be repeated; values of one filter are
// alternatives, filters combine.
var filters = [...]string{
	"series", "session", "document", "language", "speaker", "role", "country", "organisation",
	"party", "objective", "theme", "kind", "attribution", "act", "responds_to", "page",
}

// query is a view of the statements as an address says it.
type query struct {
	text    string
	filters url.Values // by filter, values in the order given, each once
	// Renditions: other language versions too. All: headings and front matter too.
	renditions, all bool
	// Exact: the words that were typed alone, without kindred words.
	exact  bool
	sort   string // "", relevance, reading
	size   uint32 // 0: the default
	cursor string
	from   uint64 // how many hits stand before the cursor, for people
}

const defaultSize, largestSize = 20, 1000

// readQuery reads an address. What it can't mean is a Problem, never ignored:
// a filter silently dropped would show statements that nobody asked for.
func readQuery(v url.Values) (*query, error) {
	q := &query{text: strings.TrimSpace(v.Get("q")), filters: url.Values{}, cursor: v.Get("cursor"), sort: v.Get("sort")}
	if len(q.text) > 2000 {
		return nil, wrong("The search text has more than 2,000 characters.", "Search for fewer words.")
	}
	for _, name := range filters {
		for _, value := range v[name] {
			if value = strings.TrimSpace(value); value != "" && !slices.Contains(q.filters[name], value) {
				q.filters.Add(name, value)
			}
		}
	}
	switch q.sort {
	case "", "relevance", "reading":
	default:
		return nil, wrong(fmt.Sprintf("%q is no order.", q.sort), "sort is relevance or reading.")
	}
	for name, to := range map[string]*bool{"renditions": &q.renditions, "all": &q.all, "exact": &q.exact} {
		switch v.Get(name) {
		case "", "0", "false":
		case "1", "true":
			*to = true
		default:
			return nil, wrong(fmt.Sprintf("%s is %q.", name, v.Get(name)), "Use 1 or leave it out.")
		}
	}
	if s := v.Get("size"); s != "" {
		n, err := strconv.ParseUint(s, 10, 32)
		if err != nil || n < 1 || n > largestSize {
			return nil, wrong(fmt.Sprintf("size is %q.", s), fmt.Sprintf("Use a number from 1 to %d.", largestSize))
		}
		q.size = uint32(n)
	}
	q.from, _ = strconv.ParseUint(v.Get("from"), 10, 64) // Only ever shown.
	_, err := q.request()
	return q, err
}

// request is the question to the index.
func (q *query) request() (*pb.FindRequest, error) {
	f := q.filters
	r := &pb.FindRequest{
		Query: q.text, Series: f["series"], Documents: f["document"], Languages: f["language"], Speakers: f["speaker"],
		Roles: f["role"], Countries: f["country"], Organisations: f["organisation"], Parties: f["party"], Themes: f["theme"],
		RespondsTo: f["responds_to"],
		Renditions: q.renditions, Size: q.size, Cursor: q.cursor, Widen: q.text != "" && !q.exact,
	}
	switch q.sort {
	case "relevance":
		r.Sort = pb.Sort_SORT_RELEVANCE
	case "reading":
		r.Sort = pb.Sort_SORT_READING
	}
	var err error
	if r.Sessions, err = numbers(f, "session"); err != nil {
		return nil, err
	}
	if r.Objectives, err = numbers(f, "objective"); err != nil {
		return nil, err
	}
	pages, err := numbers(f, "page")
	switch {
	case err != nil:
		return nil, err
	case len(pages) > 1:
		return nil, wrong("Several pages are asked for.", "Ask for one page at a time.")
	case len(pages) == 1:
		r.Page = pages[0]
	}
	if r.Kinds, err = members[pb.Kind](f, "kind", "KIND_", pb.Kind_value); err != nil {
		return nil, err
	}
	if r.Attributions, err = members[pb.Attribution](f, "attribution", "ATTRIBUTION_", pb.Attribution_value); err != nil {
		return nil, err
	}
	r.Acts, err = members[pb.Act](f, "act", "ACT_", pb.Act_value)
	return r, err
}

func numbers(v url.Values, name string) ([]uint32, error) {
	var ns []uint32
	for _, s := range v[name] {
		n, err := strconv.ParseUint(s, 10, 32)
		if err != nil {
			return nil, wrong(fmt.Sprintf("%s is %q, which is no number.", name, s), "Use a whole number.")
		}
		ns = append(ns, uint32(n))
	}
	return ns, nil
}

// members reads an enum's values as the export spells them: KIND_FRONT_MATTER
// is front_matter.
func members[E ~int32](v url.Values, name, prefix string, values map[string]int32) ([]E, error) {
	var es []E
	for _, s := range v[name] {
		n, ok := values[prefix+strings.ToUpper(s)]
		if !ok || n == 0 {
			var known []string
			for k, n := range values {
				if n != 0 {
					known = append(known, strings.ToLower(strings.TrimPrefix(k, prefix)))
				}
			}
			slices.Sort(known)
			return nil, wrong(fmt.Sprintf("%q is no %s.", s, name), "Use one of "+strings.Join(known, ", ")+".")
		}
		es = append(es, E(n))
	}
	return es, nil
}

// token spells an enum's value as the export does; unspecified is "".
func token(v fmt.Stringer, prefix string) string {
	s := strings.ToLower(strings.TrimPrefix(v.String(), prefix))
	if s == "unspecified" {
		return ""
	}
	return s
}

// values is the query as an address says it, without what is the default.
func (q *query) values() url.Values {
	v := maps.Clone(q.filters)
	set := func(name, value string, when bool) {
		if when {
			v.Set(name, value)
		}
	}
	set("q", q.text, q.text != "")
	set("renditions", "1", q.renditions)
	set("all", "1", q.all)
	set("exact", "1", q.exact)
	set("sort", q.sort, q.sort != "")
	set("size", fmt.Sprint(q.size), q.size != 0)
	set("cursor", q.cursor, q.cursor != "")
	set("from", fmt.Sprint(q.from), q.from != 0)
	return v
}

func (q *query) has(name, value string) bool { return slices.Contains(q.filters[name], value) }

// clone is a copy that starts at the first hit.
func (q *query) clone() *query {
	c := *q
	c.filters = url.Values{}
	for name, vs := range q.filters {
		c.filters[name] = slices.Clone(vs)
	}
	c.cursor, c.from = "", 0
	return &c
}

// toggle takes a value into a filter, or out of it.
func (q *query) toggle(name, value string) *query {
	c := q.clone()
	if q.has(name, value) {
		c.filters[name] = slices.DeleteFunc(c.filters[name], func(s string) bool { return s == value })
		if len(c.filters[name]) == 0 {
			delete(c.filters, name)
		}
	} else {
		c.filters[name] = append(c.filters[name], value)
	}
	return c
}

// link is the search page's address of the query.
func (q *query) link() string {
	if s := q.values().Encode(); s != "" {
		return "/?" + s
	}
	return "/"
}

// Kept is what a new search text keeps of the query: filters and choices, not
// the place in the results.
func (q *query) Kept() []choice {
	c := q.clone()
	c.text = ""
	v := c.values()
	var kept []choice
	for _, name := range slices.Sorted(maps.Keys(v)) {
		for _, value := range v[name] {
			kept = append(kept, choice{Name: name, Link: value})
		}
	}
	return kept
}
