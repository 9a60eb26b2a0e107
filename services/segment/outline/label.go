package outline

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/party"
)

// Closing is the mark that parts a label from what is said.
type Closing int

// The marks.
const (
	ByColon Closing = iota
	ByDash          // ".—", ") –"
	ByStop          // a full stop alone: "M. OBO. Je vous remercie."
)

// longLabel is how many words a label may have: a minister's title is long.
const longLabel = 45

// Mark finds the mark that closes a label at the sentence's head, -1 where there
// is none, and whether the label is the whole sentence. next is how the paragraph
// goes on behind it, if it does.
func Mark(s *grammar.Sentence, goesOn bool, next string) (at int, by Closing, alone bool) {
	k, depth := s.Words, 0
	for i := 0; i < len(k) && i < longLabel; i++ {
		switch k[i].Text {
		case "(", "[":
			depth++
			continue
		case ")", "]":
			depth--
			continue
		}
		if depth > 0 || i == 0 {
			continue
		}
		switch {
		case k[i].Text == ":":
			return i, ByColon, false
		case dashCloses(k, i):
			return i, ByDash, false
		case s.VerbAt(i) != nil && !k[i].Is(lexicon.Role) && !k[i].Cap || k[i].Is(lexicon.Auxiliary) && k[i].Lower != "a":
			return -1, 0, false
		}
	}
	return stop(s, goesOn, next)
}

// stop finds the full stop that closes a label which is a sentence of its
// own, where its paragraph goes on.
func stop(s *grammar.Sentence, goesOn bool, next string) (at int, by Closing, alone bool) {
	k, last := s.Words, len(s.Words)-1
	if last < 1 || last >= longLabel || k[last].Text != "." && !hasStop(k[last]) || !goesOn {
		return -1, 0, false
	}
	if OpensWithDash(next) {
		return last, ByDash, true
	}
	return last, ByStop, true
}

// dashCloses: the dash at i closes a label: behind a full stop or a parenthesis,
// or behind a name in capitals ("Mr OBO — I agree.").
func dashCloses(k []grammar.Word, i int) bool {
	if grammar.Dash(k[i]) && (k[i-1].Text == "." || k[i-1].Text == ")" || hasStop(k[i-1])) {
		return true
	}
	return (k[i].Text == "–" || k[i].Text == "—") && i > 1 && i < 8 && k[i-1].Upper && k[i-1].End < k[i].Start && k[0].Is(lexicon.Honorific)
}

func hasStop(w grammar.Word) bool {
	return len(w.Text) > 1 && w.Text[len(w.Text)-1] == '.'
}

// OpensWithDash: the text begins with a dash, as what a label opens does.
func OpensWithDash(t string) bool {
	t = strings.TrimSpace(t)
	return strings.HasPrefix(t, "–") || strings.HasPrefix(t, "—") || strings.HasPrefix(t, "-")
}

// Head gives where a label's own words begin: behind a dash, the number
// of a question ("Q12"), an article.
func Head(k []grammar.Word, mark int) int {
	i := 0
	for i < mark && (k[i].Punct || questionNumber(k[i].Text)) {
		i++
	}
	for i < mark && k[i].Is(lexicon.Determiner) {
		i++
	}
	return i
}

// Key is a label's words as they are compared: no article, no number.
func Key(k []grammar.Word, mark int) string {
	return grammar.Text(k[Head(k, mark):mark])
}

// LabelName gives where the name that begins at h ends, if nothing but a title
// stands between it and the mark; 0: none.
func (l *Reader) LabelName(s *grammar.Sentence, h, mark int, addressed bool) int {
	k := s.Words
	n := l.names.End(s, h, addressed)
	if n == 0 && k[h].Upper && addressed && !k[h].Is(lexicon.Role) {
		n = h + 1
	}
	for n > 0 && n < mark && k[n].Upper && k[n].Is(lexicon.Role) && k[n-1].Upper {
		n++ // a surname that is a role's word too
	}
	if c := CapitalsUntil(k, h, mark); c > n && addressed && c-h < 7 {
		n = c // "Jaime Cruz Gil": a surname that is a body's word too
	}
	if n == 0 || n > mark || k[h].Is(lexicon.Role) && n == h+1 || !TitleUntil(s, n, mark) {
		return 0
	}
	return n
}

