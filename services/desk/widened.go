package desk

import (
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// widened is what a search looked for beside what was typed.
type widened struct {
	// Words, those of each language in turn; More stand one click further.
	Words, More []kindredWord
	// Exact: only what was typed was looked for, because the reader wants it so.
	Exact bool
	// Link is the same search the other way.
	Link string
}

type kindredWord struct{ Text, Language string }

// wordsOpen is how many kindred words are told at once, where there are more by
// more than wordsOver: a click for one word isn't worth it.
const wordsOpen, wordsOver = 10, 3

func widenedBy(q *query, all []*pb.Widening) widened {
	other := q.clone()
	other.exact = !q.exact
	w := widened{Exact: q.exact && q.text != "", Link: other.link()}
	type placed struct {
		kindredWord
		place int
	}
	var told []placed
	for _, u := range all {
		places := map[string]int{}
		for _, x := range u.GetWords() {
			k := kindredWord{x.GetText(), x.GetLanguage()}
			if !slices.ContainsFunc(told, func(p placed) bool { return p.kindredWord == k }) {
				told = append(told, placed{k, places[k.Language]})
			}
			places[k.Language]++
		}
	}
	// A word of each language comes before the second of any.
	slices.SortStableFunc(told, func(a, b placed) int { return a.place - b.place })
	for i, p := range told {
		if i < wordsOpen || len(told) <= wordsOpen+wordsOver {
			w.Words = append(w.Words, p.kindredWord)
		} else {
			w.More = append(w.More, p.kindredWord)
		}
	}
	return w
}
