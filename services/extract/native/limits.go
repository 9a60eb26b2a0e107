package native

import (
	"errors"
	"fmt"
)

// Limits bound the work that one file can cause; zero fields take the defaults.
type Limits struct {
	Pages   int   // pages of a file; default 20,000
	Content int64 // decoded bytes of content interpreted for one page, forms counted each time; default 96 MB
	Glyphs  int   // glyphs a page; default 200,000
	Rules   int   // rules a page; default 20,000
	Forms   int   // forms drawn on a page; default 5,000
}

func (l Limits) defaults() Limits {
	if l.Pages == 0 {
		l.Pages = 20_000
	}
	if l.Content == 0 {
		l.Content = 96 << 20
	}
	if l.Glyphs == 0 {
		l.Glyphs = 200_000
	}
	if l.Rules == 0 {
		l.Rules = 20_000
	}
	if l.Forms == 0 {
		l.Forms = 5_000
	}
	return l
}

// Depths: forms in forms, page-tree nodes in nodes, saved graphics states.
const (
	maxFormDepth  = 16
	maxTreeDepth  = 64
	maxStateDepth = 512
)

var errTooMuch = errors.New("decodes to more than its limit")

// ErrPassword says that the file needs a password, or another one than was given.
var ErrPassword = errors.New("the password does not open the file")

// recovered turns a panic of the object layer, which reports malformed objects so, into an error.
func recovered(err *error) {
	if r := recover(); r != nil {
		if e, ok := r.(error); ok {
			*err = fmt.Errorf("malformed: %w", e)
		} else {
			*err = fmt.Errorf("malformed: %v", r)
		}
	}
}
