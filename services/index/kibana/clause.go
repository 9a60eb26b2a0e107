package kibana

import (
	"fmt"
	"strings"
)

// Clause narrows what is counted: a field has one of the values, or any at all.
type Clause struct {
	Field string
	// Values, one of which it has; none: any value.
	Values []any
	Not    bool
}

func where(field string, values ...any) Clause { return Clause{Field: field, Values: values} }
func whereNot(field string, values ...any) Clause {
	return Clause{Field: field, Values: values, Not: true}
}

// KQL is the clause as people type it in Kibana.
func (c Clause) KQL() string {
	var s string
	switch {
	case len(c.Values) == 0:
		s = c.Field + " : *"
	case len(c.Values) == 1:
		s = fmt.Sprintf("%s : %v", c.Field, c.Values[0])
	default:
		words := make([]string, len(c.Values))
		for i, v := range c.Values {
			words[i] = fmt.Sprint(v)
		}
		s = fmt.Sprintf("%s : (%s)", c.Field, strings.Join(words, " or "))
	}
	if c.Not {
		return "not " + s
	}
	return s
}

// Query is the clause as Elasticsearch takes it.
func (c Clause) Query() map[string]any {
	q := object{"exists": object{"field": c.Field}}
	if len(c.Values) > 0 {
		should := []any{}
		for _, v := range c.Values {
			should = append(should, object{"match_phrase": object{c.Field: v}})
		}
		q = object{"bool": object{"should": should, "minimum_should_match": 1}}
	}
	if c.Not {
		return object{"bool": object{"must_not": []any{q}}}
	}
	return q
}

func kql(all []Clause) object {
	words := make([]string, len(all))
	for i, c := range all {
		words[i] = c.KQL()
	}
	return object{"query": strings.Join(words, " and "), "language": "kuery"}
}

// source is what a search or a dashboard looks at: its filters stand as pills
// that people see and may switch off, so that what they type stays theirs.
func (m *maker) source(view string, query []Clause, pills map[string]Clause, search bool) (object, []Reference) {
	s := object{"query": kql(query), "filter": []any{}}
	refs := []Reference{}
	if search {
		const name = "kibanaSavedObjectMeta.searchSourceJSON.index"
		s["indexRefName"] = name
		refs = append(refs, Reference{m.id(view), name, "index-pattern"})
	}
	filters := []any{}
	for i, key := range []string{"primary", "body"} {
		c, ok := pills[key]
		if !ok {
			continue
		}
		name := fmt.Sprintf("kibanaSavedObjectMeta.searchSourceJSON.filter[%d].meta.index", i)
		refs = append(refs, Reference{m.id(view), name, "index-pattern"})
		plain := c
		plain.Not = false
		filters = append(filters, object{
			"$state": object{"store": "appState"},
			"meta": object{
				"alias": m.words.Filters[key], "disabled": false, "negate": c.Not, "type": "custom", "key": c.Field, "indexRefName": name,
			},
			"query": plain.Query(),
		})
	}
	s["filter"] = filters
	return object{"searchSourceJSON": encoded(s)}, refs
}

// Readers see no translation beside its original, and neither headings nor
// title pages, as at the desk.
func pills() map[string]Clause {
	return map[string]Clause{"primary": where("primary", true), "body": whereNot("kind", "heading", "front_matter")}
}
