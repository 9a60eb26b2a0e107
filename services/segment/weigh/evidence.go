package weigh

import (
	"fmt"
	"strconv"
	"strings"
)

// Evidence is one thing that speaks for or against an option: what was looked
// at, and up to three values found there, packed so that its weight is found fast.
type Evidence uint32

// Pack makes evidence of the number of a look and its values.
func Pack(look, a, b, c uint8) Evidence {
	return Evidence(look)<<24 | Evidence(a)<<16 | Evidence(b)<<8 | Evidence(c)
}

// Look is what a piece of evidence looks at: its name, and what its values are.
type Look struct {
	Name string
	Axes []*Axis
}

// Axis says what the values of a look are called; without names they are numbers.
type Axis struct {
	Names []string
	// Numbered: the value is the number of a name that the weights know (ID), and
	// takes two of the three places.
	Numbered bool
}

// value reads a value's name or number.
func (x *Axis) value(word string) (uint8, error) {
	for i, n := range x.Names {
		if n == word {
			return uint8(i), nil
		}
	}
	v, err := strconv.ParseUint(word, 10, 8)
	if err != nil {
		return 0, fmt.Errorf("%q is no value", word)
	}
	return uint8(v), nil
}

// Print gives evidence in words: "look value value".
func (w *Weights) Print(e Evidence) string {
	l := w.looks[e>>24]
	out := l.Name
	values := [3]uint8{uint8(e >> 16), uint8(e >> 8), uint8(e)}
	at := 0
	for _, x := range l.Axes {
		switch {
		case x.Numbered:
			out += " " + strings.ReplaceAll(w.names[uint16(values[at])|uint16(values[at+1])<<8], " ", "_")
			at++
		case int(values[at]) < len(x.Names):
			out += " " + x.Names[values[at]]
		default:
			out += " " + strconv.Itoa(int(values[at]))
		}
		at++
	}
	return out
}

// parse reads what Print printed.
func (w *Weights) parse(text string) (Evidence, error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return 0, fmt.Errorf("no evidence")
	}
	for n, l := range w.looks {
		if l.Name != words[0] {
			continue
		}
		if len(words) != len(l.Axes)+1 {
			return 0, fmt.Errorf("%q has %d values, wanted %d", text, len(words)-1, len(l.Axes))
		}
		var values [3]uint8
		at := 0
		for i, x := range l.Axes {
			if x.Numbered {
				id := w.Number(strings.ReplaceAll(words[i+1], "_", " "))
				values[at], values[at+1] = uint8(id), uint8(id>>8)
				at += 2
				continue
			}
			v, err := x.value(words[i+1])
			if err != nil {
				return 0, fmt.Errorf("%q: %w", text, err)
			}
			values[at] = v
			at++
		}
		return Pack(uint8(n), values[0], values[1], values[2]), nil
	}
	return 0, fmt.Errorf("%q: nothing of that name is looked at", text)
}
