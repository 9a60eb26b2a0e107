package language

import (
	"fmt"
	"regexp"
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
	// Replying are words, folded, of a reply. Possessive are words that open the office
	// of somebody named before ("its delegate"), Kept those of what is fronted and
	// says of whose question or in whose name.
	Replying   []string `yaml:"replying"`
	Possessive []string `yaml:"possessive"`
	Kept       []string `yaml:"kept"`
	// Clitics are expressions for object pronouns; Named one for what they could
	// stand for in the same sentence.
	Clitics []string `yaml:"clitics"`
	Named   string   `yaml:"named"`
	// Outward are expressions for pronouns that stand for nothing in their own sentence.
	Outward []string `yaml:"outward"`
	// Likes are words, folded, that say that somebody does as another did.
	Likes []string `yaml:"likes"`
	// Added are adverbs that add to what was said before, as expressions with their space.
	Added string `yaml:"added"`
	// Linking is an expression for words that only link to what was said before; empty: none.
	Linking string `yaml:"linking"`

	clitics, outward      []*regexp.Regexp
	named, added, linking *regexp.Regexp
}

// compile reads the expressions.
func (r *Resume) compile() error {
	for _, x := range r.Clitics {
		c, err := regexp.Compile(x)
		if err != nil {
			return fmt.Errorf("resume: clitics: %w", err)
		}
		r.clitics = append(r.clitics, c)
	}
	for _, x := range r.Outward {
		c, err := regexp.Compile(x)
		if err != nil {
			return fmt.Errorf("resume: outward: %w", err)
		}
		r.outward = append(r.outward, c)
	}
	var err error
	if r.named, err = regexp.Compile(r.Named); err != nil {
		return fmt.Errorf("resume: named: %w", err)
	}
	if r.added, err = regexp.Compile(r.Added); err != nil {
		return fmt.Errorf("resume: added: %w", err)
	}
	if r.linking, err = regexp.Compile(r.Linking); err != nil {
		return fmt.Errorf("resume: linking: %w", err)
	}
	return nil
}

// PointsBack tells whether a clause holds an object pronoun with nothing before it
// that this could stand for.
func (p *Pack) PointsBack(text string) bool {
	text = strings.ReplaceAll(text, "’", "'")
	if slices.ContainsFunc(p.Resume.outward, func(c *regexp.Regexp) bool { return c.MatchString(text) }) {
		return true
	}
	return slices.ContainsFunc(p.Resume.clitics, func(c *regexp.Regexp) bool {
		at := c.FindStringIndex(text)
		return at != nil && !p.Resume.named.MatchString(text[:at[0]])
	})
}

// Unadded is a text without the adverbs that add to what was said before it.
func (p *Pack) Unadded(text string) string { return p.Resume.added.ReplaceAllString(text, "$1 ") }

// Unlinked is a text without the words that only link it to what was said before it.
func (p *Pack) Unlinked(text string) string {
	if p.Resume.Linking == "" {
		return text
	}
	return strings.TrimSpace(p.Resume.linking.ReplaceAllString(" "+text, " "))
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
