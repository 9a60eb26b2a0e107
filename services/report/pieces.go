package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// governed puts a verb with its "que" before what it governs: "qu’" before a vowel.
func governed(tag, verb, content string) string {
	return elided(tag, verb+" ", content) + content
}

// elided is a head as it stands before a content: its last "que" or "de" loses
// its vowel before another, and gets it back before a consonant.
func elided(tag, head, content string) string {
	if head = strings.TrimRight(head, " \u00a0"); head == "" {
		return ""
	}
	apostrophe := strings.HasSuffix(head, "’") || strings.HasSuffix(head, "'")
	if tag != "fr" {
		return head + " "
	}
	for _, word := range []string{"que", "de", "Que", "De"} {
		short := word[:len(word)-1]
		full := strings.HasSuffix(head, " "+word) || head == word
		cut := strings.HasSuffix(head, short+"’") || strings.HasSuffix(head, short+"'")
		switch {
		case full && vowel(content):
			return head[:len(head)-1] + "’"
		case cut && !vowel(content):
			_, n := utf8.DecodeLastRuneInString(head)
			return head[:len(head)-n] + word[len(word)-1:] + " "
		}
	}
	if apostrophe {
		return head
	}
	return head + " "
}

// vowel tells what elides the word before it in French.
func vowel(s string) bool {
	for _, h := range []string{"hom", "hum", "heur", "hist", "hiv", "hab", "héb", "harm", "hor", "hôp", "hôt", "hypo"} {
		if strings.HasPrefix(strings.ToLower(s), h) {
			return true
		}
	}
	for _, h := range []string{"onz", "oui", "ouistiti", "yach", "yaou"} {
		if strings.HasPrefix(strings.ToLower(s), h) {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("aàâeéèêëiîïoôuùûœAÀÂEÉÈÊËIÎÏOÔUÙÛŒ", r)
}

// line ends a sentence with a full stop.
func (w *writer) line(form string, pieces []*pb.Piece) *sentence {
	n := len(pieces)
	if n == 0 {
		return nil
	}
	last := pieces[n-1]
	text := strings.TrimRight(last.Text, " ,;:\u00a0")
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "»”\"’) \u00a0"))
	if text != last.Text {
		last.Text = text
	}
	if !strings.ContainsRune(".!?…", r) {
		pieces = append(pieces, &pb.Piece{Text: "."})
	}
	return &sentence{form: form, pieces: pieces}
}

// cite makes pieces of a text that was made of an entry's words: each stretch
// that the source prints so is a piece with its citation, what was put between
// is the report's own.
func (w *writer) cite(e *entry, text string) []*pb.Piece {
	out := w.citeAs(e, text)
	for _, p := range out {
		if p.Citation != "" {
			p.Text = w.lowered(p.Text, e)
		}
	}
	return out
}

// citeAs is cite with the source's capitals.
func (w *writer) citeAs(e *entry, text string) []*pb.Piece {
	var out []*pb.Piece
	source := e.Text
	put := func(text string, cited bool) {
		if text == "" {
			return
		}
		id := ""
		if cited {
			id = e.id
		}
		if n := len(out); n > 0 && out[n-1].Citation == id && !cited {
			out[n-1].Text += text
			return
		}
		p := &pb.Piece{Text: text, Citation: id}
		if cited {
			p.Language = w.tongueOf(e)
		}
		out = append(out, p)
	}
	for text != "" {
		at, n := longest(source, text)
		if n == 0 {
			_, size := utf8.DecodeRuneInString(text)
			put(text[:size], false)
			text = text[size:]
			continue
		}
		put(text[:n], true)
		source, text = source[at+n:], text[n:]
	}
	return out
}

// longest finds where a source first holds the beginning of a text, as long
// as it can, to a word's end; the first letter may differ in case. n is 0 where
// it holds no word of it.
func longest(source, text string) (at, n int) {
	end := wordEnd(text, 0)
	for i := 0; i+end <= len(source); {
		if (i == 0 || boundary(source, i)) && sameBegin(source[i:], text[:end]) && (i+end == len(source) || boundary(source, i+end) || !letterAt(text, end)) {
			k := end
			for k < len(text) {
				next := wordEnd(text, k)
				if i+next > len(source) || source[i+k:i+next] != text[k:next] {
					break
				}
				k = next
			}
			if k > n {
				at, n = i, k
			}
			if n > 0 {
				return at, n
			}
		}
		_, size := utf8.DecodeRuneInString(source[i:])
		i += size
	}
	return 0, 0
}

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// boundary tells whether no word goes on at a place.
func boundary(s string, i int) bool {
	if i <= 0 || i >= len(s) {
		return true
	}
	a, _ := utf8.DecodeLastRuneInString(s[:i])
	b, _ := utf8.DecodeRuneInString(s[i:])
	in := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return !in(a) || !in(b)
}

// wordEnd is where the word, or the run of other characters, ends that begins at i.
func wordEnd(s string, i int) int {
	r, n := utf8.DecodeRuneInString(s[i:])
	in := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	if !in(r) {
		return i + n
	}
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !in(r) {
			break
		}
		i += n
	}
	return i
}

// sameBegin tells whether a text begins with words, whatever the case of the first letter.
func sameBegin(text, words string) bool {
	if len(text) < len(words) {
		return false
	}
	a, n := utf8.DecodeRuneInString(text)
	b, m := utf8.DecodeRuneInString(words)
	return n == m && unicode.ToLower(a) == unicode.ToLower(b) && text[n:len(words)] == words[m:]
}
