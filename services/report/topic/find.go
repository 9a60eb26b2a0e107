package topic

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/thesaurus"
)

// Sentence is what a topic may be found in.
type Sentence struct {
	Language, Text string
	// Document and Voices tell how widely a term is used.
	Document string
	Voices   []string
}

// Topic is a term and the sentences that hold it, by their place in the list.
type Topic struct {
	// Title is the term as it is mostly printed.
	Title     string
	Sentences []int
}

const (
	// least and most are the share of the sentences that a term stands in; a
	// term of fewer than three is chance.
	least, most = .012, .22
	leastOf     = 3
	// nouns is the share of its sentences in which a single word stands as a noun.
	nouns = .6
	// fuller is the share of a word's sentences that a longer term must hold to
	// name its topic.
	fuller = .5
	// longest is how many content words a term has.
	longest = 3
)

// term is one candidate.
type term struct {
	key       string
	words     int
	proper    bool
	forms     map[string]int
	sentences []int
	documents map[string]bool
	voices    map[string]bool
	headed    bool
	// general is set where most of its words are: it then wants a heading.
	general bool
	// nominal counts the sentences where a single word stands as a noun does.
	nominal int
}

// Find gives up to n topics, the widest first. Headings lift terms that they
// hold; names are words that make no topic: of speakers, States and groups.
func Find(list []Sentence, headings []string, names map[string]bool, n int) ([]Topic, error) {
	lexicon, err := open()
	if err != nil {
		return nil, err
	}
	held := map[string]*term{}
	for i, s := range list {
		w := lexicon[s.Language]
		if w == nil {
			continue
		}
		for key, c := range w.candidates(s.Language, s.Text, names) {
			t := held[key]
			if t == nil {
				t = &term{key: key, words: c.words, forms: map[string]int{}, documents: map[string]bool{}, voices: map[string]bool{}}
				held[key] = t
			}
			t.proper = t.proper || c.proper
			t.general = c.general
			if c.nominal {
				t.nominal++
			}
			t.forms[c.form]++
			t.sentences = append(t.sentences, i)
			t.documents[s.Document] = true
			for _, v := range s.Voices {
				t.voices[v] = true
			}
		}
	}
	for tag, w := range lexicon {
		for _, h := range headings {
			for key := range w.candidates(tag, h, names) {
				if t := held[key]; t != nil {
					t.headed = true
				}
			}
		}
	}
	return choose(held, len(list), n), nil
}

// choose takes terms one after the other by what they add.
func choose(held map[string]*term, total, n int) []Topic {
	floor := max(leastOf, int(least*float64(total)+.5))
	var list []*term
	for _, t := range held {
		if t.general && !t.headed {
			continue
		}
		if t.words == 1 && float64(t.nominal) < nouns*float64(len(t.sentences)) {
			continue
		}
		if len(t.sentences) >= floor && float64(len(t.sentences)) <= max(most*float64(total), leastOf) {
			list = append(list, t)
		}
	}
	slices.SortFunc(list, func(a, b *term) int { return strings.Compare(a.key, b.key) })
	covered := map[int]bool{}
	taken := map[*term]bool{}
	var out []Topic
	for len(out) < n {
		var best *term
		score := 0.0
		for _, t := range list {
			if taken[t] {
				continue
			}
			fresh := 0
			for _, i := range t.sentences {
				if !covered[i] {
					fresh++
				}
			}
			if fresh < floor || fresh*2 < len(t.sentences) {
				continue
			}
			if s := float64(fresh) * t.weight(); s > score {
				best, score = t, s
			}
		}
		if best == nil {
			break
		}
		taken[best] = true
		for _, i := range best.sentences {
			covered[i] = true
		}
		out = append(out, Topic{Title: fullest(best, list).title(), Sentences: best.sentences})
	}
	return out
}

// fullest is the longer term that most sentences of a word hold, where one
// holds half of them ("integrity": "environmental integrity"); else the word.
func fullest(t *term, list []*term) *term {
	best := t
	if t.words > 1 || t.proper {
		return t
	}
	for _, x := range list {
		if x.words == 2 && slices.Contains(strings.Fields(x.key), t.key) &&
			float64(len(x.sentences)) >= fuller*float64(len(t.sentences)) && (best == t || len(x.sentences) > len(best.sentences)) {
			best = x
		}
	}
	return best
}

func (t *term) weight() float64 {
	w := .6
	switch {
	case t.words > 1:
		w = 1.7
	case t.proper:
		w = 1
	}
	if t.headed {
		w *= 1.4
	}
	if len(t.documents) > 1 {
		w *= 1.2
	}
	return w * (1 + .2*math.Log(float64(1+len(t.voices))))
}

// title is the commonest form, begun with a capital.
func (t *term) title() string {
	forms := make([]string, 0, len(t.forms))
	for f := range t.forms {
		forms = append(forms, f)
	}
	slices.SortFunc(forms, func(a, b string) int {
		return cmp.Or(cmp.Compare(t.forms[b], t.forms[a]), strings.Compare(a, b))
	})
	r, n := utf8.DecodeRuneInString(forms[0])
	return string(unicode.ToUpper(r)) + forms[0][n:]
}

type candidate struct {
	form   string
	words  int
	proper bool
	// nominal is set on a single word that stands as a noun does, general on a
	// term of general words.
	nominal, general bool
}

