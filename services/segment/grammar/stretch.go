package grammar

import "rapporteur.internal/services/segment/lexicon"

// HasOrganisation: a body's noun is among the words.
func HasOrganisation(seg []Word) bool {
	for _, t := range seg {
		if t.Is(lexicon.Organisation) {
			return true
		}
	}
	return false
}

// HasCapital: a word with a capital is among them.
func HasCapital(seg []Word) bool {
	for _, t := range seg {
		if t.Cap {
			return true
		}
	}
	return false
}

// HasCoordinator: an "and" or "or" is among them.
func HasCoordinator(seg []Word) bool {
	for _, t := range seg {
		if t.Is(lexicon.Coordinator) {
			return true
		}
	}
	return false
}

// RoleWithin: a function's noun is among the first n words.
func RoleWithin(seg []Word, n int) bool {
	for i, t := range seg {
		if i < n && t.Is(lexicon.Role) {
			return true
		}
	}
	return false
}

// SkipDeterminers counts the articles that open the words, but for the last word.
func SkipDeterminers(seg []Word) int {
	q := 0
	for q < len(seg)-1 && seg[q].Is(lexicon.Determiner) {
		q++
	}
	return q
}

// SkipToHead passes over "de", "du", articles.
func SkipToHead(seg []Word) int {
	q := 0
	for q < len(seg)-1 && q < 3 && (seg[q].Is(lexicon.Determiner) || seg[q].Is(lexicon.Of)) {
		q++
	}
	return q
}

// FirstOf is where the first "of" stands, 0: nowhere.
func FirstOf(k []Word) int {
	for i := range k {
		if k[i].Is(lexicon.Of) {
			return i
		}
	}
	return 0
}

// ToldInPast: a verb in the past stands among the words: they are a clause, no
// title.
func ToldInPast(seg []Word) bool {
	for _, t := range seg {
		if t.Verb.Lemma != "" && !t.Cap && t.Verb.Tense&lexicon.Past != 0 && t.Verb.Tense&lexicon.Present == 0 || t.Is(lexicon.Auxiliary) && t.Lower != "a" {
			return true
		}
	}
	return false
}
