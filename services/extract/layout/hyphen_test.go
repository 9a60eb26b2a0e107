package layout

import (
	"strings"
	"testing"
)

// vocabularyOf knows the words of a text that stands on lines.
func vocabularyOf(text string) *vocabulary {
	p := &page{}
	for row := range strings.SplitSeq(text, "\n") {
		p.lines = append(p.lines, &line{text: row})
	}
	return newVocabulary([]*page{p})
}

func TestLineEndsAreJoinedAsTheWordsAskFor(t *testing.T) {
	v := vocabularyOf("Le contre-amiral a vu la côte. The team met an inter-harbour crew, an inter-village band.\n" +
		"The mapmakers follow the coastline and the nation. Open-air schools; openair is wrong but openwork isn't. La coopé-\nration OpenSea.")
	for _, c := range []struct {
		line, next string
		want       hyphenFate
	}{
		{"la coopé-", "ration des", dropHyphen},                     // a word cut by the line end
		{"de contre-", "amiral et", keepHyphen},                     // the document prints the compound
		{"with map-", "makers on", dropHyphen},                      // the document prints the word whole
		{"la main-", "d’œuvre est", keepHyphen},                     // the list of compounds
		{"c’est-à-", "dire que", keepHyphen},                        // the end of a longer compound
		{"la sous-", "traitance de", keepHyphen},                    // a first half
		{"à sous-", "crire un", dropHyphen},                         // a word that only begins like one
		{"a results-", "based plan", keepHyphen},                    // a second half
		{"towards nation-", "building in", keepHyphen},              // a second half after a word of the document
		{"the ship-", "building yard", dropHyphen},                  // the same after none
		{"an inter-", "island ferry", keepHyphen},                   // the document's habit
		{"the inter-", "val of", dropHyphen},                        // a habit wants a second half of four letters
		{"M. Jean-", "Paul Durand", keepHyphen},                     // a name
		{"le SYNER-", "GIES de", dropHyphen},                        // capitals throughout
		{"the Open-", "Sea project", dropHyphen},                    // capitals within a word that the document prints
		{"en 2017-", "2018, les", keepHyphen},                       // numbers
		{"pages 12–", "14 du", keepHyphen},                          // a range
		{"a-t-", "il dit", keepHyphen},                              // a pronoun after its verb
		{"elles-", "mêmes ont", keepHyphen},                         // a particle
		{"the word—", "and more", keepHyphen},                       // a dash without spaces
		{"un mot –", "et un autre", noHyphen},                       // a dash with spaces
		{"et/", "ou bien", keepHyphen},                              // a slash
		{"dit que l’", "homme est", keepHyphen},                     // an elision
		{"les mots", "suivants", noHyphen},                          // two words
		{"la fin -", "le début", noHyphen},                          // a dash that is a hyphen
		{"a --", "b", noHyphen},                                     // two of them
		{"see https://example.org/a_", "b/c.html", keepHyphen},      // an address
		{"see https://example.org/list", "for more", noHyphen},      // an address that ended
		{"see www.example.org/data/Long_Name.", "pdf.", keepHyphen}, // its ending
		{"", "", noHyphen},
	} {
		if got := v.lineEnd(c.line, c.next); got != c.want {
			t.Errorf("%q + %q: %d, wanted %d", c.line, c.next, got, c.want)
		}
	}
}

func TestTheHyphenListsDontContradictEachOther(t *testing.T) {
	lex := readLexicon()
	for name, list := range map[string]map[string]bool{"compounds": lex.compounds, "prefixes": lex.prefixes, "suffixes": lex.suffixes, "halves": lex.halves, "whole": lex.whole} {
		if len(list) < 8 {
			t.Errorf("lexicon/%s.txt holds %d words", name, len(list))
		}
		for w := range list {
			if w != strings.ToLower(w) || strings.Trim(w, "-'’") != w {
				t.Errorf("lexicon/%s.txt: %q", name, w)
			}
			if name == "compounds" && !strings.Contains(w, "-") {
				t.Errorf("lexicon/compounds.txt: %q has no hyphen", w)
			}
			if name == "whole" && strings.Contains(w, "-") {
				t.Errorf("lexicon/whole.txt: %q has one", w)
			}
		}
	}
	for w := range lex.compounds {
		if lex.whole[strings.ReplaceAll(w, "-", "")] && strings.Count(w, "-") == 1 {
			t.Errorf("%q is in compounds.txt and, whole, in whole.txt", w)
		}
	}
	for w := range lex.whole {
		used := false
		for k := 2; k < len(w)-1; k++ {
			used = used || lex.prefixes[w[:k]] || lex.suffixes[w[k:]] || lex.halves[w[k:]]
		}
		if !used {
			t.Errorf("lexicon/whole.txt: no list would part %q", w)
		}
	}
}

func TestLabelsOfListsAreTold(t *testing.T) {
	for text, want := range map[string]string{
		"• to publish": "•", "- de nommer": "-", "– de nommer": "–", "-- En el país": "--", "1. The report": "1.", "12) the": "12)", "(a) the": "(a)",
		"iv) the": "iv)", "II. What": "II.", "1.2 Scope": "1.2", "3.4.1. Scope": "3.4.1.", "a) the": "a)", "1º El": "1º",
		"M. Dupont a dit": "", "A new start": "", "2018 was": "", "the end": "", "-ci": "", "1 for": "", "": "", "•": "•", "I think": "",
	} {
		if got, _ := label(text, false); got != want {
			t.Errorf("%q: label %q, wanted %q", text, got, want)
		}
	}
}
