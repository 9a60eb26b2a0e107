package kindred

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rapporteur.internal/services/index/analysis"
	"rapporteur.internal/services/thesaurus"
)

// Unit is a run of typed words that names a notion.
type Unit struct {
	// From and To are its words among those typed, To excluded.
	From, To int
	// Others are the kindred words, by language in the order of the thesaurus.
	Others []Other
}

// Other is a word or phrase to look for.
type Other struct {
	// Language of the statements to look in.
	Language, Text string
	// Forms of a single word, as printed; none where it is found by stems.
	Forms []string
	// Weight beside a word that was typed: at most 1.
	Weight float64
	terms  []string
}

// candidate is a notion that a run of typed words names.
type candidate struct {
	from, to int
	notion   int
	language string
	// at is the place of the phrase among the notion's.
	at int
	// form tells how near its spelling is to what was typed.
	form int
}

// Of reads bare words that were typed in a row, and gives the units among them
// in order; of more than a sentence's worth none. silent are words that say nothing in the language that was typed:
// statements in other languages needn't hold them.
func (w *Words) Of(typed []string) (units []Unit, silent []bool) {
	var best []candidate
	var languages []string
	most := 0
	silent = make([]bool, len(typed))
	if len(typed) > sentence {
		return nil, silent
	}
	for _, language := range thesaurus.Languages {
		found := w.named(language, typed)
		known := 0
		covered := make([]bool, len(typed))
		for _, c := range found {
			for i := c.from; i < c.to; i++ {
				covered[i] = true
			}
		}
		mute := make([]bool, len(typed))
		for i, text := range typed {
			mute[i] = len(w.terms(language, text)) == 0
			if mute[i] || covered[i] {
				known++
			}
		}
		switch {
		case len(found) == 0 || known < most:
			continue
		case known > most:
			most, best, languages, silent = known, nil, nil, mute
		default:
			for i := range silent {
				silent[i] = silent[i] && mute[i]
			}
		}
		best, languages = append(best, found...), append(languages, language)
	}
	if len(best) == 0 {
		return nil, make([]bool, len(typed))
	}
	for _, run := range longest(best) {
		if c, ok := w.meant(run); ok {
			if others := w.others(c, typed, languages); len(others) > 0 {
				units = append(units, Unit{From: c.from, To: c.to, Others: others})
			}
		}
	}
	return units, silent
}

// sentence is how many words are looked at: who pastes more wants them all as
// they are, and asking with each one's kindred words would take long.
const sentence = 16

// named gives the notions that runs of the words name in a language.
func (w *Words) named(language string, typed []string) []candidate {
	text := strings.Join(typed, " ")
	// Where each word ends in the text.
	ends := make([]int, len(typed))
	for i, t := range typed {
		ends[i] = len(t)
		if i > 0 {
			ends[i] += ends[i-1] + 1
		}
	}
	words := thesaurus.Words(language, text)
	var found []candidate
	for _, h := range w.notions.Find(language, words) {
		c := candidate{notion: h.Notion, language: language}
		c.from, _ = slices.BinarySearch(ends, words[h.At[0]].To)
		c.to, _ = slices.BinarySearch(ends, words[h.At[len(h.At)-1]].To)
		c.to++
		// The notion was found by stems, with words between: it counts where the
		// store would find its phrase, too.
		run := strings.Join(typed[c.from:c.to], " ")
		terms := w.terms(language, run)
		if len(terms) == 0 {
			continue
		}
		c.at = -1
		for at, p := range w.phrasesOf(h.Notion, language) {
			if !slices.Equal(terms, p.terms) {
				continue
			}
			if f := form(run, p.text); c.at < 0 || f < c.form {
				c.at, c.form = at, f
			}
		}
		if c.at < 0 || c.form == another || len(terms) == 1 && c.at >= naming || c.form == family && w.strange(language, run) {
			continue
		}
		found = append(found, c)
	}
	return found
}

// naming is how many of a notion's phrases name it though they are one word.
const naming = 8

// strange tells a word that another language knows as a common one, spelt so:
// "pays" is a country before it is a form of "pay".
func (w *Words) strange(language, word string) bool {
	word = analysis.Fold(word)
	for other, spelt := range w.spelt {
		if other != language && spelt[word] && !w.spelt[language][word] {
			return true
		}
	}
	return false
}

// How near two spellings are.
const (
	same = iota
	// bare: accents weren't typed.
	bare
	// family: another form of the word.
	family
	// another word: its accents are other ones, or it has none ("signé", "signe").
	another
)

// form tells how near two spellings are.
func form(typed, phrase string) int {
	typed, phrase = strings.ToLower(norm.NFC.String(typed)), strings.ToLower(norm.NFC.String(phrase))
	switch {
	case typed == phrase:
		return same
	case analysis.Fold(typed) == analysis.Fold(phrase):
		if typed != analysis.Fold(typed) {
			return another
		}
		return bare
	}
	return family
}

// longest gathers candidates by their runs: the longest runs that don't overlap,
// in order.
func longest(all []candidate) [][]candidate {
	slices.SortStableFunc(all, func(a, b candidate) int {
		if d := (b.to - b.from) - (a.to - a.from); d != 0 {
			return d
		}
		return a.from - b.from
	})
	var runs [][]candidate
next:
	for _, c := range all {
		for i, run := range runs {
			if r := run[0]; r.from == c.from && r.to == c.to {
				runs[i] = append(run, c)
				continue next
			}
			if r := run[0]; c.from < r.to && r.from < c.to {
				continue next
			}
		}
		runs = append(runs, []candidate{c})
	}
	slices.SortFunc(runs, func(a, b []candidate) int { return a[0].from - b[0].from })
	return runs
}

// meant chooses among the notions that one run names; none, where it can't tell.
func (w *Words) meant(run []candidate) (candidate, bool) {
	nearest := run[0].form
	for _, c := range run {
		nearest = min(nearest, c.form)
	}
	var left []candidate
	for _, c := range run {
		if c.form == nearest {
			left = append(left, c)
		}
	}
	// The narrowest stands below all others.
	for _, c := range left {
		below := true
		for _, other := range left {
			below = below && (other.notion == c.notion || w.under(c.notion, other.notion, 0))
		}
		if below {
			return c, true
		}
	}
	return candidate{}, false
}

// under tells whether a notion stands below another, however deep.
func (w *Words) under(low, high, depth int) bool {
	for _, b := range w.notions.Notion(low).Broader {
		if b == high || depth < 12 && w.under(b, high, depth+1) {
			return true
		}
	}
	return false
}
