package desk

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// fault is what is wrong with a field of a form: wrong.KEY says it, and
// wrong.KEY.remedy what helps, in the person's language.
type fault struct{ Key, Value string }

// faultKeys are all there are.
var faultKeys = []string{"empty", "long", "control", "name", "session", "date", "dates", "language", "specimen", "unknown", "itself", "needed", "place", "merge", "split"}

// longest is how many bytes of a field are kept.
const longest = 1000

// wrongField says what is wrong with a field that is said by itself; nil: nothing.
func wrongField(field, text string) *fault {
	switch {
	case strings.TrimSpace(text) == "":
		return &fault{"empty", text}
	case len(text) > longest:
		return &fault{"long", short(text)}
	case strings.ContainsFunc(text, unicode.IsControl):
		return &fault{"control", short(text)}
	}
	switch field {
	case "session":
		if _, err := strconv.ParseUint(text, 10, 16); err != nil {
			return &fault{"session", text}
		}
	case "date":
		first, last, several := strings.Cut(text, "/")
		a, err := time.Parse(time.DateOnly, first)
		if err == nil && several {
			var b time.Time
			if b, err = time.Parse(time.DateOnly, last); err == nil && b.Before(a) {
				return &fault{"dates", text}
			}
		}
		if err != nil {
			return &fault{"date", text}
		}
	case "language":
		if !slices.Contains(languages[:], text) {
			return &fault{"language", text}
		}
	case "specimen":
		if text != "true" {
			return &fault{"specimen", text}
		}
	case "series", "part":
		if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			return &fault{"name", text}
		}
	}
	return nil
}

// checking holds what is said of a document, or of a file without one, against
// the documents that are known.
type checking struct {
	known []*pb.DocumentRecord
	// of is the document spoken of; nil: a file without one, whose place isn't known.
	of *pb.DocumentRecord
}

// checking finds what id names; found is false where it names nothing.
func (st *Status) checking(id string) (c checking, found bool) {
	for _, d := range st.Documents {
		if d.GetForgotten() {
			continue
		}
		c.known = append(c.known, d)
		if d.GetId() == id {
			c.of, found = d, true
		}
	}
	slices.SortFunc(c.known, func(a, b *pb.DocumentRecord) int {
		x, y := a.GetMetadata(), b.GetMetadata()
		return cmp.Or(cmp.Compare(x.GetSeries(), y.GetSeries()), cmp.Compare(x.GetSession(), y.GetSession()), cmp.Compare(a.GetId(), b.GetId()))
	})
	return c, found || slices.ContainsFunc(st.Files, func(f *pb.FileRecord) bool { return id != "" && (f.GetContent() == id || f.GetPath() == id) })
}

// choices are the documents that a field may name: those of the series, for a
// version in another language those of the session, with what is said of both
// in the same breath. Never the document itself.
func (c checking) choices(field string, fields map[string]*string) []*pb.DocumentRecord {
	series, session := c.of.GetMetadata().GetSeries(), c.of.GetMetadata().GetSession()
	if v := fields["series"]; v != nil {
		series = address.Slug(*v)
	}
	if v := fields["session"]; v != nil {
		if n, err := strconv.ParseUint(*v, 10, 16); err == nil {
			session = uint32(n)
		}
	}
	var out []*pb.DocumentRecord
	for _, d := range c.known {
		m := d.GetMetadata()
		if c.of != nil && (d.GetId() == c.of.GetId() || m.GetSeries() != series || field == "rendition_of" && m.GetSession() != session) {
			continue
		}
		out = append(out, d)
	}
	return out
}

// faults are all that is wrong with what is said, by field.
func (c checking) faults(fields map[string]*string) map[string]*fault {
	out := map[string]*fault{}
	for field, v := range fields {
		if v == nil {
			continue
		}
		f := wrongField(field, *v)
		if f == nil && (field == "rendition_of" || field == "supersedes") {
			names := func(d *pb.DocumentRecord) bool { return means(d, *v) }
			switch {
			case slices.ContainsFunc(c.choices(field, fields), names):
			case c.of != nil && names(c.of):
				f = &fault{"itself", *v}
			default:
				f = &fault{"unknown", *v}
			}
		}
		if f != nil {
			out[field] = f
		}
	}
	return out
}

// means tells whether a document is meant by a name as extract understands it:
// its id, its part, or one of its files, with or without ".pdf".
func means(d *pb.DocumentRecord, name string) bool {
	if name == d.GetId() || address.Slug(name) == d.GetMetadata().GetPart() {
		return true
	}
	bare := func(s string) string { return strings.TrimSuffix(strings.ToLower(s), ".pdf") }
	return slices.ContainsFunc(d.GetFiles(), func(f string) bool { return bare(f) == bare(name) || bare(path.Base(f)) == bare(name) })
}

// pick is something to choose in a list.
type pick struct{ Value, Text string }

// picks lists documents to choose from, and what is chosen already though it
// isn't among them.
func picks(docs []*pb.DocumentRecord, chosen string) []pick {
	var out []pick
	for _, d := range docs {
		m := d.GetMetadata()
		text := short(cmp.Or(m.GetTitle(), first(d.GetFiles()), d.GetId()))
		if m.GetSession() > 0 {
			text = strconv.FormatUint(uint64(m.GetSession()), 10) + " – " + text
		}
		if f := first(d.GetFiles()); f != "" {
			text += " (" + path.Base(f) + ")"
		}
		out = append(out, pick{d.GetId(), text})
	}
	if chosen != "" && !slices.ContainsFunc(out, func(p pick) bool { return p.Value == chosen }) {
		out = append(out, pick{chosen, chosen})
	}
	return out
}
