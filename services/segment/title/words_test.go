package title_test

import (
	"fmt"
	"testing"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/title"
)

// readers give a reader of sentences and one of titles.
func readers(t *testing.T) (func(lang, text string) *grammar.Sentence, *title.Reader) {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	read := func(lang, text string) *grammar.Sentence {
		s := grammar.NewVocabulary(lex.Of(lang)).Read(text, nil)
		s.FindVerbs()
		return s
	}
	return read, title.NewReader(lex)
}

func TestNoWordsAreNoTitle(t *testing.T) {
	read, titles := readers(t)
	for _, text := range []string{"", ",", "the"} {
		s := read("en", text)
		if got := titles.Of(s, s.Words); got != (title.Title{}) {
			t.Errorf("%q is the title %+v", text, got)
		}
	}
}

func TestWordsThatTellOfficesApartAreFoldedAndWithoutLinks(t *testing.T) {
	read, _ := readers(t)
	if got := fmt.Sprint(title.Words(read("fr", "la Vice-Présidente du Comité").Words)); got != "map[comite:true presidente:true vice:true]" {
		t.Errorf("got %s", got)
	}
}

func TestAnOfficeIsPrintedWithACapitalAtItsHeadAndNoOther(t *testing.T) {
	read, _ := readers(t)
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "ministre de l'Eau", "Ministre de l'Eau"},
		{"fr", "PRÉSIDENTE DU Comité", "Présidente du Comité"},
		{"en", "the director of the FAO,", "The director of the FAO"},
	} {
		if got := title.Case(read(c.lang, c.text).Words); got != c.want {
			t.Errorf("%s is printed %q, wanted %q", c.text, got, c.want)
		}
	}
}

func TestATitleOfSeveralIsPluralAndEachHoldsItInTheSingular(t *testing.T) {
	read, _ := readers(t)
	for _, c := range []struct {
		lang, text, want string
		plural           bool
	}{
		{"en", "analysts", "analyst", true},
		{"es", "analistas", "analista", true},
		{"es", "directores", "director", true},
		{"fr", "conseillers de la ville", "conseiller de la ville", true},
		{"fr", "conseiller de la ville", "conseiller de la ville", false},
	} {
		k := read(c.lang, c.text)
		if got := title.Plural(k.Words); got != c.plural {
			t.Errorf("%s is plural: %v", c.text, got)
		}
		if got := title.Singular(k, k.Words, c.text); got != c.want {
			t.Errorf("each of the %s is %q, wanted %q", c.text, got, c.want)
		}
	}
}

func TestTheLongestTitleIsAnOfficeBeforeWhatSomebodyIsInTheMeetingAlone(t *testing.T) {
	_, titles := readers(t)
	for _, c := range []struct {
		list []string
		want string
	}{
		{[]string{"moderator", "poet"}, "poet"},
		{[]string{"moderator"}, "moderator"},
		{[]string{"poet", "Director of Rivers", "poet"}, "Director of Rivers"},
		{nil, ""},
	} {
		if got := titles.LongestRole(c.list); got != c.want {
			t.Errorf("of %v %q is taken, wanted %q", c.list, got, c.want)
		}
	}
	if got := title.Longest([]string{"a", "ab", "ba"}); got != "ab" {
		t.Errorf("of two that are as long the first is taken, got %q", got)
	}
}

func TestMarksAreAcronymAndCountryAndTheParenthesesAreTakenOut(t *testing.T) {
	read, titles := readers(t)
	for _, c := range []struct{ lang, text, rest, country, acronym string }{
		{"fr", "Organisation du Bassin (OB)", "Organisation du Bassin", "", "OB"},
		{"fr", "Maire de Kribi (Cameroun)", "Maire de Kribi", "CM", ""},
		{"fr", "Ambassadeur de France au Sénégal", "Ambassadeur de France au Sénégal", "FR", ""},
		{"es", "canciller peruano", "canciller peruano", "PE", ""},
		{"en", "University of Nairobi", "University of Nairobi", "KE", ""},
	} {
		s := read(c.lang, c.text)
		k, country, acronym := titles.Marks(s, s.Words)
		if got := grammar.Text(k); got != c.rest || country != c.country || acronym != c.acronym {
			t.Errorf("%s: %q, %q, %q", c.text, got, country, acronym)
		}
	}
}

func TestATitleBeginsBehindItsArticle(t *testing.T) {
	read, _ := readers(t)
	for _, c := range []struct{ lang, text, want string }{
		{"en", ", the Director", "Director"},
		{"en", "whose director", "director"},
		{"fr", "(la directrice", "(la directrice"},
		{"es", "los", ""},
	} {
		if got := grammar.Text(title.Trim(read(c.lang, c.text).Words)); got != c.want {
			t.Errorf("%q begins %q, wanted %q", c.text, got, c.want)
		}
	}
}

func TestAUnitABodyOfManyAndAPlaceToServeAreToldByTheirWords(t *testing.T) {
	read, _ := readers(t)
	for text, want := range map[string]bool{"Water Division": true, "Ministry of Rivers": false, "Water": false} {
		if got := title.WeakAlone(read("en", text).Words); got != want {
			t.Errorf("%s is a unit alone: %v", text, got)
		}
	}
	for text, want := range map[string]bool{"Lawyers for Rivers": true, "Lawyers": false, "Lawyer for Rivers": false} {
		if got := title.BodyOfMany(read("en", text).Words); got != want {
			t.Errorf("%s is a body of many: %v", text, got)
		}
	}
	for text, want := range map[string]bool{"au": true, "auprès": true, "de": false} {
		if got := title.Where(read("fr", text).Words[0]); got != want {
			t.Errorf("%s says where: %v", text, got)
		}
	}
}
