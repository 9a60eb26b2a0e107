package figure

import (
	"strings"
	"unicode"

	pb "rapporteur.internal/proto/rapporteur/v1"

	"rapporteur.internal/services/segment/fold"
)

// Figure is a quantity in a text.
type Figure struct {
	// Byte offsets in the text.
	Start, End int
	// Text is the figure as printed, without qualifiers: "350 000", "6 habitants sur 10".
	Text string
	// Value is what it is worth: 50000000 for "50 millions", 0.92 for "92 %".
	Value float64
	// Unit is "%", a currency or a length of time as printed, "times"; empty: things are counted.
	Unit string
	// Of is what it counts, as printed; empty where the text doesn't say.
	Of string
}

// Proto is the figure as it travels.
func (f *Figure) Proto() *pb.Figure {
	return &pb.Figure{Text: f.Text, Value: f.Value, Unit: f.Unit, Of: f.Of}
}

// Find gives the figures of a sentence, in order, without overlap. lang is fr,
// en or es; for any other English is read.
func Find(text, lang string) []*Figure { return FindIn(fold.New(text), lang) }

// FindIn is Find on a text that is folded already.
func FindIn(text *fold.Text, lang string) []*Figure {
	all := lexicons()
	l := all[lang]
	if l == nil {
		if l, lang = all["en"], "en"; l == nil {
			return nil
		}
	}
	r := &reader{lexicon: l, lang: lang, t: text, w: text.Words}
	for i := 0; i < len(r.w); {
		if r.w[i].Shape != fold.Digit && !r.starts[r.w[i].Fold] {
			i++
			continue
		}
		n, ok := r.read(i)
		if !ok {
			i++
			continue
		}
		if r.says(n) {
			r.out = append(r.out, r.figure(n))
			r.named = -1
		}
		i = n.end
	}
	return r.out
}

// reader walks over the words of one text.
type reader struct {
	*lexicon
	lang string
	t    *fold.Text
	w    []fold.Word
	out  []*Figure
	// named is the word after the last number that was a name ("articles 5"), or -1.
	named int
}

// number is a quantity as read, before it is judged.
type number struct {
	start, end int // words; end is the first after it
	a, b       int // bytes, with symbols of money and per cent
	value      float64
	unit       string
	digits     bool // printed in digits
	grouped    bool // with thousands or decimals
	multiplied bool // with "millions", "mil"
	crowd      bool // "des milliers", "a dozen"
	part       bool // "la moitié"
	ratio      bool // "6 habitants sur 10"
	times      bool // "cinco veces"
	span       bool // a length of time
	money      bool
	name       bool // a date, an ordinal, a reference: no quantity
}

// sure says whether the number is a quantity whatever stands around it.
func (n *number) sure() bool {
	return n.unit == "%" || n.money || n.ratio || n.crowd || n.part || n.multiplied
}

func (r *reader) figure(n *number) *Figure {
	f := &Figure{Start: n.a, End: n.b, Text: r.t.Original[n.a:n.b], Value: n.value, Unit: n.unit}
	if !n.ratio && !n.money {
		f.Of = r.counted(n)
	}
	return f
}

// counted is what the number counts: the words after it, up to the first that
// is no part of a noun phrase, two at most.
func (r *reader) counted(n *number) string {
	i := n.end
	if i >= len(r.w) || n.b > r.w[i].Start || !joins(r.t.Original[n.b:r.w[i].Start]) {
		return ""
	}
	if r.of[r.w[i].Fold] {
		for i++; i < len(r.w) && r.w[i].Before.Joins() && article(r.w[i].Fold); i++ {
		}
	} else if n.unit != "" && !n.times {
		return ""
	}
	const most = 2 // a noun and its adjective; a third word is as often a verb
	first := i
	for i < len(r.w) && i < first+most && (i == first || r.w[i].Before == ' ' || r.w[i].Before == '-') && !r.fn[r.w[i].Fold] && r.w[i].Shape != fold.Digit {
		if i > first && r.lang == "en" && strings.HasSuffix(r.w[i].Fold, "ed") {
			break
		}
		i++
	}
	if i == first || i == first+1 && n.start == 0 && r.w[first].Before == fold.Stop {
		return ""
	}
	return r.t.Original[r.w[first].Start:r.w[i-1].End]
}

// joins says whether a gap holds two words together: white space, an apostrophe or a hyphen.
func joins(gap string) bool {
	for _, c := range gap {
		if !unicode.IsSpace(c) && c != '\'' && c != '’' && c != '-' {
			return false
		}
	}
	return true
}

// article says whether a word is a determiner that doesn't count as what is counted.
func article(f string) bool {
	switch f {
	case "la", "l", "le", "les", "los", "las", "el", "the", "ses", "ces", "sus", "all", "their", "its", "leurs":
		return true
	}
	return false
}
