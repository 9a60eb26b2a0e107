package glyph

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean makes the text of one sign what Glyph.Text promises: NFC, ligatures spelt out, control
// signs gone, tabs and line ends as a space, U+0002 (PDFium's note of a line-end hyphen) as "-",
// signs of a symbol font's private area (U+F020..F0FF) as what they mostly look like. "" means nothing.
func Clean(s string) string {
	if len(s) == 1 && s[0] >= ' ' && s[0] < 0x7f {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= 0xfb00 && r <= 0xfb06:
			b.WriteString([]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xfb00])
		case r == '\t' || r == '\n' || r == '\r' || r == '\f':
			b.WriteByte(' ')
		case r == 2:
			b.WriteByte('-')
		case r == 0xfeff || r == 0x200b || r == 0xfffe || r == 0xffff || unicode.IsControl(r):
		case r >= 0xf020 && r <= 0xf0ff:
			b.WriteString(wingding(r))
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// wingding is the sign behind U+F020..F0FF, where Windows puts the 256 codes of a symbol font:
// the bullets, arrows and boxes that word processors take from Wingdings and Symbol. Others stay.
func wingding(r rune) string {
	switch r & 0xff {
	case 0x20:
		return " "
	case 0x6c, 0x9f, 0xb7:
		return "•"
	case 0x6e, 0xa7:
		return "▪"
	case 0x6f, 0x71, 0xa8:
		return "□"
	case 0x76:
		return "❖"
	case 0xd8:
		return "➢"
	case 0xe0, 0xe8:
		return "→"
	case 0xf0:
		return "⇨"
	case 0xfb:
		return "✗"
	case 0xfc:
		return "✓"
	case 0xfe:
		return "☑"
	}
	return string(r)
}

// IsSpace says whether a sign is white space of any width.
func IsSpace(text string) bool {
	for _, r := range text {
		if !unicode.IsSpace(r) && r != 0x200b && r != 0x2060 {
			return false
		}
	}
	return text != ""
}

// Quarter is the direction (x, y), on a page whose y grows downwards, as the nearest Angle.
func Quarter(x, y float64) int {
	ax, ay := x, y
	if ax < 0 {
		ax = -ax
	}
	if ay < 0 {
		ay = -ay
	}
	switch {
	case ax >= ay && x < 0:
		return 180
	case ax >= ay:
		return 0
	case y < 0:
		return 270
	}
	return 90
}
