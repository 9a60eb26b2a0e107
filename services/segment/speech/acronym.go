package speech

import (
	"strings"
	"unicode/utf8"

	"rapporteur.internal/services/segment/lexicon"
)

// learnAcronyms reads "Long Form (ACR)" out of a sentence.
func (r *reader) learnAcronyms(s *sentence) {
	k := s.k
	for i := 2; i+1 < len(k); i++ {
		if !k[i].Upper || k[i-1].Text != "(" || k[i+1].Text != ")" || utf8.RuneCountInString(k[i].Text) < 2 {
			continue
		}
		if r.acronyms[k[i].Text] != "" {
			continue
		}
		if full := longForm(s, i-1, k[i].Fold); full != "" {
			r.acronyms[k[i].Text] = full
			r.longForms[lexicon.Fold(full)] = k[i].Text
		}
	}
}

// longForm gives the words left of "(ACR": the body noun that begins with the
// acronym's letter, else the first capital that does, else the farthest one.
func longForm(s *sentence, i int, acronym string) string {
	k := s.k
	best, j := -1, i-1
	for ; j >= 0 && i-j < 16 && (!k[j].Punct || k[j].Text == "'" || k[j].Text == "/"); j-- {
		if k[j].Verb.Lemma != "" && !k[j].Cap && s.verbAt(j) != nil {
			break
		}
		if k[j].Cap {
			best = j
			if k[j].Is(lexicon.Organisation) && k[j].Fold[0] == acronym[0] {
				return text(k[j:i])
			}
		}
	}
	for x := j + 1; x < i; x++ {
		if k[x].Cap && strings.HasPrefix(k[x].Fold, acronym[:1]) {
			return text(k[x:i])
		}
	}
	if best >= 0 && s.lex.Code != "en" {
		return text(k[best:i])
	}
	return ""
}
