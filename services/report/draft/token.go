package draft

import (
	"strings"

	"rapporteur.internal/services/thesaurus"
)

// token is a word with its lower-case form, accents and all.
type token struct {
	thesaurus.Word
	lower string
}

func tokens(tag, text string) []token {
	words := thesaurus.Words(tag, text)
	out := make([]token, len(words))
	for i, w := range words {
		out[i] = token{w, strings.ToLower(text[w.From:w.To])}
	}
	return out
}

// passage is a text read in its language.
type passage struct {
	tag   string
	text  string
	words []token
	lex   *lexicon
	// denied[i] is the place of the negator that governs word i, or -1.
	denied []int
	// known tells a word that the record has.
	known func(string) bool
}

func (l lexicons) read(tag, text string) *passage {
	lex := l[tag]
	if lex == nil {
		lex = l["en"]
	}
	p := &passage{tag: lex.Tag, text: text, lex: lex}
	p.words = tokens(p.tag, text)
	p.denied = p.negations()
	return p
}

// said is words [from, to) as the text prints them.
func (p *passage) said(from, to int) string {
	if from < 0 || from >= to || to > len(p.words) {
		return ""
	}
	return p.text[p.words[from].From:p.words[to-1].To]
}

// content tells whether a word carries what is said.
func (p *passage) content(i int) bool {
	w := p.words[i]
	return !w.Function && len(w.Low) > 2 && !has(p.lex.Negators, w.Low) && !has(p.lex.Titles, w.Low)
}

// clause is the words [from, to) between the marks around word i, and between
// words that set one clause against another.
func (p *passage) clause(i int) (from, to int) {
	from, to = i, i+1
	for from > 0 && !p.parted(from) {
		from--
	}
	for to < len(p.words) && !p.parted(to) {
		to++
	}
	return from, to
}

// parted tells whether a clause begins at word i.
func (p *passage) parted(i int) bool {
	w := p.words[i]
	return w.Break != 0 && w.Break != '"' && w.Break != '“' && w.Break != '«' || has([]string{"but", "mais", "pero", "although", "though", "aunque", "while", "tandis", "mientras", "whereas", "sino"}, w.Low)
}

func has[T comparable](list []T, x T) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// lexicons are the words of each language.
type lexicons map[string]*lexicon

// guess tells a text's language by its commonest words, else the one given.
func guess(text, otherwise string) string {
	best := likely(text, 0)
	if has(best, otherwise) {
		return otherwise
	}
	return best[0]
}

// likely are the languages that a text may be in: whose common words it has most
// of, within a margin.
func likely(text string, margin int) []string {
	counts, most := map[string]int{}, 0
	for _, tag := range tags() {
		for _, w := range thesaurus.Words(tag, text) {
			if w.Function {
				counts[tag]++
			}
		}
		most = max(most, counts[tag])
	}
	var out []string
	for _, tag := range tags() {
		if counts[tag] >= most-margin {
			out = append(out, tag)
		}
	}
	return out
}
