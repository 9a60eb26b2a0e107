package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// Item: the sentence begins as an item of a list does (a dash, a bullet,
// "1)", "a)") or ends as one (a comma).
func Item(s *grammar.Sentence) bool {
	if len(s.Words) < 2 {
		return false
	}
	switch s.Words[0].Text {
	case "-", "–", "—", "•", "·", "▪", "*", "o":
		return true
	}
	if (s.Words[1].Text == ")" || s.Words[1].Text == ".") && (isOrdinalMark(s.Words[0].Text) || s.Words[0].Digit || utf8.RuneCountInString(s.Words[0].Text) == 1) {
		return true
	}
	return s.Words[len(s.Words)-1].Text == ","
}

// isOrdinalMark: "1ª", "2º", "3°".
func isOrdinalMark(t string) bool {
	return len(t) > 1 && unicode.IsDigit(rune(t[0])) && strings.HasSuffix(strings.TrimRight(t, "."), lastOf(t))
}

func lastOf(t string) string {
	for _, m := range []string{"ª", "º", "°"} {
		if strings.HasSuffix(strings.TrimRight(t, "."), m) {
			return m
		}
	}
	return "\x00"
}

// WithoutNumber takes a paragraph's number or an item's dash off its words:
// "12. Mr. Smith said", "- le maire".
func WithoutNumber(k []grammar.Word) []grammar.Word {
	k = withoutDateline(k)
	for n := 0; n < 2 && len(k) > 3; n++ {
		switch {
		case k[0].Digit && len(k[0].Text) < 5 && (k[1].Text == "." || k[1].Text == ")") && (k[2].Cap || k[2].Text == "(" || k[1].Text == ")"):
			k = k[2:]
		case k[0].Text == "(" && k[2].Text == ")" && (k[1].Digit && len(k[1].Text) < 4 || utf8.RuneCountInString(k[1].Text) == 1):
			k = k[3:]
		case (k[0].Text == "-" || k[0].Text == "•" || k[0].Text == "·" || k[0].Text == "▪") && k[0].End < k[1].Start:
			k = k[1:]
		case questionNumber(k[0].Text) && k[1].Cap:
			k = k[1:]
		default:
			return withoutFrame(k)
		}
	}
	return withoutFrame(k)
}

// questionNumber: "Q12", as transcripts number what is asked.
func questionNumber(t string) bool {
	return len(t) > 1 && len(t) < 6 && t[0] == 'Q' && strings.Trim(t[1:], "0123456789.") == ""
}

// withoutDateline takes the place and day off that open a press report: "DAKAR,
// Senegal, 3 March – The …", "Lima, 4 de mayo.- El …".
func withoutDateline(k []grammar.Word) []grammar.Word {
	if len(k) < 8 || !k[0].Cap || k[0].Place == nil && !k[0].Upper {
		return k
	}
	geo := k[0].Place != nil
	for i := 1; i < 14 && i < len(k)-4; i++ {
		w := k[i]
		geo = geo || w.Place != nil
		if w.Text == "–" || w.Text == "—" || w.Text == "-" || w.Text == "--" || w.Text == ".-" || w.Text == ".–" {
			if geo && k[i+1].Cap && w.End < k[i+1].Start {
				return k[i+1:]
			}
			return k
		}
		if !w.Punct && !w.Digit && !w.Cap && !w.Is(lexicon.Of) || w.Is(lexicon.Auxiliary) {
			if len(w.Lower) < 3 || !months[w.Fold] {
				return k
			}
		}
	}
	return k
}

var months = grammar.Set("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre")

// withoutFrame takes the dash off the end of a line between dashes
// ("- Présidence de Mme Tani -").
func withoutFrame(k []grammar.Word) []grammar.Word {
	if n := len(k) - 1; n > 1 && n < 30 && grammar.Dash(k[n]) && k[n-1].End < k[n].Start {
		return k[:n]
	}
	return k
}

// FinalMark: the text ends as a sentence does, closing quotes and brackets apart.
func FinalMark(s string) bool {
	s = strings.TrimRight(s, " \u00a0»”\"')]")
	return s != "" && strings.ContainsRune(".!?…:;", lastRune(s))
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// FinalStop: a full stop ends the line.
func FinalStop(s *grammar.Sentence) bool {
	return len(s.Words) > 0 && s.Words[len(s.Words)-1].Text == "."
}

// WithoutBrackets takes the mark that opens what stands behind a name, and the
// bracket that closes it.
func WithoutBrackets(k []grammar.Word) []grammar.Word {
	for len(k) > 0 && k[0].Punct {
		k = k[1:]
	}
	for len(k) > 0 && k[len(k)-1].Punct {
		k = k[:len(k)-1]
	}
	return k
}
