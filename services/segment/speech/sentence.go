package speech

import (
	"rapporteur.internal/services/segment/country"
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/outline"
	"rapporteur.internal/services/segment/party"
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

// parsed is what a sentence's words show by themselves.
type parsed = grammar.Sentence

// sentence is a sentence while it is read.
type sentence struct {
	*Sentence
	*parsed
	index int
	first bool // first of its paragraph
	// attendance: the sentence lists who was there.
	attendance  bool
	item        bool // begins or ends as an item of a list
	mentions    []*mentioned
	label       *label
	named       *person // whom the heading, or the line, names as who speaks below
	titleLine   bool    // a heading that is the title of the one above
	chair       *person // whom the line names as presiding
	numbered    bool    // its paragraph begins with a number
	exchange    outline.Exchange
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
	on     []*mentioned
}

// Verb is a reporting verb: byte offsets in the text, the act that the lexicon
// gives it, and whether it proves speech of a person only.
type Verb struct {
	Start, End int
	Act        string
	Weak       bool
}

// Party is a State, body or group that is credited without a person's name.
type Party = party.Party
