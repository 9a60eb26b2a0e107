package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"rapporteur.internal/services/segment/token"
)

//go:embed fr en es common
var embedded embed.FS

// Codes are the languages, in their fixed order.
var codes = []string{"fr", "en", "es"}

// Lexicon is all languages. It is read only and safe for use by several at once.
type Lexicon struct {
	Languages map[string]*Language
	// Regions finds the regions of each State, by its ISO code.
	Regions map[string]*Phrases
	// Institutions are acronyms of national institutions, folded, with the
	// ISO code of their State.
	Institutions map[string]string
}

// Load reads the embedded lexicons.
func Load() (*Lexicon, error) { return LoadFS(embedded) }

// LoadFS reads lexicons from files laid out as the embedded ones are.
func LoadFS(files fs.FS) (*Lexicon, error) {
	x := &Lexicon{Languages: map[string]*Language{}, Regions: map[string]*Phrases{}, Institutions: map[string]string{}}
	for _, code := range codes {
		l, err := readLanguage(files, code)
		if err != nil {
			return nil, fmt.Errorf("language %s: %w", code, err)
		}
		x.Languages[code] = l
	}
	for c := Cue(1); c < cues; c++ {
		if x.Languages["fr"].cues[c] == nil && x.Languages["en"].cues[c] == nil && x.Languages["es"].cues[c] == nil {
			return nil, fmt.Errorf("cue %s (lexicon/cue.go) has no phrase in any language: add a section [%s] to a word file", cueNames[c], cueNames[c])
		}
	}
	lines, err := readLines(files, "common/regions.txt")
	if err != nil {
		return nil, err
	}
	for _, line := range lines {
		iso, names, _ := strings.Cut(line, " ")
		p := &Phrases{first: map[string][]phrase{}}
		for _, n := range strings.Split(names, ",") {
			p.add(strings.TrimSpace(n), x.Languages["fr"].Rules)
		}
		x.Regions[iso] = p
	}
	return x, x.readInstitutions(files)
}

func (x *Lexicon) readInstitutions(files fs.FS) error {
	lines, err := readLines(files, "common/institutions.txt")
	if err != nil {
		return err
	}
	for _, line := range lines {
		iso, names, _ := strings.Cut(line, " ")
		for _, n := range strings.Split(names, ",") {
			f := Fold(strings.TrimSpace(n))
			if old := x.Institutions[f]; old != "" || f == "" {
				return fmt.Errorf("common/institutions.txt: %q of %s is %s's already", f, iso, old)
			}
			x.Institutions[f] = iso
		}
	}
	return nil
}

// Of gives a language's lexicon; French where the code is unknown.
func (x *Lexicon) Of(code string) *Language {
	if l := x.Languages[code]; l != nil {
		return l
	}
	return x.Languages["fr"]
}

// Mentions tells whether a phrase of that name, of any language, begins at one of
// the first n words of a text.
func (x *Lexicon) Mentions(name Cue, text string, n int) bool {
	for _, code := range codes {
		l := x.Of(code)
		k := token.Cut(nil, text, l.Rules)
		for i := 0; i < len(k) && i < n; i++ {
			if l.Cue(name).At(i, len(k), func(j int) string { return Fold(k[j].Text) }) > 0 {
				return true
			}
		}
	}
	return false
}

// Files gives the embedded files, for tests and for listing.
func Files() fs.FS { return embedded }
