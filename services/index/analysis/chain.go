package analysis

import (
	"embed"
	"fmt"
	"strings"
	"unicode"

	"github.com/blevesearch/segment"
)

// Plain is the name of the chain without a language: words as printed, folded.
const Plain = "text"

// Languages that have a chain of their own.
func Languages() []string { return []string{"fr", "en", "es"} }

// MaxToken is the length, in characters, at which a word is cut.
const MaxToken = 255

//go:embed data/*.txt
var data embed.FS

// Chain is the analysis of one language.
type Chain struct {
	// Name is the language, or Plain.
	Name string
	// Elisions are taken off before an apostrophe.
	Elisions []string
	// Possessive: 's at a word's end is taken off.
	Possessive bool
	// Stop words are dropped.
	Stop []string
	// Synonyms are rules "a, b => c" on single words.
	Synonyms []string
	// Stemmer is light_french, light_spanish, porter2, or empty.
	Stemmer string

	elided  map[string]bool
	stopped map[string]bool
	family  map[string]string
	stem    func(string) string
}

// Token is one term of a text.
type Token struct {
	Term string
	// Byte offsets in the text, without what elision took off.
	Start, End int
	// Position counts words from 0, those that were dropped too.
	Position int
}

// Chains are the analyses of all languages, by name.
type Chains map[string]*Chain

// Load reads the chains from their data. An error means that the data that was
// built in is wrong.
func Load() (Chains, error) {
	elisions, err := lines("elisions.txt")
	if err != nil {
		return nil, err
	}
	plain := &Chain{Name: Plain, Elisions: elisions, elided: set(elisions)}
	all := Chains{Plain: plain}
	stemmers := map[string]string{"fr": "light_french", "en": "porter2", "es": "light_spanish"}
	for _, name := range Languages() {
		c := &Chain{Name: name, Elisions: plain.Elisions, elided: plain.elided, Possessive: name == "en", Stemmer: stemmers[name]}
		c.stem = stemmer(c.Stemmer)
		stop, err := lines(name + ".stop.txt")
		if err != nil {
			return nil, err
		}
		for _, l := range stop {
			c.Stop = append(c.Stop, strings.Fields(l)...)
		}
		c.stopped = set(c.Stop)
		if c.Synonyms, err = lines(name + ".synonyms.txt"); err != nil {
			return nil, err
		}
		c.family = map[string]string{}
		for _, rule := range c.Synonyms {
			from, to, ok := strings.Cut(rule, "=>")
			to = strings.TrimSpace(to)
			if !ok || to == "" || strings.ContainsAny(to, ", ") {
				return nil, fmt.Errorf("%s.synonyms.txt: %q isn't \"word, word => word\"", name, rule)
			}
			for _, word := range strings.Split(from, ",") {
				c.family[strings.TrimSpace(word)] = to
			}
		}
		all[name] = c
	}
	return all, nil
}

// For gives the chain of a language, Plain for one that has none.
func (c Chains) For(language string) *Chain {
	if chain, ok := c[language]; ok && language != Plain {
		return chain
	}
	return c[Plain]
}

// Tokens gives the terms of a text, in its order.
func (c *Chain) Tokens(text string) []Token {
	var tokens []Token
	words := segment.NewWordSegmenterDirect([]byte(text))
	start, position := 0, 0
	for words.Segment() {
		end := start + len(words.Bytes())
		if words.Type() != segment.None {
			for at := start; at < end; {
				to := cut(text[at:end]) + at
				if t, ok := c.token(text, at, to); ok {
					t.Position = position
					tokens = append(tokens, t)
				}
				position++
				at = to
			}
		}
		start = end
	}
	return tokens
}

// cut says where a word ends that is longer than MaxToken.
func cut(word string) int {
	if len(word) <= MaxToken {
		return len(word)
	}
	n := 0
	for at := range word {
		if n == MaxToken {
			return at
		}
		n++
	}
	return len(word)
}

func (c *Chain) token(text string, start, end int) (Token, bool) {
	word := text[start:end]
	if i := strings.IndexAny(word, "'’‘‛＇"); i > 0 && c.elided[Fold(word[:i])] {
		// The apostrophe's own length: it is one to three bytes.
		n := i + len(string([]rune(word[i:])[:1]))
		if n < len(word) {
			start += n
			word = word[n:]
		}
	}
	if strings.ContainsFunc(word, func(r rune) bool { return r >= 0x80 }) {
		word = visible(word)
	}
	term := Fold(word)
	if c.Possessive {
		term = strings.TrimSuffix(term, "'s")
	}
	if c.stopped[term] {
		return Token{}, false
	}
	if to, ok := c.family[term]; ok {
		term = to
	}
	if c.stem != nil {
		term = c.stem(term)
	}
	return Token{Term: term, Start: start, End: end}, term != ""
}

// Fold lowers a text's case and undoes accents, ligatures and typographic
// apostrophes. Elasticsearch's lowercase and asciifolding do the same.
func Fold(s string) string {
	lower := strings.Map(unicode.ToLower, s)
	for i := 0; i < len(lower); i++ {
		if lower[i] >= 0x80 {
			return string(folding.Filter([]byte(lower)))
		}
	}
	return lower
}

func lines(name string) ([]string, error) {
	b, err := data.ReadFile("data/" + name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	var all []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return all, nil
}

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// Families are the synonyms as rules "word, word => stem", for a store that
// stems by itself and must leave these alone.
func (c *Chain) Families() []string {
	all := make([]string, len(c.Synonyms))
	for i, rule := range c.Synonyms {
		from, to, _ := strings.Cut(rule, "=>")
		to = strings.TrimSpace(to)
		if c.stem != nil {
			to = c.stem(to)
		}
		all[i] = strings.TrimSpace(from) + " => " + to
	}
	return all
}
