package titlepage

import (
	"strings"
	"unicode"

	"rapporteur.internal/proto/place"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Source is what provenance calls this package's findings.
const Source = "title_page"

// Measures of what is read.
const (
	openings     = 3   // paragraphs of text that may say when and where
	openingBytes = 900 // of each
	titleParts   = 3   // lines that a title may take
	cellsRead    = 24  // cells of a table on the first page
	subjectBytes = 40  // within which a sentence names its subject
)

// reader reads one document.
type reader struct {
	lex  *lexicon
	doc  *pb.Document
	meta *pb.Metadata
	// front are the title page's lines, opening the text's first paragraphs.
	front   []line
	opening []*pb.Paragraph
}

// line is a line of the title page: a paragraph, or a cell of a table that stands for one.
type line struct {
	p          *pb.Paragraph
	start, end int
}

func (l line) text() string { return l.p.Text[l.start:l.end] }

// Read gives what the title page and the opening sentences of a document say of it. The
// document needs its pages and paragraphs; language is its language where known ("fr").
func Read(doc *pb.Document, language string) *pb.Metadata {
	r := &reader{lex: readLexicon(), doc: doc, meta: &pb.Metadata{}}
	r.gather()
	title := r.title()
	r.session()
	r.dates(title)
	r.part()
	r.publisher(title)
	r.venue()
	r.city()
	r.series(title)
	if language != "" {
		r.meta.Language = language
		if p := r.some(); p != nil {
			r.note("language", p, 0, len(p.Text))
		}
	}
	return r.meta
}

// gather finds the paragraphs to read.
func (r *reader) gather() {
	for _, p := range r.doc.GetParagraphs() {
		if len(p.GetRuns()) == 0 {
			continue
		}
		switch p.GetRole() {
		case pb.Role_ROLE_FRONT_MATTER:
			r.front = append(r.front, line{p, 0, len(p.Text)})
		case pb.Role_ROLE_HEADING:
			if len(r.opening) == 0 && len(r.front) == 0 {
				r.front = append(r.front, line{p, 0, len(p.Text)})
			}
		case pb.Role_ROLE_TABLE:
			if len(r.opening) == 0 && p.Runs[0].Page == r.doc.Paragraphs[0].Runs[0].GetPage() {
				r.cells(p)
			}
		case pb.Role_ROLE_BODY, pb.Role_ROLE_LIST_ITEM:
			if len(r.opening) < openings {
				r.opening = append(r.opening, p)
			}
		}
		if len(r.opening) == openings {
			return
		}
	}
}

// cells takes a table's cells as lines of the title page: minutes often open with one.
func (r *reader) cells(p *pb.Paragraph) {
	at := 0
	for _, row := range p.Rows {
		for _, c := range row.Cells {
			i := strings.Index(p.Text[at:], c)
			if c == "" || i < 0 || len(r.front) >= cellsRead {
				continue
			}
			r.front = append(r.front, line{p, at + i, at + i + len(c)})
			at += i + len(c)
		}
	}
}

func (r *reader) some() *pb.Paragraph {
	switch {
	case len(r.opening) > 0:
		return r.opening[0]
	case len(r.front) > 0:
		return r.front[0].p
	}
	return nil
}

// note records where a field was read.
func (r *reader) note(field string, p *pb.Paragraph, start, end int) {
	spans := place.Spans(r.doc, p, start, end)
	if len(spans) == 0 {
		return
	}
	r.meta.Provenance = append(r.meta.Provenance, &pb.Provenance{Field: field, Source: Source, Span: spans[0]})
}

// head is as much of an opening paragraph as is read.
func head(p *pb.Paragraph) string {
	if len(p.Text) <= openingBytes {
		return p.Text
	}
	cut := strings.LastIndexByte(p.Text[:openingBytes], ' ')
	return p.Text[:max(cut, 0)]
}

// size is the font size of a line, in points.
func (r *reader) size(l line) float32 {
	spans := place.Spans(r.doc, l.p, l.start, l.end)
	if len(spans) == 0 {
		return 0
	}
	for _, m := range place.Page(r.doc, spans[0].Page).GetLines() {
		if m.Start <= spans[0].Start && spans[0].Start < m.End {
			return m.FontSize
		}
	}
	return 0
}

// title takes the largest lines of the title page that don't name a publisher.
func (r *reader) title() []line {
	var best []line
	var size float32
	for i, l := range r.front {
		s := r.size(l)
		if r.names(l.text()) && len(r.front) > 1 || s < size*1.02 || letterCount(l.text()) < 3 {
			continue
		}
		group := []line{l}
		for j := i + 1; j < len(r.front) && r.size(r.front[j]) > s*0.98 && r.size(r.front[j]) < s*1.02; j++ {
			group = append(group, r.front[j])
		}
		best, size = group, s
	}
	if len(best) == 0 {
		return nil
	}
	if len(best) > titleParts {
		best = best[:1]
	}
	var text []string
	for _, l := range best {
		text = append(text, strings.TrimSpace(l.text()))
	}
	r.meta.Title = strings.Join(text, " ")
	r.noteLine("title", best[0], 0, len(best[0].text()))
	return best
}

func letterCount(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// noteLine records a field read from a stretch of a line.
func (r *reader) noteLine(field string, l line, start, end int) {
	r.note(field, l.p, l.start+start, l.start+end)
}

// names says whether a line only names a body: it opens with such a word, and tells no date
// and no meeting.
func (r *reader) names(text string) bool {
	if len(r.lex.periods(text)) > 0 {
		return false
	}
	low := strings.ToLower(text)
	for _, w := range cut(text) {
		if eventAt(r.lex.events, low[w.start:]) > 0 && eventAt(r.lex.publishers, low[w.start:]) == 0 {
			return false
		}
	}
	if strings.HasSuffix(text, ".") || strings.Count(text, " ") > 14 {
		return false // a sentence
	}
	return r.body(text) > 0
}

// body is the length of the word that names a body at the start of a text, one article skipped.
func (r *reader) body(text string) int {
	low := strings.ToLower(text)
	for _, article := range []string{"le ", "la ", "l'", "l’", "les ", "the ", "el ", "los "} {
		if rest, ok := strings.CutPrefix(low, article); ok {
			low = rest
			break
		}
	}
	n := eventAt(r.lex.publishers, low)
	if n > 0 {
		return n
	}
	// International Organization …, Human Rights Council: the word may come later.
	words := cut(text)
	for i, w := range words {
		if i == 0 || i > 4 {
			continue
		}
		first, _ := decode(text[w.start:])
		if !unicode.IsUpper(first) {
			return 0
		}
		if n := eventAt(r.lex.publishers, strings.ToLower(text[w.start:])); n > 0 {
			return n
		}
	}
	return 0
}

func (r *reader) session() {
	for _, l := range r.front {
		if f, ok := r.lex.session(l.text()); ok {
			r.meta.Session = uint32(f.value)
			r.noteLine("session", l, f.start, f.end)
			return
		}
	}
	for _, p := range r.opening {
		start, end := r.heldSentence(p)
		if end == 0 {
			continue
		}
		f, ok := r.lex.session(p.Text[start:end])
		if ok && f.start < subjectBytes {
			r.meta.Session = uint32(f.value)
			r.note("session", p, start+f.start, start+f.end)
			return
		}
	}
}

// heldSentence is the first sentence of an opening paragraph that tells that something was
// held; 0, 0: none.
func (r *reader) heldSentence(p *pb.Paragraph) (start, end int) {
	text := head(p)
	for start < len(text) {
		end = len(text)
		for i := start + 1; i+2 < len(text); i++ {
			if next, _ := decode(text[i+2:]); text[i] == '.' && text[i+1] == ' ' && unicode.IsUpper(next) && i-start > 25 {
				end = i + 1
				break
			}
		}
		if contains(strings.ToLower(text[start:end]), r.lex.held) {
			return start, end
		}
		start = end + 1
	}
	return 0, 0
}

func contains(low string, words []string) bool {
	for _, w := range words {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// dates takes the likeliest date: several days rather than one, the title page rather than
// the opening, the title rather than other lines, never one that another purpose claims.
func (r *reader) dates(title []line) {
	best, score := period{}, 0
	var at *pb.Paragraph
	weigh := func(p *pb.Paragraph, d period, n int) {
		if d.days() {
			n += 15
		}
		if n > score {
			best, score, at = d, n, p
		}
	}
	for _, l := range r.front {
		n := 30
		for _, t := range title {
			if t == l {
				n += 20
			}
		}
		if contains(strings.ToLower(l.text()), r.lex.otherDates) {
			n -= 29
		}
		for _, d := range r.lex.periods(l.text()) {
			d.start, d.end = d.start+l.start, d.end+l.start
			weigh(l.p, d, n)
		}
	}
	for i, p := range r.opening {
		start, end := r.heldSentence(p)
		for _, d := range r.lex.periods(p.Text[start:end]) {
			d.start, d.end = d.start+start, d.end+start
			weigh(p, d, 25-i)
		}
	}
	if at == nil {
		return
	}
	r.meta.Start, r.meta.End, r.meta.Year = best.first(), best.last(), uint32(best.y1)
	for _, f := range []string{"start", "end", "year"} {
		r.note(f, at, best.start, best.end)
	}
}

func (r *reader) part() {
	for _, l := range r.front {
		text := l.text()
		if f, ok := r.lex.part(text); ok {
			r.meta.Part = slug(strings.TrimLeft(text[f.start+len(f.word):f.end], " n°ºo."))
			r.noteLine("part", l, f.start, f.end)
			return
		}
	}
}

func (r *reader) publisher(title []line) {
	for _, l := range r.front {
		if text := l.text(); r.names(text) && (len(title) == 0 || l != title[0]) && len(text) < 160 {
			r.meta.Publisher = strings.TrimSpace(text)
			r.noteLine("publisher", l, 0, len(text))
			return
		}
	}
}
