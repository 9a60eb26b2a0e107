package elastic

import (
	"rapporteur.internal/services/index/analysis"
	"rapporteur.internal/services/index/flat"
	"rapporteur.internal/services/index/question"
)

// queryOf asks Elasticsearch what was asked.
func queryOf(r *question.Request, plans []question.Plan) object {
	var filters []object
	any := func(values []string, fields ...string) {
		if len(values) == 0 {
			return
		}
		var alternatives []object
		for _, field := range fields {
			alternatives = append(alternatives, object{"terms": object{field: values}})
		}
		filters = append(filters, object{"bool": object{"should": alternatives, "minimum_should_match": 1}})
	}
	numbers := func(values []uint32, field string) {
		if len(values) > 0 {
			filters = append(filters, object{"terms": object{field: values}})
		}
	}
	any(r.GetSeries(), "series")
	numbers(r.GetSessions(), "session")
	any(r.GetDocuments(), "document")
	any(r.GetLanguages(), "language")
	any(texts(r.GetSpeakers(), analysis.Fold), "speakers.folded")
	any(r.GetCountries(), "countries")
	any(texts(r.GetOrganisations(), analysis.Fold), "organisations.folded", "acronyms.folded")
	any(texts(r.GetParties(), analysis.Fold), "parties.folded", "party_names.folded")
	any(texts(r.GetRoles(), analysis.Fold), "roles.folded")
	numbers(r.GetObjectives(), "objectives")
	any(r.GetThemes(), "themes")
	any(texts(r.GetKinds(), flat.Kind), "kind")
	any(texts(r.GetAttributions(), flat.Attribution), "attribution")
	any(texts(r.GetActs(), flat.Act), "act")
	any(r.GetRespondsTo(), "responds_to")
	any(r.GetIds(), "id")
	if r.GetPage() > 0 {
		numbers([]uint32{r.GetPage()}, "pages")
	}
	if !r.GetRenditions() {
		filters = append(filters, term("primary", true))
	}
	if from, to := r.GetFromOrdinal(), r.GetToOrdinal(); from > 0 || to > 0 {
		bounds := object{"gte": from}
		if to > 0 {
			bounds["lte"] = to
		}
		filters = append(filters, object{"range": object{"ordinal": bounds}})
	}
	all := object{"filter": filters}
	if filters == nil {
		all["filter"] = []object{}
	}
	if plans != nil {
		languages := []object{}
		for _, p := range plans {
			if !p.Nothing {
				languages = append(languages, planned(p))
			}
		}
		if len(languages) == 0 {
			return object{"match_none": object{}}
		}
		all["must"] = object{"bool": object{"should": languages, "minimum_should_match": 1}}
	}
	return object{"bool": all}
}

func planned(p question.Plan) object {
	b := object{"filter": term("language", p.Chain)}
	not := []object{}
	if p.Chain == analysis.Plain {
		delete(b, "filter")
		not = append(not, object{"terms": object{"language": analysis.Languages()}})
	}
	must := []object{}
	for _, m := range p.Must {
		must = append(must, matching(m))
	}
	if len(must) == 0 {
		must = append(must, object{"match_all": object{}})
	}
	for _, m := range p.Not {
		not = append(not, matching(m))
	}
	b["must"], b["must_not"] = must, not
	return object{"bool": b}
}

// matching lets Elasticsearch analyse what was typed: its chain is ours.
func matching(m question.Match) object {
	field := "text"
	if m.Field != analysis.Plain {
		field = "text_" + m.Field
	}
	if len(m.Terms) == 1 {
		return object{"match": object{field: object{"query": m.Text, "operator": "and"}}}
	}
	return object{"match_phrase": object{field: object{"query": m.Text}}}
}

func term(field string, value any) object { return object{"term": object{field: value}} }

func filtered(filters ...object) object { return object{"bool": object{"filter": filters}} }

func texts[T any](all []T, text func(T) string) []string {
	s := make([]string, len(all))
	for i, v := range all {
		s[i] = text(v)
	}
	return s
}
