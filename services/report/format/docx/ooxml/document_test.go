package ooxml_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"rapporteur.internal/services/report/format/docx/ooxml"
)

func sample() *ooxml.Document {
	d := ooxml.New(ooxml.Meta{Title: "A & B", Language: "es", Date: "2020-02-03", Header: "head", Page: "pág."})
	d.Paragraph("Title", ooxml.Run{Text: "A <b> & \"c\" \x01"})
	d.Contents("Índice")
	d.Heading(1, "one", "Uno", true)
	d.Paragraph("", ooxml.Run{Text: "texto", Note: []ooxml.Run{{Text: "fuente", Anchor: "row-1"}, {Text: "."}}}, ooxml.Run{Text: "inglés", Language: "en", Italic: true})
	d.Heading(2, "two", "Dos", false)
	d.Item(ooxml.Run{Text: "punto", URL: "https://example.org/?a=1&b=2"})
	d.Table(ooxml.Table{Caption: "t", Header: []string{"a", "b"}, Widths: []int{30, 70}, Rows: []ooxml.Row{{ID: "row-1", Cells: []ooxml.Cell{{Runs: []ooxml.Run{{Text: "x"}}}}}}})
	d.Picture([]byte("not a picture"), 640, 100, "alt \"text\"")
	return d
}

func parts(t *testing.T, d *ooxml.Document) map[string]string {
	t.Helper()
	var b bytes.Buffer
	n, err := d.WriteTo(&b)
	if err != nil || n != int64(b.Len()) {
		t.Fatal(n, b.Len(), err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), n)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(data)
	}
	return out
}

func TestTheSameCallsGiveTheSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if _, err := sample().WriteTo(&a); err != nil {
		t.Fatal(err)
	}
	if _, err := sample().WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two files of the same calls differ")
	}
}

func TestEveryPartIsXML(t *testing.T) {
	for name, text := range parts(t, sample()) {
		if strings.HasSuffix(name, ".png") {
			continue
		}
		d := xml.NewDecoder(strings.NewReader(text))
		for {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

func TestWhatAWordProcessorNeedsIsThere(t *testing.T) {
	p := parts(t, sample())
	for name, wants := range map[string][]string{
		"word/document.xml":            {`TOC \o "1-2"`, `PAGEREF bone`, `<w:tblHeader/>`, `w:footnoteReference w:id="2"`, `w:val="en-GB"`, `descr="alt &quot;text&quot;"`, `w:name="brow_1"`, `A &lt;b&gt; &amp; &quot;c&quot;`},
		"word/styles.xml":              {`w:val="es-ES"`, `w:styleId="Heading1"`},
		"word/footnotes.xml":           {`w:anchor="brow_1"`, "fuente"},
		"docProps/core.xml":            {"<dc:title>A &amp; B</dc:title>", "<dc:language>es-ES</dc:language>", "2020-02-03T00:00:00Z"},
		"word/_rels/document.xml.rels": {"https://example.org/?a=1&amp;b=2", "media/chart1.png"},
	} {
		for _, w := range wants {
			if !strings.Contains(p[name], w) {
				t.Errorf("%s: no %s", name, w)
			}
		}
	}
}
