package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
)

// behalf gives where the sentence says for whom somebody speaks, and how many
// words lie before the principal; -1: nowhere. "In the name of" says so of
// whatever follows; "remplaçant au pied levé", "standing in for",
// "representando" only of an office or of a person, since other things are
// replaced and represented too.
func (s *sentence) behalf() (int, int) {
	if i, n := s.CueAnywhere(lexicon.CueBehalf); i >= 0 {
		return i, n
	}
	for i := range s.Words {
		if n := mention.Replacing(s.parsed, i); n > 0 {
			return i, n
		}
	}
	return -1, 0
}

// principals reads on whose behalf the speaker speaks.
func (r *reader) principals(s *sentence, run []*mentioned) {
	i, n := s.behalf()
	if i < 0 || run[0].p.behalf != "" {
		return
	}
	if n := s.Cue(lexicon.CueCapacity, i); n > 0 && !s.CueOf(lexicon.CueDelegates, grammar.At(s.Words, i+n)) {
		return // "en qualité de directeur": a function, no principal
	}
	last, named := principalEnd(s, i, run)
	out := s.whomRepresented(withoutAddress(s.principalWords(i+n, last, run, named)))
	r.touch(run[0].p)
	run[0].p.behalf = grammar.Text(out)
}

// principalEnd is where the words of a principal who is named end, whose "au nom
// de" stands at i, and whether he is; else the sentence's end.
func principalEnd(s *sentence, i int, run []*mentioned) (last int, named bool) {
	last = len(s.Words)
	for _, m := range s.mentions {
		if m.Position == mention.Principal {
			named, last = true, m.End
		}
		// "au nom de la Ministre de l'eau, Mme X, empêchée, M. Y": the name closes it.
		if m.Start > i && m.Start <= i+14 && !named && m.Addressed && !oneOf(run, m) && grammar.At(s.Words, m.End).Text == "," && m.End < run[0].Start {
			named, last = true, m.End
		}
	}
	return last, named
}

// principalWords takes the words of a principal from the word at i on, as far as
// the speakers' own names, a mark, a verb or "y como …".
func (s *sentence) principalWords(i, last int, run []*mentioned, named bool) []grammar.Word {
	k := s.Words
	var out []grammar.Word
	for j := i; j < min(len(k), last) && len(out) < 17; j++ {
		if withinMention(run, j) || !named && closesPrincipal(k[j]) {
			break
		}
		if k[j].Verb.Lemma != "" && !k[j].Cap && s.VerbAt(j) != nil || k[j].Is(lexicon.Auxiliary) {
			break
		}
		if k[j].Is(lexicon.Coordinator) && s.Cue(lexicon.CueInFunction, j+1) > 0 {
			break // "en nombre de X y como …"
		}
		out = append(out, k[j])
	}
	return out
}

// withinMention: the word at j is part of one of the mentions.
func withinMention(run []*mentioned, j int) bool {
	for _, m := range run {
		if j >= m.Start && j < m.End {
			return true
		}
	}
	return false
}

// closesPrincipal: a mark behind which the sentence goes on with something else.
func closesPrincipal(w grammar.Word) bool {
	switch w.Text {
	case "(", ")", "-", "/":
		return false
	}
	return w.Punct
}

// withoutAddress takes articles, marks and forms of address off the beginning.
func withoutAddress(k []grammar.Word) []grammar.Word {
	for len(k) > 0 && (k[0].Is(lexicon.Determiner|lexicon.Of) || k[0].Punct || k[0].Is(lexicon.Honorific) && !k[0].Is(lexicon.Role)) {
		k = k[1:]
	}
	return k
}

// whomRepresented: "en qualité de représentant de X": the principal is X.
func (s *sentence) whomRepresented(k []grammar.Word) []grammar.Word {
	if len(k) < 3 || !s.CueOf(lexicon.CueDelegates, k[0]) || !k[1].Is(lexicon.Of) {
		return k
	}
	k = k[2:]
	for len(k) > 1 && k[0].Is(lexicon.Determiner|lexicon.Of) {
		k = k[1:]
	}
	return k
}

func oneOf(run []*mentioned, m *mentioned) bool {
	for _, q := range run {
		if q == m {
			return true
		}
	}
	return false
}
