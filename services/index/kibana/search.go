package kibana

// search is a saved search.
type search struct {
	key     string
	columns []string
	sort    []any
	where   []Clause
}

// searches are the saved searches, those of Discover.
func searches() []search {
	reading := []any{[]any{"series", "asc"}, []any{"session", "asc"}, []any{"document", "asc"}, []any{"ordinal", "asc"}}
	by := append([]any{[]any{"speakers", "asc"}}, reading...)
	return []search{
		{"all", []string{"text", "speakers", "organisations", "countries", "session", "page_label", "page_path"}, reading, nil},
		{"speakers", []string{"speakers", "roles", "organisations", "countries", "act", "text", "session", "page_label", "page_path"}, by, []Clause{where("speakers")}},
		{"calls", []string{"act", "text", "speakers", "party_names", "objectives", "session", "page_label", "page_path"}, reading, []Clause{where("act", "commits", "proposes", "urges")}},
		{"stances", []string{"act", "text", "speakers", "party_names", "responds_to", "session", "page_label", "page_path"}, reading, []Clause{where("act", "supports", "opposes")}},
		{"figures", []string{"figures", "text", "speakers", "objectives", "session", "page_label", "page_path"}, reading, []Clause{where("figures")}},
		{"unattributed", []string{"text", "kind", "confidence", "section", "document_title", "session", "page_label", "page_path"}, reading,
			[]Clause{where("kind", "statement", "collective"), whereNot("speakers"), whereNot("parties")}},
	}
}

func (m *maker) search(s search) {
	said := m.words.Searches[s.key]
	meta, refs := m.source(Statements, s.where, pills(), true)
	m.add("search", "search-"+s.key, object{
		"title": said[0] + " – Rapporteur (" + m.Language + ")", "description": said[1], "columns": s.columns, "sort": s.sort, "grid": object{}, "hideChart": true, "rowHeight": -1,
		"isTextBasedQuery": false, "usesAdHocDataView": false, "timeRestore": false, "kibanaSavedObjectMeta": meta,
	}, refs)
}

// Searches gives the saved searches' keys with what Elasticsearch is asked by each.
func Searches() map[string]map[string]any {
	all := map[string]map[string]any{}
	for _, s := range searches() {
		all[s.key] = filter(append([]Clause{pills()["primary"], pills()["body"]}, s.where...))
	}
	return all
}

// filter asks for all clauses at once.
func filter(all []Clause) object {
	f := []any{}
	for _, c := range all {
		f = append(f, c.Query())
	}
	return object{"bool": object{"filter": f}}
}
