package speech

import (
	"slices"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// ruleItsDelegate: "…, its delegate said", "…, a dit son délégué": somebody without a
// name speaks for the State or the body that was named last, which is who speaks.
func (r *reader) ruleItsDelegate(s *sentence) bool {
	i, e, act := itsDelegate(s)
	if e == 0 {
		return false
	}
	if owner := r.ownerBefore(s, i); owner != nil {
		return r.credit(s, "group-tag", owner, act, i, e)
	}
	return r.narrate(s, "narration", Narration, 0, 0)
}

// itsDelegate finds the possessive, a delegate and the verb of reporting beside them:
// before, where it stands behind a mark, or behind. end 0: there is none.
func itsDelegate(s *sentence) (at, end int, act string) {
	k := s.Words
	for i := range k {
		if !possessives[k[i].Lower] {
			continue
		}
		j := i + 1
		if !s.CueOf(lexicon.CueDelegates, grammar.At(k, j)) {
			j++ // "its chief negotiator", "son représentant permanent" is read below
		}
		w := grammar.At(k, j)
		if !s.CueOf(lexicon.CueDelegates, w) || w.Is(lexicon.Delegation) || grammar.At(k, j-1).Punct {
			continue
		}
		e := j + 1
		if next := grammar.At(k, e); next.Lower != "" && !next.Cap && grammar.Adjectival(next) && s.VerbAt(e) == nil {
			e++
		}
		if grammar.At(k, e).Text == "," && e+1 < len(k) && k[e+1].Cap || grammar.At(k, e).Cap && !grammar.At(k, e).Punct {
			continue // a name follows, which says who it is
		}
		if v := verbBesideDelegate(s, i, e); v != nil {
			return i, e, v.Act
		}
	}
	return 0, 0, ""
}

// verbBesideDelegate gives the verb of reporting whose subject stands from i to e.
func verbBesideDelegate(s *sentence, i, e int) *grammar.Verb {
	for n := e; n < e+3 && n < len(s.Words); n++ {
		if v := s.VerbAt(n); v != nil && v.Voice == grammar.Active {
			return v
		}
		if w := s.Words[n]; !w.Is(lexicon.Auxiliary) && !grammar.Adverbial(w) {
			break
		}
	}
	for n := i - 1; n >= 0 && n > i-3; n-- {
		if v := s.VerbAt(n); v != nil && v.Voice == grammar.Active && officeBehind(s, n) {
			return v
		}
	}
	return nil
}

// ownerBefore gives the one State or body whose somebody at i is: the subject of
// the sentence, where it has one, else who was credited last in the section. Of several
// it can't be told which is meant.
func (r *reader) ownerBefore(s *sentence, i int) []Party {
	starts := []int{s.Lead(), 0}
	for n := i - 1; n > 0; n-- {
		starts = append(starts, n)
	}
	for _, n := range starts {
		if n >= i {
			continue
		}
		if g, e := r.parties(s).ListAt(n, false); len(g) == 1 && e <= i && ownsDelegates(&g[0]) {
			return g
		}
	}
	for _, g := range [][]Party{r.floor.group, r.floor.carriedGroup} {
		if len(g) == 1 && ownsDelegates(&g[0]) {
			return slices.Clone(g)
		}
		if len(g) > 0 {
			return nil
		}
	}
	return nil
}

func ownsDelegates(p *Party) bool { return p.Sort == "state" || p.Sort == "organisation" && p.Bloc }
