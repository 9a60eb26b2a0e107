package lexicon

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"rapporteur.internal/services/segment/token"
)

// SideFrame is what a verb that takes sides wants behind it.
type SideFrame int

// The frames, by the sections of sides.txt.
const (
	// SideWith takes what was put forward as its object.
	SideWith SideFrame = iota
	// SideAlone wants no object.
	SideAlone
	// SideOf takes a noun of taking sides as its object.
	SideOf
)

var sideFrames = map[string]SideFrame{"sides-with": SideWith, "sides-alone": SideAlone, "sides-of": SideOf}

// Side is a verb with which a State or a group takes sides, in one of its forms.
type Side struct {
	Lemma string
	Frame SideFrame
	// Loose: it is also said of what is done for people or in fact.
	Loose bool
	// Reflexive: it takes sides with a reflexive pronoun alone.
	Reflexive bool
	// Behind are the words, folded, that must follow it; each may be one of several.
	Behind [][]string
	Tense  Tense
	// Infinitive: the form is the infinitive.
	Infinitive bool
}

// Sides gives the verbs of taking sides that a word, in lower case, can be a form of.
func (l *Language) Sides(w string) []Side { return l.sides[w] }

// readSides reads the verbs of taking sides, and the phrases that go with them.
func (l *Language) readSides(files fs.FS) error {
	paradigms, err := readParadigms(files, path.Join(l.Code, "paradigms.txt"))
	if err != nil {
		return err
	}
	file := path.Join(l.Code, "sides.txt")
	sections, err := readSections(files, file)
	if err != nil {
		return err
	}
	l.sides = map[string][]Side{}
	for _, s := range sections {
		frame, isVerbs := sideFrames[s.name]
		if !isVerbs {
			if err := l.phrases(s); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			continue
		}
		for _, e := range s.entries {
			v, lemma := l.side(e, frame)
			forms, ok := conjugate(paradigms, lemma)
			if !ok {
				return fmt.Errorf("%s: no paradigm conjugates %q", file, lemma)
			}
			for f, tense := range forms {
				v.Tense = tense
				l.sides[f] = append(l.sides[f], v)
			}
			v.Tense, v.Infinitive = 0, true
			l.sides[lemma] = append(l.sides[lemma], v)
		}
	}
	return nil
}

// side reads an entry: "se", "s'" before the verb, a tilde behind it, words that
// must follow, a stroke between those of which one must.
func (l *Language) side(e string, frame SideFrame) (Side, string) {
	e, loose := strings.CutSuffix(e, "~")
	v := Side{Frame: frame, Loose: loose}
	for _, se := range []string{"se ", "s'"} {
		if rest, ok := strings.CutPrefix(e, se); ok && l.Code != "en" {
			e, v.Reflexive = rest, true
		}
	}
	words := strings.Fields(e)
	for _, w := range words[1:] {
		var any []string
		for _, x := range strings.Split(w, "/") {
			for _, t := range token.Cut(nil, x, l.Rules) {
				any = append(any, Fold(t.Text))
			}
		}
		v.Behind = append(v.Behind, any)
	}
	v.Lemma = Fold(words[0])
	return v, words[0]
}
