package kibana

import "fmt"

// lens is a panel as Lens keeps it, with the reference that its layer needs.
func (m *maker) lens(p Panel) (object, []Reference, error) {
	fields, err := Fields(p.View)
	if err != nil {
		return nil, nil, err
	}
	layer := "layer-" + p.Key
	columns, order := object{}, []string{}
	metrics := []string{}
	for i, x := range p.Metrics {
		id := fmt.Sprintf("m%d", i)
		metrics = append(metrics, id)
		columns[id] = m.measured(x)
	}
	rows := []string{}
	for i, b := range p.Rows {
		id := fmt.Sprintf("r%d", i)
		rows = append(rows, id)
		columns[id] = m.bucket(b, fields[b.Field])
	}
	split := ""
	if p.Split != nil {
		split = "s"
		columns[split] = m.bucket(*p.Split, fields[p.Split.Field])
		order = append(order, rows...)
		order = append(order, split)
	} else {
		order = append(order, rows...)
	}
	order = append(order, metrics...)
	kind, drawn := p.drawn(layer, rows, split, metrics)
	ref := Reference{m.id(p.View), "indexpattern-datasource-layer-" + layer, "index-pattern"}
	return object{
		"title": "", "visualizationType": kind, "type": "lens", "references": []Reference{ref},
		"state": object{
			"visualization": drawn, "query": kql(p.Where), "filters": []any{}, "internalReferences": []any{}, "adHocDataViews": object{},
			"datasourceStates": object{
				"formBased": object{"layers": object{layer: object{
					"columns": columns, "columnOrder": order, "incompleteColumns": object{}, "sampling": 1,
				}}},
				"indexpattern": object{"layers": object{}}, "textBased": object{"layers": object{}},
			},
		},
	}, []Reference{ref}, nil
}

func (m *maker) measured(x Metric) object {
	c := object{"label": m.words.Columns[x.Key], "customLabel": true, "dataType": "number", "isBucketed": false, "scale": "ratio", "operationType": x.Op, "sourceField": x.Field}
	params := object{"emptyAsNull": x.Op != "count"}
	switch x.Op {
	case "count":
		c["sourceField"] = "___records___"
	case "median", "max":
		params = object{}
	}
	if f := m.format(x.Field); f != nil && x.Op != "unique_count" {
		params["format"] = object{"id": f["id"], "params": inLens(f)}
	}
	c["params"] = params
	return c
}

// inLens is what Lens' own formats take of a data view's: how many decimals.
func inLens(format object) object {
	if format["id"] == "duration" {
		return object{"decimals": 1, "fromUnit": "seconds", "toUnit": "humanizePrecise"}
	}
	return object{"decimals": 1}
}

func (m *maker) bucket(b Bucket, kind string) object {
	data := "string"
	switch kind {
	case "integer", "long", "float":
		data = "number"
	case "boolean":
		data = "boolean"
	}
	by, direction := object{"type": "column", "columnId": "m0"}, "desc"
	if b.ByValue {
		by, direction = object{"type": "alphabetical", "fallback": false}, "asc"
	}
	return object{
		"label": m.words.Fields[b.Field], "customLabel": true, "dataType": data, "operationType": "terms", "scale": "ordinal", "sourceField": b.Field, "isBucketed": true,
		"params": object{
			"size": b.Size, "orderBy": by, "orderDirection": direction, "otherBucket": false, "missingBucket": false,
			"parentFormat": object{"id": "terms"}, "include": []any{}, "exclude": []any{}, "includeIsRegex": false, "excludeIsRegex": false,
		},
	}
}

// drawn is how Lens draws the columns.
func (p Panel) drawn(layer string, rows []string, split string, metrics []string) (string, object) {
	switch p.Look {
	case Number:
		return "lnsMetric", object{"layerId": layer, "layerType": "data", "metricAccessor": metrics[0]}
	case Table:
		columns := []any{}
		for _, r := range rows {
			columns = append(columns, object{"columnId": r, "isTransposed": false})
		}
		if split != "" {
			columns = append(columns, object{"columnId": split, "isTransposed": true})
		}
		for _, x := range metrics {
			columns = append(columns, object{"columnId": x, "isTransposed": false})
		}
		return "lnsDatatable", object{"layerId": layer, "layerType": "data", "columns": columns, "paging": object{"size": 10, "enabled": true}, "rowHeight": "auto", "headerRowHeight": "auto"}
	}
	series := "bar_horizontal_stacked"
	if p.Look == Shares {
		series = "bar_horizontal_percentage_stacked"
	}
	return "lnsXY", object{
		"legend": object{"isVisible": true, "position": "right"}, "valueLabels": "hide", "fittingFunction": "None", "preferredSeriesType": series,
		"axisTitlesVisibilitySettings": object{"x": false, "yLeft": true, "yRight": true},
		"tickLabelsVisibilitySettings": object{"x": true, "yLeft": true, "yRight": true},
		"gridlinesVisibilitySettings":  object{"x": false, "yLeft": true, "yRight": true},
		"labelsOrientation":            object{"x": 0, "yLeft": 0, "yRight": 0},
		"layers": []any{object{
			"layerId": layer, "layerType": "data", "seriesType": series, "position": "top", "showGridlines": false,
			"accessors": metrics, "xAccessor": rows[0], "splitAccessor": split,
		}},
	}
}
