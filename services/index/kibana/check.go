package kibana

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Rules that Kibana 8.19 applies at import or needs at load, rewritten from its
// schemas: newest versions of the shapes, attributes with their types, and which
// shapes refuse attributes that they don't know.
var (
	newest = map[string]string{"dashboard": "10.3.0", "search": "10.5.0", "lens": "8.9.0", "index-pattern": "8.0.0", "visualization": "8.5.0", "map": "8.4.0", "tag": "8.0.0"}

	topLevel = set("id type references attributes namespaces migrationVersion coreMigrationVersion typeMigrationVersion updated_at updated_by created_at created_by version originId managed")
	strict   = set("dashboard search")
	panels   = set("lens search visualization map links image DASHBOARD_MARKDOWN")
	controls = map[string]string{"optionsListControl": "optionsListDataView", "rangeSliderControl": "rangeSliderDataView", "timeSlider": "", "esqlControl": ""}
	formats  = set("string number bytes percent date date_nanos relative_date duration url boolean color static_lookup truncate ip geo_point histogram currency _source")
	runtimes = set("keyword long double date ip boolean geo_point composite")
	version  = regexp.MustCompile(`^\d+\.\d+\.\d+$`)

	// An attribute's type, "!" where it must be there; a.b stands within a.
	attributes = map[string]map[string]string{
		"dashboard": {
			"title": "string!", "description": "string", "kibanaSavedObjectMeta": "object!", "kibanaSavedObjectMeta.searchSourceJSON": "string",
			"timeRestore": "bool", "timeFrom": "string", "timeTo": "string", "refreshInterval": "object", "refreshInterval.pause": "bool!",
			"refreshInterval.value": "number!", "controlGroupInput": "object", "controlGroupInput.panelsJSON": "string", "controlGroupInput.controlStyle": "string",
			"controlGroupInput.chainingSystem": "string", "controlGroupInput.ignoreParentSettingsJSON": "string", "controlGroupInput.showApplySelections": "bool",
			"panelsJSON": "string", "optionsJSON": "string", "sections": "list", "hits": "number", "version": "number",
		},
		"search": {
			"title": "string!", "description": "string", "columns": "list", "sort": "list", "grid": "object", "rowHeight": "number", "headerRowHeight": "number",
			"rowsPerPage": "number", "hideChart": "bool", "breakdownField": "string", "kibanaSavedObjectMeta": "object!", "kibanaSavedObjectMeta.searchSourceJSON": "string!",
			"isTextBasedQuery": "bool", "usesAdHocDataView": "bool", "timeRestore": "bool", "timeRange": "object", "timeRange.from": "string!", "timeRange.to": "string!",
			"refreshInterval": "object", "refreshInterval.pause": "bool!", "refreshInterval.value": "number!", "viewMode": "string", "hideAggregatedPreview": "bool",
			"hits": "number", "version": "number", "sampleSize": "number", "visContext": "object", "density": "string",
		},
		"lens": {"title": "string!", "description": "string", "visualizationType": "string!", "state": "object!"},
		"index-pattern": {
			"title": "string!", "name": "string", "timeFieldName": "string", "fields": "string", "fieldAttrs": "string", "fieldFormatMap": "string",
			"runtimeFieldMap": "string", "sourceFilters": "string", "typeMeta": "string", "allowHidden": "bool",
		},
	}
)

func set(words string) map[string]bool {
	s := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		s[w] = true
	}
	return s
}

// Check tells what Kibana would refuse of an import, or fail on when it shows
// it; nothing: no fault was found. fields are each data view's, with their
// types, by the view's title; a view that isn't in it may have any field.
func Check(ndjson []byte, fields map[string]map[string]string) []string {
	c := &checker{have: map[string]object{}, fields: fields}
	c.read(ndjson)
	for _, key := range c.order {
		c.object(key, c.have[key])
	}
	return c.faults
}

type checker struct {
	faults []string
	have   map[string]object
	order  []string
	fields map[string]map[string]string
}

func (c *checker) fault(at, format string, args ...any) {
	c.faults = append(c.faults, at+": "+fmt.Sprintf(format, args...))
}