type token struct {
	text, low string
	// end is set where a term can't go on: punctuation follows.
	end bool
	// opens is set on the first word of a sentence; symbol on parts of a
	// document's symbol ("A/12/3").
	opens, symbol bool
}

// candidates are the terms of a text, by a key that is the same for their forms.
func (w *Words) candidates(tag, text string, names map[string]bool) map[string]candidate {
	tokens := tokenize(text)
	out := map[string]candidate{}
	for i := range tokens {
		if !w.content(tokens[i], names) {
			continue
		}
		var keys, form []string
		count := 0
		for j := i; j < len(tokens) && count < longest; j++ {
			t := tokens[j]
			if w.between[t.low] && count > 0 {
				form = append(form, t.low)
			} else if w.content(t, names) {
				count++
				keys = append(keys, thesaurus.Stem(tag, t.low))
				form = append(form, w.form(t))
				w.put(out, tokens[i:j+1], keys, form, w.noun(tag, tokens, i))
			} else {
				break
			}
			if t.end {
				break
			}
		}
	}
	return out
}

// put keeps a run of tokens as a candidate where it can be one.
func (w *Words) put(out map[string]candidate, run []token, keys, form []string, noun bool) {
	first, last, count := run[0], run[len(run)-1], len(keys)
	if count == 1 {
		acronym := isAcronym(first.text)
		proper := acronym || !first.opens && unicode.IsUpper([]rune(first.text)[0])
		if !proper && (utf8.RuneCountInString(first.low) < 6 || w.general[first.low] || w.tail(first.low)) || w.general[first.low] {
			return
		}
		keep(out, keys[0], candidate{form: form[0], words: 1, proper: proper, nominal: noun || acronym})
		return
	}
	// One general word at most ("human rights defenders", not "general comments").
	general := 0
	for _, t := range run {
		if w.general[t.low] {
			general++
		}
	}
	if w.tail(last.low) && !isAcronym(last.text) {
		return
	}
	keep(out, strings.Join(keys, " "), candidate{form: join(run, form), words: count,
		general: general*2 > count || w.general[first.low] && w.general[last.low]})
}

// noun tells whether a word stands where a noun does: in French and Spanish
// behind an article; in English before a function word or a mark.
func (w *Words) noun(tag string, tokens []token, i int) bool {
	if tag == "en" {
		return (tokens[i].end || i+1 == len(tokens) || w.function[tokens[i+1].low]) && (i == 0 || tokens[i-1].low != "to")
	}
	return i > 0 && !tokens[i-1].end && slices.Contains(w.Articles, tokens[i-1].low)
}

func keep(out map[string]candidate, key string, c candidate) {
	if _, held := out[key]; !held {
		out[key] = c
	}
}

// join writes the words of a term as they stand, elisions closed up.
func join(run []token, form []string) string {
	var b strings.Builder
	for i, f := range form {
		if i > 0 && !strings.HasSuffix(run[i-1].text, "'") && !strings.HasSuffix(run[i-1].text, "’") {
			b.WriteByte(' ')
		}
		b.WriteString(f)
		if strings.HasSuffix(run[i].text, "'") || strings.HasSuffix(run[i].text, "’") {
			b.WriteString("’")
		}
	}
	return b.String()
}

// form is how a word is written in a title: small, unless a name or an acronym.
func (w *Words) form(t token) string {
	bare := strings.TrimRight(t.text, "'’")
	if isAcronym(bare) || !t.opens && unicode.IsUpper([]rune(bare)[0]) {
		return bare
	}
	return strings.ToLower(bare)
}

func (w *Words) content(t token, names map[string]bool) bool {
	if t.symbol || t.low == "" || w.function[t.low] || names[t.low] || utf8.RuneCountInString(t.low) < 3 {
		return false
	}
	if strings.Contains(t.low, "-") && !slices.ContainsFunc(strings.Split(t.low, "-"), func(p string) bool { return !names[p] }) {
		return false
	}
	return !strings.ContainsFunc(t.low, unicode.IsDigit)
}

func (w *Words) tail(low string) bool {
	return slices.ContainsFunc(w.Tails, func(x string) bool { return strings.HasSuffix(low, x) && len(low) > len(x)+2 })
}

func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		} else if !unicode.IsDigit(r) && r != '-' {
			return false
		}
	}
	return n > 1 && n < 9
}

// tokenize cuts a text into words; an elision ("d'") is a word of its own.
func tokenize(text string) []token {
	var out []token
	var b strings.Builder
	opens, slashed := true, false
	flush := func() {
		if b.Len() > 0 {
			s := b.String()
			out = append(out, token{text: s, low: strings.ToLower(strings.TrimRight(s, "'’")), opens: opens, symbol: slashed})
			opens, slashed = false, false
			b.Reset()
		}
	}
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' && b.Len() > 0:
			b.WriteRune(r)
		case (r == '\'' || r == '’') && b.Len() > 0 && b.Len() < 3:
			b.WriteRune(r)
			flush()
		case r == '\'' || r == '’':
			flush()
		case unicode.IsSpace(r) || r == '-':
			flush()
		default:
			flush()
			if len(out) > 0 {
				out[len(out)-1].end = true
				out[len(out)-1].symbol = out[len(out)-1].symbol || slashed || r == '/'
			}
			slashed = r == '/'
			if r == '.' || r == ':' || r == '!' || r == '?' {
				opens = true
			}
		}
	}
	flush()
	return out
}
