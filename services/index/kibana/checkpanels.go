package kibana

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

var (
	looks      = set("lnsXY lnsPie lnsMetric lnsLegacyMetric lnsDatatable lnsHeatmap lnsGauge lnsTagcloud lnsChoropleth")
	operations = set("count unique_count sum average min max median percentile percentile_rank standard_deviation last_value terms date_histogram range filters formula math overall_sum overall_min overall_max overall_average cumulative_sum counter_rate differences moving_average static_value normalize_by_unit time_scale")
	bucketing  = set("terms date_histogram range filters")
	accessor   = set("accessor xAccessor splitAccessor metricAccessor secondaryMetricAccessor maxAccessor breakdownByAccessor columnId valueAccessor yAccessor minAccessor goalAccessor tagAccessor")
	accessors  = set("accessors primaryGroups secondaryGroups metrics")
)

func (c *checker) lens(key string, attrs object, refs map[string]string) {
	if look, _ := attrs["visualizationType"].(string); !looks[look] {
		c.fault(key, "visualizationType %q is unknown", look)
	}
	state := within(attrs, "state")
	sources := within(state, "datasourceStates")
	for name := range sources {
		if name != "formBased" && name != "textBased" && name != "indexpattern" {
			c.fault(key, "datasource %s is unknown", name)
		}
	}
	for _, name := range []string{"visualization", "query", "filters"} {
		if _, ok := state[name]; !ok {
			c.fault(key, "state.%s is missing", name)
		}
	}
	known := map[string]bool{}
	columns := map[string]bool{}
	for id, l := range within(within(sources, "formBased"), "layers") {
		known[id] = true
		name := "indexpattern-datasource-layer-" + id
		layer, _ := l.(object)
		if layer["linkToLayers"] == nil && refs[name] == "" && !internal(state, name) {
			c.fault(key, "no reference %s", name)
		}
		c.columns(key, id, layer, refs[name])
		for col := range within(layer, "columns") {
			columns[col] = true
		}
	}
	for id, l := range within(within(sources, "textBased"), "layers") {
		known[id] = true
		layer, _ := l.(object)
		list, _ := layer["columns"].([]any)
		for _, col := range list {
			if o, ok := col.(object); ok {
				columns[fmt.Sprint(o["columnId"])] = true
			}
		}
	}
	c.drawing(key, state["visualization"], known, columns)
}

func internal(state object, name string) bool {
	list, _ := state["internalReferences"].([]any)
	return slices.ContainsFunc(list, func(r any) bool { o, _ := r.(object); return o["name"] == name })
}

func (c *checker) columns(key, layer string, l object, view string) {
	columns := within(l, "columns")
	order, _ := l["columnOrder"].([]any)
	if len(order) != len(columns) || slices.ContainsFunc(order, func(v any) bool { s, _ := v.(string); return columns[s] == nil }) {
		c.fault(key, "layer %s: columnOrder differs from the columns", layer)
	}
	for id, v := range columns {
		col, _ := v.(object)
		at := key + " column " + id
		op, _ := col["operationType"].(string)
		field, _ := col["sourceField"].(string)
		if !operations[op] {
			c.fault(at, "operationType %q is unknown", op)
		}
		for _, name := range []string{"label", "dataType", "isBucketed"} {
			if _, ok := col[name]; !ok {
				c.fault(at, "%s is missing", name)
			}
		}
		if label, ok := col["label"].(string); ok && label == "" {
			c.fault(at, "label is empty")
		}
		if bucketing[op] && col["isBucketed"] != true {
			c.fault(at, "%s must be isBucketed", op)
		}
		if op == "count" && field == "" {
			c.fault(at, "count needs sourceField (___records___)")
		}
		if field != "" && field != "___records___" {
			switch kind := c.kind(view, field); {
			case !c.has(view, field):
				c.fault(at, "the field %s is not in the mapping", field)
			case op == "terms" && kind == "text":
				c.fault(at, "terms on the text field %s", field)
			case op == "date_histogram" && kind != "" && kind != "date" && kind != "date_nanos":
				c.fault(at, "date_histogram on a %s", kind)
			}
		}
		if by := within(within(col, "params"), "orderBy"); by["type"] == "column" && columns[fmt.Sprint(by["columnId"])] == nil {
			c.fault(at, "orderBy: no column %v", by["columnId"])
		}
		refs, _ := col["references"].([]any)
		for _, r := range refs {
			if columns[fmt.Sprint(r)] == nil {
				c.fault(at, "references: no column %v", r)
			}
		}
	}
}

