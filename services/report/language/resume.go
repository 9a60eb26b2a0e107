package language

import (
	"slices"
	"strings"
	"unicode"
)

// Resume tells nouns that take up what was said from nouns that name something.
type Resume struct {
	// Definite and Indefinite are the articles, elided ones without their apostrophe.
	Definite   []string `yaml:"definite"`
	Indefinite []string `yaml:"indefinite"`
	// Closed are words behind a noun that nothing else belongs to.
	Closed []string `yaml:"closed"`
	// Nouns stand for what was said, where nothing else belongs to them.
	Nouns []string `yaml:"nouns"`
}

// token is a word or a mark of a text, in lower case.
type token struct {
	low  string
	mark bool
	cap  bool
}

func tokens(text string) []token {
	var out []token
	for text != "" {
		n := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
		if n < 0 {
			n = len(text)
		}
		if n > 0 {
			w := text[:n]
			low := strings.ToLower(w)
			out = append(out, token{low: low, cap: low != w})
			text = text[n:]
			continue
		}
		r := []rune(text[:min(4, len(text))])[0]
		if !unicode.IsSpace(r) && r != '\'' && r != '’' {
			out = append(out, token{low: string(r), mark: true})
		}
		text = text[len(string(r)):]
	}
	return out
}

// Resumed are the nouns of a text that stand bare behind a definite article, in
// lower case: nothing that belongs to them says which is meant.
func (p *Pack) Resumed(text string) []string {
	var out []string
	t := tokens(text)
	for i := 0; i+1 < len(t); i++ {
		if !slices.Contains(p.Resume.Definite, t[i].low) || t[i+1].mark || t[i+1].cap || len(t[i+1].low) < 4 {
			continue
		}
		if i+2 == len(t) || t[i+2].mark && t[i+2].low != "(" && t[i+2].low != "\"" && t[i+2].low != "«" && t[i+2].low != "“" || slices.Contains(p.Resume.Closed, t[i+2].low) {
			out = append(out, t[i+1].low)
		}
	}
	return out
}

// Introduces tells whether a text brings a noun in with the indefinite article,
// adjectives before it or not.
func (p *Pack) Introduces(text, noun string) bool {
	t := tokens(text)
	for i := range t {
		if !slices.Contains(p.Resume.Indefinite, t[i].low) {
			continue
		}
		for j := i + 1; j < len(t) && j <= i+3 && !t[j].mark; j++ {
			if t[j].low == noun {
				return true
			}
		}
	}
	return false
}

// StandsFor tells whether a noun stands for what was said.
func (p *Pack) StandsFor(noun string) bool { return slices.Contains(p.Resume.Nouns, noun) }
