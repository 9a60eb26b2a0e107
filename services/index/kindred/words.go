package kindred

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"

	"rapporteur.internal/services/index/analysis"
	"rapporteur.internal/services/thesaurus"
)

//go:embed data/common.txt
var commonWords string

// Words are the notions, ready to be asked for kindred words. They are read by
// many at once.
type Words struct {
	chains  analysis.Chains
	notions *thesaurus.Thesaurus
	// below are the notions right below each, by its number.
	below map[int][]int
	// common are words of each language by the term that they are found under.
	common map[string]map[string]bool
	// spelt are the same words as they are written, folded.
	spelt map[string]map[string]bool
	// looked are the terms of phrases that were looked at, by [held].
	looked sync.Map
}

// held names a notion's phrases in a language.
type held struct {
	notion   int
	language string
}

// phrase is one of a notion's.
type phrase struct {
	text string
	// terms under which it is found; forms, where it is a single word.
	terms, forms []string
}

// phrasesOf are a notion's phrases. They are kept: to find their terms takes longer
// than all the rest, and people ask for the same notions.
func (w *Words) phrasesOf(notion int, language string) []phrase {
	key := held{notion, language}
	if known, ok := w.looked.Load(key); ok {
		return known.([]phrase)
	}
	var all []phrase
	n := w.notions.Notion(notion)
	genders := n.Kind == thesaurus.People || n.Kind == thesaurus.Quality
	for _, text := range n.Phrases[language] {
		all = append(all, phrase{text, w.terms(language, text), w.printed(language, text, genders)})
	}
	w.looked.Store(key, all)
	return all
}

// Open reads the notions and the common words that are built in.
func Open(chains analysis.Chains) (*Words, error) {
	notions, err := thesaurus.Open()
	if err != nil {
		return nil, fmt.Errorf("read kindred words: %w", err)
	}
	return Read(chains, notions, commonWords)
}

// Later opens the words when they are first asked for: it takes a third of a
// second, and most who open a store never widen.
func Later(chains analysis.Chains) func() (*Words, error) {
	return sync.OnceValues(func() (*Words, error) { return Open(chains) })
}

// Read takes notions, and common words as lines "language: word word".
func Read(chains analysis.Chains, notions *thesaurus.Thesaurus, common string) (*Words, error) {
	w := &Words{chains: chains, notions: notions, below: map[int][]int{}, common: map[string]map[string]bool{}, spelt: map[string]map[string]bool{}}
	var faults []error
	for n, line := range strings.Split(common, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		language, words, ok := strings.Cut(line, ":")
		if !ok || chains[language] == nil {
			faults = append(faults, fmt.Errorf("common.txt:%d: %q isn't \"language: word word\"", n+1, line))
			continue
		}
		if w.common[language] == nil {
			w.common[language], w.spelt[language] = map[string]bool{}, map[string]bool{}
		}
		for word := range strings.FieldsSeq(words) {
			terms := w.terms(language, word)
			switch {
			case len(terms) != 1:
				faults = append(faults, fmt.Errorf("common.txt:%d: %q is no word that is searched for in %s", n+1, word, language))
			default:
				w.common[language][terms[0]], w.spelt[language][analysis.Fold(word)] = true, true
			}
		}
	}
	if err := errors.Join(faults...); err != nil {
		return nil, fmt.Errorf("read kindred words: %w", err)
	}
	for i := range notions.Len() {
		n := notions.Notion(i)
		for _, b := range n.Broader {
			// Broader ones count of whose sort it is: the others are asides (a
			// guardian of minors is no minor).
			over := notions.Notion(b)
			if len(n.Classes) > 0 && len(over.Classes) > 0 && n.Classes[0] == over.Classes[0] {
				w.below[b] = append(w.below[b], i)
			}
		}
	}
	return w, nil
}

// terms are those under which the store finds a text. Of one that holds a single
// such term among words that say nothing ("health for all" in some languages) they
// are the words as printed: the term alone would say something else.
func (w *Words) terms(language, text string) []string {
	terms := termsOf(w.chains[language], text)
	if len(terms) == 1 {
		if printed := termsOf(w.chains[analysis.Plain], text); len(printed) > 1 {
			return printed
		}
	}
	return terms
}

func termsOf(chain *analysis.Chain, text string) []string {
	var terms []string
	for _, t := range chain.Tokens(text) {
		terms = append(terms, t.Term)
	}
	return terms
}