// drawing looks whether what is drawn names layers and columns that there are.
func (c *checker) drawing(key string, v any, layers, columns map[string]bool) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			c.drawing(key, x, layers, columns)
		}
	case object:
		for name, x := range v {
			s, isText := x.(string)
			list, isList := x.([]any)
			switch {
			case name == "layerId" && isText:
				kind, given := v["layerType"]
				if !layers[s] && (!given || kind == "data" || kind == "referenceLine") {
					c.fault(key, "the layer %s that is drawn has no data", s)
				}
			case accessor[name] && isText:
				if i := strings.LastIndex(s, "---"); i >= 0 {
					s = s[i+3:]
				}
				if !columns[s] {
					c.fault(key, "%s %s is no column", name, s)
				}
			case accessors[name] && isList:
				for _, one := range list {
					if s, ok := one.(string); ok && !columns[s] {
						c.fault(key, "%s %s is no column", name, s)
					}
				}
			default:
				c.drawing(key, x, layers, columns)
			}
		}
	}
}

func (c *checker) dashboard(key string, attrs object, refs map[string]string) {
	if text, ok := attrs["optionsJSON"].(string); ok {
		c.decode(key+".optionsJSON", text, &object{})
	}
	var list []object
	if text, ok := attrs["panelsJSON"].(string); ok {
		c.decode(key+".panelsJSON", text, &list)
	}
	seen := map[string]bool{}
	cells := map[[2]int]string{}
	for _, p := range list {
		id := fmt.Sprint(p["panelIndex"])
		at := key + " panel " + id
		if seen[id] {
			c.fault(at, "panelIndex twice")
		}
		seen[id] = true
		c.place(at, id, p, cells)
		c.panel(at, id, p, refs)
	}
	group := within(attrs, "controlGroupInput")
	c.controls(key, group, refs)
	if system, ok := group["chainingSystem"]; ok && system != "HIERARCHICAL" && system != "NONE" {
		c.fault(key, "chainingSystem is %v", system)
	}
}

func (c *checker) place(at, id string, p object, cells map[[2]int]string) {
	grid := within(p, "gridData")
	if grid["i"] != p["panelIndex"] {
		c.fault(at, "gridData.i differs from panelIndex")
	}
	var side [4]int
	for i, name := range []string{"x", "y", "w", "h"} {
		n, ok := grid[name].(float64)
		if !ok || n != float64(int(n)) {
			c.fault(at, "gridData has no whole number %s", name)
			return
		}
		side[i] = int(n)
	}
	x, y, w, h := side[0], side[1], side[2], side[3]
	if x < 0 || y < 0 || w < 1 || h < 1 || h > 1000 || x+w > 48 {
		c.fault(at, "stands outside the 48 columns")
		return
	}
	for i := x; i < x+w; i++ {
		for j := y; j < y+h; j++ {
			if other, taken := cells[[2]int{i, j}]; taken {
				c.fault(at, "overlaps panel %s", other)
				return
			}
		}
	}
	for i := x; i < x+w; i++ {
		for j := y; j < y+h; j++ {
			cells[[2]int{i, j}] = id
		}
	}
}

func (c *checker) panel(at, id string, p object, refs map[string]string) {
	kind, _ := p["type"].(string)
	if !panels[kind] {
		c.fault(at, "type %q is unknown", kind)
	}
	own := map[string]string{}
	for name, to := range refs {
		if rest, ok := strings.CutPrefix(name, id+":"); ok {
			own[rest] = to
		}
	}
	config := within(p, "embeddableConfig")
	name, named := p["panelRefName"].(string)
	switch {
	case named && own[name] == "":
		c.fault(at, "no reference %s:%s", id, name)
	case named && !strings.HasPrefix(own[name], kind+":"):
		c.fault(at, "the reference is a %s, the panel a %s", own[name], kind)
	case named:
	case kind == "lens" && config["attributes"] == nil:
		c.fault(at, "has neither panelRefName nor attributes")
	case kind == "lens":
		c.lens(at, within(config, "attributes"), own)
	case kind == "visualization" && config["savedVis"] == nil:
		c.fault(at, "has neither panelRefName nor savedVis")
	}
}

func (c *checker) controls(key string, group object, refs map[string]string) {
	text, ok := group["panelsJSON"].(string)
	if !ok {
		return
	}
	all := map[string]struct {
		Type  string          `json:"type"`
		Input json.RawMessage `json:"explicitInput"`
	}{}
	if !c.decode(key+".controlGroupInput.panelsJSON", text, &all) {
		return
	}
	for id, control := range all {
		at := key + " control " + id
		ref, known := controls[control.Type]
		if !known {
			c.fault(at, "type %q is unknown", control.Type)
			continue
		}
		var input object
		if len(control.Input) > 0 && !c.decode(at, string(control.Input), &input) {
			continue
		}
		if input["id"] != nil && input["id"] != id {
			c.fault(at, "explicitInput.id differs")
		}
		if ref == "" {
			continue
		}
		view := refs["controlGroup_"+id+":"+ref]
		field, _ := input["fieldName"].(string)
		switch {
		case view == "":
			c.fault(at, "no reference controlGroup_%s:%s", id, ref)
		case field == "":
			c.fault(at, "fieldName is missing")
		case !c.has(view, field):
			c.fault(at, "the field %s is not in the mapping", field)
		}
	}
}
