package local

import (
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2/search/query"

	"rapporteur.internal/services/index/analysis"
	"rapporteur.internal/services/index/flat"
	"rapporteur.internal/services/index/question"
)

// queryOf asks bleve what was asked.
func queryOf(r *question.Request, plans []question.Plan) query.Query {
	var filters []query.Query
	any := func(field string, values []string) {
		if len(values) == 0 {
			return
		}
		alternatives := make([]query.Query, len(values))
		for i, v := range values {
			alternatives[i] = term(field, v)
		}
		filters = append(filters, query.NewDisjunctionQuery(alternatives))
	}
	any("series", r.GetSeries())
	any("session", texts(r.GetSessions(), number))
	any("document", r.GetDocuments())
	any("language", r.GetLanguages())
	any("speakers"+folded, texts(r.GetSpeakers(), analysis.Fold))
	any("countries", r.GetCountries())
	any("organisations"+folded, texts(r.GetOrganisations(), analysis.Fold))
	any("parties"+folded, texts(r.GetParties(), analysis.Fold))
	any("roles"+folded, texts(r.GetRoles(), analysis.Fold))
	any("objectives", texts(r.GetObjectives(), number))
	any("themes", r.GetThemes())
	any("kind", texts(r.GetKinds(), flat.Kind))
	any("attribution", texts(r.GetAttributions(), flat.Attribution))
	any("act", texts(r.GetActs(), flat.Act))
	any("responds_to", r.GetRespondsTo())
	any("id", r.GetIds())
	if r.GetPage() > 0 {
		any("pages", []string{number(r.GetPage())})
	}
	if from, to := r.GetFromOrdinal(), r.GetToOrdinal(); from > 0 || to > 0 {
		filters = append(filters, between("ordinal", from, to))
	}
	var words query.Query = query.NewMatchAllQuery()
	if plans != nil {
		if words = answering(r, plans); words == nil {
			return query.NewMatchNoneQuery()
		}
	}
	if len(filters) == 0 && r.GetRenditions() {
		return words
	}
	all := query.NewBooleanQuery([]query.Query{words}, nil, nil)
	if !r.GetRenditions() {
		// What is rare is left out, which costs less than to filter by the rest.
		all.AddMustNot(term(fieldRendition, "true"))
	}
	if len(filters) > 0 {
		all.AddFilter(query.NewConjunctionQuery(filters))
	}
	return all
}

// answering asks for the words, of each language its own; nil: nothing answers.
func answering(r *question.Request, plans []question.Plan) query.Query {
	// once: as each language has it, with kindred words where there are any.
	var typed, wide, once []query.Query
	for _, p := range plans {
		switch {
		case p.Wide != nil:
			w := widened(p)
			wide, once = append(wide, w), append(once, w)
		case !p.Nothing:
			once = append(once, planned(p))
		}
		if !p.Nothing && r.Relevance {
			typed = append(typed, planned(p))
		}
	}
	switch {
	case len(once) == 0:
		return nil
	case len(wide) == 0 || len(typed) == 0 || !r.Relevance:
		return query.NewDisjunctionQuery(once)
	}
	return above{query.NewDisjunctionQuery(typed), query.NewDisjunctionQuery(wide)}
}

func planned(p question.Plan) query.Query {
	b := query.NewBooleanQuery(nil, nil, nil)
	for _, m := range p.Must {
		b.AddMust(matching(m))
	}
	return bounded(b, p, len(p.Must), slices.ContainsFunc(p.Must, p.Own))
}

// widened takes, for each thing typed, itself or one of its kindred words.
func widened(p question.Plan) query.Query {
	b := query.NewBooleanQuery(nil, nil, nil)
	own := false
	for _, c := range p.Wide {
		var ways best
		if len(c.Typed) == 1 {
			ways = append(ways, matching(c.Typed[0]))
		} else if len(c.Typed) > 1 {
			all := make([]query.Query, len(c.Typed))
			for i, m := range c.Typed {
				all[i] = matching(m)
			}
			ways = append(ways, query.NewConjunctionQuery(all))
		}
		for _, o := range c.Others {
			q := matching(o.Match)
			q.SetBoost(o.Weight)
			ways = append(ways, q)
		}
		if len(ways) == 1 {
			b.AddMust(ways[0])
		} else {
			b.AddMust(ways)
		}
		own = own || slices.ContainsFunc(c.Typed, p.Own) && !slices.ContainsFunc(c.Others, func(o question.Other) bool { return !p.Own(o.Match) })
	}
	return bounded(b, p, len(p.Wide), own)
}

// bounded completes what must stand in a language's statements. own: it names a
// field that only they have; the printed text all have.
func bounded(b *query.BooleanQuery, p question.Plan, must int, own bool) query.Query {
	if !own {
		b.AddFilter(term(fieldChain, p.Chain))
	}
	if must == 0 {
		b.AddMust(query.NewMatchAllQuery())
	}
	for _, m := range p.Not {
		b.AddMustNot(matching(m))
	}
	return b
}

func matching(m question.Match) query.BoostableQuery {
	if len(m.Terms) == 1 {
		return term(field(m.Field), m.Terms[0].Term)
	}
	terms := make([][]string, m.Terms[len(m.Terms)-1].Offset+1)
	for _, t := range m.Terms {
		terms[t.Offset] = []string{t.Term}
	}
	return query.NewMultiPhraseQuery(terms, field(m.Field))
}

func term(field, value string) *query.TermQuery {
	q := query.NewTermQuery(value)
	q.SetField(field)
	return q
}

// between bounds a number, both ends included; 0: no bound.
func between(field string, from, to uint32) query.Query {
	var low, high *float64
	yes := true
	if from > 0 {
		f := float64(from)
		low = &f
	}
	if to > 0 {
		f := float64(to)
		high = &f
	}
	q := query.NewNumericRangeInclusiveQuery(low, high, &yes, &yes)
	q.SetField(field)
	return q
}

func texts[T any](all []T, text func(T) string) []string {
	s := make([]string, len(all))
	for i, v := range all {
		s[i] = text(v)
	}
	return s
}

func number(n uint32) string { return strconv.Itoa(int(n)) }
