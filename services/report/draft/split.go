package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark stands in a paragraph where a citation stood; which one, marked.refs tells.
const mark = '\ue000'

// sentences cuts a paragraph. What is cited behind a full stop belongs to the
// sentence before. line tells the line of a byte.
func sentences(text string, line func(int) int) []Sentence {
	text, cited, origin := lift(text)
	var out []Sentence
	from, next := 0, 0
	emit := func(to int) {
		s := Sentence{Line: line(origin(from + spaceBefore(text[from:to])))}
		var b strings.Builder
		for _, r := range text[from:to] {
			if r == mark {
				s.Citations = append(s.Citations, cited[next]...)
				next++
				continue
			}
			b.WriteRune(r)
		}
		s.Text = tidy(b.String())
		from = to
		switch {
		case strings.IndexFunc(s.Text, letter) >= 0:
			out = append(out, s)
		case len(out) > 0:
			last := &out[len(out)-1]
			last.Citations = append(last.Citations, s.Citations...)
		case len(s.Citations) > 0:
			out = append(out, s)
		}
	}
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		at += n
		if !strings.ContainsRune(".!?…", r) || !ends(text, at-n, at) {
			continue
		}
		// Closing marks, then citations behind the full stop.
		for at < len(text) {
			r, n := utf8.DecodeRuneInString(text[at:])
			if strings.ContainsRune(".!?…”’»\"')", r) || r == mark {
				at += n
				continue
			}
			if rest := strings.TrimLeftFunc(text[at:], unicode.IsSpace); unicode.IsSpace(r) && (strings.HasPrefix(rest, string(mark)) || strings.HasPrefix(rest, "»")) {
				at = len(text) - len(rest)
				continue
			}
			break
		}
		emit(at)
	}
	if from < len(text) {
		emit(len(text))
	}
	return out
}

// lift takes citations out of a text, each of them a mark, and tells where a
// byte of what is left stood.
func lift(text string) (string, [][]Ref, func(int) int) {
	text = strings.Map(func(r rune) rune {
		switch r {
		case mark:
			return ' '
		case '\u2010', '\u2011':
			return '-'
		}
		return r
	}, text)
	var b strings.Builder
	var cited [][]Ref
	type shift struct{ at, by int }
	var shifts []shift
	last := 0
	for _, m := range bracket.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(text[last:m[0]])
		b.WriteRune(mark)
		cited = append(cited, refs(text[m[2]:m[3]]))
		last = m[1]
		shifts = append(shifts, shift{b.Len(), m[1] - b.Len()})
	}
	b.WriteString(text[last:])
	return b.String(), cited, func(at int) int {
		by := 0
		for _, s := range shifts {
			if s.at <= at {
				by = s.by
			}
		}
		return at + by
	}
}

func spaceBefore(s string) int {
	return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// tidy makes one space of many, and none before a full stop or a comma from
// which a citation was taken.
func tidy(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r':
			space = b.Len() > 0
			continue
		case space && !strings.ContainsRune(".,)", r):
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// short are words, in lower case, behind which a full stop ends nothing.
const short = " mr mrs ms m mm mme mmes mlle dr prof sr sra sres st ste no nº n° art para par p pp cf e.g i.e eg ie vs gen hon amb ee ee.uu núm ud uds av vol ed al etc fig approx excmo excma "

// ends tells whether the mark at text[at:after] ends a sentence.
func ends(text string, at, after int) bool {
	rest := strings.TrimLeft(text[after:], ".!?…”’»\"')"+string(mark))
	if rest == "" {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsSpace(r) {
		return false
	}
	rest = strings.TrimLeftFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == mark || r == '»' })
	if next, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(next) {
		return false
	}
	if text[at] != '.' {
		return true
	}
	before := text[:at]
	word := strings.ToLower(strings.TrimLeft(before[strings.LastIndexFunc(before, unicode.IsSpace)+1:], "(«“\"'’["))
	if strings.Contains(short, " "+word+" ") && word != "" {
		return word == "etc"
	}
	// An initial: "J. Doe".
	r, n := utf8.DecodeRuneInString(word)
	return n == 0 || n != len(word) || !unicode.IsLetter(r)
}
