package country

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/fold"
)

//go:embed data/*.tsv
var data embed.FS

// languages, each a bit of a mask.
var languages = [...]string{"fr", "en", "es"}

const all = 1<<len(languages) - 1

// gazetteer is a tree of folded words.
type gazetteer struct {
	root  *node
	short map[string]string // "fr/CI" → "Côte d'Ivoire"
	// homonyms are folded one-word names of persons too, by languages.
	homonyms map[string]uint8
	// wants are the words before a homonym, by language and folded name.
	wants map[string]map[string]bool
	// regions is a tree of its own: its entries have neither country nor form.
	regions *node
	// settings are the words around the names of places, by language and kind.
	settings map[string]map[string]bool
}

type node struct {
	next    map[edge]*node
	entries []entry
}

// edge is the next word of a name and what stands before it.
type edge struct {
	gap  fold.Gap
	word string
}

// entry is what the words up to a node name.
type entry struct {
	iso, code string
	form      Form // 0: a phrase that means no country
	langs     uint8
	// small: a small first letter does.
	small bool
	// acronym: every word wants its capitals.
	acronym bool
	// tail is what closes the name behind its last word: "')", ".".
	tail string
	// fold is the name's only word; empty for names of several.
	fold string
}

// load reads the embedded files once; the tests hold them to their schema, so
// that an error here is a broken build.
var load = sync.OnceValue(func() *gazetteer {
	g := newGazetteer()
	for _, f := range files {
		_ = f.read(g)
	}
	return g
})

func newGazetteer() *gazetteer {
	return &gazetteer{root: &node{}, regions: &node{}, short: map[string]string{}, homonyms: map[string]uint8{}, settings: map[string]map[string]bool{}, wants: map[string]map[string]bool{}}
}

// file is one data file and how its lines are taken in.
type file struct {
	name    string
	columns int
	take    func(g *gazetteer, c []string) error
}

// files in order of rank: where two name the same, the first wins.
var files = [...]file{
	{"names.tsv", 4, takeName},
	{"groups.tsv", 3, takeGroup},
	{"phrases.tsv", 2, takePhrases},
	{"cities.tsv", 2, takeCity},
	{"adjectives.tsv", 3, takeAdjectives},
	{"homonyms.tsv", 2, takeHomonyms},
	{"wants.tsv", 3, takeWants},
	{"regions.tsv", 2, takeRegions},
	{"settings.tsv", 3, takeSettings},
}

func (f file) read(g *gazetteer) error {
	b, err := data.ReadFile("data/" + f.name)
	if err != nil {
		return fmt.Errorf("read gazetteer: %w", err)
	}
	n := 0
	for line := range strings.SplitSeq(string(b), "\n") {
		n++
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != f.columns {
			return fmt.Errorf("read gazetteer: %s:%d has %d columns, not %d", f.name, n, len(c), f.columns)
		}
		if err := f.take(g, c); err != nil {
			return fmt.Errorf("read gazetteer: %s:%d: %w", f.name, n, err)
		}
	}
	return nil
}

func takeName(g *gazetteer, c []string) error {
	mask := g.mask(c[1])
	if mask == all {
		return fmt.Errorf("language %q is unknown", c[1])
	}
	switch c[2] {
	case "short", "formal", "inverted", "acronym", "other":
	default:
		return fmt.Errorf("kind %q is unknown", c[2])
	}
	if k := c[1] + "/" + c[0]; g.short[k] == "" {
		g.short[k] = c[3]
	}
	return g.add(c[3], entry{iso: c[0], form: Name, langs: mask, acronym: c[2] == "acronym"})
}

func takeGroup(g *gazetteer, c []string) error {
	mask := g.mask(c[1])
	if mask == all {
		return fmt.Errorf("language %q is unknown", c[1])
	}
	for name := range strings.SplitSeq(c[2], "; ") {
		if err := g.add(name, entry{code: c[0], form: Group, langs: mask, acronym: strings.ToUpper(name) == name}); err != nil {
			return err
		}
	}
	return nil
}

func takePhrases(g *gazetteer, c []string) error {
	for p := range strings.SplitSeq(c[1], ", ") {
		if err := g.add(p, entry{langs: g.mask(c[0]), small: true}); err != nil {
			return err
		}
	}
	return nil
}

