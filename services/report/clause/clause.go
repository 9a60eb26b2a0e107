package clause

import "strings"

// Span is bytes of a text; an empty one has Start and End alike.
type Span struct{ Start, End int }

// Empty tells whether there is nothing in it.
func (s Span) Empty() bool { return s.Start >= s.End }

// In is the words of a text that the span holds.
func (s Span) In(text string) string {
	if s.Empty() || s.Start < 0 || s.End > len(text) {
		return ""
	}
	return text[s.Start:s.End]
}

// Form is the shape of what a verb governs.
type Form int

const (
	Whole      Form = iota // no verb of saying: the whole sentence is what was said
	That                   // a clause: behind "que", "that", a colon, or around a postposed verb
	Infinitive             // an infinitive phrase
	Noun                   // a noun phrase, or an adjective with what is judged
	How                    // an indirect question; its word ("comment") is in Content
	Whether                // an indirect question; "si", "whether" is the Marker
)

func (f Form) String() string {
	if f < Whole || f > Whether {
		return "unknown"
	}
	return [...]string{"whole", "that", "infinitive", "noun", "how", "whether"}[f]
}

// Part is what is fronted before the subject. Kind is connective, occasion, theme, time, place, condition or cause.
type Part struct {
	Span
	Kind string
}

// Hole is words that point out of the sentence. Kind is anaphor, demonstrative,
// deixis, first-person, connective, also, or saying (", she said,").
type Hole struct {
	Span
	Kind string
	// Go: it may be left out by cutting exactly this span.
	Go bool
}

// Sentence is a sentence taken apart.
type Sentence struct {
	Text, Language string
	// Lead is what is fronted before the subject; where nobody's saying is printed, before the clause.
	Lead []Part
	// Subject and Verb are as printed, Verb with its auxiliary, adverb and clitic;
	// Marker is "que", "de", "that", ":" …; Content is what the verb governs.
	Subject, Verb, Marker, Content Span
	// Whom is who it is said to or asked of, without its preposition.
	Whom  Span
	Lemma string
	Form  Form
	// Subjunctive: the verb governs the subjunctive.
	Subjunctive bool
	// Own: Content was found with certainty: by a known frame, or because nobody's
	// saying is printed in the sentence. Otherwise it is the whole sentence.
	Own bool
	// Postposed: the saying stands within or behind the content, or before it as "selon lui".
	Postposed bool
	Holes     []Hole
	Question  bool
	// Imperative: it bids the listener.
	Imperative bool

	verb *verb
}

// Read takes a sentence apart. said is the words that tell who speaks: usually
// subject and verb as printed, maybe the subject alone, anywhere in the text; it
// may be empty or not stand in it.
func (x *Lexicon) Read(language, text, said string) Sentence {
	s := Sentence{Text: text, Language: language}
	s.Content = trimmed(text, 0, len(text))
	l := x.languages[language]
	if l == nil {
		return s
	}
	k := cut(text, language == "en")
	r := reading{l: l, k: k, s: &s, groups: l.groups(k)}
	r.read(said)
	s.Question = strings.HasSuffix(strings.TrimRight(s.Content.In(text)+text[s.Content.End:], " »”\"."), "?")
	s.Imperative = l.bids(k, r.first)
	s.Holes = r.holes()
	return s
}

// trimmed is a span without spaces around and the mark that ends the sentence.
func trimmed(text string, from, to int) Span {
	for from < to && strings.ContainsRune(" \t\n\u00a0\u202f,;:", rune0(text[from:])) {
		from += len(string(rune0(text[from:])))
	}
	for to > from {
		r, n := lastRune(text[from:to])
		if !strings.ContainsRune(" \t\n\u00a0\u202f.,;:?!…—–", r) {
			break
		}
		to -= n
	}
	return Span{from, to}
}
