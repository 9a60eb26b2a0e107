package draft

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// most is how many bytes of a part of a Word document are read.
const most = 64 << 20

// readDOCX reads a Word document's paragraphs and tables; a footnote's or
// endnote's citations stand where its mark stands. What was deleted under
// tracked changes isn't read.
func readDOCX(data []byte) ([]Sentence, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("not a Word document (.docx): %w", err)
	}
	notes := map[string]string{}
	for _, part := range []string{"footnote", "endnote"} {
		if err := eachNote(z, part, notes); err != nil {
			return nil, err
		}
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		return nil, errors.New("not a Word document: it has no word/document.xml")
	}
	defer f.Close()
	w := &wordReader{notes: notes}
	if err := w.read(io.LimitReader(f, most)); err != nil {
		return nil, fmt.Errorf("read the Word document: %w", err)
	}
	return w.out, nil
}

// eachNote gathers the citations of footnotes or endnotes.
func eachNote(z *zip.Reader, part string, notes map[string]string) error {
	f, err := z.Open("word/" + part + "s.xml")
	if err != nil {
		return nil // A document without notes has no such part.
	}
	defer f.Close()
	d := xml.NewDecoder(io.LimitReader(f, most))
	id, in := "", false
	var b strings.Builder
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read the %ss: %w", part, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case part:
				id = attribute(t, "id")
				b.Reset()
			case "t":
				in = true
			case "noBreakHyphen":
				b.WriteByte('-')
			}
		case xml.CharData:
			if in {
				b.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				in = false
			case "p":
				b.WriteByte(' ')
			case part:
				notes[part+id] = bracketed(b.String())
			}
		}
	}
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

type wordReader struct {
	notes map[string]string
	out   []Sentence
	// text is the paragraph's, cells the row's so far.
	text      strings.Builder
	cells     []string
	style     string
	in        bool
	rows      int
	paragraph int
}

func (w *wordReader) read(in io.Reader) error {
	d := xml.NewDecoder(in)
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			w.start(t)
		case xml.CharData:
			if w.in {
				w.text.Write(t)
			}
		case xml.EndElement:
			w.end(t.Name.Local)
		}
	}
}

func (w *wordReader) start(t xml.StartElement) {
	switch t.Name.Local {
	case "pStyle":
		w.style = attribute(t, "val")
	case "t":
		w.in = true
	case "tab", "br", "cr":
		w.text.WriteByte(' ')
	case "noBreakHyphen":
		w.text.WriteByte('-')
	case "tr":
		w.rows++
	case "footnoteReference":
		w.note("footnote" + attribute(t, "id"))
	case "endnoteReference":
		w.note("endnote" + attribute(t, "id"))
	}
}

func (w *wordReader) note(id string) {
	if n := w.notes[id]; n != "" {
		w.text.WriteString(n)
	}
}

func (w *wordReader) end(name string) {
	switch name {
	case "t":
		w.in = false
	case "p":
		w.paragraph++
		text := w.text.String()
		if w.rows > 0 {
			if strings.TrimSpace(text) != "" {
				w.cells = append(w.cells, strings.TrimSpace(text))
			}
		} else {
			w.emit(text)
		}
		w.text.Reset()
		w.style = ""
	case "tr":
		w.rows = max(0, w.rows-1)
		if w.rows == 0 {
			w.emit(strings.Join(w.cells, " ; "))
			w.cells = nil
		}
	}
}

func (w *wordReader) emit(text string) {
	title := false
	for _, s := range []string{"heading", "titre", "ttulo", "título", "title", "subtitle", "toc", "caption"} {
		title = title || strings.HasPrefix(strings.ToLower(w.style), s)
	}
	at := w.paragraph
	for _, s := range sentences(text, func(int) int { return at }) {
		s.Paragraph, s.Heading = at, title
		w.out = append(w.out, s)
	}
}
