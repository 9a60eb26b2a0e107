package point

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	_ "embed"

	"github.com/goccy/go-yaml"

	"rapporteur.internal/services/report/embedding"
	"rapporteur.internal/services/thesaurus"
)

// Lexicon is all that comparing statements rests on: the thesaurus, the frames
// of sentences, the model of places, the weights of the looks. It is read only.
type Lexicon struct {
	reader     *reader
	model      *model
	frequency  *frequency
	objectives []map[uint32]float64
}

// Open reads the lexicon that is built in, once.
var Open = sync.OnceValues(open)

func open() (*Lexicon, error) {
	t, err := thesaurus.Open()
	if err != nil {
		return nil, err
	}
	frames, err := readFrames(framesFile)
	if err != nil {
		return nil, err
	}
	places, err := embedding.Open()
	if err != nil {
		return nil, err
	}
	weights, err := readModel(weightsFile)
	if err != nil {
		return nil, err
	}
	objectives, err := readObjectives(objectivesFile, t)
	if err != nil {
		return nil, err
	}
	counted, err := readFrequency(frequencyFile)
	if err != nil {
		return nil, err
	}
	r := &reader{thesaurus: t, frames: frames, model: places}
	if err := r.sort(sortsFile); err != nil {
		return nil, err
	}
	return &Lexicon{reader: r, model: weights, frequency: counted, objectives: objectives}, nil
}

//go:embed sorts.yaml
var sortsFile []byte

// sort reads which notions turn round what they are about, and which classes
// of notions say how something is said rather than what.
func (r *reader) sort(data []byte) error {
	var file struct {
		Reversers []string `yaml:"reversers"`
		Meta      []string `yaml:"meta"`
	}
	if err := yaml.UnmarshalWithOptions(data, &file, yaml.Strict()); err != nil {
		return fmt.Errorf("sorts of notions: %w", err)
	}
	r.reversers = map[int32]bool{}
	for _, id := range file.Reversers {
		n, ok := r.thesaurus.Number(id)
		if !ok {
			return fmt.Errorf("sorts of notions: no notion %q", id)
		}
		r.reversers[int32(n)] = true
	}
	number := map[string]int16{}
	r.meta = make([]bool, r.thesaurus.Len())
	for i := range r.thesaurus.Len() {
		var list []class
		for k, name := range r.thesaurus.Notion(i).Classes {
			n, held := number[name]
			if !held {
				n = int16(len(number))
				number[name] = n
			}
			list = append(list, class{n, k == 0})
			if k == 0 && slices.Contains(file.Meta, name) {
				r.meta[i] = true
			}
		}
		r.classes = append(r.classes, list)
	}
	for _, name := range file.Meta {
		if _, held := number[name]; !held {
			return fmt.Errorf("sorts of notions: no class %q", name)
		}
	}
	return nil
}

//go:embed objectives.tsv
var objectivesFile string

// readObjectives reads which notions tell of which objective of the Global
// Compact for Migration: lines of objective, notion, weight.
func readObjectives(data string, t *thesaurus.Thesaurus) ([]map[uint32]float64, error) {
	out := make([]map[uint32]float64, t.Len())
	for n, line := range strings.Split(data, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cell := strings.Split(line, "\t")
		if len(cell) != 3 {
			return nil, fmt.Errorf("objectives, line %d: wanted objective, notion, weight: %q", n+1, line)
		}
		o, err := strconv.ParseUint(cell[0], 10, 8)
		if err != nil || o < 1 || o > 23 {
			return nil, fmt.Errorf("objectives, line %d: %q is no objective, 1 to 23", n+1, cell[0])
		}
		i, ok := t.Number(cell[1])
		if !ok {
			return nil, fmt.Errorf("objectives, line %d: no notion %q", n+1, cell[1])
		}
		w, err := strconv.ParseFloat(cell[2], 64)
		if err != nil {
			return nil, fmt.Errorf("objectives, line %d: %w", n+1, err)
		}
		if _, held := out[i][uint32(o)]; held {
			return nil, fmt.Errorf("objectives, line %d: %s stands twice under %d", n+1, cell[1], o)
		}
		if out[i] == nil {
			out[i] = map[uint32]float64{}
		}
		out[i][uint32(o)] = w
	}
	return out, nil
}

// Objectives counts, by objective, the notions of it that a text holds, each by its weight.
func (l *Lexicon) Objectives(language, text string) map[uint32]float64 {
	out := map[uint32]float64{}
	seen := map[int]bool{}
	for _, h := range l.reader.thesaurus.Find(language, thesaurus.Words(language, text)) {
		if seen[h.Notion] {
			continue
		}
		seen[h.Notion] = true
		for o, w := range l.objectives[h.Notion] {
			out[o] += w
		}
	}
	return out
}

// Asserts tells whether a text says something of a matter: it holds words that
// name one, and a notion that says something (an act, a change, a quality), of
// those that tell anything.
func (l *Lexicon) Asserts(language, text string) bool {
	c := l.reader.claimOf(&Item{Language: language, Text: text})
	things, says := 0, false
	for i := range c.units {
		switch u := &c.units[i]; {
		case u.meta || u.name:
		case u.predicate:
			says = true
		case len(u.notions) > 0:
			things++
		}
	}
	return says && things > 0
}

// Terms are the stems of what a text says: its content words of four letters
// and more, without verbs of reporting, each once.
func (l *Lexicon) Terms(language, text string) []string {
	var out []string
	seen := map[string]bool{}
	f := l.reader.frames[language]
	for _, w := range thesaurus.Words(language, text) {
		if w.Function || len(w.Low) < 4 || f != nil && f.reporting[w.Low] || seen[w.Stem] {
			continue
		}
		seen[w.Stem] = true
		out = append(out, w.Stem)
	}
	return out
}

// Thesaurus is the notions that comparing rests on.
func (l *Lexicon) Thesaurus() *thesaurus.Thesaurus { return l.reader.thesaurus }
