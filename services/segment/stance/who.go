package stance

import (
	"slices"
	"strings"
	"unicode"
)

// named gives the words of the names of those who said a sentence, in small letters.
func (r *reader) named(i int) []string {
	n := &r.lines[i]
	if n.named == nil {
		n.named = []string{}
		for _, list := range [][]string{r.in[i].Names, r.in[i].Parties} {
			for _, x := range list {
				n.named = append(n.named, r.nameWords(x)...)
			}
		}
	}
	return n.named
}

// nameWords cuts a name, once.
func (r *reader) nameWords(name string) []string {
	list, ok := r.nameOf[name]
	if !ok {
		for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if len(w) > 2 {
				list = append(list, w)
			}
		}
		r.nameOf[name] = list
	}
	return list
}

// speaksItself tells whether a sentence says that those who are known to speak
// do: it names them, or is told by a pronoun or by no subject. Another may
// speak whom nobody knew.
func (r *reader) speaksItself(i int, lead *hit) bool {
	s, n := &r.in[i], &r.lines[i]
	if lead == nil {
		return true
	}
	other := false
	for _, p := range s.Places {
		if slices.Contains(s.Countries, p.Country) {
			return true
		}
		other = other || p.Country != ""
	}
	told := lead.start == 0
	for j := range n.k {
		w := &n.k[j]
		if w.cap && slices.Contains(r.named(i), w.text) {
			return true
		}
		other = other || w.cap && j > 0 && n.zones[j] == main && !owned(n.k, j)
		told = told || j < lead.start && w.info.role&person != 0
	}
	return told && !other
}

// sameSpeaker tells whether the same persons or parties said both.
func (r *reader) sameSpeaker(i, j int) bool {
	s, t := &r.in[i], &r.in[j]
	if len(s.Speakers) > 0 || len(t.Speakers) > 0 {
		return len(s.Speakers) == len(t.Speakers) && len(s.Speakers) > 0 && slices.Equal(s.Speakers, t.Speakers)
	}
	return len(s.Parties) > 0 && slices.Equal(s.Parties, t.Parties)
}
