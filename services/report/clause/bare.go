package clause

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bare is the content ready to stand behind a verb of the report: what may go is
// cut, the first letter is small unless a name or an acronym begins with it. ok
// is false where it can't stand alone; why says it, and content is empty.
func (x *Lexicon) Bare(s Sentence) (content string, ok bool, why string) {
	l := x.languages[s.Language]
	switch {
	case l == nil:
		return "", false, "language isn't known"
	case !s.Own:
		return "", false, "content isn't delimited"
	case s.Content.Empty():
		return "", false, "nothing is said"
	case s.Question:
		return "", false, "question"
	case s.Imperative:
		return "", false, "imperative"
	}
	k := cut(s.Content.In(s.Text), l.code == "en")
	if len(k) == 0 {
		return "", false, "nothing is said"
	}
	clause := s.Form == That || s.Form == Whole
	var cuts []Span
	for _, h := range s.Holes {
		if h.End <= s.Content.Start || h.Start >= s.Content.End {
			continue
		}
		if h.Kind == "anaphor" && x.ownPronoun(l, s, h) {
			continue
		}
		if !h.Go {
			return "", false, h.Kind + ": " + h.In(s.Text)
		}
		cuts = append(cuts, h.Span)
	}
	text := without(s.Text, s.Content, cuts)
	if clause && s.Marker.Empty() || s.Form == Whole {
		r := reading{l: l, k: k, s: &s}
		r.groups = l.groups(k)
		if !r.hasFinite(0, len(k)) {
			return "", false, "no finite verb is seen"
		}
		if lowered, sure := l.lower(s.Text, text); sure {
			text = lowered
		} else {
			return "", false, "the first word may be a name: " + firstWord(text)
		}
	} else if s.Marker.In(s.Text) == ":" || strings.HasPrefix(text, "«") || strings.HasPrefix(text, "“") || strings.HasPrefix(text, "\"") {
		text, _ = l.lower(s.Text, text)
	}
	if unbalanced(text) {
		return "", false, "a quotation is open"
	}
	return text, true, ""
}

func firstWord(text string) string {
	w, _, _ := strings.Cut(text, " ")
	return w
}

// ownPronoun tells whether a pronoun that opens the content is the speaker's own:
// a person's "elle a dit qu'elle", a body's "it said it".
func (x *Lexicon) ownPronoun(l *language, s Sentence, h Hole) bool {
	if s.Form != That || s.Postposed || s.Marker.In(s.Text) == ":" {
		return false
	}
	p := strings.ToLower(h.In(s.Text))
	k := cut(s.Subject.In(s.Text), l.code == "en")
	if len(k) == 0 {
		return false
	}
	if len(k) == 1 && l.is("pronoun", k[0]) {
		return k[0].low == p
	}
	return l.refers(p, k)
}

// refers tells whether a pronoun can be the subject's own, by its honorific, its article, its number.
func (l *language) refers(p string, k []word) bool {
	last := k[len(k)-1].low
	body, several := false, l.code == "en" && last != "s" && strings.HasSuffix(last, "s")
	for _, w := range k {
		body = body || w.upper || l.is("actor", w) || l.is("meeting", w)
		several = several || l.is("coordinator", w)
	}
	switch k[0].low {
	case "mme", "mlle", "ms", "mrs", "la":
		return p == "elle" || p == "she"
	case "m", "mr", "le":
		return p == "il" || p == "he"
	case "les":
		return p == "ils" || p == "elles"
	case "l'":
		return p == "il" || p == "elle"
	}
	return several && p == "they" || p == "he" || p == "she" || body && p == "it"
}

// without takes cuts out of a content, and tidies the spaces that they leave.
func without(text string, c Span, cuts []Span) string {
	var b strings.Builder
	at := c.Start
	for _, cut := range cuts {
		if cut.Start > at {
			b.WriteString(text[at:cut.Start])
		}
		at = max(at, min(cut.End, c.End))
	}
	b.WriteString(text[at:c.End])
	out := strings.TrimSpace(b.String())
	out = strings.TrimLeft(out, ", ;")
	out = strings.TrimRight(out, ",; ")
	return out
}

// lower makes the first letter small; sure is false where the word may be a name.
func (l *language) lower(whole, text string) (string, bool) {
	at := strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if at < 0 {
		return text, false
	}
	k := cut(text[at:], l.code == "en")
	if len(k) == 0 || !k[0].cap {
		return text, true
	}
	w := k[0]
	r, n := utf8.DecodeRuneInString(text[at:])
	small := text[:at] + string(unicode.ToLower(r)) + text[at+n:]
	switch {
	case w.upper:
		return text, true
	case l.is("lower", w), l.is("determiner", w), l.is("preposition", w), l.is("conjunction", w):
		return small, true
	case len(k) > 1 && k[1].cap && !k[1].upper:
		return text, true // a name of several words
	case l.phrase("name", k, 0) > 0:
		return text, true
	case l.ordinary(w.low), l.elsewhere(whole, w.low):
		return small, true
	}
	return text, false
}

// ordinary tells whether a word is surely no name: it is known, or ends as common nouns do.
func (l *language) ordinary(w string) bool {
	if l.isAdverb(word{low: w}) || l.common[w] != 0 || l.kinds[w] != 0 || l.words["actor"].has(w) || l.words["participant"].has(w) || l.words["initiative"].has(w) ||
		l.words["meeting"].has(w) || l.words["opinion"].has(w) {
		return true
	}
	return l.words["ending"].has(w)
}

// elsewhere tells whether a word stands in small letters in the sentence.
func (l *language) elsewhere(whole, w string) bool {
	for _, x := range cut(whole, l.code == "en") {
		if x.low == w && !x.cap {
			return true
		}
	}
	return false
}

func unbalanced(text string) bool {
	return strings.Count(text, "«") != strings.Count(text, "»") || strings.Count(text, "“") != strings.Count(text, "”") ||
		strings.Count(text, "(") != strings.Count(text, ")") || strings.Count(text, "\"")%2 != 0
}
