package shorten

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// To shortens a clause to at most words words by the first of its cuts, one
// after the other, and returns what is left with the cuts made, in bytes of the
// clause given and in their order there. If no cut is allowed any more it
// returns the shortest it reached: the caller decides.
func (r *Rules) To(language, text string, words int) (string, []Cut) {
	var made []Cut
	left := text
	for Words(left) > words {
		cuts := r.Cuts(language, left)
		if len(cuts) == 0 {
			break
		}
		_, at := apply(text, made)
		for _, k := range cuts {
			// Numbering goes whole: "2)" without "1)" would puzzle.
			if k != cuts[0] && (k.Kind != "numbering" || cuts[0].Kind != "numbering") {
				continue
			}
			made = join(made, Cut{Start: at[k.Start], End: at[k.End-1] + 1, Kind: k.Kind})
		}
		left, _ = apply(text, made)
	}
	return left, made
}

// join adds a cut and drops those that lie within it.
func join(made []Cut, k Cut) []Cut {
	made = slices.DeleteFunc(slices.Clone(made), func(m Cut) bool { return m.Start >= k.Start && m.End <= k.End })
	made = append(made, k)
	slices.SortFunc(made, func(a, b Cut) int { return a.Start - b.Start })
	return made
}

// apply takes the cuts out; at gives for each byte left where it stood. A
// clause that began with a capital still does.
func apply(text string, cuts []Cut) (string, []int) {
	var out []byte
	var at []int
	i := 0
	keep := func(to int) {
		for ; i < to; i++ {
			out, at = append(out, text[i]), append(at, i)
		}
	}
	for _, k := range cuts {
		keep(k.Start)
		i = max(i, k.End)
	}
	keep(len(text))
	if len(cuts) > 0 && cuts[0].Start == 0 && len(out) > 0 {
		was, _ := utf8.DecodeRuneInString(text)
		is, n := utf8.DecodeRune(out)
		up := unicode.ToUpper(is)
		if unicode.IsUpper(was) && unicode.IsLower(is) && utf8.RuneLen(up) == n {
			utf8.EncodeRune(out[:n], up)
		}
	}
	return string(out), at
}
