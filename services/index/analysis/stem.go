package analysis

import (
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
	"github.com/blevesearch/bleve/v2/analysis/lang/es"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// folding is Lucene's table; it holds no state.
var folding = asciifolding.New()

// stemmer gives the stemmer that Elasticsearch knows by the same name.
func stemmer(name string) func(string) string {
	switch name {
	case "light_french":
		return filter(fr.NewFrenchLightStemmerFilter())
	case "light_spanish":
		return filter(es.NewSpanishLightStemmerFilter())
	case "porter2":
		return func(word string) string {
			env := snowballstem.NewEnv(word)
			english.Stem(env)
			return env.Current()
		}
	}
	return nil
}

func filter(f analysis.TokenFilter) func(string) string {
	return func(word string) string {
		token := analysis.Token{Term: []byte(word)}
		f.Filter(analysis.TokenStream{&token})
		return string(token.Term)
	}
}
