package ooxml

import "fmt"

// styles is the style sheet: body in Times New Roman, headings in Arial, which
// every office has or has a metric twin of.
func styles(lang string) string {
	p := func(id, name, based, next, para, run string) string {
		s := fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/>`, id, name)
		if based != "" {
			s += fmt.Sprintf(`<w:basedOn w:val="%s"/>`, based)
		}
		if next != "" {
			s += fmt.Sprintf(`<w:next w:val="%s"/>`, next)
		}
		return s + `<w:qFormat/><w:pPr>` + para + `</w:pPr><w:rPr>` + run + `</w:rPr></w:style>`
	}
	sans := `<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>`
	blue := `<w:color w:val="0B4A8A"/>`
	size := func(half int) string { return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, half, half) }
	s := xmlHead + `<w:styles ` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>` +
		size(22) + fmt.Sprintf(`<w:lang w:val="%s" w:eastAsia="%s" w:bidi="ar-SA"/>`, lang, lang) + `</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`
	s += `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>`
	s += `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>`
	s += `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
	s += p("Title", "Title", "Normal", "Subtitle", `<w:spacing w:before="120" w:after="360" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>`, sans+`<w:b/>`+size(52))
	s += p("Subtitle", "Subtitle", "Normal", "Normal", `<w:spacing w:before="2400" w:after="120"/><w:jc w:val="left"/>`, sans+`<w:b/>`+blue+size(26))
	s += p("Cover", "Cover Line", "Normal", "", `<w:spacing w:after="160"/><w:jc w:val="left"/>`, sans+size(22))
	s += p("Warning", "Warning", "Normal", "", `<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="9A3B00"/></w:pBdr><w:spacing w:after="160"/><w:jc w:val="left"/>`, sans+`<w:b/><w:color w:val="9A3B00"/>`+size(22))
	for i, h := range []struct {
		half, before, after int
		color               string
	}{{32, 360, 200, blue}, {24, 300, 120, ""}, {22, 240, 80, ""}} {
		s += p(fmt.Sprintf("Heading%d", i+1), fmt.Sprintf("heading %d", i+1), "Normal", "Normal",
			fmt.Sprintf(`<w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="%d" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/><w:outlineLvl w:val="%d"/>`, h.before, h.after, i), sans+`<w:b/>`+h.color+size(h.half))
	}
	s += p("TOCHeading", "TOC Heading", "Normal", "Normal", `<w:keepNext/><w:pageBreakBefore/><w:spacing w:after="240"/><w:jc w:val="left"/>`, sans+`<w:b/>`+blue+size(32))
	s += p("TOC1", "toc 1", "Normal", "Normal", `<w:spacing w:before="100" w:after="20"/><w:jc w:val="left"/>`, sans+`<w:b/>`+size(20))
	s += p("TOC2", "toc 2", "Normal", "Normal", `<w:spacing w:after="0"/><w:ind w:left="280"/><w:jc w:val="left"/>`, sans+size(18))
	s += p("Lead", "Lead", "Normal", "Normal", `<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="0B4A8A"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F3F5F8"/><w:spacing w:after="200"/><w:jc w:val="left"/>`, sans+size(19))
	s += p("ListBullet", "List Bullet", "Normal", "", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="160"/>`, "")
	s += p("Caption", "caption", "Normal", "Normal", `<w:spacing w:after="280"/><w:jc w:val="left"/>`, sans+`<w:i/>`+size(18))
	s += p("TableTitle", "Table Title", "Normal", "Normal", `<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="80" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>`, sans+`<w:b/>`+size(20))
	s += p("TableText", "Table Text", "Normal", "", `<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>`, sans+size(16))
	s += p("FootnoteText", "footnote text", "Normal", "", `<w:spacing w:after="20" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>`, size(17))
	s += p("Header", "header", "Normal", "", `<w:jc w:val="left"/>`, sans+`<w:color w:val="4A5260"/>`+size(16))
	s += p("Footer", "footer", "Normal", "", `<w:jc w:val="right"/>`, sans+`<w:color w:val="4A5260"/>`+size(16))
	s += `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B4A8A"/></w:rPr></w:style>`
	s += `<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`
	border := func(side string) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="4" w:space="0" w:color="B9C1CC"/>`, side)
	}
	s += `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>` +
		border("top") + border("left") + border("bottom") + border("right") + border("insideH") + border("insideV") + `</w:tblBorders></w:tblPr></w:style>`
	return s + `</w:styles>`
}

const numberingXML = xmlHead + `<w:numbering ` + namespaces + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

// settings has no fields renewed on opening: a word processor would ask first.
func settings(lang string) string {
	return xmlHead + `<w:settings ` + namespaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		fmt.Sprintf(`<w:themeFontLang w:val="%s"/>`, lang) + `</w:settings>`
}
