package kibana

import "fmt"

// view makes a data view: labels for every field that people see, links to the
// desk, names in place of codes. It has no time field: documents without a date
// would vanish behind Kibana's choice of the last fifteen minutes.
func (m *maker) view(name string) (object, error) {
	labels, formats := object{}, object{}
	names, err := seen(name)
	if err != nil {
		return nil, err
	}
	for _, f := range names {
		label := m.words.Fields[f]
		if label == "" {
			return nil, fmt.Errorf("wording/%s.json has no label for the field %s of %s", m.Language, f, name)
		}
		labels[f] = object{"customLabel": label}
		if format := m.format(f); format != nil {
			formats[f] = format
		}
	}
	return object{
		"title": m.Prefix + "-" + name, "name": m.words.Views[name] + " (" + m.Language + ")", "allowHidden": false,
		"fields": "[]", "typeMeta": "{}", "runtimeFieldMap": "{}", "sourceFilters": encoded(hidden(name)),
		"fieldAttrs": encoded(labels), "fieldFormatMap": encoded(formats),
	}, nil
}

// hidden are the fields that Discover doesn't fetch: they hold machine's data,
// or the text a second time.
func hidden(view string) []any {
	all := []any{}
	if view == Statements {
		for _, f := range []string{"statement", "names", "text_*"} {
			all = append(all, object{"value": f})
		}
	}
	return all
}

func (m *maker) format(field string) object {
	link := func(template, label string) object {
		return object{"id": "url", "params": object{"type": "a", "urlTemplate": m.PublicURL + template, "labelTemplate": label, "openLinkInCurrentTab": false}}
	}
	switch field {
	case "page_path":
		return link("{{rawValue}}", m.words.Open)
	case "speakers":
		return link("/?speaker={{value}}", "{{value}}")
	case "organisations":
		return link("/?organisation={{value}}", "{{value}}")
	case "responds_to", "supports", "opposes":
		return link("/statements/{{value}}", "{{value}}")
	case "document":
		return link("/?document={{value}}", "{{value}}")
	case "date":
		return object{"id": "date", "params": object{"pattern": "YYYY-MM-DD"}}
	case "settled", "searchable":
		return object{"id": "date", "params": object{"pattern": "YYYY-MM-DD HH:mm:ss"}}
	case "confidence", "share_unattributed":
		return object{"id": "percent", "params": object{"pattern": "0,0.[0]%"}}
	case "seconds_to_search":
		return object{"id": "duration", "params": object{"inputFormat": "seconds", "outputFormat": "humanizePrecise", "outputPrecision": 1, "useShortSuffix": true}}
	case "year", "session", "ordinal", "page", "paragraph", "generation":
		return object{"id": "number", "params": object{"pattern": "0"}}
	}
	if entries := m.words.lookup(field); len(entries) > 0 {
		return object{"id": "static_lookup", "params": object{"lookupEntries": entries, "unknownKeyValue": nil}}
	}
	return nil
}
