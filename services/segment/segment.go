package segment

import (
	"strconv"
	"strings"

	"rapporteur.internal/proto/place"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/country"
	"rapporteur.internal/services/segment/fold"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/sentence"
	"rapporteur.internal/services/segment/speech"
	"rapporteur.internal/services/segment/stance"
	"rapporteur.internal/services/segment/theme"
	"rapporteur.internal/services/segment/weigh"
)

// Lexicons are all the words that Segment knows, loaded once. They are read
// only and may be used by several goroutines at once.
type Lexicons struct {
	speech *lexicon.Lexicon
	// weights say how much each piece of evidence counts when a sentence is given to somebody.
	weights *weigh.Weights
	// frames say what a sentence does.
	frames *stance.Frames
	themes *theme.Scheme
	// own is a series' own scheme, nil where it has none.
	own *theme.Scheme
}

// Load reads the lexicons that the program holds.
func Load() (*Lexicons, error) {
	x, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	themes, err := theme.GCM()
	if err != nil {
		return nil, err
	}
	weights, err := speech.Fitted()
	if err != nil {
		return nil, err
	}
	frames, err := stance.Load()
	if err != nil {
		return nil, err
	}
	return &Lexicons{speech: x, weights: weights, frames: frames, themes: themes}, nil
}

// WithWeights gives lexicons that decide by other weights.
func (x *Lexicons) WithWeights(w *weigh.Weights) *Lexicons {
	y := *x
	y.weights = w
	return &y
}

// Decide gives the sentences of a document and who said them, without their places.
func (x *Lexicons) Decide(doc *pb.Document) ([]speech.Sentence, []speech.Decision) {
	_, sentences, _ := cut(doc)
	return sentences, speech.Read(x.speech, x.weights, sentences, doc.GetMetadata().GetCity(), false)
}

// Sentences gives the sentences of a document as they are read.
func Sentences(doc *pb.Document) []speech.Sentence {
	_, sentences, _ := cut(doc)
	return sentences
}

// Try reads a document for fitting, see speech.Try; judges gives, for the
// sentences read, which are judged and how.
func (x *Lexicons) Try(doc *pb.Document, w *weigh.Weights, guided, told bool, judges func([]speech.Sentence) (func(int) bool, speech.Judge)) speech.Trial {
	_, sentences, _ := cut(doc)
	known, judge := judges(sentences)
	return speech.Try(x.speech, w, sentences, doc.GetMetadata().GetCity(), known, judge, guided, told)
}

// WithScheme gives lexicons that fill Statement.themes by a series' own scheme
// beside the objectives.
func (x *Lexicons) WithScheme(own *theme.Scheme) *Lexicons {
	y := *x
	y.own = own
	return &y
}

// Option changes what Segment fills in.
type Option func(*options)

type options struct{ explain bool }

// Explain fills in Statement.explain: which rules fired on which words.
func Explain() Option { return func(o *options) { o.explain = true } }

// unit is a stretch of a paragraph that becomes one statement.
type unit struct {
	paragraph  int // index in the document
	start, end int // bytes of the paragraph's text
	cut        bool
}

// Segment cuts a document into statements, in reading order, numbered from 1.
func Segment(doc *pb.Document, lex *Lexicons, opts ...Option) []*pb.Statement {
	var o options
	for _, f := range opts {
		f(&o)
	}
	units, sentences, folded := cut(doc)
	decisions := speech.Read(lex.speech, lex.weights, sentences, doc.GetMetadata().GetCity(), o.explain)
	w := &writer{doc: doc, lex: lex, options: o, units: units, sentences: sentences, folded: folded, decisions: decisions}
	out := w.write()
	w.stances(out)
	w.objectives(out)
	return out
}

// cut makes the units of a document, the sentences that speech reads, and
// their folded texts.
func cut(doc *pb.Document) ([]unit, []speech.Sentence, []*fold.Text) {
	var units []unit
	var sentences []speech.Sentence
	var folded []*fold.Text
	paragraph, ended := -1, false
	for n, p := range doc.GetParagraphs() {
		lang := p.GetLanguage()
		if lang == "" {
			lang = doc.GetMetadata().GetLanguage()
		}
		role := layout(p.GetRole())
		// The second half of an interrupted paragraph goes on with the first,
		// unless that announced or was an item of a list: then it is the next item.
		if !p.GetContinued() || paragraph < 0 || role != speech.Aside && ended {
			paragraph = n
		}
		if role != speech.Aside {
			ended = strings.ContainsAny(lastByte(p.GetText()), ":;")
		}
		ranges := sentence.Split(p.GetText(), lang)
		if role == speech.Heading || role == speech.FrontMatter {
			ranges = whole(p.GetText(), ranges)
		}
		for _, x := range ranges {
			units = append(units, unit{paragraph: n, start: x.Start, end: x.End, cut: x.Cut})
			f := fold.New(p.Text[x.Start:x.End])
			places := country.FindIn(f, lang)
			if places == nil {
				places = []country.Match{}
			}
			folded = append(folded, f)
			sentences = append(sentences, speech.Sentence{Text: f.Original, Language: lang, Paragraph: paragraph, Role: role, Places: places})
		}
	}
	return units, sentences, folded
}

