package extract

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"rapporteur.internal/services/extract/check"
	"rapporteur.internal/services/extract/glyph"
	"rapporteur.internal/services/extract/native"
	"rapporteur.internal/services/extract/ocr"
	"rapporteur.internal/services/extract/pdfium"
)

// Bounds of the choice. agreed was measured: of 17 poorly read files it flagged 13, of 246
// well read ones none.
const (
	agreed       = 0.92
	pictureShare = 0.5 // of the page, beyond which a page with little text may be a scan
	littleText   = 30  // characters: a page number, a stamp
	outlines     = 150 // filled shapes of a page without text: letters drawn as curves
	sure         = 0.3 // tesseract's mean confidence below which its text is of no use
)

// read reads page n by the engine that reads it best.
func (s *session) read(ctx context.Context, n int) outcome {
	if s.skipped(n) {
		return outcome{
			page:   glyph.Page{Number: n},
			unread: "reading it took too long or too much memory", remedy: remedies(Timeout),
			reason: "an earlier try at this page broke the engines",
		}
	}
	o := s.byText(ctx, n)
	s.learn(o)
	o.page.Number = n
	return o
}

// learn counts the page's words for its language.
func (s *session) learn(o outcome) {
	if o.later != nil || o.unread != "" {
		return
	}
	if lang, rate := check.Language(check.Words(o.page.Plain())); rate > 0.2 {
		s.langs[lang] += len(o.page.Glyphs) / 6
	}
}

func (s *session) byText(ctx context.Context, n int) outcome {
	a := s.byNative(ctx, n)
	doubt := a.doubt()
	if doubt == "" && !a.scan() {
		return a.outcome(native.Engine, "native: nothing to doubt", nil)
	}
	b := s.byPDFium(ctx, n)
	scores := map[string]float64{}
	if a.err == nil && b.err == nil {
		scores["agreement"] = check.Agreement(a.judged.Bag, b.judged.Bag)
	}
	best, engine, why := a, native.Engine, ""
	switch {
	case a.err != nil && b.err != nil:
		return outcome{
			page: glyph.Page{Number: n}, scores: scores,
			reason: "native: " + doubt + "; pdfium: " + b.err.Error(),
			unread: "neither engine can read it: " + b.err.Error(), remedy: remedies(Damaged),
		}
	case a.err != nil:
		best, engine, why = b, pdfium.Name, "pdfium, since native fails: "+doubt
	case b.err != nil:
		why = "native, in spite of: " + doubt + "; pdfium fails: " + b.err.Error()
	case prefersSecond(a, b, scores["agreement"]):
		best, engine, why = b, pdfium.Name, "pdfium reads it better; native: "+doubt
		a.score(scores, "native.")
	default:
		why = "native, confirmed by pdfium; doubted for: " + doubt
		b.score(scores, "pdfium.")
	}
	picture, shapes := max(a.picture, b.picture), max(a.shapes, b.shapes)
	if best.err == nil && (best.judged.Characters < littleText && (picture >= pictureShare || shapes >= outlines) || best.judged.Poor() && best.judged.Characters > 0) {
		return s.byPicture(ctx, n, best, engine, why, scores)
	}
	if best.judged.Characters == 0 {
		why = "blank: no engine finds text, pictures or outlines of letters"
	}
	return best.outcome(engine, why, scores)
}

// prefersSecond decides between two readings of a page that the checks doubt.
func prefersSecond(a, b *reading, agreement float64) bool {
	switch {
	case check.Better(b.judged, a.judged):
		return true
	case check.Better(a.judged, b.judged):
		return false
	case len(a.problems) > 0:
		return agreement < 0.99 && b.judged.Characters >= a.judged.Characters
	case a.judged.Guessed > 0.05:
		return agreement < 0.99
	}
	return agreement < agreed && b.judged.Doubt() == ""
}

