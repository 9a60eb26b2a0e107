package draft

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"rapporteur.internal/services/thesaurus"
)

//go:embed data/*.yaml data/*.tsv
var files embed.FS

// tags are the languages in which drafts and their sources are read.
func tags() []string { return []string{"en", "fr", "es"} }

// lexicon is the words of one language; data/*.yaml says what each is for.
type lexicon struct {
	Tag            string             `yaml:"tag"`
	Numbers        map[string]float64 `yaml:"numbers"`
	One            []string           `yaml:"one"`
	Scales         map[string]float64 `yaml:"scales"`
	And            []string           `yaml:"and"`
	Dozens         map[string]float64 `yaml:"dozens"`
	Fractions      map[string]float64 `yaml:"fractions"`
	PlainFractions []string           `yaml:"plain_fractions"`
	OrdinalBefore  []string           `yaml:"ordinal_before"`
	// Ranks are ordinals; Definite words before what is known already.
	Ranks    map[string]int `yaml:"ranks"`
	Definite []string       `yaml:"definite"`
	// Weak are verbs that say little by themselves: a negation of one turns no other word round.
	Weak phrases `yaml:"weak"`
	// Prefixes turn a word round: "unconvinced"; NoPrefix are words that only look so.
	Prefixes      []string           `yaml:"prefixes"`
	NoPrefix      phrases            `yaml:"no_prefix"`
	Part          []string           `yaml:"part"`
	PartFractions []string           `yaml:"part_fractions"`
	Ratios        phrases            `yaml:"ratios"`
	Percent       phrases            `yaml:"percent"`
	Times         map[string]float64 `yaml:"times"`
	Halved        phrases            `yaml:"halved"`
	Near          phrases            `yaml:"near"`
	Above         phrases            `yaml:"above"`
	Below         phrases            `yaml:"below"`
	Units         map[string]float64 `yaml:"units"`
	Months        []string           `yaml:"months"`
	Weekdays      []string           `yaml:"weekdays"`
	MonthBefore   []string           `yaml:"month_before"`
	DayOf         []string           `yaml:"day_of"`
	FirstDay      []string           `yaml:"first_day"`
	Ends          []string           `yaml:"ends"`
	Starts        []string           `yaml:"starts"`
	Sessions      []string           `yaml:"sessions"`
	Ordinals      map[string]int     `yaml:"ordinals"`
	SessionLeads  phrases            `yaml:"session_leads"`
	Compares      phrases            `yaml:"compares"`
	Negators      []string           `yaml:"negators"`
	Contracted    []string           `yaml:"contracted"`
	Restrictions  []string           `yaml:"restrictions"`
	Closers       []string           `yaml:"closers"`
	NotNegations  phrases            `yaml:"not_negations"`
	Negatives     phrases            `yaml:"negatives"`
	Backing       phrases            `yaml:"backing"`
	Contesting    phrases            `yaml:"contesting"`
	// Refusing turns an accepting behind it round; Verbal are the negators of verbs.
	Refusing phrases  `yaml:"refusing"`
	Verbal   []string `yaml:"verbal"`
	Lifts    phrases  `yaml:"lifts"`
	Proviso  phrases  `yaml:"proviso"`
	// ProvisoWeak are those that in a report of facts tell how or when.
	ProvisoWeak  phrases             `yaml:"proviso_weak"`
	ProvisoNot   phrases             `yaml:"proviso_not"`
	Hedges       phrases             `yaml:"hedges"`
	Titles       []string            `yaml:"titles"`
	LooseBefore  []string            `yaml:"loose_before"`
	CreditBefore phrases             `yaml:"credit_before"`
	By           []string            `yaml:"by"`
	ObjectBefore phrases             `yaml:"object_before"`
	About        []string            `yaml:"about"`
	Languages    phrases             `yaml:"languages"`
	Common       []string            `yaml:"common"`
	Roles        map[string][]string `yaml:"roles"`
}

// loadLexicon reads one language's; a wrong word is an error that names it.
func loadLexicon(tag string) (*lexicon, error) {
	data, err := files.ReadFile("data/" + tag + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("words of drafts in %q: %w", tag, err)
	}
	var l lexicon
	if err := yaml.UnmarshalWithOptions(data, &l, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("words of drafts, %s.yaml: %w", tag, err)
	}
	if len(l.Months) != 12 || len(l.Weekdays) != 7 {
		return nil, fmt.Errorf("words of drafts, %s.yaml: %d months and %d weekdays", tag, len(l.Months), len(l.Weekdays))
	}
	for _, words := range [][]string{slices.Collect(maps.Keys(l.Numbers)), slices.Collect(maps.Keys(l.Fractions)), l.One, l.Months, l.Weekdays, l.Negators, l.Titles} {
		for _, w := range words {
			if w == "" || thesaurus.Fold(w) != w || strings.ContainsAny(w, " *") {
				return nil, fmt.Errorf("words of drafts, %s.yaml: %q is no folded word", tag, w)
			}
		}
	}
	return &l, nil
}

// phrases are words in a row; "*" at the end of a word: begins so.
type phrases [][]string

// UnmarshalYAML takes a list of phrases.
func (p *phrases) UnmarshalYAML(unmarshal func(any) error) error {
	var list []string
	if err := unmarshal(&list); err != nil {
		return err
	}
	for _, x := range list {
		if words := strings.Fields(x); len(words) > 0 {
			*p = append(*p, words)
		} else {
			return fmt.Errorf("an empty phrase")
		}
	}
	return nil
}

// at is how many words the longest phrase that begins at i has; 0: none does.
func (p phrases) at(words []token, i int) int {
	best := 0
	for _, x := range p {
		if len(x) <= best || i < 0 || i+len(x) > len(words) {
			continue
		}
		hit := true
		for k, want := range x {
			stem, open := strings.CutSuffix(want, "*")
			// With an accent, where that alone tells a verb from a noun.
			if w := words[i+k]; w.Low != want && w.lower != want && !(open && (strings.HasPrefix(w.Low, stem) || strings.HasPrefix(w.lower, stem))) {
				hit = false
				break
			}
		}
		if hit {
			best = len(x)
		}
	}
	return best
}

// before is how many words the longest phrase that ends right before i has.
func (p phrases) before(words []token, i int) int {
	best := 0
	for _, x := range p {
		if len(x) > best && (phrases{x}).at(words[:i], i-len(x)) > 0 {
			best = len(x)
		}
	}
	return best
}

// in is the first phrase that words hold, as they print it; "" where none does.
func (p phrases) in(text string, words []token) string {
	for i := range words {
		if n := p.at(words, i); n > 0 {
			return text[words[i].From:words[i+n-1].To]
		}
	}
	return ""
}
