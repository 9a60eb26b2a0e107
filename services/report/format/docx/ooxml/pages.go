package ooxml

// The page as reckoned, in points: what a page holds, and how high the styles
// of styles.go set a line.
const (
	pageHeight = (16838 - 2*1418) / 20.0
	textPoints = textWidth / 20.0
	// lineEm is the height of a line of Times New Roman or Arial, in ems.
	lineEm = 1.149
	// noteRule is what the line above the footnotes takes.
	noteRule = 8.0
)

// measure is how a style of styles.go sets a paragraph.
type measure struct {
	size, line, before, after, indent float64
	sans, keepNext                    bool
}

func measureOf(style string) measure {
	switch style {
	case "Title":
		return measure{26, 1, 6, 18, 0, true, false}
	case "Subtitle":
		return measure{13, 1.1, 120, 6, 0, true, false}
	case "Cover", "Warning":
		return measure{11, 1.1, 0, 8, 0, true, false}
	case "Heading1":
		return measure{16, 1, 18, 10, 0, true, true}
	case "Heading2":
		return measure{12, 1, 15, 6, 0, true, true}
	case "Heading3":
		return measure{11, 1, 12, 4, 0, true, true}
	case "Lead":
		return measure{9.5, 1.1, 0, 10, 0, true, false}
	case "ListBullet":
		return measure{11, 1.1, 0, 8, 20, false, false}
	case "Caption":
		return measure{9, 1.1, 0, 14, 0, true, false}
	case "TableTitle":
		return measure{10, 1, 10, 4, 0, true, true}
	case "TableText":
		return measure{8, 1, 1.5, 1.5, 0, true, false}
	case "TOC1":
		return measure{10, 1.1, 5, 1, 0, true, false}
	case "TOC2":
		return measure{9, 1.1, 0, 0, 14, true, false}
	}
	return measure{11, 1.1, 0, 6, 0, false, false}
}

// sheet is the page that is being filled.
type sheet struct {
	number int
	// used by text, and by footnotes; gap is the space below the last paragraph.
	used, notes, gap float64
	// kept is what must stand with what follows it: headings with their entries.
	kept    float64
	entries []int
	// keptNotes are the footnotes of what is kept.
	keptNotes float64
}

func (s *sheet) turn() {
	s.number++
	s.used, s.notes, s.gap = 0, 0, 0
}

func (s *sheet) fits(height, notes float64) bool {
	if notes+s.notes > 0 {
		notes += noteRule
	}
	return s.used+height+s.notes+notes <= pageHeight
}

// fresh begins a page.
func (d *Document) fresh() {
	d.settle(0, 0)
	if d.sheet.used > 0 {
		d.sheet.turn()
	}
}

// settle places what was kept, on a page that has room for height and notes below it.
func (d *Document) settle(height, notes float64) {
	s := &d.sheet
	if !s.fits(s.kept+height, s.keptNotes+notes) && s.used > 0 {
		s.turn()
	}
	for _, i := range s.entries {
		d.contents[i].page = s.number
	}
	s.used += s.kept
	s.notes += s.keptNotes
	s.kept, s.keptNotes, s.entries = 0, 0, nil
}

// flow places a paragraph; no single line of it stands alone on a page.
func (d *Document) flow(style string, runs []Run) {
	m := measureOf(style)
	f := d.faces.serif
	if m.sans {
		f = d.faces.sans
		if m.keepNext || style == "TOC1" || style == "Title" {
			f = d.faces.bold
		}
	}
	lines := d.breakLines(f, m.size, textPoints-m.indent, runs)
	height := m.size * lineEm * m.line
	s := &d.sheet
	// Of the space below one paragraph and above the next, the wider counts in Word and LibreOffice alike.
	before := max(0, m.before-s.gap)
	if m.keepNext {
		s.kept += before + float64(len(lines))*height + m.after
		for _, n := range lines {
			s.keptNotes += n
		}
		s.gap = m.after
		return
	}
	if s.used == 0 && s.kept == 0 && style != "Subtitle" {
		before = 0
	}
	first := min(2, len(lines))
	if len(lines) == 3 {
		first = 3
	}
	notes := 0.0
	for _, n := range lines[:first] {
		notes += n
	}
	d.settle(before+float64(first)*height, notes)
	s.used += before
	for i, n := range lines {
		left := len(lines) - i
		if i >= first && (!s.fits(height, n) || left == 2 && !s.fits(2*height, n+lines[i+1])) {
			s.turn()
		}
		s.used += height
		s.notes += n
	}
	s.used += m.after
	s.gap = m.after
}

// flowTable places a table: its head with its first row, again on each page.
func (d *Document) flowTable(t Table, widths []int) {
	cell := func(texts [][]Run, f *face) float64 {
		lines := 1
		for i, runs := range texts {
			lines = max(lines, len(d.breakLines(f, 8, float64(widths[i]-216)/20, runs)))
		}
		return float64(lines)*8*lineEm + 3.5
	}
	var names [][]Run
	for _, h := range t.Header {
		names = append(names, []Run{{Text: h}})
	}
	head := cell(names, d.faces.bold)
	s := &d.sheet
	for i, r := range t.Rows {
		var texts [][]Run
		notes := 0.0
		for n := range t.Header {
			if n >= len(r.Cells) {
				break
			}
			texts = append(texts, r.Cells[n].Runs)
			for _, x := range r.Cells[n].Runs {
				if len(x.Note) > 0 {
					notes += d.noteHeight(x.Note)
				}
			}
		}
		height := cell(texts, d.faces.sans)
		if i == 0 {
			d.settle(head+height, notes)
			s.used += head
		} else if !s.fits(height, notes) {
			s.turn()
			s.used += head
		}
		s.used += height
		s.notes += notes
	}
	if len(t.Rows) == 0 {
		d.settle(head, 0)
		s.used += head
	}
	s.gap = 0
}