// byPicture has the page read by tesseract, since its text layer is missing or of no use, while
// the next pages are read. As long as the language is unknown, only as many as there are cores
// are begun in all of them, since that takes twice the time.
func (s *session) byPicture(ctx context.Context, n int, best *reading, engine, why string, scores map[string]float64) outcome {
	if s.language() == "" && len(s.begun) >= cap(s.slots) {
		s.learn(s.begun[0]())
		s.begun = s.begun[1:]
	}
	c := s.byOCR(ctx, n)
	later := sync.OnceValue(func() outcome {
		r, confidence := c.wait()
		o := byScan(r, confidence, best, engine, why, scores)
		o.page.Number = n
		return o
	})
	if s.language() == "" {
		s.begun = append(s.begun, later)
	}
	return outcome{page: glyph.Page{Number: n}, later: later}
}

// byScan decides what to make of tesseract's reading.
func byScan(c *reading, confidence float64, best *reading, engine, why string, scores map[string]float64) outcome {
	if c.err != nil {
		if best.judged.Characters >= 10 && !best.judged.Poor() {
			return best.outcome(engine, why, scores)
		}
		o := best.outcome(engine, why+"; no ocr: "+c.err.Error(), scores)
		o.page.Glyphs, o.picture = nil, true
		o.unread, o.remedy = "it is a picture without a text layer", ocr.Remedy
		if best.judged.Characters > 0 && best.judged.Poor() {
			o.unread = "its text layer is unreadable: " + best.judged.Doubt()
		}
		switch {
		case errors.Is(c.err, context.DeadlineExceeded):
			o.unread += fmt.Sprintf(" and tesseract did not read it within %.0f s", ocrPage.Seconds())
			o.remedy = "retry the file when the machine is less busy"
		case !errors.Is(c.err, ocr.ErrMissing):
			o.unread += " and reading the picture fails: " + c.err.Error()
			o.remedy = remedies(Damaged)
		}
		return o
	}
	scores["confidence"] = confidence
	switch {
	case c.judged.Characters == 0:
		return best.outcome(engine, "a picture in which tesseract finds no text; "+why, scores)
	case confidence < sure:
		if best.judged.Characters > 0 && !best.judged.Poor() {
			return best.outcome(engine, why, scores)
		}
		o := best.outcome(engine, why, scores)
		o.page.Glyphs, o.picture = nil, true
		o.unread = fmt.Sprintf("it is a picture in which tesseract is sure of only %.0f %% of the words", 100*confidence)
		o.remedy = "scan the page again, straight and at 300 dots per inch"
		return o
	case best.judged.Characters > 0 && !best.judged.Poor() && c.judged.Characters < 2*best.judged.Characters:
		return best.outcome(engine, why, scores)
	}
	best.score(scores, engine+".")
	c.page.Label, c.page.Width, c.page.Height = best.page.Label, best.page.Width, best.page.Height
	c.page.Rules = best.page.Rules
	reason := "ocr: the page is a picture without a text layer"
	if best.judged.Characters > 0 {
		reason = "ocr: the text layer is of no use; " + why
	}
	return c.outcome(ocr.Name, reason, scores)
}

// doubt says why a reading may be wrong; "": it isn't.
func (r *reading) doubt() string {
	switch {
	case r.err != nil:
		return r.err.Error()
	case len(r.problems) > 0:
		return strings.Join(r.problems[:min(len(r.problems), 3)], "; ")
	}
	return r.judged.Doubt()
}

// scan says that the page looks like a picture of a page, with at most a stamp of text on it.
func (r *reading) scan() bool {
	return r.err == nil && r.judged.Characters < littleText && (r.picture >= pictureShare || r.shapes >= outlines)
}

func (r *reading) outcome(engine, reason string, scores map[string]float64) outcome {
	if scores == nil {
		scores = map[string]float64{}
	}
	r.score(scores, "")
	return outcome{page: r.page, engine: engine, reason: reason, scores: scores}
}

// score writes down what the checks found.
func (r *reading) score(to map[string]float64, prefix string) {
	if r.err != nil {
		return
	}
	to[prefix+"characters"] = float64(r.judged.Characters)
	to[prefix+"replacement_rate"] = r.judged.Replacement
	to[prefix+"stop_word_rate"] = r.judged.StopWords
	to[prefix+"long_word_rate"] = r.judged.Long
	if r.judged.Guessed > 0 {
		to[prefix+"guessed_rate"] = r.judged.Guessed
	}
	if r.picture > 0 {
		to[prefix+"picture_share"] = r.picture
	}
}
