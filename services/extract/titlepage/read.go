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
	subjectBytes = 40  // within which a sentence names its subject
)

// reader reads one document.
type reader struct {
	lex  *lexicon
	doc  *pb.Document
	meta *pb.Metadata
	// front are the title page's paragraphs, opening the text's first ones.
	front, opening []*pb.Paragraph
}

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
			r.front = append(r.front, p)
		case pb.Role_ROLE_HEADING:
			if len(r.opening) == 0 && len(r.front) == 0 {
				r.front = append(r.front, p)
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

func (r *reader) some() *pb.Paragraph {
	for _, list := range [][]*pb.Paragraph{r.opening, r.front} {
		if len(list) > 0 {
			return list[0]
		}
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

// size is the font size of a paragraph's first line, in points.
func (r *reader) size(p *pb.Paragraph) float32 {
	run := p.Runs[0]
	for _, l := range place.Page(r.doc, run.Page).GetLines() {
		if l.Start <= run.PageStart && run.PageStart < l.End {
			return l.FontSize
		}
	}
	return 0
}

// title takes the largest lines of the title page that don't name a publisher.
func (r *reader) title() []*pb.Paragraph {
	var best []*pb.Paragraph
	var size float32
	for i := 0; i < len(r.front); i++ {
		p := r.front[i]
		s := r.size(p)
		if r.names(p.Text) && len(r.front) > 1 || s < size*1.02 {
			continue
		}
		group := []*pb.Paragraph{p}
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
	for _, p := range best {
		text = append(text, strings.TrimSpace(p.Text))
	}
	r.meta.Title = strings.Join(text, " ")
	r.note("title", best[0], 0, len(best[0].Text))
	return best
}

// names says whether a line only names a body: it opens with such a word, and tells no date
// and no meeting.
func (r *reader) names(text string) bool {
	if len(r.lex.periods(text)) > 0 {
		return false
	}
	low := strings.ToLower(text)
	for _, w := range cut(text) {
		if eventAt(r.lex.events, low[w.start:]) > 0 {
			return false
		}
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
	for _, p := range r.front {
		if f, ok := r.lex.session(p.Text); ok {
			r.meta.Session = uint32(f.value)
			r.note("session", p, f.start, f.end)
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
func (r *reader) dates(title []*pb.Paragraph) {
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
	for _, p := range r.front {
		n := 30
		for _, t := range title {
			if t == p {
				n += 20
			}
		}
		if contains(strings.ToLower(p.Text), r.lex.otherDates) {
			n -= 29
		}
		for _, d := range r.lex.periods(p.Text) {
			weigh(p, d, n)
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
	for _, p := range r.front {
		if f, ok := r.lex.part(p.Text); ok {
			r.meta.Part = p.Text[f.end-len(strings.TrimLeft(p.Text[f.start+len(f.word):f.end], " n°ºo.")) : f.end]
			r.meta.Part = slug(r.meta.Part)
			r.note("part", p, f.start, f.end)
			return
		}
	}
}

func (r *reader) publisher(title []*pb.Paragraph) {
	for _, p := range r.front {
		if r.names(p.Text) && (len(title) == 0 || p != title[0]) && len(p.Text) < 160 {
			r.meta.Publisher = strings.TrimSpace(p.Text)
			r.note("publisher", p, 0, len(p.Text))
			return
		}
	}
}
