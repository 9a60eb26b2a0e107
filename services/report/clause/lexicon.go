package clause

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed data
var data embed.FS

var languages = []string{"en", "es", "fr"}

// Lexicon is verbs with what they govern, and words with what they do.
type Lexicon struct {
	languages map[string]*language
}

// language is the data of one language.
type language struct {
	code  string
	words map[string]*list
	// phrases by their first word, the longest first.
	phrases map[string]map[string][][]string
	verbs   map[string][]*verb // by the form of their first word
	kinds   map[string]kind    // of the forms of verbs of saying
	common  map[string]kind    // of the forms of everyday verbs
	decide  decideFile
	// verbs of deciding, and of what a decision does, by form.
	resolving map[string][]resolving
	textual   map[string]kind
	frames    []frameFile
	// how finite forms become infinitives.
	toComeEndings          []string
	comingTurns, wishTurns []turn
}

// verb is a verb of saying: a word, or a word with its fixed followers ("faire observer").
type verb struct {
	lemma     string
	head      string
	tail      []string
	reflexive bool
	forms     map[string]kind
	frame     *frameFile
}

// frameFile is what verbs govern, as the data says it.
type frameFile struct {
	Frame      string
	That       string   // mood of the clause, empty where they take none
	Infinitive []string // the prepositions before it, or "bare"
	Noun       []string // likewise
	Whom       []string // the prepositions of whom it is said to
	Whether    bool
	How        bool
	Zero       bool   // the clause may follow without "that"
	Judge      bool   // an adjective may follow, then what is judged
	Adjective  bool   // an adjective belongs to the verb
	Carries    bool   // a noun of opinion belongs to the verb ("exprimer l'espoir que")
	Light      bool   // it carries another verb ("tenir à")
	Doing      bool   // it says nothing, it does something
	Ask        string // "true", or "others": where it isn't the speaker who does it
	Practice   bool
	Deed       string // "true", or "infinitive": with one alone
	Verbs      string
	As         []string
	Unlike     []string
}

// decideFile is how a meeting's decisions are told. data/README.md says what the keys hold.
type decideFile struct {
	Passive, Active, Body string
	Verbs                 map[string]string
	Text                  string // lemmas: what a numbered text does
	Words, Phrases        map[string]string
	As, After, Unlike     []string
}

// decideWords and decidePhrases are the lists that decisions need; a language may leave one empty.
var decideWords = []string{"Between", "By", "How", "In", "Law", "Made", "Next", "Office", "Organ", "People", "Pronoun", "Rule", "Some", "Term", "Text", "Number", "Nothing", "With"}
var decidePhrases = []string{"Was", "Is", "Has", "IsTo", "Held", "Earlier", "Pending", "Foreign"}

type askFile struct {
	Must, Passive, Impersonal, Need, Falls string
	FallsTo                                string `yaml:"falls_to"`
	FallsMarker                            string `yaml:"falls_marker"`
}

type file struct {
	Words      map[string]string
	Phrases    map[string]string
	Ask        askFile
	Infinitive infinitiveFile
	Decide     decideFile
	Frames     []frameFile
}

// list is a set of words; *x is an ending, -x a word that isn't meant by one.
type list struct {
	whole, except map[string]bool
	endings       []string
}

func newList(text string) *list {
	l := &list{whole: map[string]bool{}, except: map[string]bool{}}
	for _, w := range strings.Fields(text) {
		switch {
		case len(w) > 1 && w[0] == '*':
			l.endings = append(l.endings, w[1:])
		case len(w) > 1 && w[0] == '-':
			l.except[w[1:]] = true
		default:
			l.whole[w] = true
		}
	}
	return l
}

func (l *list) has(w string) bool {
	if l.whole[w] {
		return true
	}
	if l.except[w] {
		return false
	}
	return slices.ContainsFunc(l.endings, func(e string) bool { return len(w) > len(e) && strings.HasSuffix(w, e) })
}

// Open reads the data that is built in.
func Open() (*Lexicon, error) {
	files, err := fs.Sub(data, "data")
	if err != nil {
		return nil, fmt.Errorf("clause: %w", err)
	}
	x := &Lexicon{languages: map[string]*language{}}
	for _, code := range languages {
		f, err := readFile(files, code)
		if err != nil {
			return nil, err
		}
		paradigms, err := readParadigms(files, code+"-paradigms.txt")
		if err != nil {
			return nil, err
		}
		if x.languages[code], err = f.compile(code, paradigms); err != nil {
			return nil, fmt.Errorf("clause: %s: %w", code, err)
		}
	}
	return x, nil
}

