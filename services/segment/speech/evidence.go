package speech

import (
	"fmt"
	"strconv"
	"strings"
)

// evidence is one thing that speaks for or against a candidate: what was looked
// at (a look) and up to three values that were found there, packed so that its
// weight is found fast.
type evidence uint32

func pack(l look, a, b, c uint8) evidence {
	return evidence(l)<<24 | evidence(a)<<16 | evidence(b)<<8 | evidence(c)
}

// look is what a piece of evidence looks at.
type look uint8

const (
	byFirst          look = iota // the first rule of the list that answers gives it
	byMove                       // what it does to the floor
	byRule                       // a proposer that gives it
	byRuleFirst                  // the rule that gives it, where it is the first
	bySupport                    // how many proposers give it
	byOpening                    // what the sentence opens with
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
	byOpeningBefore              // opening and what stands before
	byShare                      // how much of the document speaks
	byTense                      // whether the verb has the document's tense
	byOpeningPlace               // opening, and whether it is the paragraph's first
	byTellingBefore              // telling and what stands before
	byDoings                     // whether the meeting's doings are told
	byNouns                      // how many nouns of the meeting
	byVerb                       // the verb of reporting
	byWord                       // the first word
	bySeen                       // where the people were named last
	byDoingOpening               // doings and opening
	byLength                     // how long it is
	byMain                       // procedure or courtesy, and what it goes on to say
	byLengthOpening              // length and opening
	byOffice                     // whether the function named is the person's
	byRival                      // whether it opens with the person or another
	byMarked                     // how many paragraphs open with who speaks
	byParagraphs                 // how long the document's paragraphs are
	byThings                     // how much it speaks of the meeting
	looks
)

// axis is what a value of a look counts.
type axis uint8

const (
	axisNone axis = iota
	axisMove
	axisClass
	axisOpening
	axisNext
	axisTold
	axisLink
	axisKind
	axisNumber
	axisName // the first two values are a name's number
)

// lookOf says how each look is printed and read.
var lookOf = [looks]struct {
	name string
	axes [3]axis
}{
	byFirst:          {"first", [3]axis{}},
	byMove:           {"move", [3]axis{axisMove}},
	byRule:           {"rule", [3]axis{axisName}},
	byRuleFirst:      {"rule-first", [3]axis{axisName}},
	bySupport:        {"support", [3]axis{axisNumber}},
	byOpening:        {"opening", [3]axis{axisMove, axisOpening}},
	byTelling:        {"telling", [3]axis{axisMove, axisTold}},
	byLink:           {"link", [3]axis{axisMove, axisLink}},
	byBefore:         {"before", [3]axis{axisMove, axisKind}},
	byPlace:          {"place", [3]axis{axisMove, axisNumber}},
	byDistance:       {"distance", [3]axis{axisMove, axisNumber, axisNumber}},
	byGenre:          {"genre", [3]axis{axisMove, axisNumber}},
	byNamed:          {"named", [3]axis{axisMove, axisNumber}},
	byGender:         {"gender", [3]axis{axisMove, axisNumber}},
	byNumber:         {"number", [3]axis{axisMove, axisNumber, axisOpening}},
	byNext:           {"next", [3]axis{axisMove, axisNext}},
	byShape:          {"shape", [3]axis{axisMove, axisNumber}},
	byOthers:         {"others", [3]axis{axisMove, axisNumber}},
	byWords:          {"words", [3]axis{axisMove, axisNumber}},
	byOpeningTelling: {"opening-telling", [3]axis{axisClass, axisOpening, axisTold}},
	byOpeningBefore:  {"opening-before", [3]axis{axisClass, axisOpening, axisKind}},
	byShare:          {"share", [3]axis{axisMove, axisNumber}},
	byTense:          {"tense", [3]axis{axisMove, axisNumber}},
	byOpeningPlace:   {"opening-place", [3]axis{axisMove, axisOpening, axisNumber}},
	byTellingBefore:  {"telling-before", [3]axis{axisClass, axisTold, axisKind}},
	byDoings:         {"doings", [3]axis{axisMove, axisNumber}},
	byNouns:          {"nouns", [3]axis{axisMove, axisNumber}},
	byVerb:           {"verb", [3]axis{axisName, axisName, axisClass}},
	byWord:           {"word", [3]axis{axisName, axisName, axisClass}},
	bySeen:           {"seen", [3]axis{axisMove, axisNumber}},
	byDoingOpening:   {"doings-opening", [3]axis{axisClass, axisNumber, axisOpening}},
	byLength:         {"length", [3]axis{axisMove, axisNumber}},
	byMain:           {"main", [3]axis{axisMove, axisNumber, axisNumber}},
	byLengthOpening:  {"length-opening", [3]axis{axisClass, axisNumber, axisOpening}},
	byOffice:         {"office", [3]axis{axisMove, axisNumber, axisNumber}},
	byMarked:         {"marked", [3]axis{axisMove, axisNumber, axisNumber}},
	byParagraphs:     {"paragraphs", [3]axis{axisMove, axisNumber, axisNumber}},
	byThings:         {"things", [3]axis{axisMove, axisNumber, axisNumber}},
	byRival:          {"rival", [3]axis{axisMove, axisNumber, axisTold}},
}

