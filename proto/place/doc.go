// Package place is the arithmetic of places: from a stretch of a paragraph's
// text to the stretches of page text that print it, and on to the boxes to
// mark on the page's picture.
//
// It promises law 7: the page's own text at the spans, joined as their Spaced
// says, equals the paragraph's text of that stretch. It reads nothing and
// keeps no state; offsets that lie outside their text give shorter spans,
// never a panic.
package place
