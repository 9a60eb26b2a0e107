package speech

import (
	_ "embed"
	"strings"

	"rapporteur.internal/services/segment/weigh"
)

//go:embed weights.tsv
var fitted string

// Fitted gives the weights that the program holds.
func Fitted() (*weigh.Weights, error) {
	return weigh.Read(looksAt(), listOrder(), strings.NewReader(fitted))
}

// ListOrder gives weights by which the first rule of the list that answers is
// right: nothing was fitted.
func ListOrder() *weigh.Weights { return weigh.New(looksAt(), listOrder()) }

// listOrder is what is known before anything was fitted: the first answer of the
// list is right about seven to one against each other.
func listOrder() map[weigh.Evidence]float64 {
	return map[weigh.Evidence]float64{pack(byFirst, 0, 0, 0): 2}
}

func pack(l look, a, b, c uint8) weigh.Evidence { return weigh.Pack(uint8(l), a, b, c) }

// look is what a piece of evidence looks at.
type look uint8

const (
	byFirst          look = iota // the first rule of the list that answers gives it
	byRule                       // a proposer that gives it
	byRuleFirst                  // the rule that gives it, where it is the first
	bySupport                    // how many proposers give it
	byTelling                    // how its first verb tells
	byLink                       // how it is tied to what stands before
	byBefore                     // what the sentence before is
	byPlace                      // where in its paragraph it stands
	byDistance                   // sentences since the floor was given
	byGenre                      // what sort of document it is
	byNamed                      // how the sentence names the people
	byGender                     // whether the pronoun agrees
	byNumber                     // how many people
	byNext                       // what the next sentence opens with
	byShape                      // a list item, behind a colon, numbered
	byOthers                     // how many persons are named
	byWords                      // words of procedure, quotation, question, date …
	byOpeningTelling             // opening and telling
	byTense                      // whether the verb has the document's tense
	byOpeningPlace               // opening, and whether it is the paragraph's first
	byTellingBefore              // telling and what stands before
	byNouns                      // how many nouns of the meeting
	byVerb                       // the verb of reporting
	byWord                       // the first word
	bySeen                       // where the people were named last
	byDoingOpening               // doings and opening
	byLength                     // how long it is
	byMain                       // procedure or courtesy, and what it goes on to say
	byOffice                     // whether the function named is the person's
	byRival                      // whether it opens with the person or another
	byMainDoings                 // the same, and whether the meeting's doings are told
	byThings                     // how much it speaks of the meeting
	looks
)