var kindNames = []string{"narration", "statement", "collective", "finding", "procedural", "heading", "front-matter", "beginning"}

// names of an axis's values, nil where they are numbers.
func (x axis) names() []string {
	switch x {
	case axisMove:
		return moveNames[:]
	case axisClass:
		return classNames[:]
	case axisOpening:
		return openingNames[:]
	case axisNext:
		return nextNames
	case axisTold:
		return toldNames[:]
	case axisLink:
		return linkNames[:]
	case axisKind:
		return kindNames
	}
	return nil
}

// nextNames: an opening, no further sentence in the paragraph, a heading.
var nextNames = append(append([]string{}, openingNames[:]...), "paragraph", "heading-next")

// print gives evidence as "look value value"; name tells a name's number.
func (e evidence) print(name func(uint16) string) string {
	l := lookOf[e>>24]
	out := l.name
	values := [3]uint8{uint8(e >> 16), uint8(e >> 8), uint8(e)}
	for i, x := range l.axes {
		switch {
		case x == axisNone || x == axisName && i > 0:
			continue
		case x == axisName:
			out += " " + strings.ReplaceAll(name(uint16(values[0])|uint16(values[1])<<8), " ", "_")
		case x.names() != nil && int(values[i]) < len(x.names()):
			out += " " + x.names()[values[i]]
		default:
			out += " " + strconv.Itoa(int(values[i]))
		}
	}
	return out
}

// parseEvidence reads what print printed; number gives a name its number.
func parseEvidence(text string, number func(string) uint16) (evidence, error) {
	words := strings.Fields(text)
	for l := look(0); l < looks && len(words) > 0; l++ {
		if lookOf[l].name != words[0] {
			continue
		}
		var values [3]uint8
		rest := words[1:]
		for i, x := range lookOf[l].axes {
			if x == axisNone || x == axisName && i > 0 {
				continue
			}
			if len(rest) == 0 {
				return 0, fmt.Errorf("%q wants a value more", text)
			}
			if x == axisName {
				id := number(strings.ReplaceAll(rest[0], "_", " "))
				values[0], values[1] = uint8(id), uint8(id>>8)
			} else if v, err := x.value(rest[0]); err != nil {
				return 0, fmt.Errorf("%q: %w", text, err)
			} else {
				values[i] = v
			}
			rest = rest[1:]
		}
		if len(rest) > 0 {
			return 0, fmt.Errorf("%q: %q is a value too many", text, rest[0])
		}
		return pack(l, values[0], values[1], values[2]), nil
	}
	return 0, fmt.Errorf("%q: nothing of that name is looked at", text)
}

func (x axis) value(word string) (uint8, error) {
	for i, n := range x.names() {
		if n == word {
			return uint8(i), nil
		}
	}
	v, err := strconv.ParseUint(word, 10, 8)
	return uint8(v), err
}