// lastByte gives the last byte of a text, white space apart.
func lastByte(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	return text[len(text)-1:]
}

// whole joins the ranges of a heading to one.
func whole(text string, ranges []sentence.Range) []sentence.Range {
	if len(ranges) < 2 {
		return ranges
	}
	return []sentence.Range{{Start: ranges[0].Start, End: ranges[len(ranges)-1].End}}
}

func layout(r pb.Role) speech.Role {
	switch r {
	case pb.Role_ROLE_HEADING:
		return speech.Heading
	case pb.Role_ROLE_FRONT_MATTER:
		return speech.FrontMatter
	case pb.Role_ROLE_LIST_ITEM:
		return speech.ListItem
	case pb.Role_ROLE_FOOTNOTE, pb.Role_ROLE_TABLE, pb.Role_ROLE_CAPTION, pb.Role_ROLE_CONTENTS,
		pb.Role_ROLE_RUNNING, pb.Role_ROLE_PAGE_NUMBER, pb.Role_ROLE_MARGINAL:
		return speech.Aside
	}
	return speech.Body
}

// writer makes statements of decisions.
type writer struct {
	doc       *pb.Document
	lex       *Lexicons
	options   options
	units     []unit
	sentences []speech.Sentence
	folded    []*fold.Text
	decisions []speech.Decision
}

func (w *writer) write() []*pb.Statement {
	out := make([]*pb.Statement, 0, len(w.units))
	section := ""
	for i, u := range w.units {
		p := w.doc.Paragraphs[u.paragraph]
		d := &w.decisions[i]
		s := &pb.Statement{
			Document: w.doc.GetId(), Content: w.doc.GetContent(), Generation: w.doc.GetGeneration(),
			Ordinal: uint32(i + 1), File: w.doc.GetFile(), Metadata: w.doc.GetMetadata(),
			Section: section, Paragraph: uint32(u.paragraph + 1),
			Text: w.sentences[i].Text, Language: w.sentences[i].Language,
			Kind: kinds[d.Kind], Attribution: attributions[d.Attribution], Confidence: d.Confidence,
			Ocr: p.GetOcr(), Cut: u.cut,
		}
		s.Id = s.Document + "." + strconv.Itoa(i+1)
		if w.sentences[i].Role == speech.Aside {
			s.Role = p.GetRole()
		}
		w.place(s, p, u)
		w.people(s, d)
		w.evidence(s, d)
		w.content(s, i)
		if d.Kind == speech.HeadingKind {
			section = s.Text
		}
		out = append(out, s)
	}
	return out
}

// place says on which pages the statement stands.
func (w *writer) place(s *pb.Statement, p *pb.Paragraph, u unit) {
	s.Spans = place.Spans(w.doc, p, u.start, u.end)
	s.Pages = place.Pages(s.Spans)
	if len(s.Spans) > 0 {
		s.Page = s.Spans[0].GetPage()
		s.PageLabel = place.Page(w.doc, s.Page).GetLabel()
	}
}

func (w *writer) people(s *pb.Statement, d *speech.Decision) {
	for _, c := range d.Speakers {
		s.Speakers = append(s.Speakers, &pb.Speaker{
			Id:   s.Document + ".p" + strconv.Itoa(c.Person+1),
			Name: c.Name, Role: c.Role, Organisation: c.Organisation, Acronym: c.Acronym,
			Country: c.Country, OnBehalfOf: c.Behalf, Sector: sectors[c.Sector],
		})
	}
	for _, p := range d.Parties {
		s.Parties = append(s.Parties, &pb.Party{Name: p.Name, Country: p.Country, Sort: p.Sort})
	}
}

// evidence shows the words that the decision rests on.
func (w *writer) evidence(s *pb.Statement, d *speech.Decision) {
	e := &pb.Evidence{Rule: d.Rule, Ordinal: uint32(d.Source + 1)}
	if d.End > d.Start && d.Source < len(w.units) {
		u := w.units[d.Source]
		p := w.doc.Paragraphs[u.paragraph]
		e.Text = w.sentences[d.Source].Text[d.Start:d.End]
		e.Spans = place.Spans(w.doc, p, u.start+d.Start, u.start+d.End)
	}
	s.Evidence = e
	if w.options.explain {
		x := &pb.Explanation{Rule: d.Rule, Words: e.Text}
		if d.Source == int(s.Ordinal)-1 {
			x.Start, x.End = uint32(d.Start), uint32(d.End)
		} else {
			x.Note = "words of statement " + strconv.Itoa(d.Source+1)
		}
		s.Explain = append(s.Explain, x)
		for _, why := range d.Why {
			s.Explain = append(s.Explain, &pb.Explanation{Rule: "weighed", Note: why})
		}
	}
}
