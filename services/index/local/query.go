package local

import (
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
		var languages []query.Query
		for _, p := range plans {
			if !p.Nothing {
				languages = append(languages, planned(p))
			}
		}
		if len(languages) == 0 {
			return query.NewMatchNoneQuery()
		}
		words = query.NewDisjunctionQuery(languages)
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

func planned(p question.Plan) query.Query {
	b := query.NewBooleanQuery(nil, nil, nil)
	// Only statements of the language have its field; the printed text all have.
	own := false
	for _, m := range p.Must {
		b.AddMust(matching(m))
		own = own || m.Field == p.Chain && p.Chain != analysis.Plain
	}
	if !own {
		b.AddFilter(term(fieldChain, p.Chain))
	}
	if len(p.Must) == 0 {
		b.AddMust(query.NewMatchAllQuery())
	}
	for _, m := range p.Not {
		b.AddMustNot(matching(m))
	}
	return b
}

func matching(m question.Match) query.Query {
	if len(m.Terms) == 1 {
		return term(field(m.Field), m.Terms[0].Term)
	}
	terms := make([][]string, m.Terms[len(m.Terms)-1].Offset+1)
	for _, t := range m.Terms {
		terms[t.Offset] = []string{t.Term}
	}
	return query.NewMultiPhraseQuery(terms, field(m.Field))
}

func term(field, value string) query.Query {
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
