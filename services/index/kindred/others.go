package kindred

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rapporteur.internal/services/index/analysis"
	"rapporteur.internal/services/thesaurus"
)

// How much is added, in each language.
const (
	// oneWord: of a notion's phrases those up to here are looked for though they
	// are one word; later ones are loose.
	oneWord = 6
	// phrases: up to here, where they have several words.
	phrases = 10
	// most words and phrases of the notion itself, and of those below it.
	most, mostBelow = 4, 4
	// children: a notion with more below it is so broad that their names say
	// little about it.
	children = 12
)

// Weights beside a word that was typed.
const (
	weightName     = 1.0
	weightOther    = 0.5
	weightNarrower = 0.25
)

// others are the kindred words of a notion. home are the languages typed.
func (w *Words) others(c candidate, typed []string, home []string) []Other {
	n := w.notions.Notion(c.notion)
	run := strings.Join(typed[c.from:c.to], " ")
	own := w.terms(c.language, run)
	cautious := w.everyday(n) || len(own) == 1 && w.common[c.language][own[0]]
	var all []Other
	for _, language := range thesaurus.Languages {
		g := gathering{words: w, language: language, word: len(own) == 1, cautious: cautious, home: slices.Contains(home, language)}
		g.loose = len(own) > 1 && len(w.phrasesOf(c.notion, c.language)[0].terms) == 1
		// What was typed is looked for in every language, spelt as it is.
		if terms := w.terms(language, run); len(terms) > 0 {
			g.have, g.typed = append(g.have, terms), terms
		}
		if cautious {
			if !g.home {
				g.take(c.notion, 1, weightName)
			}
			all = append(all, g.others...)
			continue
		}
		g.take(c.notion, most, weightName)
		if below := w.below[c.notion]; one(n) && len(below) <= children {
			room := mostBelow
			for _, b := range below {
				if narrow := w.notions.Notion(b); room > 0 && !w.everyday(narrow) && one(narrow) {
					room -= g.take(b, 1, weightNarrower)
				}
			}
		}
		all = append(all, g.others...)
	}
	return all
}

// one tells the kinds of which what stands below is one: a mayor is one of the
// local authorities, a roadblock stands below corruption and isn't it.
func one(n *thesaurus.Notion) bool {
	return n.Kind == thesaurus.People || n.Kind == thesaurus.Body || n.Kind == thesaurus.Instrument
}

// everyday tells the notions of no trade.
func (w *Words) everyday(n *thesaurus.Notion) bool {
	return n.Field == "general" || n.Field == "everyday"
}

// gathering is what is added in one language.
type gathering struct {
	words    *Words
	language string
	// word: one word was typed. loose: several, for a notion whose name is one
	// word; they say more than its words do ("data collection", of data).
	word, loose bool
	// home: it is a language of what was typed.
	home bool
	// cautious: a common word was typed, of which the translation alone is wanted.
	cautious bool
	typed    []string
	have     [][]string
	others   []Other
}

// take adds a notion's first phrases, and says how many. Who types a word wants
// its translation, not what describes it: words come first. Who types several
// wants the name first, though it be a word.
func (g *gathering) take(notion, room int, weight float64) (taken int) {
	all := g.words.phrasesOf(notion, g.language)
	for _, turn := range []func(at int, word bool) bool{
		func(at int, word bool) bool { return at == 0 && !g.word },
		func(_ int, word bool) bool { return word == g.word },
		func(_ int, word bool) bool { return word != g.word },
	} {
		for at := 0; at < min(len(all), phrases) && taken < room; at++ {
			text, terms := all[at].text, all[at].terms
			if len(terms) == 0 || !turn(at, len(terms) == 1) || g.covered(terms) || g.vague(at, text, terms) {
				continue
			}
			// One that says less takes the place of those that say more.
			g.others = slices.DeleteFunc(g.others, func(o Other) bool { return within(terms, o.terms) })
			g.have = append(g.have, terms)
			g.others = append(g.others, Other{Language: g.language, Text: text, Forms: all[at].forms, Weight: weight, terms: terms})
			taken++
			weight = min(weight, weightOther)
		}
	}
	return taken
}

// vague tells the single words that say too little.
func (g *gathering) vague(at int, phrase string, terms []string) bool {
	if len(terms) > 1 {
		return false
	}
	common := g.words.common[g.language][terms[0]] && (g.home || at > 0 && !g.cautious)
	// Words of a few letters are many things, but for names and acronyms.
	tiny := at > 0 && utf8.RuneCountInString(terms[0]) < short && phrase != strings.ToUpper(phrase)
	return g.loose || at >= oneWord || common || tiny
}

// covered tells whether a phrase holds a word that is looked for already, or says
// less than what was typed.
func (g *gathering) covered(terms []string) bool {
	return within(terms, g.typed) || slices.ContainsFunc(g.have, func(h []string) bool { return slices.Equal(h, terms) || within(h, terms) })
}

// printed are the forms of a phrase's only word; none where it has several.
func (w *Words) printed(language, phrase string, genders bool) []string {
	printed := termsOf(w.chains[analysis.Plain], phrase)
	switch {
	case len(printed) == 1:
		return forms(language, printed[0], genders)
	case len(termsOf(w.chains[language], phrase)) == 1:
		return []string{phrase}
	}
	return nil
}

// within tells whether a single term stands in a phrase.
func within(one, phrase []string) bool {
	return len(one) == 1 && slices.Contains(phrase, one[0])
}
