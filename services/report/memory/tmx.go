package memory

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// day is how TMX writes a moment.
const day = "20060102T150405Z"

// writeTMX writes TMX 1.4b: a tu an entry, what TMX has no place for in props.
func (m *Memory) writeTMX(w io.Writer) error {
	b := bufio.NewWriter(w)
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<tmx version="1.4">` + "\n" +
		` <header creationtool="rapporteur" creationtoolversion="1" segtype="sentence" o-tmf="rapporteur" adminlang="en" srclang="*all*" datatype="plaintext"/>` + "\n <body>\n")
	for e := range m.All() {
		fmt.Fprintf(b, `  <tu srclang="%s">`, named(e.Language))
		prop := func(name, text string) {
			if text != "" {
				fmt.Fprintf(b, `<prop type="x-%s">%s</prop>`, name, escaped(text))
			}
		}
		v := e.values()
		for _, c := range []string{"form", "id", "reviewed", "origin"} {
			prop(c, v[c])
		}
		if e.Text == "" {
			prop("source", e.Source)
		}
		who := ""
		if e.By != "" {
			who = fmt.Sprintf(` creationid="%s"`, escaped(e.By))
		}
		if t, err := time.Parse(time.DateOnly, e.Date); err == nil {
			who += fmt.Sprintf(` creationdate="%s"`, t.Format(day))
		}
		fmt.Fprintf(b, "\n   <tuv xml:lang=\"%s\"><seg>%s</seg></tuv>\n   <tuv xml:lang=\"%s\"%s><seg>%s</seg></tuv>\n  </tu>\n",
			named(e.Language), escaped(e.Text), named(e.Target), who, escaped(e.Words))
	}
	b.WriteString(" </body>\n</tmx>\n")
	return b.Flush()
}

// tmx takes up TMX 1.x.
func (f *file) tmx(top *element) {
	body := top.first("body")
	if body == nil {
		f.fail(top.line, "", "it has no <body>", "name a whole file in TMX 1.4")
		return
	}
	from := ""
	if h := top.first("header"); h != nil {
		from = h.attrs["srclang"]
	}
	for _, tu := range body.children {
		if tu.name == "tu" {
			f.translationUnit(tu, from)
		}
	}
}

// translationUnit takes up a tu: an entry for each language that isn't its source's.
func (f *file) translationUnit(tu *element, from string) {
	v := map[string]string{}
	var versions []*element
	for _, c := range tu.children {
		switch c.name {
		case "prop":
			name := strings.TrimPrefix(c.attrs["type"], "x-")
			if !slices.Contains([]string{"form", "id", "reviewed", "origin", "source"}, name) || name == c.attrs["type"] {
				continue
			}
			text, ok := f.plain(c, name)
			if !ok {
				return
			}
			v[name] = text
		case "tuv":
			versions = append(versions, c)
		}
	}
	if s := tu.attrs["srclang"]; s != "" {
		from = s
	}
	at := slices.IndexFunc(versions, func(c *element) bool { return spoken(c.attrs["lang"]) == spoken(from) })
	if from == "" || from == "*all*" {
		f.fail(tu.line, "language", "it doesn't say which of its texts is the source", `give the <tu> its srclang, as srclang="en"`)
		return
	}
	if at < 0 || len(versions) < 2 {
		f.fail(tu.line, "words", "it has no text beside its source, or no source", "a <tu> has a <tuv> in the source's language, and one in that of the words")
		return
	}
	var ok bool
	if v["text"], ok = f.plain(versions[at].first("seg"), "text"); !ok {
		return
	}
	v["language"] = spoken(from)
	for i, c := range versions {
		if i == at {
			continue
		}
		v["target"] = spoken(c.attrs["lang"])
		if v["words"], ok = f.plain(c.first("seg"), "words"); !ok {
			return
		}
		v["by"], v["date"] = c.attrs["creationid"], c.attrs["creationdate"]
		if c.attrs["changeid"] != "" {
			v["by"] = c.attrs["changeid"]
		}
		if c.attrs["changedate"] != "" {
			v["date"] = c.attrs["changedate"]
		}
		if t, err := time.Parse(day, v["date"]); err == nil {
			v["date"] = t.Format(time.DateOnly)
		}
		f.take(tu.line, v)
	}
}
