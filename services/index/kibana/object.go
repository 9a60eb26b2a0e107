package kibana

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"

	"rapporteur.internal/services/index/elastic"
)

type object = map[string]any

// Object is one of Kibana's saved objects.
type Object struct {
	Type       string      `json:"type"`
	ID         string      `json:"id"`
	Attributes object      `json:"attributes"`
	References []Reference `json:"references"`
	// Versions of the shapes; Kibana brings older ones up to date and refuses newer ones.
	Core      string `json:"coreMigrationVersion"`
	Migration string `json:"typeMigrationVersion"`
	Managed   bool   `json:"managed"`
}

// Reference is how one object names another.
type Reference struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Type string `json:"type"`
}

// DefaultURL is where the desk serves unless it is told otherwise.
const DefaultURL = "http://127.0.0.1:8420"

const coreVersion = "8.8.0"

// The shapes' versions that are written here, none newer than Kibana 8.19's.
var shapes = map[string]string{"index-pattern": "8.0.0", "search": "10.5.0", "lens": "8.9.0", "dashboard": "10.2.0"}

// Names of the data views, and of the parts of their ids.
const (
	Statements = "statements"
	Documents  = "documents"
)

// Options of the objects.
type Options struct {
	// Language: fr or en.
	Language string
	// PublicURL is where people's browsers find the desk, without a slash at the end.
	PublicURL string
	// Prefix of the indices' names; empty: "rapporteur".
	Prefix string
}

// Objects gives a language's saved objects, those that are named before those
// that name them; the same options give the same bytes.
func Objects(o Options) ([]Object, error) {
	if o.Prefix == "" {
		o.Prefix = "rapporteur"
	}
	w, err := wording(o.Language)
	if err != nil {
		return nil, err
	}
	m := &maker{Options: o, words: w}
	for _, name := range []string{Statements, Documents} {
		v, err := m.view(name)
		if err != nil {
			return nil, err
		}
		m.add("index-pattern", name, v, nil)
	}
	for _, s := range searches() {
		m.search(s)
	}
	for _, d := range Dashboards() {
		if err := m.dashboard(d); err != nil {
			return nil, err
		}
	}
	return m.all, nil
}

// NDJSON is the objects as Kibana's import takes them.
func NDJSON(all []Object) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, o := range all {
		if err := e.Encode(o); err != nil {
			return nil, fmt.Errorf("write the object %s: %w", o.ID, err)
		}
	}
	return b.Bytes(), nil
}

type maker struct {
	Options
	words *words
	all   []Object
}

func (m *maker) id(name string) string { return m.Prefix + "-" + name + "-" + m.Language }

func (m *maker) add(kind, name string, attributes object, refs []Reference) {
	if refs == nil {
		refs = []Reference{}
	}
	m.all = append(m.all, Object{Type: kind, ID: m.id(name), Attributes: attributes, References: refs, Core: coreVersion, Migration: shapes[kind]})
}

// encoded is JSON within a string, as Kibana keeps it.
func encoded(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "" // What is built here always encodes; Check would find it empty.
	}
	return string(bytes.TrimSpace(b.Bytes()))
}

// Fields of a data view with their types, sub-fields as "speakers.folded".
func Fields(view string) (map[string]string, error) {
	mapping := elastic.Mapping()
	if view == Documents {
		mapping = elastic.DocumentsMapping()
	}
	type property struct {
		Type   string `json:"type"`
		Fields map[string]struct {
			Type string `json:"type"`
		} `json:"fields"`
	}
	var m struct {
		Properties map[string]property `json:"properties"`
	}
	if err := json.Unmarshal(mapping, &m); err != nil {
		return nil, fmt.Errorf("read the mapping of %s: %w", view, err)
	}
	all := map[string]string{}
	for name, p := range m.Properties {
		all[name] = p.Type
		for sub, f := range p.Fields {
			all[name+"."+sub] = f.Type
		}
	}
	return all, nil
}

// seen are a view's fields that people have to do with, in order: the machine's own are hidden.
func seen(view string) ([]string, error) {
	all, err := Fields(view)
	if err != nil {
		return nil, err
	}
	var names []string
	for name, kind := range all {
		if kind == "binary" || kind == "completion" || bytes.ContainsRune([]byte(name), '.') {
			continue
		}
		names = append(names, name)
	}
	sort.Strings(names)
	return names, nil
}
