package memory

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// ErrTargets: a file in XLIFF is for one language of the words.
var ErrTargets = errors.New("XLIFF holds words of one language, and the memory has several: name one")

// writeXLIFF writes XLIFF 2.0: a unit an entry, its form and who gave it in
// notes, whether a person answers for it in the segment's state.
func (m *Memory) writeXLIFF(w io.Writer) error {
	counts, from, to := map[string]int{}, und, ""
	for e := range m.All() {
		if to != "" && e.Target != to {
			return ErrTargets
		}
		to = e.Target
		if l := named(e.Language); l != und {
			if counts[l]++; from == und || counts[l] > counts[from] {
				from = l
			}
		}
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"+`<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="%s" trgLang="%s">`+"\n"+` <file id="memory">`+"\n", from, named(to))
	n := 0
	for e := range m.All() {
		n++
		name := ""
		if e.ID != "" {
			name = fmt.Sprintf(` name="%s"`, escaped(e.ID))
		}
		fmt.Fprintf(b, `  <unit id="u%d"%s>`+"\n"+`   <notes>`, n, name)
		note := func(category, text string) {
			if text != "" {
				fmt.Fprintf(b, `<note category="%s">%s</note>`, category, escaped(text))
			}
		}
		note("form", string(e.Form))
		note("by", e.By)
		note("date", e.Date)
		note("origin", string(e.Origin))
		if named(e.Language) != from {
			note("language", named(e.Language))
		}
		if e.Text == "" {
			note("source", e.Source)
		}
		state, target := "initial", ""
		if e.Words != "" {
			state, target = "translated", "<target>"+escaped(e.Words)+"</target>"
		}
		if e.Reviewed {
			state = "final"
		}
		fmt.Fprintf(b, "</notes>\n   <segment state=\"%s\"><source>%s</source>%s</segment>\n  </unit>\n", state, escaped(e.Text), target)
	}
	b.WriteString(" </file>\n</xliff>\n")
	return b.Flush()
}

// xliff takes up XLIFF 2.x and 1.2.
func (f *file) xliff(top *element) {
	switch version := top.attrs["version"]; {
	case strings.HasPrefix(version, "2."):
		f.units(top, spoken(top.attrs["srcLang"]), spoken(top.attrs["trgLang"]))
	case version == "1.2":
		for _, c := range top.children {
			if c.name == "file" {
				f.units(c, spoken(c.attrs["source-language"]), spoken(c.attrs["target-language"]))
			}
		}
	default:
		f.fail(top.line, "", fmt.Sprintf("it is XLIFF %q", version), "save it as XLIFF 2.0 or 1.2")
	}
}

func (f *file) units(in *element, from, to string) {
	for _, c := range in.children {
		switch c.name {
		case "file", "group", "body":
			f.units(c, from, to)
		case "unit":
			f.unit(c, from, to)
		case "trans-unit":
			f.transUnit(c, from, to)
		}
	}
}

// noted is what an entry's notes say: those that are columns' names; other notes
// are people's and stay where they are.
func (f *file) noted(in *element, kind string, v map[string]string) bool {
	for _, n := range in.children {
		name := n.attrs[kind]
		switch name {
		case "form", "by", "date", "origin", "language", "source":
		default:
			continue
		}
		text, ok := f.plain(n, name)
		if !ok {
			return false
		}
		if name == "language" {
			text = spoken(text)
		}
		v[name] = text
	}
	return true
}

// unit takes up a unit of XLIFF 2: a tool may have cut its sentence into segments.
func (f *file) unit(u *element, from, to string) {
	v := map[string]string{"id": u.attrs["name"], "language": from, "target": to}
	if notes := u.first("notes"); notes != nil && !f.noted(notes, "category", v) {
		return
	}
	reviewed, with, without := true, 0, 0
	for _, s := range u.children {
		if s.name != "segment" && s.name != "ignorable" {
			continue
		}
		source, ok := f.plain(s.first("source"), "text")
		if !ok {
			return
		}
		words, ok := f.plain(s.first("target"), "words")
		if !ok {
			return
		}
		if s.name == "segment" {
			if strings.TrimSpace(words) == "" {
				without++
			} else {
				with++
			}
			state := s.attrs["state"]
			reviewed = reviewed && (state == "final" || state == "reviewed")
		} else if s.first("target") == nil {
			words = source
		}
		v["text"] += source
		v["words"] += words
	}
	switch {
	case with > 0 && without > 0:
		f.fail(u.line, "words", fmt.Sprintf("%d of its %d segments have no words", without, with+without), "translate the whole sentence: half of one isn't told")
		return
	case with == 0:
		v["words"] = ""
	case reviewed:
		v["reviewed"] = "yes"
	}
	f.take(u.line, v)
}

// transUnit takes up a unit of XLIFF 1.2.
func (f *file) transUnit(u *element, from, to string) {
	v := map[string]string{"id": u.attrs["resname"], "language": from, "target": to}
	if !f.noted(u, "from", v) {
		return
	}
	var ok bool
	if v["text"], ok = f.plain(u.first("source"), "text"); !ok {
		return
	}
	target := u.first("target")
	if v["words"], ok = f.plain(target, "words"); !ok {
		return
	}
	state := ""
	if target != nil {
		state = target.attrs["state"]
	}
	if state == "new" || state == "needs-translation" {
		v["words"] = "" // What a tool put there is the source.
	}
	if u.attrs["approved"] == "yes" || state == "final" || state == "signed-off" {
		v["reviewed"] = "yes"
	}
	f.take(u.line, v)
}
