package lexicon

import (
	"io/fs"
	"strings"

	"rapporteur.internal/services/segment/token"
)

// Place is a country or a city that a name means.
type Place struct {
	ISO  string
	City bool
}

type placeName struct {
	words []string
	place Place
}

// Gazetteer finds names of countries and cities.
type Gazetteer struct{ first map[string][]placeName }

func readGazetteer(files fs.FS) (*Gazetteer, error) {
	g := &Gazetteer{first: map[string][]placeName{}}
	for _, name := range []string{"common/countries.txt", "common/cities.txt"} {
		lines, err := readLines(files, name)
		if err != nil {
			return nil, err
		}
		for _, line := range lines {
			iso, rest, _ := strings.Cut(line, " ")
			for _, n := range strings.Split(rest, "/") {
				var words []string
				for _, t := range token.Cut(nil, n, token.Rules{Clitics: true}) {
					words = append(words, Fold(t.Text))
				}
				g.first[words[0]] = append(g.first[words[0]], placeName{words, Place{iso, strings.Contains(name, "cities")}})
			}
		}
	}
	return g, nil
}

// At gives the longest place name at i and how many words it takes.
func (g *Gazetteer) At(i, n int, fold func(int) string) (Place, int) {
	best, length := Place{}, 0
	for _, c := range g.first[fold(i)] {
		if len(c.words) <= length || i+len(c.words) > n {
			continue
		}
		ok := true
		for k := range c.words {
			if fold(i+k) != c.words[k] {
				ok = false
				break
			}
		}
		if ok {
			best, length = c.place, len(c.words)
		}
	}
	return best, length
}
