package speech

import (
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/title"
)

// hosts gives two persons under one title the two States that the text has just
// named, in that order: "was in Togo and Benin. … thanked Presidents X and Y for
// what he saw in these two countries". Only where the sentence itself says that
// there are two, and no third is named but the document's own.
func (r *reader) hosts() {
	for _, s := range r.sentences {
		if !s.CueWithin(lexicon.CueTwoCountries) {
			continue
		}
		states := r.statesUpTo(s)
		if len(states) != 2 {
			continue
		}
		for i := 1; i < len(s.mentions); i++ {
			a, b := s.mentions[i-1], s.mentions[i]
			if !title.Plural(a.Before) || len(b.Before) > 0 ||
				b.NameStart != a.End+1 || !s.Words[a.End].Is(lexicon.Coordinator) {
				continue
			}
			for n, m := range []*mentioned{a, b} {
				// The second has no title of his own here, and may be nobody who speaks.
				if m.p != nil && m.p.country == "" {
					m.p.country = states[n]
				}
			}
		}
	}
}

// statesUpTo gives the States that the paragraph names up to the sentence's
// end, or where it names none the paragraph before; the document's own apart,
// each once.
func (r *reader) statesUpTo(s *sentence) []string {
	var out []string
	paragraph := s.Paragraph
	for n := s.index; n >= 0 && r.sentences[n].Paragraph >= paragraph; n-- {
		var here []string
		t := r.sentences[n]
		for i := range t.Words {
			if p, words := t.PlaceAt(i); words > 0 && !p.City && p.ISO != r.home.country {
				here = addOnce(here, p.ISO)
			}
		}
		for _, iso := range out {
			here = addOnce(here, iso)
		}
		out = here
		if n > 0 && len(out) == 0 && paragraph == s.Paragraph && r.sentences[n-1].Paragraph < paragraph && r.sentences[n-1].Role == Body {
			paragraph = r.sentences[n-1].Paragraph
		}
	}
	return out
}
