package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// Forms of a sentence, as pb.ReportSentence.form.
const (
	formVerbatim  = "verbatim"  // stands as the source prints it, but for what may be cut
	formTold      = "told"      // the speaker's name, then the source's verb and words
	formFinding   = "finding"   // what the source states in its own voice
	formRendered  = "rendered"  // in words of the series' translation memory
	formQuoted    = "quoted"    // in the words of another language, between quotation marks
	formAgreement = "agreement" // who made the same point, where people confirmed it
	formAnswer    = "answer"    // who supported, opposed or answered, by their acts
	formComposed  = "composed"  // the report's own, of facts that the sources print
)

// writer appends sentences to one chapter.
type writer struct {
	*composer
	chapter   *pb.Chapter
	key       string
	section   string
	label     string
	paragraph uint32
	item      bool
	limit     int
	// turns counts the uses of each frame, so that forms alternate.
	turns map[string]int
	// named is who was named in full in this chapter.
	named map[*person]bool
	// session is that of which the paragraph speaks.
	session int
	// last is the statement that the sentence before tells, in this paragraph.
	last *entry
	// foundLast tells that it was told as what the source found; found, that the
	// sentence in the making is.
	foundLast, found bool
	// accorded tells that the sentence before began with "according to" its speaker.
	accorded bool
	// relaxed lets a sentence stand though it looks back to what isn't told: where it must.
	relaxed bool
	// quotes lets what stands only in another language be quoted.
	quotes bool
}

func (c *composer) write(kind, id, title string) *writer {
	ch := &pb.Chapter{Kind: kind, Theme: id, Title: title}
	return &writer{composer: c, chapter: ch, key: kind + ":" + id, turns: map[string]int{}, named: map[*person]bool{}, limit: wordsTold}
}

// head begins a section.
func (w *writer) head(title string) {
	w.section = title
	w.break_()
}

// break_ begins a new paragraph. A chapter speaks of the first session until it
// says otherwise; a paragraph, of that of the sentence before.
func (w *writer) break_() {
	w.paragraph++
	w.last, w.foundLast, w.accorded, w.label = nil, false, false, ""
	if len(w.chapter.Sentences) == 0 && len(w.meetings) > 0 {
		w.session = w.meetings[0].number
	}
}

// add appends a sentence of pieces. The entries are cited, in order.
func (w *writer) add(form string, pieces []*pb.Piece, cite []*entry) {
	if w.paragraph == 0 {
		w.break_()
	}
	s := &pb.ReportSentence{Form: form, Section: w.section, Paragraph: w.paragraph, Item: w.item, Label: w.label}
	w.label = ""
	var b strings.Builder
	for _, p := range pieces {
		if p.Text == "" {
			continue
		}
		b.WriteString(p.Text)
		if n := len(s.Pieces); n > 0 && p.Citation == "" && s.Pieces[n-1].Citation == "" {
			s.Pieces[n-1].Text += p.Text
			continue
		}
		s.Pieces = append(s.Pieces, p)
	}
	s.Text = b.String()
	for _, e := range cite {
		if !slices.Contains(s.Citations, e.id) {
			s.Citations = append(s.Citations, e.id)
		}
		w.cited[e.id]++
		if e.chapter == "" && w.chapter.Kind == "theme" {
			e.chapter = w.key
			e.reason = ""
		}
	}
	w.chapter.Sentences = append(w.chapter.Sentences, s)
}

// frame fills a frame with the next of its forms.
func (w *writer) frame(key string, v language.Values) string {
	n := w.turns[key]
	w.turns[key]++
	return w.pack.Frame(key, n, v)
}

func (c *composer) tongueOf(e *entry) string { return cmp.Or(e.Language, e.doc.Language) }

// people names speakers: with their bodies at first, by name alone after.
func (w *writer) people(e *entry) string {
	var names []string
	for _, p := range e.people {
		if w.named[p] {
			names = append(names, w.spoken(p))
		} else {
			names = append(names, w.composer.named(p, e.doc.session.number))
		}
		w.named[p] = true
	}
	return w.pack.List(names)
}

// say tells a statement as the next sentence of the paragraph; false: it can't stand here.
func (w *writer) say(e *entry) bool {
	w.found = false
	limit := w.limit
	if w.heldUp(e) {
		// "Egypt shared this concern": the concern is told.
		limit = max(limit, wordsTold)
	}
	s := w.tell(e, limit, w.last)
	if s == nil {
		return false
	}
	if w.joins(e, s) {
		w.last = e
		return true
	}
	pieces := w.marked(e, s)
	w.add(s.form, pieces, append([]*entry{e}, e.items...))
	w.last, w.foundLast, w.accorded = e, w.found, s.accorded
	return true
}

