package check

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/extract/glyph"
)

// Judgement of a page's text layer.
type Judgement struct {
	// Characters that are no white space.
	Characters int
	Words      int
	// Language by its function words; "" unknown.
	Language string
	// StopWords is the share of function words among words; running text has 0.3 to 0.6.
	StopWords float64
	// Replacement is the share of signs without a text (U+FFFD, control, private area).
	Replacement float64
	// Guessed is the share of signs whose text the engine guessed.
	Guessed float64
	// Long is the share of words over 24 letters: text whose spaces were lost.
	Long float64
	// Letters is the share of letters among the characters.
	Letters float64
	// Bag are the page's words.
	Bag []string
}

// Judge looks at a page; unmapped and guessed are the engine's own counts of signs.
func Judge(p *glyph.Page, unmapped, guessed int) Judgement {
	text := p.Plain()
	j := Judgement{Bag: Words(text)}
	bad, letters := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			continue
		case unicode.IsLetter(r):
			letters++
		case r == utf8.RuneError || unicode.Is(unicode.Co, r) || unicode.IsControl(r):
			bad++
		}
		j.Characters++
	}
	j.Words = len(j.Bag)
	j.Language, j.StopWords = Language(j.Bag)
	if j.Characters > 0 {
		j.Replacement = float64(max(bad, unmapped)) / float64(max(j.Characters, unmapped))
		j.Letters = float64(letters) / float64(j.Characters)
		j.Guessed = float64(guessed) / float64(max(j.Characters, guessed))
	}
	long := 0
	for _, w := range j.Bag {
		if utf8.RuneCountInString(w) > 24 {
			long++
		}
	}
	if j.Words > 0 {
		j.Long = float64(long) / float64(j.Words)
	}
	return j
}

// Bounds beyond which a page is in doubt. A page of a table or a list of names may have few
// function words, so only pages with a fair number of words are held to their rate.
const (
	maxReplacement = 0.01
	maxGuessed     = 0.05
	minStopWords   = 0.10
	fairWords      = 40
	maxLong        = 0.03
)

// Doubt says in words why the page may be misread; "": no doubt.
func (j Judgement) Doubt() string {
	switch {
	case j.Characters == 0:
		return "no text"
	case j.Replacement > maxReplacement:
		return fmt.Sprintf("%.1f %% of the signs have no text", 100*j.Replacement)
	case j.Guessed > maxGuessed:
		return fmt.Sprintf("the text of %.1f %% of the signs is a guess", 100*j.Guessed)
	case j.Words >= 10 && j.Long > maxLong:
		return fmt.Sprintf("%.1f %% of the words are too long: spaces are missing", 100*j.Long)
	case j.Words >= fairWords && j.Letters > 0.5 && j.StopWords < minStopWords:
		return fmt.Sprintf("only %.1f %% function words of a known language", 100*j.StopWords)
	}
	return ""
}

// Poor says that the page's text is of no use even if nothing better is at hand.
func (j Judgement) Poor() bool {
	return j.Characters == 0 || j.Replacement > 0.2 ||
		j.Words >= fairWords && j.Letters > 0.5 && j.StopWords < 0.02 && j.Long > 0.1
}

// Better says whether a reads the page clearly better than b: more of its signs have a text,
// more of its words are words, or more of the page is there. A reading that lost much of what
// the other has is never better.
func Better(a, b Judgement) bool {
	if b.Characters == 0 || a.Characters == 0 {
		return a.Characters > b.Characters
	}
	readA, readB := float64(a.Characters)*(1-a.Replacement), float64(b.Characters)*(1-b.Replacement)
	if readA < 0.9*readB {
		return false
	}
	if d := b.Replacement - a.Replacement; d > 0.005 {
		return true
	} else if d < -0.005 {
		return false
	}
	if min(a.Words, b.Words) >= 20 {
		if d := b.Long - a.Long; d > 0.02 || d < -0.02 {
			return d > 0
		}
		if d := a.StopWords - b.StopWords; d > 0.03 || d < -0.03 {
			return d > 0
		}
	}
	return readA > 1.1*readB
}
