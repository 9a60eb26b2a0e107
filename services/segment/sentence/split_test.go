package sentence_test

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"rapporteur.internal/services/segment/sentence"
)

// Each case is a paragraph whose sentences are parted by "¦".
func TestSentencesEndWhereAReaderEndsThem(t *testing.T) {
	for name, c := range map[string]struct{ lang, text string }{
		"a title before a name":              {"fr", "M. Dubreuil a pris la parole.¦ Mme Lenoir a répondu au Dr. Petit.¦ S.E.M. Amadou Sow a conclu."},
		"English titles":                     {"en", "Mr. Green and Ms. White agreed with H.E. Dr. Black.¦ The Chair thanked Amb. Stone."},
		"Spanish titles":                     {"es", "El Sr. Pérez y la Sra. Dª. Ana Gil hablaron.¦ El Lic. Ramos respondió al Excmo. Sr. Ruiz."},
		"initials of a name":                 {"fr", "J.-P. Moreau et A. B. Traoré ont parlé.¦ Les autres ont écouté."},
		"a letter that closes a sentence":    {"en", "They chose plan B.¦ The plan failed."},
		"an initial that is a leaf, too":     {"fr", "5. L'auteur, M. F. Bouba, l'a exposé.¦ T. Obo et P. Kerr l'ont suivi.¦ Voir f. 12."},
		"an initial before an article":       {"fr", "M. Y. Le Roc et J.-P. De Boer ont parlé.¦ C'est le plan B.¦ Le reste suit."},
		"a double initial":                   {"en", "Not so, said R. K. Obo.¦ Th. Obo and Ph. Kerr agreed."},
		"a saint in a Spanish text":          {"es", "El Embajador Kofi St. Clair habló.¦ Los demás callaron."},
		"a dotted acronym":                   {"en", "The U.S. Government and the U.K. agreed in the U.N. Security Council.¦ It moved to the U.S.¦ The vote followed."},
		"an article's number":                {"fr", "Selon l'art. 5 et l'al. 2, p. 12, no. 4, le texte vaut.¦ Voir le chap. III."},
		"a Spanish example":                  {"es", "Hay casos, p. ej. los menores, aprox. 20.¦ El núm. 5 y el art. 12 lo dicen."},
		"EE. UU.":                            {"es", "Viajó a EE. UU. con su familia.¦ Los EE. UU. respondieron."},
		"etc. in the middle and at the end":  {"fr", "Les villes, les régions, etc. ont parlé.¦ Il a cité les ONG, les syndicats, etc.¦ Les débats ont suivi."},
		"etc. in a parenthesis":              {"en", "Partners (cities, unions, etc.) Switzerland named were heard.¦ All agreed."},
		"an enumeration":                     {"fr", "Il faudrait : 1) d'adopter une loi ; 2) de former les agents ; et 3) de suivre les résultats.¦ Elle a conclu."},
		"a colon list":                       {"en", "Three steps remain: (a) funding; (b) training; and (c) review.¦ All are urgent."},
		"a quotation within the sentence":    {"fr", "Il a déclaré « Nous agirons. » avant de partir.¦ Elle a dit « non ! » et s'est tue."},
		"a quotation that ends the sentence": {"fr", "Elle a dit : « Nous agirons. »¦ Les délégués ont applaudi."},
		"a quoted title with a question":     {"en", "The event “Whose city? Homes for all” was held in May.¦ It went well."},
		"English quotes":                     {"en", "“We will act.”¦ The room applauded.¦ She asked, \"Who pays?\" and sat down."},
		"decimals, dates, times":             {"en", "It rose by 3.5 per cent on 12.03.2018 at 10.30 a.m. and 4 p.m.¦ The rest fell."},
		"numbers that end a sentence":        {"es", "Ocurrió en 2018.¦ 15 países firmaron.¦ Eran 300.¦ Luego, 400."},
		"numbered paragraphs":                {"en", "12. Mr. Hill said that it was late.¦ 13. The Chair agreed."},
		"a numbered heading":                 {"fr", "Article 5. Les Etats coopèrent.¦ a. Le premier point.¦ III. La suite."},
		"an abbreviated label":               {"fr", "Art. 12. - Les juges sont nommés.¦ Art. 13. Ils prêtent serment.¦ Il a lu l'art. 14.¦ Elle a répondu."},
		"hours and currencies":               {"es", "Empezó a las 19 h. 30 minutos y costó Bs. 500, según el cap. 4.¦ Acabó tarde."},
		"taxes":                              {"fr", "Le devis est de 5 000 € H.T. et de 6 000 € T.T.C.¦ Considérant le budget, il est adopté."},
		"ellipses":                           {"fr", "Les migrants… et les autres… sont venus.¦ Puis... rien.¦ Il hésita...¦ Les autres aussi."},
		"words left out":                     {"es", "Dijo que […] Los demás callaron y (...) El resto siguió."},
		"inverted marks":                     {"es", "¿Quién paga?¦ ¡Nadie!¦ ¿Y por qué?, preguntó.¦ «¿Cuándo?» respondió."},
		"a footnote's number after the stop": {"en", "They came from the north.12¦ The others stayed.”3¦ All agreed.⁴¦ It ended."},
		"a parenthesis of its own":           {"fr", "Le Maire a fini.¦ (Applaudissements.)¦ Le public s'est levé.¦ La loi (voir p. 3. Les annexes suivent) passe."},
		"no space after the stop":            {"fr", "Ils ont aidé des familles.¦Les autres sont partis.¦ Voir www.exemple.Les fin."},
		"a label that closes in the text":    {"en", "He moved items a) first and b) second.¦ All agreed."},
		"blank lines":                        {"", "Un titre sans point\n\n¦Le texte\nva à la ligne.\n"},
		"unknown language":                   {"", "M. Dubreuil met Mr. Green.¦ El Sr. Gil llegó."},
		"a name that begins small":           {"en", "He met Mr. al-Rashid.¦ Prof. de Groot left."},
		"full stop and small letter":         {"fr", "Les 3e. et 4e. sessions ont eu lieu.¦ Elles ont duré."},
	} {
		t.Run(name, func(t *testing.T) {
			want := []string{}
			for p := range strings.SplitSeq(c.text, "¦") {
				want = append(want, strings.TrimSpace(p))
			}
			text := strings.ReplaceAll(c.text, "¦", "")
			got := []string{}
			for _, r := range sentence.Split(text, c.lang) {
				got = append(got, text[r.Start:r.End])
			}
			if strings.Join(got, " ¦ ") != strings.Join(want, " ¦ ") {
				t.Errorf("cut\n  %s\nwanted\n  %s", strings.Join(got, " ¦ "), strings.Join(want, " ¦ "))
			}
		})
	}
}

