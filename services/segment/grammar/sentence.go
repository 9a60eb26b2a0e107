package grammar

import (
	"strings"

	"rapporteur.internal/services/segment/country"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/token"
)

// Sentence is a sentence, a heading or an item of a list as its words show it.
type Sentence struct {
	// Body: it stands in running text, by the layout: no heading, item or aside.
	Body  bool
	Lang  *lexicon.Language
	Words []Word
	// Verbs are its reporting verbs in order, once FindVerbs has been asked.
	Verbs []Verb
}

// Vocabulary reads sentences of one language, and describes each different word once.
type Vocabulary struct {
	lex   *lexicon.Language
	words map[string]*lexicon.Word
	buf   []token.Token
}

// NewVocabulary begins a vocabulary of that language.
func NewVocabulary(l *lexicon.Language) *Vocabulary {
	return &Vocabulary{lex: l, words: make(map[string]*lexicon.Word, 1024)}
}

// Read cuts a text into words and marks the places and the functions that it
// names. places are those already found, nil: find them.
func (v *Vocabulary) Read(text string, places []country.Match) *Sentence {
	s := &Sentence{Lang: v.lex, Words: v.cut(text)}
	s.markPlaces(text, places)
	s.markRoles()
	return s
}

func (v *Vocabulary) cut(s string) []Word {
	v.buf = token.Cut(v.buf[:0], s, v.lex.Rules)
	out := make([]Word, len(v.buf))
	for i, t := range v.buf {
		w := v.words[t.Text]
		if w == nil {
			d := v.lex.Describe(t.Text)
			w = &d
			v.words[t.Text] = w
		}
		out[i] = Word{Word: w, Start: t.Start, End: t.End}
	}
	return out
}

// Lead gives the index after fronted adverbials: "Enfin,", "Dans ce contexte,".
func (s *Sentence) Lead() int {
	k, i := s.Words, 0
	for i < len(k) && k[i].Punct {
		i++
	}
	if i+1 < len(k) && (Adverbial(k[i]) || k[i].Is(lexicon.Ordinal)) && k[i+1].Text == "," {
		return i + 2
	}
	if i+1 < len(k) && k[i+1].Text == "," && !k[i].Upper {
		return i + 2
	}
	if i >= len(k) {
		return i
	}
	open := k[i].Is(lexicon.Preposition|lexicon.Lead) || strings.HasSuffix(k[i].Lower, "ant") || strings.HasSuffix(k[i].Lower, "ing") || strings.HasSuffix(k[i].Lower, "ndo")
	for j := i; open && j < len(k) && j < i+22; j++ {
		if k[j].Text == "," {
			return j + 1
		}
	}
	return i
}

// Span turns words start to end into byte offsets.
func (s *Sentence) Span(start, end int) (int, int) {
	start, end = max(0, start), min(end, len(s.Words))
	if start >= end {
		return 0, 0
	}
	return s.Words[start].Start, s.Words[end-1].End
}

// markRoles makes the first word of a function of several words one: "point
// focal", "personne ressource", "first secretary".
func (s *Sentence) markRoles() {
	for i := range s.Words {
		if n := s.Cue(lexicon.CueRolePhrases, i); n > 0 && !s.Words[i].Is(lexicon.Role) {
			w := *s.Words[i].Word
			w.Class |= lexicon.Role
			s.Words[i].Word = &w
		}
	}
}

// PlainNoun: a small word of no grammatical use that can stand before a noun.
func (s *Sentence) PlainNoun(x int) bool {
	w := s.Words[x]
	return !w.Cap && !w.Punct && s.VerbAt(x) == nil && !w.Is(lexicon.Preposition|lexicon.Of|lexicon.Auxiliary|lexicon.Conjunction|lexicon.Subordinator|lexicon.Relative|lexicon.Subject|lexicon.Clitic)
}
