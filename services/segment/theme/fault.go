package theme

import (
	"strconv"
	"strings"
)

// Fault is what is wrong with a scheme.
type Fault struct {
	// Scheme is its id; Theme where in it, "" where it is of the whole; Term the one
	// that is wrong, "" where none is.
	Scheme, Theme, Term string
	Reason              string
	// Advice says what helps.
	Advice string
}

func (f *Fault) Error() string {
	var b strings.Builder
	b.WriteString("theme scheme")
	if f.Scheme != "" {
		b.WriteString(" " + f.Scheme)
	}
	if f.Theme != "" {
		b.WriteString(": theme " + f.Theme)
	}
	if f.Term != "" {
		b.WriteString(": term " + strconv.Quote(f.Term))
	}
	return b.String() + ": " + f.Reason
}

// Remedy says what helps.
func (f *Fault) Remedy() string { return f.Advice }

// shape is the fault of a file that isn't of the shape of a scheme.
func shape(err error) *Fault {
	// The first line says what and where, the others draw it.
	reason, _, _ := strings.Cut(strings.TrimSpace(err.Error()), "\n")
	return &Fault{Reason: reason, Advice: "correct the line and column named; docs/themes.md shows the keys that a scheme may have"}
}

func wrongTerm(scheme, theme, term string, err error) *Fault {
	return &Fault{Scheme: scheme, Theme: theme, Term: term, Reason: err.Error(),
		Advice: "write words, stem* (three letters or more before the star), a|b for either, or .. between two words"}
}