// NamesTogether reads several names before the mark: "MM. Obo et Kerr.",
// "Mme Tani, M. Obo et Mme Kerr :"; nil where anything else stands there.
func (l *Reader) NamesTogether(s *grammar.Sentence, h, mark int, addressed bool) [][2]int {
	k := s.Words
	var out [][2]int
	for h < mark && addressed {
		n := l.names.End(s, h, true)
		if n == 0 || n > mark {
			return nil
		}
		out = append(out, [2]int{h, n})
		if e := bracketed(k, n); e > 0 {
			n = e
		}
		if n == mark || n == mark-1 && k[n].Text == "." {
			break
		}
		if k[n].Text != "," && !k[n].Is(lexicon.Coordinator) {
			return nil
		}
		_, _, h = l.names.Address(s, n+1)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// PresentsSpeaker: "Ponente: Rosa Tani, directora": who speaks, not what is said.
func (l *Reader) PresentsSpeaker(s *grammar.Sentence, mark int) bool {
	if s.Cue(lexicon.CueSpeakerHeads, Head(s.Words, mark)) == 0 || mark+1 >= len(s.Words) || len(s.ActiveVerbs()) > 0 {
		return false
	}
	addressed, _, n := l.names.Address(s, mark+1)
	return l.names.End(s, n, addressed) > 0
}

// CapitalsUntil gives where a run of capitalised words and particles that are
// no functions ends, if a comma, a parenthesis or the mark closes it; else 0.
func CapitalsUntil(k []grammar.Word, h, mark int) int {
	e := h
	for e < mark && (k[e].Cap && !k[e].Punct && !k[e].Is(lexicon.Role|lexicon.Honorific) || e > h && k[e].Is(lexicon.Particle) && grammar.At(k, e+1).Cap) {
		e++
	}
	if e == mark || k[e].Text == "," || k[e].Text == "(" || k[e].Text == "." && e == mark-1 {
		return e
	}
	return 0
}

// TitleUntil: between the name and the mark stand only parentheses, titles
// and commas.
func TitleUntil(s *grammar.Sentence, from, mark int) bool {
	w := grammar.At(s.Words, from)
	return from == mark || w.Text == "," || w.Text == "(" || w.Text == "[" || (w.Text == "." || grammar.Dash(w)) && from == mark-1
}

// DashMark finds a dash between spaces among the first words, before any verb.
func DashMark(k []grammar.Word) int {
	depth := 0
	for i := 1; i < len(k)-1 && i < 26; i++ {
		switch k[i].Text {
		case "(", "[":
			depth++
		case ")", "]":
			depth--
		}
		if depth > 0 || i < 2 {
			continue
		}
		if k[i].Text == ":" || k[i].Verb.Lemma != "" && !k[i].Cap {
			return 0
		}
		if grammar.Dash(k[i]) && k[i-1].End < k[i].Start && k[i].End < k[i+1].Start {
			return i
		}
	}
	return 0
}

// FunctionEnd gives where a speaker who is known by what he is ends before the
// mark or a bracket: "Joven participante [sin nombre]"; 0: it is none.
func FunctionEnd(s *grammar.Sentence, h, mark int) int {
	n := h
	person := false
	for n < mark && n < h+6 && s.Words[n].Text != "(" && s.Words[n].Text != "[" {
		if s.Words[n].Punct {
			return 0
		}
		person = person || n < h+3 && (s.Words[n].Is(lexicon.Role) && !s.Words[n].Is(lexicon.RolePlural) || party.OneOfGroup(s, s.Words[n]))
		n++
	}
	if !person || !s.Words[h].Cap || n < mark && s.Words[n].Text != "(" && s.Words[n].Text != "[" {
		return 0
	}
	return n
}

// bracketed gives where a bracket that opens at i has closed, within a few words; 0: none does.
func bracketed(k []grammar.Word, i int) int {
	if grammar.At(k, i).Text != "(" {
		return 0
	}
	for e := i + 2; e < len(k) && e < i+8; e++ {
		if k[e].Text == ")" {
			return e + 1
		}
	}
	return 0
}
