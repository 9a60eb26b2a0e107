package initiative

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"rapporteur.internal/services/segment/fold"
)

//go:embed data/*.yaml
var data embed.FS

// languages are those that have a file.
var languages = [...]string{"fr", "en", "es"}

// file is the shape of data/*.yaml; data/README.md says what the keys hold.
type file struct {
	Heads    string   `yaml:"heads"`
	Known    []string `yaml:"known"`
	Bodies   []string `yaml:"bodies"`
	Links    string   `yaml:"links"`
	Articles string   `yaml:"articles"`
	And      string   `yaml:"and"`
	Stops    string   `yaml:"stops"`
	Titled   string   `yaml:"titled"`
	Weak     string   `yaml:"weak"`
	Wide     string   `yaml:"wide"`
	Endings  string   `yaml:"adjectives"`
}

// lexicon is a file, folded.
type lexicon struct {
	heads, links, articles, and, stops, titled, weak, wide map[string]bool
	endings                                                []string
	// known and bodies are words in a row, by the first.
	known, bodies map[string][][]string
}

// lexicons reads the embedded files once; the tests hold them to their schema,
// so that an error here is a broken build.
var lexicons = sync.OnceValue(func() map[string]*lexicon {
	all := map[string]*lexicon{}
	for _, lang := range languages {
		b, err := data.ReadFile("data/" + lang + ".yaml")
		if err != nil {
			continue
		}
		if l, err := parse(b); err == nil {
			all[lang] = l
		}
	}
	return all
})

// parse reads one file. Every key must hold something, nothing twice.
func parse(b []byte) (*lexicon, error) {
	var f file
	if err := yaml.UnmarshalWithOptions(b, &f, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read words of undertakings: %w", err)
	}
	l := &lexicon{known: map[string][][]string{}, bodies: map[string][][]string{}}
	for _, k := range []struct {
		name, words string
		set         *map[string]bool
	}{{"heads", f.Heads, &l.heads}, {"links", f.Links, &l.links}, {"articles", f.Articles, &l.articles}, {"and", f.And, &l.and}, {"stops", f.Stops, &l.stops}, {"titled", f.Titled, &l.titled}, {"weak", f.Weak, &l.weak}, {"wide", f.Wide, &l.wide}} {
		set := map[string]bool{}
		for _, w := range strings.Fields(k.words) {
			w = strings.TrimSuffix(fold.String(w), "'")
			if set[w] {
				return nil, fmt.Errorf("read words of undertakings: %s holds %q twice", k.name, w)
			}
			set[w] = true
		}
		if len(set) == 0 {
			return nil, fmt.Errorf("read words of undertakings: %s is empty", k.name)
		}
		*k.set = set
	}
	for _, e := range strings.Fields(f.Endings) {
		l.endings = append(l.endings, fold.String(e))
	}
	if len(l.endings) == 0 {
		return nil, fmt.Errorf("read words of undertakings: adjectives is empty")
	}
	for _, k := range []struct {
		name  string
		names []string
		index map[string][][]string
	}{{"known", f.Known, l.known}, {"bodies", f.Bodies, l.bodies}} {
		if len(k.names) == 0 {
			return nil, fmt.Errorf("read words of undertakings: %s is empty", k.name)
		}
		for _, n := range k.names {
			var ws []string
			for _, w := range fold.New(n).Words {
				ws = append(ws, w.Fold)
			}
			if len(ws) == 0 {
				return nil, fmt.Errorf("read words of undertakings: %s holds a name without words", k.name)
			}
			k.index[ws[0]] = append(k.index[ws[0]], ws)
		}
	}
	return l, nil
}
