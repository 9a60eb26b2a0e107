package speech

import (
	"sort"

	"rapporteur.internal/services/segment/lexicon"
)

// namedTown is one place where a town is named as a body: "la Commune de X".
type namedTown struct {
	at      int
	heading bool
	name    string
}

// findTowns reads them once.
func (r *reader) findTowns() []namedTown {
	if r.roster.towns == nil {
		r.roster.towns = []namedTown{}
		for n, s := range r.sentences {
			for i := range s.k {
				e := s.townAt(i)
				if e == 0 {
					continue
				}
				r.roster.towns = append(r.roster.towns, namedTown{n, s.head == HeadingKind || s.head == FrontMatterKind, titled(text(s.k[i:e]), s.lex.Code)})
				break
			}
		}
	}
	return r.roster.towns
}

// townAt is where a town's name as a body ends that begins at i; 0: none does.
func (s *sentence) townAt(i int) int {
	n := s.cue("localities", i)
	k := s.k
	if n == 0 || !at(k, i+n).Cap || at(k, i+n).Is(lexicon.Never) && !at(k, i+n+1).Cap {
		return 0
	}
	e := i + n + 1
	for e < len(k) && e < i+n+6 && (k[e].Cap && !k[e].Punct || k[e].Is(lexicon.Of) && at(k, e+1).Cap || k[e].Lower == "la" && at(k, e+1).Cap) {
		e++
	}
	return e
}

// town gives the town for whose council or town hall somebody speaks at
// sentence n who names none: the one that the last heading above names, else
// the one named last before, else the first behind.
func (r *reader) town(n int) string {
	list := r.findTowns()
	if len(list) == 0 {
		return ""
	}
	after := sort.Search(len(list), func(i int) bool { return list[i].at > n })
	for i := after - 1; i >= 0 && i > after-200; i-- {
		if list[i].heading {
			return list[i].name
		}
	}
	if after > 0 {
		return list[after-1].name
	}
	return list[0].name
}
