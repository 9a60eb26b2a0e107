package memory

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// element is an element of a file in XML, and where it begins.
type element struct {
	name     string
	attrs    map[string]string // by local name
	line     int
	text     strings.Builder
	children []*element
}

// depth is how many elements may stand within each other.
const depth = 64

// readMarkup takes up XLIFF or TMX. Nothing outside of the file is ever read, and
// no entity but XML's own means anything.
func (f *file) readMarkup(data []byte, root string) {
	top := f.parse(data)
	switch {
	case top == nil && len(f.wrong) == 0:
		f.fail(0, "", "it holds no XML", "name a file in "+root)
	case top == nil:
	case top.name != root:
		f.fail(top.line, "", fmt.Sprintf("it begins with <%s>, not with <%s>", top.name, root), "name the format of the file with --format")
	case root == "xliff":
		f.xliff(top)
	default:
		f.tmx(top)
	}
}

// parse reads the elements; nil where it is no XML, whose error is told.
func (f *file) parse(data []byte) *element {
	const mend = "have the tool that wrote it write it again as UTF-8, or mend the line"
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	d.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("it is in %s, not in UTF-8", charset)
	}
	var top *element
	var open []*element
	for {
		line, _ := d.InputPos()
		t, err := d.Token()
		if err == io.EOF {
			return top
		}
		if err != nil {
			reason := err.Error()
			var at *xml.SyntaxError
			if errors.As(err, &at) {
				line, reason = at.Line, at.Msg
			}
			f.fail(line, "", "it is no XML: "+reason, mend)
			return nil
		}
		switch t := t.(type) {
		case xml.Directive:
			if !bytes.HasPrefix(t, []byte("DOCTYPE")) || bytes.ContainsRune(t, '[') {
				f.fail(line, "", "it declares entities or elements of its own", "take the declaration out: only XML's own entities (&amp; &lt; &gt; &quot; &apos;) are read")
				return nil
			}
		case xml.StartElement:
			at, _ := d.InputPos()
			e := &element{name: t.Name.Local, attrs: map[string]string{}, line: at}
			for _, a := range t.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			switch {
			case len(open) >= depth:
				f.fail(at, "", fmt.Sprintf("more than %d elements stand within each other", depth), mend)
				return nil
			case len(open) > 0:
				up := open[len(open)-1]
				up.children = append(up.children, e)
			case top == nil:
				top = e
			default:
				f.fail(at, "", "a second element stands beside the first", mend)
				return nil
			}
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text.Write(t)
			}
		}
	}
}

// the first child of a name, or nil.
func (e *element) first(name string) *element {
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// plain is the text of an element that holds nothing else; what it holds else is told.
func (f *file) plain(e *element, name string) (string, bool) {
	if e == nil {
		return "", true
	}
	if len(e.children) > 0 {
		f.fail(e.children[0].line, name, fmt.Sprintf("the tag <%s> stands within the text", e.children[0].name),
			"the report's words are plain text: take the tag out, and keep its text")
		return "", false
	}
	return e.text.String(), true
}

// und is what a language is called that isn't known.
const und = "und"

// spoken is a language without its region: en of en-GB, none of und.
func spoken(s string) string {
	s, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(s, "_", "-")), "-")
	if s == und {
		return ""
	}
	return s
}

func named(language string) string {
	if language == "" {
		return und
	}
	return language
}

// escaped is a text within XML.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // A builder takes everything.
	return b.String()
}
