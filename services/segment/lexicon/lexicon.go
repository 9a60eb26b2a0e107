package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed fr en es common
var embedded embed.FS

// Codes are the languages, in their fixed order.
var codes = []string{"fr", "en", "es"}

// Lexicon is all languages. It is read only and safe for use by several at once.
type Lexicon struct {
	Languages map[string]*Language
}

// Load reads the embedded lexicons.
func Load() (*Lexicon, error) { return LoadFS(embedded) }

// LoadFS reads lexicons from files laid out as the embedded ones are.
func LoadFS(files fs.FS) (*Lexicon, error) {
	x := &Lexicon{Languages: map[string]*Language{}}
	for _, code := range codes {
		l, err := readLanguage(files, code)
		if err != nil {
			return nil, fmt.Errorf("language %s: %w", code, err)
		}
		x.Languages[code] = l
	}
	return x, nil
}

// Of gives a language's lexicon; French where the code is unknown.
func (x *Lexicon) Of(code string) *Language {
	if l := x.Languages[code]; l != nil {
		return l
	}
	return x.Languages["fr"]
}

// Files gives the embedded files, for tests and for listing.
func Files() fs.FS { return embedded }
