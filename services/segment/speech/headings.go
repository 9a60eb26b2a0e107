package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/outline"
)

// headings finds titles that the layout did not mark: a paragraph of its own
// without a final mark, or in capitals.
func (r *reader) headings() {
	perParagraph := map[int]int{}
	for _, s := range r.sentences {
		perParagraph[s.Paragraph]++
	}
	body := false
	for _, s := range r.sentences {
		switch s.Role {
		case Heading:
			if len(s.Words) > 0 && s.Words[0].Digit && s.CueWithin(lexicon.CueBallot) {
				continue // "14 votes pour"
			}
			s.head = HeadingKind
			continue
		case FrontMatter:
			s.head = FrontMatterKind
			continue
		case Aside:
			continue
		}
		alone := perParagraph[s.Paragraph] == 1
		upper := grammar.AllUpper(s.Text) && len(s.Words) > 2
		first, _ := utf8.DecodeRuneInString(strings.TrimSpace(s.Text))
		switch {
		case s.Role == ListItem || s.item || len(s.Words) > 0 && s.Words[0].Digit && s.CueWithin(lexicon.CueBallot):
		case alone && len(s.Words) <= 30 && (!outline.FinalMark(s.Text) && !unicode.IsLower(first) || upper) && !(body && r.speaks(s)) && s.label == nil && !r.interjects(s):
			s.head = HeadingKind
			if !body {
				s.head = FrontMatterKind
			}
		case s.first && upper && body:
			s.head = HeadingKind
		case len(s.Words) > 12:
			body = true
		}
	}
}

// speaks: the sentence names somebody and has a reporting verb.
func (r *reader) speaks(s *sentence) bool {
	for _, m := range s.mentions {
		if m.p != nil {
			return len(s.ActiveVerbs()) > 0
		}
	}
	if len(s.Words) > 8 && !s.Words[len(s.Words)-1].Upper {
		g := r.findGroup(s)
		return g != nil && g.rule == "group"
	}
	return false
}
