package stance

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
)

//go:embed data/*.yaml
var data embed.FS

var languages = [...]string{"fr", "en", "es"}

// Acts in the order of the proto, by their names there in small letters; 0 is none.
var Acts = [...]string{"", "reports", "asserts", "proposes", "urges", "commits", "supports", "opposes", "warns", "thanks"}

// The acts that rules speak of.
const (
	none = iota
	reports
	asserts
	proposes
	urges
	commits
	supports
	opposes
	warns
	thanks
	acts
)

// place is where a cue counts.
type place uint8

const (
	// frame: the clause's own verb, or the noun that stands for it.
	frame place = iota
	// neutral: a frame that leaves it to what is told.
	neutral
	// told: a word of what is told.
	told
	// either: the one or the other.
	either
	// answers: says that the sentence answers another, and nothing of its act.
	answers
	// mute: says nothing, and hides what stands within it.
	mute
)

var places = map[string]place{"frame": frame, "neutral": neutral, "told": told, "either": either, "answers": answers, "mute": mute}

// file is the shape of data/*.yaml; data/README.md says what the keys hold.
type file struct {
	Sets  map[string]string `yaml:"sets"`
	Verbs map[string]string `yaml:"verbs"`
	Cues  []cueFile         `yaml:"cues"`
	Ideas []ideaFile        `yaml:"ideas"`
	Roles map[string]string `yaml:"roles"`
}

type cueFile struct {
	Cue    string            `yaml:"cue"`
	Act    string            `yaml:"act"`
	At     string            `yaml:"at"`
	Weight float64           `yaml:"weight"`
	Is     string            `yaml:"is"`
	Forms  []string          `yaml:"forms"`
	As     []string          `yaml:"as"`
	Unlike map[string]string `yaml:"unlike"`
	// Asks: it is weighed and answered as what urges, and told as what reports.
	Asks bool `yaml:"asks"`
}

type ideaFile struct {
	Words string `yaml:"words"`
	Acts  string `yaml:"acts"`
}

// cue is words that say which act a sentence does.
type cue struct {
	name   string
	act    int
	at     place
	weight float64
	is     nature
}

// nature is what else a cue says of its sentence.
type nature uint8

const (
	plain nature = iota
	// answered: it does this only where somebody later takes a stand on it.
	answered
	// changes: tells of a change that was made; one that would be made is none yet.
	changes
	// sure: a stance, even where nothing is found that it is about.
	sure
	// asks: a question, which nobody supports; the key asks says so.
	asks
	// retorts: says that it answers what was said right before.
	retorts
)

var natures = map[string]nature{"": plain, "answered": answered, "changes": changes, "sure": sure, "retorts": retorts}

// role is what a word does in a sentence beside the cues, a set of bits.
type role uint32

const (
	article     role = 1 << iota // a verb's form behind it is a noun
	infinitive                   // a base form behind it is no finite verb
	negation                     // turns a stance round
	complement                   // opens what is told
	relative                     // opens a clause beside the main one
	adversative                  // parts two stances of one sentence
	pronoun                      // stands for what was said
	this                         // points to what stands before
	empty                        // says nothing of what a sentence is about
	inverted                     // opens a sentence whose subject is to come
	not                          // a negation of the verb beside it
	will                         // "will", "would"
	alike                        // "too", "aussi"
	subject                      // stands before a finite verb
	owner                        // whose something is, or with whom somebody sides, stands behind it
	auxiliary
	noun   // is a noun as often as a verb
	light  // carries another verb: "went on to", "a fini par"
	assent // says yes, or no, by itself
	refusal
	person    // a pronoun as a subject
	amount    // a number in letters, "the same"
	adverb    // may stand between a modal and its verb
	fresh     // an indefinite article
	condition // "if", "provided"
	teller    // "who", "quien": opens a clause that tells what a person did
	joins     // parts two verbs of one subject: "and", "but"
)

var roleNames = map[string]role{
	"article": article, "infinitive": infinitive, "negation": negation, "complement": complement, "relative": relative,
	"adversative": adversative, "pronoun": pronoun, "this": this, "empty": empty, "inverted": inverted, "alike": alike, "will": will, "not": not, "adverb": adverb, "amount": amount, "owner": owner, "person": person, "light": light, "auxiliary": auxiliary, "noun": noun, "assent": assent, "refusal": refusal, "subject": subject, "joins": joins, "fresh": fresh, "teller": teller, "condition": condition,
}

// language is one language's frames, compiled.
type language struct {
	code     string
	cues     []cue
	patterns map[set][]pattern
	// numbers and capitals are the patterns that begin with a number or a capital.
	numbers, capitals []pattern
	c                 *compiler
	roles             []struct {
		set  set
		role role
	}
	// ideas: which act a noun that names an idea points to, and which others it
	// may, by the noun's set.
	ideas []struct {
		set         set
		first, acts uint16
	}
}

// Frames are the frames of all languages, read only.
type Frames struct{ languages map[string]*language }

// Load reads the embedded frames.
func Load() (*Frames, error) {
	x := &Frames{languages: map[string]*language{}}
	for _, code := range languages {
		f, err := readFile(code)
		if err != nil {
			return nil, err
		}
		l, err := f.compile(code)
		if err != nil {
			return nil, fmt.Errorf("stance/data/%s.yaml: %w", code, err)
		}
		x.languages[code] = l
	}
	return x, nil
}

