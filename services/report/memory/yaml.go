package memory

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// writeYAML writes a list of mappings, each value in quotation marks.
func (m *Memory) writeYAML(w io.Writer) error {
	b := bufio.NewWriter(w)
	b.WriteString(head + "entries:\n")
	for e := range m.All() {
		v := e.values()
		for i, c := range columns {
			if v[c] == "" && c != "words" {
				continue
			}
			lead := "  "
			if i == 0 || i == 1 && v["id"] == "" {
				lead = "- "
			}
			b.WriteString(lead + c + ": " + doubled(v[c]) + "\n")
		}
	}
	return b.Flush()
}

// doubled is a text as YAML and JSON both quote it.
func doubled(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // A text can always be written.
	}
	return strings.TrimSuffix(b.String(), "\n")
}

const yamlShape = "write entries: and below it a list, each entry with form, text, words and, where known, id, reviewed, by, date, origin, language, target"

// readYAML takes up what writeYAML writes, and what a person writes like it.
func (f *file) readYAML(data []byte) {
	parsed, err := parser.ParseBytes(data, 0)
	if err != nil {
		line, reason := 0, err.Error()
		var at yaml.Error
		if errors.As(err, &at) {
			reason = at.GetMessage()
			if t := at.GetToken(); t != nil && t.Position != nil {
				line = t.Position.Line
			}
		}
		f.fail(line, "", "it is no YAML: "+strings.SplitN(reason, "\n", 2)[0], "put the text in quotation marks, and indent with spaces")
		return
	}
	for _, doc := range parsed.Docs {
		if doc.Body == nil {
			continue
		}
		if doc.Body.Type() == ast.CommentType {
			continue
		}
		f.document(doc.Body)
	}
}

func (f *file) document(body ast.Node) {
	all, ok := pairs(body)
	if !ok {
		f.fail(lineOf(body), "", "it holds no entries", yamlShape)
		return
	}
	for _, p := range all {
		if p.Key.String() != "entries" {
			f.fail(lineOf(p), "", fmt.Sprintf("there is no key %q here", p.Key.String()), yamlShape)
			continue
		}
		list, ok := p.Value.(*ast.SequenceNode)
		switch {
		case ok:
			for _, item := range list.Values {
				f.item(item)
			}
		case p.Value == nil || p.Value.Type() == ast.NullType:
		default:
			f.fail(lineOf(p), "", "entries is no list", yamlShape)
		}
	}
}

// item takes up one entry.
func (f *file) item(n ast.Node) {
	all, ok := pairs(n)
	if !ok {
		f.fail(lineOf(n), "", "an entry is no mapping of keys to texts", yamlShape)
		return
	}
	v := map[string]string{}
	for _, p := range all {
		name := p.Key.String()
		if !slices.Contains(columns, name) {
			f.fail(lineOf(p), "", fmt.Sprintf("there is no key %q", name), "one of "+strings.Join(columns, ", "))
			return
		}
		if _, twice := v[name]; twice {
			f.fail(lineOf(p), name, "the key is there twice", "take one of them out")
			return
		}
		s, ok := scalar(p.Value)
		if !ok {
			f.fail(lineOf(p), name, "it is no plain text", "write the text itself, in quotation marks: no list, anchor, alias or tag")
			return
		}
		v[name] = s
	}
	f.take(lineOf(n), v)
}

func pairs(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch x := n.(type) {
	case *ast.MappingNode:
		return x.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{x}, true
	}
	return nil, false
}

// scalar is a value as it was written: "no", 2026-01-31 and 12 are texts here.
func scalar(n ast.Node) (string, bool) {
	switch x := n.(type) {
	case nil:
		return "", true
	case *ast.StringNode:
		return x.Value, true
	case *ast.LiteralNode:
		return x.Value.Value, true
	case *ast.NullNode:
		return "", true
	case *ast.BoolNode, *ast.IntegerNode, *ast.FloatNode:
		return x.GetToken().Value, true
	}
	return "", false
}

func lineOf(n ast.Node) int {
	if n == nil {
		return 0
	}
	if p, ok := n.(*ast.MappingNode); ok && len(p.Values) > 0 {
		n = p.Values[0]
	}
	if p, ok := n.(*ast.MappingValueNode); ok {
		n = p.Key
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 0
}
