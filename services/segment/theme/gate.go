package theme

import "rapporteur.internal/services/segment/fold"

// scopeRate is the least share of a text's words that are scope terms.
const scopeRate = 0.015

const (
	// priorWords is how many words of its own outweigh what stands around: a
	// passage of so many counts as much as its section, a section as its document.
	priorWords = 200
	// turnWords is the same for a turn, by which it can only be let in.
	turnWords = 100
	// windowWords is where a window of a long section ends, at the next paragraph.
	windowWords = 200
	// headingWeight is how often the words of a heading count: it says in few
	// words what many stand under.
	headingWeight = 5
	// lowest is the level that is told from those above; a heading whose level
	// isn't known stands below.
	lowest, unranked = 9, 10
)

// Passage is a sentence as the gate reads it.
type Passage struct {
	Text     *fold.Text
	Language string
	// Heading says that it stands above what follows; Level is its rank from 1, 0
	// where that isn't known.
	Heading bool
	Level   int
	// Paragraph is where it stands: a window ends with one.
	Paragraph int
	// Turn numbers the turns, from 1: what one speaker says in a row; 0: none.
	Turn int
}

// part is the document, a section of it, or a window of a section.
type part struct {
	parent, level int
	words, terms  float64
}

// InScope says of each passage of a document whether it stands where the text
// is of the scheme's subject. A scheme without scope terms has all in scope.
//
// What counts is the share of scope terms among the words: of the document, in
// it of each section under a heading (and of those under that one), in it of
// windows of some two hundred words, each held together with what it is part
// of. So a passage without such a term belongs to the subject in a document on
// it, and a word in passing doesn't make a passage of another document one.
func (s *Scheme) InScope(text []Passage) []bool {
	in := make([]bool, len(text))
	if len(s.scopes) == 0 {
		for i := range in {
			in[i] = true
		}
		return in
	}
	parts := []part{{parent: -1}}
	at := make([]int, len(text))
	section, window := 0, 0
	turns := map[int]*part{}
	for i, p := range text {
		weight := 1.0
		switch {
		case p.Heading:
			level := min(p.Level, lowest)
			if level == 0 {
				level = unranked
			}
			for parts[section].level >= level {
				section = parts[section].parent
			}
			parts = append(parts, part{parent: section, level: level})
			section = len(parts) - 1
			window, weight = section, headingWeight
		case window == section, parts[window].words >= windowWords && p.Paragraph != text[i-1].Paragraph:
			parts = append(parts, part{parent: section})
			window = len(parts) - 1
		}
		at[i] = window
		l := s.scopes[p.Language]
		if l == nil {
			// Of a language that the scheme doesn't know nothing is told.
			continue
		}
		words, terms := weight*float64(len(p.Text.Words)), weight*float64(len(l.find(p.Text.Words)))
		for k := window; k >= 0; k = parts[k].parent {
			parts[k].words += words
			parts[k].terms += terms
		}
		if p.Turn > 0 {
			t := turns[p.Turn]
			if t == nil {
				t = &part{parent: window}
				turns[p.Turn] = t
			}
			t.words += words
			t.terms += terms
		}
	}
	if parts[0].words == 0 {
		return in
	}
	rate := make([]float64, len(parts))
	rate[0] = parts[0].terms / parts[0].words
	for k := 1; k < len(parts); k++ {
		rate[k] = (parts[k].terms + priorWords*rate[parts[k].parent]) / (parts[k].words + priorWords)
	}
	for i := range in {
		in[i] = rate[at[i]] >= scopeRate
		if t := turns[text[i].Turn]; t != nil && !in[i] {
			in[i] = (t.terms+turnWords*rate[t.parent])/(t.words+turnWords) >= scopeRate
		}
	}
	return in
}
