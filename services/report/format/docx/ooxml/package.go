package ooxml

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// WriteTo writes the file.
func (d *Document) WriteTo(w io.Writer) (int64, error) {
	count := &counter{w: w}
	z := zip.NewWriter(count)
	parts := []struct{ name, text string }{
		{"[Content_Types].xml", d.contentTypes()},
		{"_rels/.rels", rootRels},
		{"docProps/core.xml", d.core()},
		{"docProps/app.xml", appXML},
		{"word/document.xml", d.document()},
		{"word/styles.xml", styles(locale(d.meta.Language))},
		{"word/numbering.xml", numberingXML},
		{"word/settings.xml", settings(locale(d.meta.Language))},
		{"word/footnotes.xml", d.footnotes()},
		{"word/header1.xml", d.header()},
		{"word/footer1.xml", d.footer()},
		{"word/_rels/document.xml.rels", d.rels()},
	}
	for _, p := range parts {
		if err := put(z, p.name, []byte(p.text)); err != nil {
			return count.n, err
		}
	}
	for i, png := range d.pictures {
		if err := put(z, fmt.Sprintf("word/media/chart%d.png", i+1), png); err != nil {
			return count.n, err
		}
	}
	err := z.Close()
	return count.n, err
}

// put adds a part with the earliest time that a zip can hold.
func put(z *zip.Writer, name string, data []byte) error {
	f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return err
}

type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

func (d *Document) document() string {
	body := d.body.String()
	if d.tocAt >= 0 {
		body = body[:d.tocAt] + d.toc() + body[d.tocAt:]
	}
	return xmlHead + `<w:document ` + namespaces + `><w:body>` + body +
		`<w:sectPr><w:headerReference w:type="default" r:id="rHeader"/><w:footerReference w:type="default" r:id="rFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>`
}

// toc is the field with its result, an entry a heading. Nothing marks it as to
// be renewed: a word processor would ask whether it may.
func (d *Document) toc() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>%s</w:p>`, run(Run{Text: d.tocTitle}, ""))
	begin := `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
	var list []entry
	for _, e := range d.contents {
		if e.level <= 2 {
			list = append(list, e)
		}
	}
	shift := d.tocPages(list)
	for i, e := range list {
		fmt.Fprintf(&b, `<w:p><w:pPr><w:pStyle w:val="TOC%d"/><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs></w:pPr>`, e.level, textWidth)
		if i == 0 {
			b.WriteString(begin)
		}
		fmt.Fprintf(&b, `<w:hyperlink w:anchor="%s" w:history="1">%s<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF %s \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>`,
			bookmark(e.id), run(Run{Text: e.text}, ""), bookmark(e.id), run(Run{Text: fmt.Sprint(e.page + shift)}, ""))
		if i == len(list)-1 {
			b.WriteString(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		}
		b.WriteString(`</w:p>`)
	}
	return b.String()
}

// tocPages is how many pages the contents take.
func (d *Document) tocPages(list []entry) int {
	c := &Document{faces: d.faces}
	c.flow("Heading1", []Run{{Text: d.tocTitle}})
	for _, e := range list {
		c.flow(fmt.Sprintf("TOC%d", e.level), []Run{{Text: e.text + " . . . . 000"}})
	}
	return 1 + c.sheet.number
}

func (d *Document) footnotes() string {
	return xmlHead + `<w:footnotes ` + namespaces + `><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>` + d.notes.String() + `</w:footnotes>`
}

func (d *Document) header() string {
	return xmlHead + `<w:hdr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + run(Run{Text: d.meta.Header}, "") + `</w:p></w:hdr>`
}

func (d *Document) footer() string {
	return xmlHead + `<w:ftr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` + run(Run{Text: d.meta.Page + " "}, "") +
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`
}

func (d *Document) rels() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	const base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	for _, r := range [][3]string{{"rStyles", "styles", "styles.xml"}, {"rNumbering", "numbering", "numbering.xml"}, {"rSettings", "settings", "settings.xml"},
		{"rFootnotes", "footnotes", "footnotes.xml"}, {"rHeader", "header", "header1.xml"}, {"rFooter", "footer", "footer1.xml"}} {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s%s" Target="%s"/>`, r[0], base, r[1], r[2])
	}
	for i := range d.pictures {
		fmt.Fprintf(&b, `<Relationship Id="rPicture%d" Type="%simage" Target="media/chart%d.png"/>`, i+1, base, i+1)
	}
	for i, u := range d.links {
		fmt.Fprintf(&b, `<Relationship Id="rLink%d" Type="%shyperlink" Target="%s" TargetMode="External"/>`, i+1, base, escape(u))
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

func (d *Document) contentTypes() string {
	return xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
		override("/word/document.xml", "document.main") + override("/word/styles.xml", "styles") + override("/word/numbering.xml", "numbering") +
		override("/word/settings.xml", "settings") + override("/word/footnotes.xml", "footnotes") + override("/word/header1.xml", "header") + override("/word/footer1.xml", "footer") +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`
}

func override(part, sort string) string {
	return fmt.Sprintf(`<Override PartName="%s" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, part, sort)
}

func (d *Document) core() string {
	m := d.meta
	date := ""
	if len(m.Date) == 10 {
		date = fmt.Sprintf(`<dcterms:created xsi:type="dcterms:W3CDTF">%[1]sT00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">%[1]sT00:00:00Z</dcterms:modified>`, escape(m.Date))
	}
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		fmt.Sprintf(`<dc:title>%s</dc:title><dc:subject>%s</dc:subject><dc:creator>%s</dc:creator><cp:keywords>%s</cp:keywords><dc:description>%s</dc:description><dc:language>%s</dc:language>`,
			escape(m.Title), escape(m.Subject), escape(m.Creator), escape(m.Keywords), escape(m.Description), escape(locale(m.Language))) + date + `</cp:coreProperties>`
}

const rootRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rDocument" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rCore" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rApp" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>`

const appXML = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Rapporteur</Application></Properties>`

// locale is a tag as Word writes it.
func locale(tag string) string {
	switch tag {
	case "fr":
		return "fr-FR"
	case "en":
		return "en-GB"
	case "es":
		return "es-ES"
	}
	return tag
}

// escape makes text safe in XML; characters that XML can't hold become spaces.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == utf8.RuneError, r < 0x20 && r != '\t', r == 0xfffe, r == 0xffff:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