func readFile(files fs.FS, code string) (*file, error) {
	text, err := fs.ReadFile(files, code+".yaml")
	if err != nil {
		return nil, fmt.Errorf("clause: %w", err)
	}
	var f file
	if err := yaml.UnmarshalWithOptions(text, &f, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("clause: %s: %w", code, err)
	}
	return &f, nil
}

// needed are the lists that a language must have; words that one hasn't stand there empty.
var needed = []string{"that", "whether", "how", "determiner", "article", "preposition", "clitic", "reflexive", "have", "be", "passive", "adverb", "negation",
	"relative", "coordinator", "pronoun", "inverted", "conjunction", "comparative", "auxiliary", "finite", "noun", "opinion", "lower", "infinitiveNot",
	"actor", "participant", "meeting", "initiative", "month", "common", "this", "withBe", "object", "gerundMark", "ending", "mos", "modal", "future", "dates", "number", "told", "idle", "had",
	"announces", "tells", "pledged", "stance", "owns", "ready", "chance"}

var neededPhrases = []string{"according", "go", "turn", "forbid", "occasion", "theme", "time", "place", "condition", "cause", "adjunct", "demonstrative", "anaphor", "reason",
	"deixis", "first", "also", "impersonal", "cataphor", "until", "partners", "cleft", "imperative", "name", "adverbial"}

