package glyph

// Page is one page as an engine sees it.
type Page struct {
	// Number is the physical number, from 1.
	Number int
	// Label is the page's label from the file's /PageLabels ("iv", "A-3"); empty: the file gives none.
	Label string
	// Width and Height in points, as displayed.
	Width, Height float64
	// Glyphs in content order.
	Glyphs []Glyph
	// Rules are thin filled rectangles and stroked straight lines, horizontal or vertical:
	// the lines of tables, the separators of footnotes.
	Rules []Box
	// Engine says who saw the page: "native", "pdfium", "ocr".
	Engine string
}

// Glyph is one printed sign.
type Glyph struct {
	// Text is what the sign stands for: UTF-8, NFC, mostly one code point; several for a
	// ligature whose file spells it out. U+FFFD where nobody can tell.
	Text string
	// Box is the sign's advance width by about its font's ascent and descent (not its ink):
	// all glyphs of a line have much the same Y0 and Y1. For turned text it is the box as displayed.
	Box Box
	// Baseline is the y of the baseline for Angle 0 and 180, its x for 90 and 270.
	Baseline float64
	// Size of the font in points, as displayed.
	Size float64
	// Font is the base name of the font, its subset prefix ("ABCDEF+") taken off.
	Font string
	// Angle is the direction of the text on the displayed page, clockwise: 0 to the right,
	// 90 downwards, 180 to the left (upside down), 270 upwards.
	Angle        int
	Bold, Italic bool
	// Space says that the sign is white space that the file itself prints.
	Space bool
}

// Box is a rectangle in points; X0 <= X1, Y0 <= Y1, origin top left.
type Box struct{ X0, Y0, X1, Y1 float64 }

// Width of the box in points.
func (b Box) Width() float64 { return b.X1 - b.X0 }

// Height of the box in points.
func (b Box) Height() float64 { return b.Y1 - b.Y0 }

// Union is the smallest box that holds both.
func (b Box) Union(c Box) Box {
	return Box{min(b.X0, c.X0), min(b.Y0, c.Y0), max(b.X1, c.X1), max(b.Y1, c.Y1)}
}

// Overlaps says whether the two share some area.
func (b Box) Overlaps(c Box) bool {
	return b.X0 < c.X1 && c.X0 < b.X1 && b.Y0 < c.Y1 && c.Y0 < b.Y1
}
