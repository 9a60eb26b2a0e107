package speech

import (
	"maps"
	"slices"
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/organisation"
)

// longerName gives the one longer name in the document that begins with the
// words of a body's name and goes on with its complement: "the Advisory
// Committee" is the "Advisory Committee on Rivers (ACR)" of its first mention,
// "the Governing Board" the "Governing Board of the Blue Agency".
func (r *reader) longerName(p *person, org string) string {
	if r.acronyms[org] != "" || p.seen >= len(r.sentences) || r.longForms[lexicon.Fold(org)] != "" {
		return org
	}
	words := grammar.SplitWords(org)
	l := r.sentences[p.seen].Lang
	head := l.Describe(words[len(words)-1])
	if l.Code != "en" {
		head = l.Describe(words[0])
	}
	if !head.Is(lexicon.Organisation) && !head.Is(lexicon.Deliberative) {
		return org
	}
	f, best := lexicon.Fold(org)+" ", ""
	for _, a := range slices.Sorted(maps.Keys(r.acronyms)) {
		full := r.acronyms[a]
		if next, ok := strings.CutPrefix(lexicon.Fold(full), f); ok && complement(l, next) {
			if best != "" && best != full {
				return org // two bodies of that name
			}
			best = full
		}
	}
	if best != "" {
		return best
	}
	seen := map[string]string{}
	for _, s := range r.sentences {
		for i := range s.Words {
			e := i + len(words)
			if !s.Words[i].Cap || e >= len(s.Words) || !s.Words[e].Is(lexicon.Of) || s.Words[e].Lower == "to" || grammar.Folded(s.Words[i:e])+" " != f {
				continue
			}
			if end := organisation.LooseSpan(s.parsed, i); end > e && grammar.HasOrganisation(s.Words[e:end]) {
				seen[grammar.Folded(s.Words[i:end])] = grammar.WithoutCapitals(grammar.Text(s.Words[i:end]), s.Lang.Code)
			}
		}
	}
	for _, x := range seen {
		if len(seen) == 1 {
			return x
		}
	}
	return org
}

// complement: a link opens the words ("on", "of the", "pour").
func complement(l *lexicon.Language, words string) bool {
	first, _, _ := strings.Cut(words, " ")
	d := l.Describe(first)
	return d.Is(lexicon.Of | lexicon.Preposition)
}
