package name_test

import (
	"strings"
	"testing"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/name"
)

func TestSeveralNamesAreReadInOrder(t *testing.T) {
	checkNames(t, []nameCase{
		{"en", "Present: Rosa Tani (chair), Joren de Kerrs and Dr Mei Obolo.", "Rosa Tani | Joren de Kerrs | Mei Obolo"},
		{"es", "Participaron Rosa Tani, Juan Obolo y Luis Tanero.", "Rosa Tani | Juan Obolo | Luis Tanero"},
		{"es", "Hablaron los Presidentes Ana Tani y Juan Obolo.", "Ana Tani | Juan Obolo"},
		{"fr", "Mme Rose Tani, M. Jean Obolo et le Prof. TANO ont parlé.", "Rose Tani | Jean Obolo | TANO"},
		{"en", "", ""},
	})
}

func TestWordsThatStandInSmallLettersElsewhereAreNoName(t *testing.T) {
	read, find := readers(t)
	s := read("en", "Tanic Mobility rose.")
	if got := find(s); len(got) != 1 {
		t.Errorf("alone: %v", got)
	}
	if got := find(s, read("en", "They spoke of tanic mobility.")); len(got) != 0 {
		t.Errorf("beside the same words in small letters: %v", got)
	}
}

func TestAnAcronymIsNoSurnameInCapitals(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := grammar.NewVocabulary(lex.Of("fr")).Read("Rose TANO a parlé.", nil)
	for _, c := range []struct {
		acronyms map[string]string
		want     int
	}{{nil, 2}, {map[string]string{"TANO": "Tous les amis du Nord-Ouest"}, 0}} {
		if got := name.NewFinder(lex, map[string]bool{}, c.acronyms).End(s, 0, false); got != c.want {
			t.Errorf("with the acronyms %v the name ends at %d, wanted %d", c.acronyms, got, c.want)
		}
	}
}

func TestAFormOfAddressTellsTheGenderAndWhereTheNameBegins(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	f := name.NewFinder(lex, map[string]bool{}, map[string]string{})
	for _, c := range []struct {
		lang, text string
		addressed  bool
		gender     byte
		first      string
	}{
		{"fr", "Mme Tani a parlé.", true, 'f', "Tani"},
		{"fr", "M. Obolo a parlé.", true, 'm', "Obolo"},
		{"fr", "Madame la ministre Rose Tani a parlé.", true, 'f', "Rose"},
		{"en", "Mr. M. Obolo spoke.", true, 'm', "M."},
		{"en", "The Honourable Rosa Tani spoke.", true, 0, "Rosa"},
		{"es", "Sra. Tani", true, 'f', "Tani"},
		{"es", "profesora de Derecho", false, 0, "profesora"},
		{"en", "Tani spoke.", false, 0, "Tani"},
	} {
		s := grammar.NewVocabulary(lex.Of(c.lang)).Read(c.text, nil)
		addressed, gender, h := f.Address(s, 0)
		if got := grammar.At(s.Words, h).Text; addressed != c.addressed || gender != c.gender || got != c.first {
			t.Errorf("%s: addressed %v, gender %q, the name begins at %q", c.text, addressed, gender, got)
		}
	}
}

func TestANameIsFoundWithinALongerOneByItsWordsOrTheirInitials(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Tani", "Rosa Tani", true},
		{"R. Tani", "Rosa Tani", true},
		{"Rosa Tani", "R. Tani", false},
		{"Rosa Obolo", "Rosa Tani", false},
		{"", "Rosa Tani", true},
	} {
		if got := name.Within(grammar.FoldedWords(c.a), grammar.FoldedWords(c.b)); got != c.want {
			t.Errorf("%q within %q: %v", c.a, c.b, got)
		}
	}
}

func TestANameIsSpelledOutByOneOfAsManyWords(t *testing.T) {
	for _, c := range []struct {
		full, short string
		want        bool
	}{
		{"Rosa Tani", "R. Tani", true},
		{"Rosa Tani", "Rosa Tani", false},
		{"Rosa Maria Tani", "R. Tani", false},
		{"Rosa Tani", "P. Tani", false},
	} {
		if got := name.SpelledOut(c.full, c.short); got != c.want {
			t.Errorf("%q spells out %q: %v", c.full, c.short, got)
		}
	}
	if got := name.LongWords("J.-P. R. Tani Obolo"); got != 2 {
		t.Errorf("%d long words, wanted 2", got)
	}
}

func TestTheSurnameStandsFirstInCapitalsOrBeforeAGivenNameInTwoParts(t *testing.T) {
	for printed, want := range map[string]bool{"TANO Jean": true, "Bo Kim-sun": true, "Jean TANO": false, "JEAN TANO": false, "Kim-sun Bo": false, "Tani": false} {
		if got := name.FamilyFirst(printed); got != want {
			t.Errorf("the surname of %s stands first: %v", printed, got)
		}
	}
}

func TestInitialsStandForTheWordsOfANameInOrder(t *testing.T) {
	for _, c := range []struct {
		letters, name string
		printed, want bool
	}{
		{"rt", "Rosa Tani", false, true},
		{"tr", "Rosa Tani", false, false},
		{"jk", "Joren de Kerrs", false, true},
		{"rt", "Rosa Maria Tani", false, false},
		{"rt", "Rosa Maria Tani", true, true},
		{"rto", "Rosa Tani", true, false},
	} {
		if got := name.InitialsOf(c.letters, grammar.FoldedWords(c.name), c.printed); got != c.want {
			t.Errorf("%s for %s, printed beside it %v: %v", strings.ToUpper(c.letters), c.name, c.printed, got)
		}
	}
}

func TestInitialsAreTwoToFourCapitalsWhereAParticleMayStandBetween(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	v := grammar.NewVocabulary(lex.Of("en"))
	for _, c := range []struct {
		word         string
		upper, alone bool
	}{{"RT", true, true}, {"RdT", false, true}, {"RTXYZ", false, true}, {"R", false, false}, {"Rt", false, false}, {"dRT", false, false}} {
		w := v.Read(c.word, nil).Words[0]
		if got := name.ShortUpper(w); got != c.upper {
			t.Errorf("%s is short and in capitals: %v", c.word, got)
		}
		if got := name.InitialWord(w); got != c.alone {
			t.Errorf("%s are initials: %v", c.word, got)
		}
	}
}
