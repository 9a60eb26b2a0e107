package fold

import "unicode"

// Word is a run of letters and digits. Apostrophes and hyphens part words:
// "l'Afrique" is two, "Guinée-Bissau" is two.
type Word struct {
	// Byte offsets in the original.
	Start, End int
	// Fold is the folded word, a stretch of Text.Folded.
	Fold string
	// Before says what stands between this word and the one before.
	Before Gap
	// Shape says how the word is written.
	Shape Shape
}

// Gap says what stands between two words, as a byte:
//
//	Start  nothing before the first word
//	' '    white space          '-'   a hyphen        '\''  an apostrophe
//	','    a comma              '('   an opening parenthesis
//	')'    a closing one        '.'   a full stop without white space ("U.S")
//	Stop   a full stop and white space ("Mr. Green", "EE. UU.")
//	Break  anything else: other or several marks, a dash between spaces
//
// White space around the other marks doesn't count.
type Gap byte

// The gaps that have no printed form of their own.
const (
	Start Gap = 0
	Stop  Gap = ';'
	Break Gap = '!'
)

// Joins says whether the gap holds the words of one name together.
func (g Gap) Joins() bool { return g == ' ' || g == '-' || g == '\'' }

type gapState struct {
	mark  byte
	space bool
	any   bool
}

func (g *gapState) add(f []byte) {
	if len(f) == 1 && f[0] == ' ' {
		g.any, g.space = true, true
		return
	}
	c := byte(Break)
	if len(f) == 1 {
		switch f[0] {
		case '-', '\'', ',', '(', ')', '.':
			c = f[0]
		}
	}
	if g.mark != 0 || c == '.' && g.space {
		c = byte(Break)
	}
	g.any, g.mark = true, c
}

// close gives the gap and forgets it.
func (g *gapState) close() Gap {
	s := *g
	*g = gapState{}
	switch {
	case !s.any:
		return Start
	case s.mark == 0:
		return ' '
	case s.space && s.mark == '.':
		return Stop
	case s.space && s.mark == '-':
		return Break
	}
	return Gap(s.mark)
}

// Shape is how a word is written.
type Shape byte

// The shapes. A single capital letter is Title.
const (
	Lower Shape = iota // all small letters, or letters without case
	Title              // one capital, then small
	Upper              // two capitals or more, no small letter
	Mixed              // capitals among small letters, letters among digits
	Digit              // digits alone
)

// Capital says whether the word begins with a capital letter.
func (s Shape) Capital() bool { return s == Title || s == Upper }

func (s Shape) with(r rune, first bool) Shape {
	lower, upper, digit := false, false, false
	switch {
	case 'a' <= r && r <= 'z':
		lower = true
	case 'A' <= r && r <= 'Z':
		upper = true
	case '0' <= r && r <= '9':
		digit = true
	default:
		upper, digit = unicode.IsUpper(r), unicode.IsDigit(r)
		lower = !upper && !digit
	}
	if first {
		switch {
		case upper:
			return single
		case digit:
			return Digit
		}
		return Lower
	}
	switch s {
	case single:
		switch {
		case upper:
			return Upper
		case digit:
			return Mixed
		}
		return Title
	case Lower, Title:
		if !lower {
			return Mixed
		}
	case Upper:
		if !upper {
			return Mixed
		}
	case Digit:
		if !digit {
			return Mixed
		}
	}
	return s
}

// single is a word that so far is one capital letter; New never returns it.
const single Shape = 255
