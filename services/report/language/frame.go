package language

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Values fill a frame's slots: strings, or ints for numbers.
type Values map[string]any

// Frame fills form number turn (taken modulo the number of forms) of a frame.
// A slot without a value shows its name in angle brackets.
func (p *Pack) Frame(key string, turn int, v Values) string {
	forms := p.Frames[key]
	if len(forms) == 0 {
		return "⟨" + key + "⟩"
	}
	return p.Fill(forms[turn%len(forms)], v)
}

// Forms is how many alternatives a frame has.
func (p *Pack) Forms(key string) int { return len(p.Frames[key]) }

// Fill fills the slots of a text.
func (p *Pack) Fill(frame string, v Values) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(frame, '{')
		if i < 0 {
			b.WriteString(frame)
			return b.String()
		}
		j := strings.IndexByte(frame[i:], '}')
		if j < 0 {
			b.WriteString(frame)
			return b.String()
		}
		b.WriteString(frame[:i])
		b.WriteString(p.slot(frame[i+1:i+j], v))
		frame = frame[i+j+1:]
	}
}

func (p *Pack) slot(slot string, v Values) string {
	if name, forms, ok := strings.Cut(slot, "#"); ok {
		n, _ := v[name].(int)
		one, many, _ := strings.Cut(forms, "#")
		if p.singular(n) {
			return one
		}
		return many
	}
	name, filter, _ := strings.Cut(slot, "|")
	capital := strings.HasPrefix(name, "=")
	name = strings.TrimPrefix(name, "=")
	value, ok := v[name]
	if !ok {
		return "⟨" + name + "⟩"
	}
	var s string
	switch x := value.(type) {
	case int:
		switch filter {
		case "word":
			s = p.spelled(x, p.Numbers)
		case "wordf":
			s = p.spelled(x, p.NumbersF)
		default:
			s = p.Integer(x)
		}
	case string:
		s = x
		switch {
		case filter == "de" && p.Tag == "es":
			s = contract("de", x)
		case filter == "de":
			s = De(x)
		case filter == "a":
			s = contract("a", x)
		}
	default:
		s = fmt.Sprint(x)
	}
	if capital {
		s = Capital(s)
	}
	return s
}

func (p *Pack) singular(n int) bool {
	if p.Tag == "fr" {
		return n < 2
	}
	return n == 1
}

func (p *Pack) spelled(n int, words []string) string {
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return p.Integer(n)
}

// Integer writes a whole number with the language's separator of thousands,
// from 10,000 in Spanish and English alike, from 1 000 in French.
func (p *Pack) Integer(n int) string {
	s := strconv.Itoa(n)
	if len(s) <= 3 {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteString(p.Thousands)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// List joins names: "a, b et c".
func (p *Pack) List(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	last := names[len(names)-1]
	and := p.And
	if p.AndVowel != "" && likeI(last) {
		and = p.AndVowel
	}
	return strings.Join(names[:len(names)-1], ", ") + and + last
}

// likeI tells whether Spanish "y" turns to "e" before a word.
func likeI(s string) bool {
	l := strings.ToLower(s)
	l = strings.TrimPrefix(l, "h")
	return (strings.HasPrefix(l, "i") || strings.HasPrefix(l, "í")) &&
		!strings.HasPrefix(l, "ia") && !strings.HasPrefix(l, "ie")
}

// De puts French "de" before a name, "d’" before a vowel or a mute h.
func De(name string) string {
	// "De le" and "de les" contract.
	if rest, ok := strings.CutPrefix(name, "le "); ok {
		return "du " + rest
	}
	if rest, ok := strings.CutPrefix(name, "les "); ok {
		return "des " + rest
	}
	r, _ := utf8.DecodeRuneInString(name)
	if strings.ContainsRune("aàâeéèêëiîïoôuùûyAÀÂEÉÈÊËIÎÏOÔUÙÛ", r) {
		return "d’" + name
	}
	return "de " + name
}

// contract puts Spanish "de" or "a" before a name: "del" and "al" before "el".
func contract(preposition, name string) string {
	if rest, ok := strings.CutPrefix(name, "el "); ok {
		if preposition == "a" {
			return "al " + rest
		}
		return "del " + rest
	}
	return preposition + " " + name
}

// Capital gives a text a capital first letter.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// Quote puts the language's quotation marks around words of a source.
func (p *Pack) Quote(s string) string { return p.Open + s + p.Close }
