package theme

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rapporteur.internal/services/segment/fold"
)

// lexicon holds one language's terms. Every distinct word, stem or set of
// alternatives is an element with a number; a text's words are turned into
// elements once, and the terms are looked up by their first.
type lexicon struct {
	function map[string]bool
	// exact and stems give the elements that a word fits: by the whole word,
	// and by the first stemLength bytes of the stems.
	exact map[string][]int
	stems map[string][]stem
	// ids are the elements by how they are written.
	ids   map[string]int
	terms map[int][]*term // by the first element
}

// stem is the beginning of words and the element that they fit.
type stem struct {
	prefix  string
	element int
}

// stemLength is how much of a stem the index holds; a shorter stem is refused.
const stemLength = 3

// reach is how many words ".." passes over; skip, how many function words stand between any two.
const reach, skip = 4, 3

// term is one pattern of words.
type term struct {
	elements []element
	theme    int
	// weight is 1 to 3; 0: the words count for nothing in this theme.
	weight int
	text   string
}

// element is one place of a term.
type element struct {
	id int
	// far: up to reach words of any kind may stand before it.
	far bool
}

func newLexicon(function string) *lexicon {
	l := &lexicon{function: map[string]bool{}, exact: map[string][]int{}, stems: map[string][]stem{}, ids: map[string]int{}, terms: map[int][]*term{}}
	for _, w := range fold.New(function).Words {
		l.function[w.Fold] = true
	}
	return l
}

// add reads a term: words, "stem*", "a|b" alternatives, ".." for a few words
// between. Function words are passed over between any two words, so that they
// are no elements, but for terms that count for nothing, which are taken to the letter.
func (l *lexicon) add(text string, theme, weight int) error {
	t := &term{theme: theme, weight: weight, text: text}
	far := false
	for field := range strings.FieldsSeq(text) {
		if field == ".." {
			far = true
			continue
		}
		for i, w := range parts(field) {
			id, function, err := l.element(w)
			if err != nil {
				return err
			}
			if function && weight > 0 {
				continue
			}
			t.elements = append(t.elements, element{id: id, far: far && i == 0 && len(t.elements) > 0})
			far = far && i > 0
		}
	}
	if len(t.elements) == 0 || far {
		return errors.New("it holds no word but function words, or ends with two dots")
	}
	first := t.elements[0].id
	l.terms[first] = append(l.terms[first], t)
	return nil
}

// element gives the number of a word as terms write it, and whether it is a function word.
func (l *lexicon) element(word string) (id int, function bool, err error) {
	id, known := l.ids[word]
	if !known {
		id = len(l.ids)
	}
	for alt := range strings.SplitSeq(word, "|") {
		prefix, cut := strings.CutSuffix(alt, "*")
		k := fold.String(prefix)
		switch {
		case k == "":
			return 0, false, errors.New("it has an empty word")
		case cut && len(k) < stemLength:
			return 0, false, fmt.Errorf("the stem %q is shorter than %d letters", prefix, stemLength)
		case known:
		case cut:
			l.stems[k[:stemLength]] = append(l.stems[k[:stemLength]], stem{k, id})
		default:
			l.exact[k] = append(l.exact[k], id)
		}
		function = l.function[k] && !cut && alt == word
	}
	l.ids[word] = id
	return id, function, nil
}

// parts parts a field at apostrophes and hyphens, as fold parts words, but keeps "|" and "*".
func parts(field string) []string {
	return strings.FieldsFunc(field, func(r rune) bool { return r == '\'' || r == '’' || r == '-' })
}

// finding is a term at words of a text.
type finding struct {
	term       *term
	first, end int
}

// find gives all terms of a text, by their first words.
func (l *lexicon) find(words []fold.Word) []finding {
	// fits are the elements that each word fits, one after the other; from says where each word's begin.
	fits := make([]int, 0, 2*len(words))
	from := make([]int, len(words)+1)
	present := make([]uint64, len(l.ids)/64+1)
	for i, w := range words {
		from[i] = len(fits)
		fits = append(fits, l.exact[w.Fold]...)
		if len(w.Fold) >= stemLength {
			for _, s := range l.stems[w.Fold[:stemLength]] {
				if strings.HasPrefix(w.Fold, s.prefix) {
					fits = append(fits, s.element)
				}
			}
		}
		for _, id := range fits[from[i]:] {
			present[id/64] |= 1 << (id % 64)
		}
	}
	from[len(words)] = len(fits)
	var out []finding
	for i := range words {
		for _, id := range fits[from[i]:from[i+1]] {
		terms:
			for _, t := range l.terms[id] {
				for _, e := range t.elements[1:] {
					if present[e.id/64]&(1<<(e.id%64)) == 0 {
						continue terms
					}
				}
				if end := l.follow(t, words, fits, from, i); end > 0 {
					out = append(out, finding{t, i, end})
				}
			}
		}
	}
	return out
}

// follow gives the word after the term whose first word is the word i, else 0.
func (l *lexicon) follow(t *term, words []fold.Word, fits, from []int, i int) int {
	k := i + 1
next:
	for _, e := range t.elements[1:] {
		most, passed := skip, 0
		if e.far {
			most = skip + reach
		}
		for ; k < len(words) && passed <= most; k++ {
			if words[k].Before == fold.Break || words[k].Before == fold.Stop {
				return 0
			}
			if slices.Contains(fits[from[k]:from[k+1]], e.id) {
				k++
				continue next
			}
			if !e.far && !l.function[words[k].Fold] {
				return 0
			}
			passed++
		}
		return 0
	}
	return k
}
