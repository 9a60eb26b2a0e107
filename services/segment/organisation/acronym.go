package organisation

import (
	"strings"
	"unicode/utf8"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// LearnAcronyms reads "Long Form (ACR)" out of a sentence: full gives the long
// form of an acronym, short the acronym of a long form, folded.
func LearnAcronyms(s *grammar.Sentence, full, short map[string]string) {
	k := s.Words
	for i := 2; i+1 < len(k); i++ {
		if !k[i].Cap || k[i].Punct || k[i-1].Text != "(" || utf8.RuneCountInString(k[i].Text) < 2 {
			continue
		}
		closed := k[i+1].Text == ")"
		named := s.Cue(lexicon.CueAbbreviated, i+1) > 0
		if !(closed && (k[i].Upper || grammar.Capitals(k[i].Text) > 1) || named || closed && bodyBefore(s, i-1)) {
			continue
		}
		if _, n := s.PlaceAt(i); n > 0 && !k[i].Upper {
			continue
		}
		if full[k[i].Text] != "" {
			continue
		}
		if long := longForm(s, i-1, k[i].Fold); long != "" {
			full[k[i].Text] = long
			short[lexicon.Fold(long)] = k[i].Text
		}
	}
}

// longForm gives the words left of "(ACR" that it stands for: from the body
// noun that begins with its letter; else from the word whose initials spell
// it; else from the farthest body noun; else from a capital with its letter.
func longForm(s *grammar.Sentence, i int, acronym string) string {
	k := s.Words
	from, person := longFormReach(s, i)
	whole, body, letter, capital := -1, -1, -1, -1
	for x := from; x < i; x++ {
		if !k[x].Cap || k[x].Is(lexicon.Determiner) && x == from {
			continue
		}
		same := strings.HasPrefix(k[x].Fold, acronym[:1])
		if same && k[x].Is(lexicon.Organisation) {
			return grammar.Text(k[x:i])
		}
		if same && whole < 0 && Spells(k[x:i], acronym) {
			whole = x
		}
		if body < 0 && k[x].Is(lexicon.Organisation) {
			body = bodyNounFrom(s, x, from)
		}
		if letter < 0 && same && 2*spelt(k[x:i], acronym) >= utf8.RuneCountInString(acronym) {
			letter = x
		}
		if capital < 0 && !k[x].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
			capital = x
		}
	}
	for _, x := range []int{whole, body, letter} {
		if x >= 0 && (!person || x == body) {
			return grammar.Text(k[x:i])
		}
	}
	if small := smallBody(s, from, i, acronym); small >= 0 && (capital <= 0 || k[capital].Is(lexicon.Never)) {
		return grammar.Text(k[small:i])
	}
	if capital >= 0 && !person && s.Lang.Code != "en" {
		return grammar.Text(k[capital:i])
	}
	return ""
}

// longFormReach gives how far left of i a long form may begin, and whether a
// person's name stands there: what is behind one in parentheses is a party.
func longFormReach(s *grammar.Sentence, i int) (int, bool) {
	k, from := s.Words, i
	for j := i - 1; j >= 0 && i-j < 16 && (!k[j].Punct || k[j].Text == "'" || k[j].Text == "/"); j-- {
		if k[j].Verb.Lemma != "" && !k[j].Cap && s.VerbAt(j) != nil {
			break
		}
		if k[j].Is(lexicon.Honorific|lexicon.FirstFeminine|lexicon.FirstMasculine) || grammar.BareInitial(k[j]) || grammar.IsInitial(k[j].Text) {
			return from, true
		}
		from = j
	}
	return from, false
}

// bodyNounFrom gives where the name whose noun stands at x begins: in English
// capitals before it are its own ("UN Environment Programme").
func bodyNounFrom(s *grammar.Sentence, x, from int) int {
	k := s.Words
	for s.Lang.Code == "en" && x > from && k[x-1].Cap && !k[x-1].Punct && !k[x-1].Is(lexicon.Determiner) {
		x--
	}
	return x
}

// smallBody gives where a body's name in small letters begins that the acronym
// can stand for: "centre international pour …"; -1: nowhere.
func smallBody(s *grammar.Sentence, from, i int, acronym string) int {
	if s.Lang.Code == "en" {
		return -1
	}
	for x := i - 3; x >= from; x-- {
		if w := s.Words[x]; !w.Cap && w.Is(lexicon.Organisation) && x > 0 && (s.Words[x-1].Is(lexicon.Determiner) || s.Words[x-1].Is(lexicon.Of)) && len(acronym) > 2 {
			return x
		}
	}
	return -1
}

// Spells: the acronym's letters stand in the words' initials, in order.
func Spells(k []grammar.Word, acronym string) bool { return spelt(k, acronym) == len(acronym) }

// spelt counts the acronym's letters from the left that stand in the words'
// initials, in order.
func spelt(k []grammar.Word, acronym string) int {
	n := 0
	for _, w := range k {
		if n < len(acronym) && strings.HasPrefix(w.Fold, acronym[n:n+1]) {
			n++
		}
	}
	return n
}

// bodyBefore: a body's name of several words stands right before i, so that
// what follows in parentheses is its short name ("Organización … (Odisea)").
func bodyBefore(s *grammar.Sentence, i int) bool {
	n := 0
	for j := i - 1; j >= 0 && i-j < 14 && !s.Words[j].Punct; j-- {
		if s.Words[j].Cap {
			n++
			if s.Words[j].Is(lexicon.Organisation) {
				return n > 1
			}
		}
	}
	return false
}

// SpellsWhole: the acronym's letters stand in the words' initials in order,
// the last in the last capitalised word.
func SpellsWhole(k []grammar.Word, acronym string) bool {
	if !Spells(k, acronym) {
		return false
	}
	last := ""
	for _, w := range k {
		if w.Cap {
			last = w.Fold
		}
	}
	return last != "" && last[:1] == acronym[len(acronym)-1:]
}
