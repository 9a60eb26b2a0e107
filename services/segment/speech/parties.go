package speech

import (
	"unicode/utf8"

	"rapporteur.internal/services/segment/party"
)

// parties reads the parties that a sentence names, as the reading knows them now.
func (r *reader) parties(s *sentence) *party.Sentence {
	return &party.Sentence{Sentence: s.parsed, Acronyms: r.acronyms, Review: r.review, Locality: r.locality, Held: len(r.floor.holders) > 0, Persons: r.roster, Mentions: s}
}

// HasInitials: the letters, folded, are the first ones of somebody's names.
func (o *roster) HasInitials(letters string) bool {
	for _, p := range o.people {
		if initials(p) == letters {
			return true
		}
	}
	return false
}

// HasSurname: the word, folded, is the last one of somebody's name.
func (o *roster) HasSurname(word string) bool {
	for _, p := range o.byWord[word] {
		if n := len(p.words); n > 0 && !p.office && p.words[n-1] == word {
			return true
		}
	}
	return false
}

// initials gives the first letters of a person's names, folded.
func initials(p *person) string {
	out := ""
	for _, w := range p.words {
		_, n := utf8.DecodeRuneInString(w)
		out += w[:n]
	}
	return out
}

// NamedWithin: the name of somebody who is known begins at one of the words from
// first to last.
func (s *sentence) NamedWithin(first, last int) bool {
	for _, m := range s.mentions {
		if m.p != nil && m.NameStart >= first && m.NameStart <= last {
			return true
		}
	}
	return false
}

// withPrincipal adds for whom one State speaks, where the sentence begins with it:
// "For the African Group, MOROCCO proposed": what it says is the group's, too.
func (r *reader) withPrincipal(s *sentence, g []Party, start int) []Party {
	if len(g) != 1 || g[0].Sort != "state" || start == 0 {
		return g
	}
	return append(g[:1:1], r.frontedPrincipal(s, start)...)
}