func TestWithoutLettersFootnotesStay(t *testing.T) {
	got := sentence.Split("Ils sont 3.12 fois plus.", "fr")
	if len(got) != 1 {
		t.Errorf("a decimal was cut: %v", got)
	}
}

func TestAnEndlessSentenceIsCutAndSaysSo(t *testing.T) {
	part := strings.Repeat("et les délégués des États membres ont écouté ", 30)
	text := strings.TrimSpace(strings.Repeat(part+"; ", 20))
	rs := sentence.Split(text, "fr")
	if len(rs) < 3 {
		t.Fatalf("%d pieces of %d characters", len(rs), utf8.RuneCountInString(text))
	}
	for i, r := range rs {
		piece := text[r.Start:r.End]
		if !r.Cut {
			t.Errorf("piece %d doesn't say that it is cut", i)
		}
		if n := utf8.RuneCountInString(piece); n > sentence.Longest {
			t.Errorf("piece %d has %d characters", i, n)
		}
		if !strings.HasSuffix(piece, ";") {
			t.Errorf("piece %d doesn't end at a semicolon: …%s", i, piece[len(piece)-20:])
		}
	}
	one := sentence.Split(strings.Repeat("x", 20001), "en")
	if len(one) != 3 {
		t.Errorf("a word of 20001 letters: %d pieces", len(one))
	}
}

func laws(t interface {
	Fatalf(string, ...any)
}, text, lang string) {
	rs := sentence.Split(text, lang)
	at := 0
	for _, r := range rs {
		if r.Start < at || r.End <= r.Start || r.End > len(text) {
			t.Fatalf("range %v after %d in %q", r, at, text)
		}
		if strings.TrimFunc(text[at:r.Start], unicode.IsSpace) != "" {
			t.Fatalf("%q lies in no sentence of %q", text[at:r.Start], text)
		}
		if s := text[r.Start:r.End]; strings.TrimFunc(s, unicode.IsSpace) != s {
			t.Fatalf("white space at the ends of %q", s)
		}
		at = r.End
	}
	if strings.TrimFunc(text[at:], unicode.IsSpace) != "" {
		t.Fatalf("%q lies in no sentence of %q", text[at:], text)
	}
	again := sentence.Split(text, lang)
	if len(again) != len(rs) {
		t.Fatalf("two cuts of %q differ", text)
	}
}

func TestNothingIsLostFromAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.SampledFrom([]string{"M.", "Le", "art.", "5", "fin.", "«", "»", "(", ")", "…", "?", "!", ".", "\n\n", "É.", "[…]", "12.", "\u00a0", "”", "x"})).Draw(t, "words")
		sep := rapid.SampledFrom([]string{"", " ", "  "}).Draw(t, "sep")
		laws(t, strings.Join(words, sep), rapid.SampledFrom([]string{"fr", "en", "es", ""}).Draw(t, "lang"))
	})
}

func TestTimeGrowsWithTheText(t *testing.T) {
	for _, unit := range []string{
		"M. Dubreuil a dit (voir l'art. 5) que « les villes » agissent. ", "(((( [[ « “ . ", "....!!!???", "abcdefgh", "    \n ", "\n ", ". a", "a. (b.) « c. » ",
	} {
		grows(t, unit, func(text string) {
			sentence.Split(text, "fr")
			sentence.Split("(((("+strings.Repeat(" ", len(text))+text, "")
		})
	}
}

// grows measures that eight times the text takes about eight times the time:
// quadratic work would take sixty-four. One good measurement of five suffices,
// since other work on the machine only lengthens it.
func grows(t *testing.T, unit string, work func(text string)) {
	t.Helper()
	took := func(size int) time.Duration {
		text := strings.Repeat(unit, size/len(unit))
		begin := time.Now()
		work(text)
		return time.Since(begin)
	}
	var small, large time.Duration
	for range 5 {
		small, large = took(16_000), took(128_000)
		if large <= 24*small+20*time.Millisecond {
			return
		}
	}
	t.Errorf("%q: 16 kB took %v, 128 kB %v", unit, small, large)
}

func FuzzSplit(f *testing.F) {
	f.Add("M. X a dit « a. » (b.) 1. c… d?12 \n\n e", "fr")
	f.Add("\xff. A", "")
	f.Fuzz(func(t *testing.T, text, lang string) { laws(t, text, lang) })
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("M. Dubreuil a dit (voir l'art. 5) que « les villes » agissent avec leurs partenaires. ", 2000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		sentence.Split(text, "fr")
	}
}