// marked puts the session before a sentence of another than the paragraph spoke of.
func (w *writer) marked(e *entry, s *sentence) []*pb.Piece {
	n := e.doc.session.number
	if n == w.session || n == 0 || len(w.meetings) < 2 {
		return s.pieces
	}
	w.session = n
	if s.form == formFinding || w.found {
		// It names the session itself.
		return s.pieces
	}
	first := &pb.Piece{Text: w.uncapital(s.pieces[0].Text), Citation: s.pieces[0].Citation, Language: s.pieces[0].Language}
	pieces := append([]*pb.Piece{{Text: w.pack.Frame("session_lead", 0, language.Values{"session": w.pack.Session(n)})}}, first)
	return append(pieces, s.pieces[1:]...)
}

// uncapital is a sentence's beginning within a sentence: its first word loses
// its capital where the sources print it without one somewhere else.
func (w *writer) uncapital(text string) string {
	end := 0
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) {
			break
		}
		end += n
	}
	low := strings.ToLower(text[:end])
	if end == 0 || !w.uncapitalled[low] && !w.uncapitalled[strings.TrimSuffix(low, "s")] && !slices.Contains(w.pack.Small, low) && !slices.ContainsFunc(w.pack.Resume.Kept, func(k string) bool { return firstWord(k) == low }) {
		return text
	}
	r, n := utf8.DecodeRuneInString(text)
	return strings.ToLower(string(r)) + text[n:]
}

// plainWords are the words that the sources print without a capital.
func (c *composer) plainWords() {
	c.uncapitalled = map[string]bool{}
	for _, e := range c.entries {
		for _, f := range strings.FieldsFunc(e.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if r, _ := utf8.DecodeRuneInString(f); unicode.IsLower(r) {
				c.uncapitalled[f] = true
			}
		}
	}
}

// lowered is a text in which names that the source prints in capitals
// throughout stand as names do: those of States, and of whose it is.
func (w *writer) lowered(text string, e *entry) string {
	if strings.ToUpper(text) == text {
		return text
	}
	var b strings.Builder
	for text != "" {
		n := capitals(text)
		if n == 0 {
			end := strings.IndexByte(text, ' ') + 1
			if end == 0 {
				end = len(text)
			}
			b.WriteString(text[:end])
			text = text[end:]
			continue
		}
		b.WriteString(w.asName(text[:n], e))
		text = text[n:]
	}
	return b.String()
}

// capitals is how long the run of words in capitals is that a text begins with;
// small words stand within it.
func capitals(text string) int {
	end, i := 0, 0
	for i < len(text) {
		j := i
		for j < len(text) {
			r, n := utf8.DecodeRuneInString(text[j:])
			if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' && r != '&' {
				break
			}
			j += n
		}
		word := text[i:j]
		if len([]rune(word)) < 2 || strings.ToUpper(word) != word {
			break
		}
		end = j
		if j == len(text) || text[j] != ' ' {
			break
		}
		i = j + 1
	}
	return end
}

// asName is a run of capitals as a name is written, where it is one.
func (w *writer) asName(run string, e *entry) string {
	pack := w.packs[w.tongueOf(e)]
	if pack == nil {
		return run
	}
	if name := pack.StateNamed(fold(run)); name != "" {
		return name
	}
	f := strings.Split(run, " ")
	for i, word := range f {
		if i > 0 && slices.Contains(pack.Small, strings.ToLower(word)) {
			f[i] = strings.ToLower(word)
		} else if c := calmWord(word); c != word && (w.isNamed(word, e) || pack.StateNamed(fold(word)) != "") {
			f[i] = c
		}
	}
	return strings.Join(f, " ")
}

// isNamed tells a word of a name of those whose a statement is.
func (w *writer) isNamed(word string, e *entry) bool {
	return slices.ContainsFunc(e.Parties, func(p *pb.Party) bool { return holdsFolded(p.Name, word) }) ||
		slices.ContainsFunc(e.Speakers, func(s *pb.Speaker) bool { return holdsFolded(s.Name+" "+s.Organisation, word) })
}

// accordingTo opens what is told without a verb of saying: "in the view of" only
// for one person's judgement, never for a fact.
func (w *writer) accordingTo(e *entry) string {
	v := language.Values{"speakers": w.voicesTold(e)}
	if len(e.people) == 1 && (e.Act == pb.Act_ACT_ASSERTS || e.Act == pb.Act_ACT_WARNS || e.Act == pb.Act_ACT_URGES) {
		return w.frame("according", v)
	}
	return w.pack.Frame("according", 0, v)
}

// voicesTold names whose a statement is; persons by name alone where the chapter has named them.
func (w *writer) voicesTold(e *entry) string {
	if len(e.people) > 0 {
		return w.people(e)
	}
	return w.composer.voicesNamed(e)
}