func (c *checker) read(ndjson []byte) {
	for i, line := range bytes.Split(ndjson, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var o object
		if err := json.Unmarshal(line, &o); err != nil {
			c.fault(fmt.Sprintf("line %d", i+1), "no JSON object: %v", err)
			continue
		}
		if _, summary := o["exportedCount"]; summary {
			continue
		}
		key := fmt.Sprintf("%v:%v", o["type"], o["id"])
		for name, want := range map[string]string{"type": "string", "id": "string", "attributes": "object", "references": "list"} {
			if !is(o[name], want) {
				c.fault(key, "%s is missing or has the wrong type", name)
			}
		}
		if _, twice := c.have[key]; twice {
			c.fault(key, "given twice")
			continue
		}
		c.have[key] = o
		c.order = append(c.order, key)
	}
}

func (c *checker) object(key string, o object) {
	kind, _ := o["type"].(string)
	attrs := within(o, "attributes")
	for k := range o {
		if !topLevel[k] {
			c.fault(key, "unknown top-level key %s", k)
		}
	}
	if newest[kind] == "" {
		c.fault(key, "type not expected here")
		return
	}
	shape, _ := o["typeMigrationVersion"].(string)
	switch {
	case shape == "":
		c.fault(key, "typeMigrationVersion is missing: every old migration would run")
	case newer(shape, newest[kind]):
		c.fault(key, "typeMigrationVersion %s is newer than %s of 8.19", shape, newest[kind])
	}
	if core, ok := o["coreMigrationVersion"].(string); ok && newer(core, coreVersion) {
		c.fault(key, "coreMigrationVersion %s is newer than %s", core, coreVersion)
	}
	refs := c.references(key, o)
	c.shape(key, kind, attrs)
	c.source(key, attrs, refs)
	switch kind {
	case "index-pattern":
		c.dataView(key, attrs)
	case "search":
		c.search(key, attrs, refs)
	case "lens":
		c.lens(key, attrs, refs)
	case "dashboard":
		c.dashboard(key, attrs, refs)
	}
}

// references gives the objects that are named, as "type:id", by the references' names.
func (c *checker) references(key string, o object) map[string]string {
	refs := map[string]string{}
	list, _ := o["references"].([]any)
	for _, r := range list {
		ref, _ := r.(object)
		name, _ := ref["name"].(string)
		if len(ref) != 3 || ref["id"] == nil || ref["type"] == nil || name == "" {
			c.fault(key, "a reference has id, name and type, and nothing else: %v", ref)
			continue
		}
		if refs[name] != "" {
			c.fault(key, "two references of the name %s", name)
		}
		refs[name] = fmt.Sprintf("%v:%v", ref["type"], ref["id"])
		if _, ok := c.have[refs[name]]; !ok {
			c.fault(key, "reference %s → %s is not in the bundle", name, refs[name])
		}
	}
	return refs
}

func (c *checker) shape(key, kind string, attrs object) {
	want := attributes[kind]
	for path, t := range want {
		parent, name := attrs, path
		if outer, inner, ok := strings.Cut(path, "."); ok {
			if _, there := attrs[outer]; !there {
				continue
			}
			parent, name = within(attrs, outer), inner
		}
		t, must := strings.CutSuffix(t, "!")
		value, there := parent[name]
		switch {
		case !there && must:
			c.fault(key, "%s is missing", path)
		case there && !is(value, t):
			c.fault(key, "%s has the wrong type", path)
		}
	}
	if strict[kind] {
		for name := range attrs {
			if want[name] == "" {
				c.fault(key, "unknown attribute %s", name)
			}
		}
	}
}

func (c *checker) source(key string, attrs object, refs map[string]string) {
	text, ok := within(attrs, "kibanaSavedObjectMeta")["searchSourceJSON"].(string)
	if !ok {
		return
	}
	var s object
	if !c.decode(key+".searchSourceJSON", text, &s) {
		return
	}
	if name, ok := s["indexRefName"].(string); ok && refs[name] == "" {
		c.fault(key, "indexRefName %s has no reference", name)
	}
	if _, ok := s["index"]; ok {
		c.fault(key, "searchSourceJSON.index must be a reference")
	}
	filters, _ := s["filter"].([]any)
	for _, f := range filters {
		meta := within(f, "meta")
		if name, ok := meta["indexRefName"].(string); ok {
			if refs[name] == "" {
				c.fault(key, "the filter's indexRefName %s has no reference", name)
			} else if field, ok := meta["key"].(string); ok && !c.has(refs[name], field) {
				c.fault(key, "the filter's field %s is not in the mapping", field)
			}
		}
	}
	if q, ok := s["query"].(object); ok && q["esql"] == nil && q["language"] != "kuery" && q["language"] != "lucene" {
		c.fault(key, "query.language is %v", q["language"])
	}
}

