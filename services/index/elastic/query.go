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
		words := answering(r, plans)
		if words == nil {
			return object{"match_none": object{}}
		}
		all["must"] = words
	}
	return object{"bool": all}
}

// What was typed scores above typedScore; what kindred words find, at most
// widenedScore.
const (
	typedScore   = 10
	widenedScore = 9
)

// answering asks for the words, of each language its own; nil: nothing answers.
func answering(r *question.Request, plans []question.Plan) object {
	// once: as each language has it, with kindred words where there are any.
	var typed, wide, once []object
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
		return either(once)
	}
	return object{"dis_max": object{"queries": []object{
		{"bool": object{"must": either(typed), "should": object{"constant_score": object{"filter": object{"match_all": object{}}, "boost": typedScore}}}},
		{"function_score": object{"query": either(wide), "functions": []object{{"weight": widenedScore}}, "boost_mode": "min"}},
	}}}
}

func either(all []object) object {
	return object{"bool": object{"should": all, "minimum_should_match": 1}}
}

func planned(p question.Plan) object {
	must := []object{}
	for _, m := range p.Must {
		must = append(must, matching(m, 1))
	}
	return bounded(p, must)
}

// widened takes, for each thing typed, itself or one of its kindred words.
func widened(p question.Plan) object {
	must := []object{}
	for _, c := range p.Wide {
		ways := []object{}
		if len(c.Typed) > 0 {
			all := []object{}
			for _, m := range c.Typed {
				all = append(all, matching(m, 1))
			}
			ways = append(ways, object{"bool": object{"must": all}})
		}
		for _, o := range c.Others {
			ways = append(ways, matching(o.Match, o.Weight))
		}
		must = append(must, object{"dis_max": object{"queries": ways}})
	}
	return bounded(p, must)
}

// bounded keeps to a language what must stand, and takes out what must not.
func bounded(p question.Plan, must []object) object {
	b := object{"filter": term("language", p.Chain)}
	not := []object{}
	if p.Chain == analysis.Plain {
		delete(b, "filter")
		not = append(not, object{"terms": object{"language": analysis.Languages()}})
	}
	if len(must) == 0 {
		must = append(must, object{"match_all": object{}})
	}
	for _, m := range p.Not {
		not = append(not, matching(m, 1))
	}
	b["must"], b["must_not"] = must, not
	return object{"bool": b}
}

// matching lets Elasticsearch analyse what was typed: its chain is ours.
func matching(m question.Match, weight float64) object {
	field := "text"
	if m.Field != analysis.Plain {
		field = "text_" + m.Field
	}
	if len(m.Terms) == 1 {
		return object{"match": object{field: object{"query": m.Text, "operator": "and", "boost": weight}}}
	}
	return object{"match_phrase": object{field: object{"query": m.Text, "boost": weight}}}
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