// looksAt says how each look and its values are called where weights are written.
func looksAt() []weigh.Look {
	count, name := &weigh.Axis{}, &weigh.Axis{Numbered: true}
	genreAxis := &weigh.Axis{Names: []string{"plain", "verbatim", "minutes", "record", "parties", "headed", "labels"}}
	placeAxis := &weigh.Axis{Names: []string{"alone", "first", "second", "later"}}
	shapeAxis := &weigh.Axis{Names: []string{"plain", "item", "behind-colon", "numbered"}}
	wordsAxis := &weigh.Axis{Names: []string{"procedure", "quotation", "question", "dated", "long", "colon", "below-questions", "attendance", "tag"}}
	genderAxis := &weigh.Axis{Names: []string{"unknown", "agrees", "clashes", "several"}}
	seenAxis := &weigh.Axis{Names: []string{"nowhere", "sentence-before", "paragraph", "shortly-before", "section", "elsewhere", "long-ago"}}
	mainAxis := &weigh.Axis{Names: []string{"other", "procedure", "courtesy"}}
	contentAxis := &weigh.Axis{Names: []string{"nothing", "clause", "gerund", "reports"}}
	bearsAxis := &weigh.Axis{Names: []string{"none", "whole", "head", "another's"}}
	rivalAxis := &weigh.Axis{Names: []string{"nobody", "another", "same"}}
	moveAxis, classAxis, kindAxis := &weigh.Axis{Names: moveNames[:]}, &weigh.Axis{Names: classNames[:]}, &weigh.Axis{Names: kindNames[:]}
	openingAxis, toldAxis, linkAxis := &weigh.Axis{Names: openingNames[:]}, &weigh.Axis{Names: toldNames[:]}, &weigh.Axis{Names: linkNames[:]}
	// What comes next opens with something, stands in another paragraph, or is a heading.
	nextAxis := &weigh.Axis{Names: append(append([]string{}, openingNames[:]...), "paragraph", "heading")}
	return []weigh.Look{
		byFirst:          {Name: "first", Axes: []*weigh.Axis{}},
		byRule:           {Name: "rule", Axes: []*weigh.Axis{name}},
		byRuleFirst:      {Name: "rule-first", Axes: []*weigh.Axis{name}},
		bySupport:        {Name: "support", Axes: []*weigh.Axis{count}},
		byTelling:        {Name: "telling", Axes: []*weigh.Axis{moveAxis, toldAxis}},
		byLink:           {Name: "link", Axes: []*weigh.Axis{moveAxis, linkAxis}},
		byBefore:         {Name: "before", Axes: []*weigh.Axis{moveAxis, kindAxis}},
		byPlace:          {Name: "place", Axes: []*weigh.Axis{moveAxis, placeAxis}},
		byDistance:       {Name: "distance", Axes: []*weigh.Axis{moveAxis, count, placeAxis}},
		byGenre:          {Name: "genre", Axes: []*weigh.Axis{moveAxis, genreAxis}},
		byNamed:          {Name: "named", Axes: []*weigh.Axis{moveAxis, count}},
		byGender:         {Name: "gender", Axes: []*weigh.Axis{moveAxis, genderAxis}},
		byNumber:         {Name: "number", Axes: []*weigh.Axis{moveAxis, count, openingAxis}},
		byNext:           {Name: "next", Axes: []*weigh.Axis{moveAxis, nextAxis}},
		byShape:          {Name: "shape", Axes: []*weigh.Axis{moveAxis, shapeAxis}},
		byOthers:         {Name: "others", Axes: []*weigh.Axis{moveAxis, count}},
		byWords:          {Name: "words", Axes: []*weigh.Axis{moveAxis, wordsAxis}},
		byOpeningTelling: {Name: "opening-telling", Axes: []*weigh.Axis{classAxis, openingAxis, toldAxis}},
		byTense:          {Name: "tense", Axes: []*weigh.Axis{moveAxis, count}},
		byOpeningPlace:   {Name: "opening-place", Axes: []*weigh.Axis{moveAxis, openingAxis, count}},
		byTellingBefore:  {Name: "telling-before", Axes: []*weigh.Axis{classAxis, toldAxis, kindAxis}},
		byNouns:          {Name: "nouns", Axes: []*weigh.Axis{moveAxis, count}},
		byVerb:           {Name: "verb", Axes: []*weigh.Axis{name, classAxis}},
		byWord:           {Name: "word", Axes: []*weigh.Axis{name, classAxis}},
		bySeen:           {Name: "seen", Axes: []*weigh.Axis{moveAxis, seenAxis}},
		byDoingOpening:   {Name: "doings-opening", Axes: []*weigh.Axis{classAxis, count, openingAxis}},
		byLength:         {Name: "length", Axes: []*weigh.Axis{moveAxis, count}},
		byMain:           {Name: "main", Axes: []*weigh.Axis{moveAxis, mainAxis, contentAxis}},
		byOffice:         {Name: "office", Axes: []*weigh.Axis{moveAxis, bearsAxis, count}},
		byMainDoings:     {Name: "main-doings", Axes: []*weigh.Axis{moveAxis, mainAxis, count}},
		byThings:         {Name: "things", Axes: []*weigh.Axis{moveAxis, count, count}},
		byRival:          {Name: "rival", Axes: []*weigh.Axis{moveAxis, rivalAxis, toldAxis}},
	}
}

var kindNames = [...]string{"narration", "statement", "collective", "finding", "procedural", "heading", "front-matter", "beginning"}