func readFile(code string) (*file, error) {
	raw, err := data.ReadFile("data/" + code + ".yaml")
	if err != nil {
		return nil, err
	}
	f := &file{}
	if err := yaml.UnmarshalWithOptions(raw, f, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("stance/data/%s.yaml: %w", code, err)
	}
	return f, nil
}

func (f *file) compile(code string) (*language, error) {
	c := &compiler{lang: code, sets: map[string][]string{}, verb: f.Verbs, ids: map[string]set{},
		whole: map[string][]set{}, prefix: map[string][]set{}, suffix: map[string][]set{}, minus: map[string][]set{}, past: map[string]bool{}, infinitives: map[string]bool{},
		participles: map[string]bool{}, conditionals: map[string]bool{}}
	for name, words := range f.Sets {
		c.sets[name] = strings.Fields(words)
	}
	l := &language{code: code, c: c, patterns: map[set][]pattern{}}
	seen := map[string]bool{}
	for _, x := range f.Cues {
		at, ok := places[x.At]
		is, fine := natures[x.Is]
		act := slices.Index(Acts[:], x.Act)
		if !ok || !fine || act < 0 || x.Cue == "" || seen[x.Cue] || (at == mute || at == answers) != (x.Weight == 0) {
			return nil, fmt.Errorf("cue %q: wants a name of its own, at one of frame, neutral, told, either, answers, mute, an act, a known nature, and a weight unless answers or mute", x.Cue)
		}
		seen[x.Cue] = true
		if x.Asks {
			if act != reports {
				return nil, fmt.Errorf("cue %q: what asks is told as what reports", x.Cue)
			}
			act, is = urges, asks
		}
		for _, form := range x.Forms {
			list, err := c.compile(len(l.cues), form)
			if err != nil {
				return nil, fmt.Errorf("cue %s: %w", x.Cue, err)
			}
			for _, p := range list {
				p.negative = c.negates(form, f.Roles["negation"])
				switch p.elems[0].sort {
				case numberElem:
					l.numbers = append(l.numbers, p)
				case capElem:
					l.capitals = append(l.capitals, p)
				default:
					l.patterns[p.elems[0].set] = append(l.patterns[p.elems[0].set], p)
				}
			}
		}
		l.cues = append(l.cues, cue{name: x.Cue, act: act, at: at, weight: x.Weight, is: is})
	}
	for _, name := range slices.Sorted(maps.Keys(f.Roles)) {
		words := f.Roles[name]
		r, ok := roleNames[name]
		if !ok {
			return nil, fmt.Errorf("no role %q", name)
		}
		id, err := c.set(strings.Join(strings.Fields(words), "|"))
		if err != nil {
			return nil, fmt.Errorf("role %s: %w", name, err)
		}
		l.roles = append(l.roles, struct {
			set  set
			role role
		}{id, r})
	}
	for _, x := range f.Ideas {
		id, err := c.set(strings.Join(strings.Fields(x.Words), "|"))
		if err != nil {
			return nil, fmt.Errorf("ideas: %w", err)
		}
		var first, all uint16
		for _, a := range strings.Fields(x.Acts) {
			n := slices.Index(Acts[:], a)
			if n < 1 {
				return nil, fmt.Errorf("ideas %q: no act %q", x.Words, a)
			}
			if all |= 1 << n; first == 0 {
				first = all
			}
		}
		l.ideas = append(l.ideas, struct {
			set         set
			first, acts uint16
		}{id, first, all})
	}
	return l, nil
}

// known is what is known of a word wherever it stands.
type known struct {
	sets []set
	// bits are the same, to be asked fast.
	bits []uint64
	// begins are the patterns that it may begin.
	begins [][]pattern
	role   role
	// idea and ideas: the act that it points to as a noun that names an idea, and all that it may.
	idea, ideas uint16
	stem        string
}

func (k *known) in(s set) bool {
	n := int(s >> 6)
	return n < len(k.bits) && k.bits[n]&(1<<(s&63)) != 0
}

// describe looks a word up.
func (l *language) describe(text string) *known {
	k := &known{stem: l.stem(text)}
	k.sets = append(k.sets, l.c.whole[text]...)
	if c := text[0]; c >= 'a' && c <= 'z' || c >= utf8.RuneSelf {
		for n := 2; n <= len(text); n++ {
			k.sets = append(k.sets, l.c.prefix[text[:n]]...)
		}
		for n := 1; n <= l.c.longest && n < len(text); n++ {
			k.sets = append(k.sets, l.c.suffix[text[len(text)-n:]]...)
		}
	}
	for _, s := range l.c.minus[text] {
		k.sets = slices.DeleteFunc(k.sets, func(x set) bool { return x == s })
	}
	k.bits = make([]uint64, len(l.c.ids)/64+1)
	for _, s := range k.sets {
		k.bits[s>>6] |= 1 << (s & 63)
	}
	slices.Sort(k.sets)
	k.sets = slices.Compact(k.sets)
	for _, s := range k.sets {
		if list := l.patterns[s]; len(list) > 0 {
			k.begins = append(k.begins, list)
		}
	}
	for _, r := range l.roles {
		if k.in(r.set) {
			k.role |= r.role
		}
	}
	for _, x := range l.ideas {
		if k.in(x.set) {
			k.idea |= x.first
			k.ideas |= x.acts
		}
	}
	return k
}

// stem gives the part of a word that its kin share: the deletion, to delete.
func (l *language) stem(text string) string {
	n := 0
	for i := range text {
		if n == stemLetters {
			return text[:i]
		}
		n++
	}
	if n < 4 {
		return ""
	}
	return strings.TrimSuffix(text, "s")
}

const stemLetters = 5
