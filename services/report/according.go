package report

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// afresh is a subject's verb without the adverb that adds to what was said before,
// where that isn't told right before.
func (w *writer) afresh(e *entry, verb string, after *entry) string {
	if after != nil && after.doc == e.doc && after.Ordinal+1 == e.Ordinal {
		return verb
	}
	return w.pack.Unadded(verb)
}

// according tells what was said without a verb of saying: "According to X, …".
func (w *writer) according(e *entry, content string, same bool) *sentence {
	head := ""
	if same {
		head = w.again(e)
	}
	if head == "" {
		head = w.accordingTo(e)
	}
	if slices.ContainsFunc(e.people, func(p *person) bool { return holdsFolded(content, p.name) }) {
		// Its words name the speaker: they stand without a second name.
		return w.line(formVerbatim, w.cite(e, language.Capital(content)))
	}
	s := w.line(formTold, append([]*pb.Piece{{Text: head}}, w.cite(e, content)...))
	s.accorded = true
	return s
}

// again opens what the speaker of the sentence before went on to say; "" where a
// name must say it.
func (w *writer) again(e *entry) string {
	if len(e.people) == 0 {
		return ""
	}
	if len(e.people) == 1 {
		switch w.gender(e.people[0]) {
		case male:
			return w.frame("according_he", nil)
		case female:
			return w.frame("according_she", nil)
		}
		if name := w.surname(e.people[0]); name != "" {
			return w.pack.Frame("according", 0, language.Values{"speakers": name})
		}
	}
	return w.frame("according_again", nil)
}

// credits tells a sentence that names a source of its own first.
func (c *composer) credits(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	text := fold(e.Text) + " "
	return pack != nil && slices.ContainsFunc(pack.Credits, func(w string) bool { return strings.HasPrefix(text, w+" ") })
}