func (f *file) compile(code string, paradigms []paradigm) (*language, error) {
	l := &language{code: code, words: map[string]*list{}, phrases: map[string]map[string][][]string{}, verbs: map[string][]*verb{},
		kinds: map[string]kind{}, common: map[string]kind{}, resolving: map[string][]resolving{}, textual: map[string]kind{}, decide: f.Decide, frames: f.Frames}
	for _, key := range needed {
		if _, ok := f.Words[key]; !ok {
			return nil, fmt.Errorf("no words %q", key)
		}
	}
	for key, text := range f.Words {
		if !slices.Contains(needed, key) {
			return nil, fmt.Errorf("words %q: unknown", key)
		}
		l.words[key] = newList(text)
	}
	for _, key := range neededPhrases {
		if _, ok := f.Phrases[key]; !ok {
			return nil, fmt.Errorf("no phrases %q", key)
		}
	}
	for key, text := range f.allPhrases() {
		if text == "" && strings.HasPrefix(key, "decide") {
			continue // addDecide has seen that the key stands there
		}
		if text == "" {
			return nil, fmt.Errorf("phrases %q: none", key)
		}
		l.phrases[key] = map[string][][]string{}
		for _, p := range strings.Split(text, "|") {
			parts := phraseWords(p)
			if len(parts) == 0 {
				return nil, fmt.Errorf("phrases %q: an empty one", key)
			}
			firsts := parts[:1]
			if parts[0] == "@month" {
				firsts = strings.Fields(f.Words["month"])
			}
			for _, first := range firsts {
				l.phrases[key][first] = append(l.phrases[key][first], append([]string{first}, parts[1:]...))
			}
		}
		for _, list := range l.phrases[key] {
			slices.SortStableFunc(list, func(a, b []string) int { return len(b) - len(a) })
		}
	}
	for _, lemma := range strings.Fields(f.Words["common"]) {
		forms, err := conjugate(paradigms, code, lemma)
		if err != nil {
			return nil, err
		}
		for form, kind := range forms {
			l.common[form] |= kind
		}
	}
	l.toComeEndings = strings.Fields(f.Infinitive.Endings)
	var err error
	if l.comingTurns, err = readTurns(f.Infinitive.Future); err != nil {
		return nil, err
	}
	if l.wishTurns, err = readTurns(f.Infinitive.Subjunctive); err != nil {
		return nil, err
	}
	if err := l.addDecide(f.Decide, paradigms); err != nil {
		return nil, err
	}
	for i := range f.Frames {
		if err := l.addFrame(&f.Frames[i], paradigms); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (f *file) allPhrases() map[string]string {
	out := map[string]string{"must": strings.ReplaceAll(f.Ask.Must, " ", "|"), "need": strings.ReplaceAll(f.Ask.Need, " ", "|"),
		"impersonalAsk": f.Ask.Impersonal, "falls": f.Ask.Falls, "fallsTo": strings.ReplaceAll(f.Ask.FallsTo, " ", "|"),
		"fallsMarker": strings.ReplaceAll(f.Ask.FallsMarker, " ", "|"), "decidePassive": f.Decide.Passive, "decideActive": f.Decide.Active,
		"decideBody": strings.ReplaceAll(f.Decide.Body, " ", "|")}
	for _, key := range decidePhrases {
		out["decide"+key] = f.Decide.Phrases[strings.ToLower(key)]
	}
	for key, text := range f.Phrases {
		out[key] = text
	}
	return out
}

// addDecide reads the verbs and the lists of decisions; each list must stand there, if empty.
func (l *language) addDecide(f decideFile, paradigms []paradigm) error {
	for _, key := range decideWords {
		text, ok := f.Words[strings.ToLower(key)]
		if !ok {
			return fmt.Errorf("decide: no words %q", strings.ToLower(key))
		}
		l.words["decide"+key] = newList(text)
	}
	for _, key := range decidePhrases {
		if _, ok := f.Phrases[strings.ToLower(key)]; !ok {
			return fmt.Errorf("decide: no phrases %q", strings.ToLower(key))
		}
	}
	if len(f.Words) != len(decideWords) || len(f.Phrases) != len(decidePhrases) {
		return fmt.Errorf("decide: a list that nothing reads")
	}
	for _, class := range []string{adopts, makes, sends, tasks} {
		if err := addResolving(l.resolving, paradigms, l.code, class, f.Verbs[class]); err != nil {
			return err
		}
	}
	for _, lemma := range strings.Fields(f.Text) {
		forms, err := conjugate(paradigms, l.code, lemma)
		if err != nil {
			return fmt.Errorf("decide: text: %w", err)
		}
		for form, kind := range forms {
			l.textual[form] |= kind
		}
	}
	return nil
}

// phraseWords parts a phrase as texts are parted; "#" is a number, "%" a capital, "*" any word, "@month" a month.
func phraseWords(p string) []string {
	var out []string
	for _, w := range strings.Fields(p) {
		if w == "#" || w == "%" || w == "*" || w == "@month" {
			out = append(out, w)
			continue
		}
		parts := lows(w, false)
		if strings.HasSuffix(w, "'") && len(parts) > 0 {
			parts[len(parts)-1] += "'"
		}
		out = append(out, parts...)
	}
	return out
}

func (l *language) addFrame(f *frameFile, paradigms []paradigm) error {
	if f.Frame == "" || f.Verbs == "" || len(f.As) == 0 {
		return fmt.Errorf("frame %q: no name, no verbs or no example", f.Frame)
	}
	if f.That != "" && f.That != "indicative" && f.That != "subjunctive" {
		return fmt.Errorf("frame %q: that %q is no mood", f.Frame, f.That)
	}
	for _, lemma := range strings.Split(f.Verbs, ",") {
		v := &verb{lemma: strings.Join(strings.Fields(lemma), " "), frame: f}
		words := phraseWords(v.lemma)
		if len(words) == 0 {
			return fmt.Errorf("frame %q: an empty verb", f.Frame)
		}
		if l.code == "fr" && (words[0] == "se" || words[0] == "s'") {
			v.reflexive, words = true, words[1:]
		}
		v.head, v.tail = words[0], words[1:]
		if l.code == "es" && strings.HasSuffix(v.head, "rse") {
			v.reflexive, v.head = true, strings.TrimSuffix(v.head, "se")
		}
		var err error
		if v.forms, err = conjugate(paradigms, l.code, v.head); err != nil {
			return fmt.Errorf("frame %q: %w", f.Frame, err)
		}
		for form, kind := range v.forms {
			l.kinds[form] |= kind
			if slices.ContainsFunc(l.verbs[form], func(o *verb) bool { return o.lemma == v.lemma && o.frame.Light == f.Light }) {
				return fmt.Errorf("frame %q: %q stands twice", f.Frame, v.lemma)
			}
			l.verbs[form] = append(l.verbs[form], v)
		}
	}
	return nil
}

// is tells whether a word is on a list.
func (l *language) is(list string, w word) bool { return !w.mark && l.words[list].has(w.low) }

// phrase gives where a phrase of a list that begins at word i ends, -1 where none does.
func (l *language) phrase(list string, k []word, i int) int {
	if i >= len(k) || k[i].mark {
		return -1
	}
	for _, p := range l.phrases[list][k[i].low] {
		if n := l.matches(p, k, i); n > 0 {
			return n
		}
	}
	return -1
}

func (l *language) matches(p []string, k []word, i int) int {
	for n, w := range p {
		if i+n >= len(k) || k[i+n].mark {
			return -1
		}
		x := k[i+n]
		ok := w == x.low || w == "*" || w == "#" && x.digit || w == "%" && x.cap || w == "@month" && l.is("month", x)
		if !ok {
			return -1
		}
	}
	return i + len(p)
}