func takeCity(g *gazetteer, c []string) error {
	for name := range strings.SplitSeq(c[1], "; ") {
		mask := uint8(all)
		if lang, rest, ok := strings.Cut(name, ":"); ok { // a name in one language only
			name, mask = rest, g.mask(lang)
		}
		if err := g.add(name, entry{iso: c[0], form: City, langs: mask}); err != nil {
			return err
		}
	}
	return nil
}

func takeAdjectives(g *gazetteer, c []string) error {
	for a := range strings.SplitSeq(c[2], ", ") {
		if err := g.add(a, entry{iso: c[0], form: Adjective, langs: g.mask(c[1]), small: c[1] != "en"}); err != nil {
			return err
		}
	}
	return nil
}

func takeHomonyms(g *gazetteer, c []string) error {
	for n := range strings.SplitSeq(c[1], ", ") {
		g.homonyms[fold.String(n)] |= g.mask(c[0])
	}
	return nil
}

func takeWants(g *gazetteer, c []string) error {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(c[2]) {
		set[fold.String(w)] = true
	}
	g.wants[c[0]+" "+fold.String(c[1])] = set
	return nil
}

func takeRegions(g *gazetteer, c []string) error {
	for p := range strings.SplitSeq(c[1], ", ") {
		if err := g.addTo(g.regions, p, entry{langs: g.mask(c[0])}); err != nil {
			return err
		}
	}
	return nil
}

func takeSettings(g *gazetteer, c []string) error {
	switch c[1] {
	case "in", "kind", "of", "never", "particle", "begins", "held":
	default:
		return fmt.Errorf("%q is no kind of setting", c[1])
	}
	set := map[string]bool{}
	for w := range strings.FieldsSeq(c[2]) {
		if c[1] == "in" {
			set[w] = true // "à" is not "a": not folded
			continue
		}
		set[strings.TrimSuffix(fold.String(w), "'")] = true
	}
	g.settings[c[0]+" "+c[1]] = set
	return nil
}

// mask is a language's bit; for an unknown one, all bits.
func (g *gazetteer) mask(lang string) uint8 {
	for i, l := range languages {
		if l == lang {
			return 1 << i
		}
	}
	return all
}

// add puts a name into the tree. The same name of another country in the same
// language is an error, but for forms of lower rank.
func (g *gazetteer) add(name string, e entry) error { return g.addTo(g.root, name, e) }

func (g *gazetteer) addTo(n *node, name string, e entry) error {
	text := fold.New(name)
	if len(text.Words) == 0 {
		return fmt.Errorf("%q has no word", name)
	}
	for i, w := range text.Words {
		k := edge{gap(w, i == 0), w.Fold}
		if n.next == nil {
			n.next = map[edge]*node{}
		}
		if n.next[k] == nil {
			n.next[k] = &node{}
		}
		n = n.next[k]
	}
	last := text.Words[len(text.Words)-1]
	e.tail = fold.String(name[last.End:])
	switch r, _ := utf8.DecodeRuneInString(name); {
	case unicode.IsLower(r):
		e.small = true
	case text.Words[0].Fold == "ile", text.Words[0].Fold == "iles", text.Words[0].Fold == "isla", text.Words[0].Fold == "islas":
		e.small = true
	}
	if len(text.Words) == 1 {
		e.fold = text.Words[0].Fold
	}
	for i := range n.entries {
		o := &n.entries[i]
		if o.form == e.form && o.iso == e.iso && o.code == e.code && o.tail == e.tail && o.acronym == e.acronym {
			o.langs |= e.langs
			return nil
		}
		if o.form == e.form && o.langs&e.langs != 0 && (o.iso != e.iso || o.code != e.code) {
			return fmt.Errorf("%q is %s%s and %s%s", name, o.iso, o.code, e.iso, e.code)
		}
	}
	n.entries = append(n.entries, e)
	return nil
}

// gap is what counts of the mark before a word: spaces, hyphens and apostrophes are alike.
func gap(w fold.Word, first bool) fold.Gap {
	switch {
	case first:
		return fold.Start
	case w.Before.Joins():
		return ' '
	}
	return w.Before
}

// step follows a word.
func (n *node) step(w fold.Word, first bool) *node { return n.next[edge{gap(w, first), w.Fold}] }