func (c *checker) dataView(key string, attrs object) {
	title, _ := attrs["title"].(string)
	known := c.fields[title]
	for _, name := range []string{"fields", "sourceFilters"} {
		if text, ok := attrs[name].(string); ok {
			c.decode(key+"."+name, text, &[]any{})
		}
	}
	maps := map[string]map[string]object{}
	for _, name := range []string{"fieldAttrs", "fieldFormatMap", "runtimeFieldMap", "typeMeta"} {
		if text, ok := attrs[name].(string); ok {
			m := map[string]object{}
			if c.decode(key+"."+name, text, &m) {
				maps[name] = m
			}
		}
	}
	for field, f := range maps["fieldFormatMap"] {
		if id, _ := f["id"].(string); f != nil && !formats[id] {
			c.fault(key, "the field format %q of %s is unknown", id, field)
		}
	}
	for field, f := range maps["runtimeFieldMap"] {
		if kind, _ := f["type"].(string); !runtimes[kind] {
			c.fault(key, "the type %q of the runtime field %s is unknown", kind, field)
		}
	}
	for _, name := range []string{"fieldAttrs", "fieldFormatMap"} {
		for field := range maps[name] {
			if known != nil && known[field] == "" {
				c.fault(key, "%s: the field %s is not in the mapping", name, field)
			}
		}
	}
}

func (c *checker) search(key string, attrs object, refs map[string]string) {
	view := refs["kibanaSavedObjectMeta.searchSourceJSON.index"]
	sorts, _ := attrs["sort"].([]any)
	for _, s := range sorts {
		pair, _ := s.([]any)
		if len(pair) != 2 || pair[1] != "asc" && pair[1] != "desc" {
			c.fault(key, "sort %v is no field with asc or desc", s)
		} else if field, _ := pair[0].(string); !c.has(view, field) {
			c.fault(key, "sort: the field %s is not in the mapping", field)
		} else if c.kind(view, field) == "text" {
			c.fault(key, "sort on the text field %s", field)
		}
	}
	if mode, ok := attrs["viewMode"]; ok && !slices.Contains([]any{"documents", "patterns", "aggregated"}, mode) {
		c.fault(key, "viewMode is %v", mode)
	}
	columns, _ := attrs["columns"].([]any)
	for _, col := range columns {
		if field, _ := col.(string); field != "_source" && !c.has(view, field) {
			c.fault(key, "column %v is not in the mapping", col)
		}
	}
}

// has tells whether a data view, as "type:id", has a field, as far as is known.
func (c *checker) has(view, field string) bool {
	title, _ := within(c.have[view], "attributes")["title"].(string)
	known, ok := c.fields[title]
	return !ok || known[field] != ""
}

func (c *checker) kind(view, field string) string {
	title, _ := within(c.have[view], "attributes")["title"].(string)
	return c.fields[title][field]
}

func (c *checker) decode(at, text string, into any) bool {
	if err := json.Unmarshal([]byte(text), into); err != nil {
		c.fault(at, "not the JSON that is wanted: %v", err)
		return false
	}
	return true
}

func within(v any, name string) object {
	o, _ := v.(object)
	inner, _ := o[name].(object)
	return inner
}

func is(v any, kind string) bool {
	switch v.(type) {
	case string:
		return kind == "string"
	case float64:
		return kind == "number"
	case bool:
		return kind == "bool"
	case []any:
		return kind == "list"
	case object:
		return kind == "object"
	}
	return false
}

// newer tells whether a is no version, or a later one than b.
func newer(a, b string) bool {
	if !version.MatchString(a) {
		return true
	}
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range x {
		n, _ := strconv.Atoi(x[i])
		m, _ := strconv.Atoi(y[i])
		if n != m {
			return n > m
		}
	}
	return false
}
