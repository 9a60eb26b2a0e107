package speech

import (
	"strings"

	"rapporteur.internal/services/segment/country"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/token"
)

// Role is what the layout says that a paragraph is.
type Role int

const (
	Body Role = iota
	Heading
	FrontMatter
	ListItem
	// Aside is a footnote, a table, a caption or a table of contents: it has
	// no part in the reading order's floor.
	Aside
)

// Sentence is one sentence as it comes in.
type Sentence struct {
	Text      string
	Language  string
	Paragraph int
	Role      Role
	// Places are the countries, cities and blocs that the text names; nil: find them.
	Places []country.Match
}

// word is a token with what the lexicon knows of it.
type word struct {
	*lexicon.Word
	start, end int
	// geo is the country, city or bloc whose name begins here.
	geo *geo
}

// sentence is a sentence while it is read.
type sentence struct {
	*Sentence
	index int
	lex   *lexicon.Language
	k     []word
	first bool // first of its paragraph
	// attendance: the sentence lists who was there.
	attendance  bool
	item        bool // begins or ends as an item of a list
	verbs       []verb
	mentions    []*mention
	label       *label
	named       *person // whom the heading, or the line, names as who speaks below
	titleLine   bool    // a heading that is the title of the one above
	chair       *person // whom the line names as presiding
	numbered    bool    // its paragraph begins with a number
	exchange    exchange
	by          string  // who answers, as printed behind the word
	names       *person // the heading names the speaker of what follows
	under       bool    // a heading within such a section
	head        Kind
	traits      traits
	traitsKnown bool
	// bearers are who may bear the function that it names.
	bearers   []*person
	bearersAt int
	d         Decision
}

// Kind is what a sentence is.
type Kind int

const (
	Narration Kind = iota
	Statement
	Collective
	Finding
	Procedural
	HeadingKind
	FrontMatterKind
)

// Attribution is how it is known who said it.
type Attribution int

const (
	None Attribution = iota
	Explicit
	Continuation
	Pronoun
	OnBehalf
	OwnOrganisation
	CollectiveNamed
	CollectiveAnonymous
)

// Decision is what was found of one sentence.
type Decision struct {
	Kind        Kind
	Attribution Attribution
	Confidence  float64
	Act         string
	Speakers    []Card
	Parties     []Party
	// Rule that decided, and the words that it rests on: byte offsets in the
	// text of the sentence Source (an index into the sentences).
	Rule       string
	Source     int
	Start, End int

	// Verbs are the sentence's reporting verbs.
	Verbs []Verb

	// Why tells what spoke for the decision, where it was asked for.
	Why []string

	people []*person
	on     []*mention
}

// Verb is a reporting verb: byte offsets in the text, the act that the lexicon
// gives it, and whether it proves speech of a person only.
type Verb struct {
	Start, End int
	Act        string
	Weak       bool
}

// Party is a State, body or group that is credited without a person's name.
type Party struct {
	// Name as printed; Country where it is a State.
	Name, Country string
	// Sort: state, organisation, group, anonymous.
	Sort string

	deliberative, delegation, bloc bool
}

// vocabulary describes each different word once.
type vocabulary struct {
	lex   *lexicon.Language
	words map[string]*lexicon.Word
	buf   []token.Token
}

func newVocabulary(l *lexicon.Language) *vocabulary {
	return &vocabulary{lex: l, words: make(map[string]*lexicon.Word, 1024)}
}

func (v *vocabulary) cut(s string) []word {
	v.buf = token.Cut(v.buf[:0], s, v.lex.Rules)
	out := make([]word, len(v.buf))
	for i, t := range v.buf {
		w := v.words[t.Text]
		if w == nil {
			d := v.lex.Describe(t.Text)
			w = &d
			v.words[t.Text] = w
		}
		out[i] = word{Word: w, start: t.Start, end: t.End}
	}
	return out
}

// text gives words as printed, one space where any white space stood.
func text(k []word) string {
	var b strings.Builder
	for i, t := range k {
		if i > 0 && k[i-1].end < t.start {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
	}
	return strings.Trim(b.String(), " ,;")
}

// folded gives words folded, one space between those that stand apart.
func folded(k []word) string { return lexicon.Fold(text(k)) }

// at gives the word at i, or an empty one beyond the ends.
func at(k []word, i int) word {
	if i < 0 || i >= len(k) {
		return word{Word: &nothing}
	}
	return k[i]
}

var nothing = lexicon.Word{Punct: true}

// cue gives how many words of the phrases of that name stand at i.
func (s *sentence) cue(name lexicon.Cue, i int) int {
	if i < 0 || i >= len(s.k) || !s.k[i].Starts.Has(name) {
		return 0
	}
	return s.lex.Cue(name).At(i, len(s.k), func(j int) string { return s.k[j].Fold })
}

// lemmaOf tells whether a verb's lemma is on the list of that name.
func (s *sentence) lemmaOf(name lexicon.Cue, lemma string) bool {
	return s.lex.Cue(name).At(0, 1, func(int) string { return lemma }) > 0
}

// cueWords tells whether a text begins with a phrase of that name.
func (s *sentence) cueWords(name lexicon.Cue, text string) bool {
	w := nameWords(text)
	return s.lex.Cue(name).At(0, len(w), func(i int) string { return w[i] }) > 0
}

// cueBefore gives how many words of a phrase of that name end right before i.
func (s *sentence) cueBefore(name lexicon.Cue, i int) int {
	for n := 1; n <= 6 && n <= i; n++ {
		if s.k[i-n].Starts.Has(name) && s.lex.Cue(name).At(i-n, i, func(j int) string { return s.k[j].Fold }) == n {
			return n
		}
	}
	return 0
}

// cueAnywhere gives where a phrase of that name begins, or -1, and its length.
func (s *sentence) cueAnywhere(name lexicon.Cue) (int, int) {
	for i := range s.k {
		if n := s.cue(name, i); n > 0 {
			return i, n
		}
	}
	return -1, 0
}
