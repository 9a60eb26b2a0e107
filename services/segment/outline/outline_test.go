package outline_test

import (
	"fmt"
	"testing"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/name"
	"rapporteur.internal/services/segment/outline"
)

// readers give a reader of sentences and one of lines that may name persons.
func readers(t *testing.T) (func(lang, text string) *grammar.Sentence, *outline.Reader) {
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
	return read, outline.NewReader(name.NewFinder(lex, map[string]bool{}, map[string]string{}))
}

func TestALineIsReadWithoutItsNumberItsDashAndItsDateline(t *testing.T) {
	read, _ := readers(t)
	for _, c := range []struct{ lang, text, want string }{
		{"en", "12. Mr. Tani said that wells were dry.", "Mr. Tani said that wells were dry."},
		{"en", "(a) Mr. Tani said that wells were dry.", "Mr. Tani said that wells were dry."},
		{"fr", "- le maire a parlé", "le maire a parlé"},
		{"en", "Q12 Mr. Tani spoke.", "Mr. Tani spoke."},
		{"fr", "- Présidence de Mme Tani -", "Présidence de Mme Tani"},
		{"en", "DAKAR, Senegal, 3 March – The wells are dry in the north.", "The wells are dry in the north."},
		{"es", "Lima, 4 de mayo.- El alcalde dijo que falta agua.", "El alcalde dijo que falta agua."},
		{"en", "Mr. Tani said that 12. was the number.", "Mr. Tani said that 12. was the number."},
		{"en", "12 people spoke.", "12 people spoke."},
		{"en", "12.", "12."},
	} {
		if got := grammar.Text(outline.WithoutNumber(read(c.lang, c.text).Words)); got != c.want {
			t.Errorf("%s: read %q, wanted %q", c.text, got, c.want)
		}
	}
}

func TestAnItemOfAListBeginsWithItsMarkOrEndsInAComma(t *testing.T) {
	read, _ := readers(t)
	for text, want := range map[string]bool{"– Mr. Tani": true, "a) Mr. Tani": true, "Mr. Tani,": true, "Mr. Tani": false, "•": false, "": false} {
		if got := outline.Item(read("es", text)); got != want {
			t.Errorf("%q is an item: %v", text, got)
		}
	}
}

func TestALabelIsClosedByAColonADashOrAStopBeforeMoreOfItsParagraph(t *testing.T) {
	read, _ := readers(t)
	for _, c := range []struct {
		lang, text, next, want string
	}{
		{"fr", "M. TANI : Je vous remercie.", "", "M. TANI | colon false"},
		{"es", "El señor PRESIDENTE.— Gracias.", "", "El señor PRESIDENTE. | dash false"},
		{"en", "Mr TANI — I agree.", "", "Mr TANI | dash false"},
		{"en", "The CHAIR (Chile: first term): I agree.", "", "The CHAIR (Chile: first term) | colon false"},
		{"fr", "Mme Tani, rapporteure.", "Avis favorable.", "Mme Tani, rapporteure | stop true"},
		{"fr", "M. TANI.", "– Je vous remercie.", "M. TANI | dash true"},
		{"fr", "M. TANI.", "", "none"},
		{"en", "Mr Tani said this: wells are dry.", "", "none"},
	} {
		s := read(c.lang, c.text)
		at, by, alone := outline.Mark(s, c.next != "", c.next)
		got := "none"
		if at >= 0 {
			got = fmt.Sprintf("%s | %s %v", grammar.Text(s.Words[:at]), []string{"colon", "dash", "stop"}[by], alone)
		}
		if got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestLabelsAreComparedWithoutArticleAndNumber(t *testing.T) {
	read, _ := readers(t)
	for text, want := range map[string]string{"La Presidenta:": "Presidenta", "Q12 Tani:": "Tani", "– El señor Tani:": "señor Tani", ":": ""} {
		k := read("es", text).Words
		if got := outline.Key(k, len(k)-1); got != want {
			t.Errorf("%s is compared as %q, wanted %q", text, got, want)
		}
	}
}

func TestALabelsNameEndsBeforeTitlesAndItsMark(t *testing.T) {
	read, lines := readers(t)
	for _, c := range []struct {
		lang, text string
		addressed  bool
		want       string
	}{
		{"fr", "Rose Tani, rapporteure:", false, "Rose Tani"},
		{"fr", "TANI:", true, "TANI"},
		{"es", "Jaime Cruz Gil:", true, "Jaime Cruz Gil"},
		{"en", "Rosa Tani (Chile):", false, "Rosa Tani"},
		{"en", "Rosa Tani of Chile:", false, ""},
		{"en", "President:", true, ""},
	} {
		s := read(c.lang, c.text)
		n := lines.LabelName(s, 0, len(s.Words)-1, c.addressed)
		if got := grammar.Text(s.Words[:n]); got != c.want {
			t.Errorf("%s: the name is %q, wanted %q", c.text, got, c.want)
		}
	}
}

func TestSeveralNamesBeforeAMarkSpeakTogether(t *testing.T) {
	read, lines := readers(t)
	for _, c := range []struct {
		lang, text string
		want       int
	}{
		{"fr", "MM. Tani et Kerr :", 2},
		{"fr", "Mme Tani, M. Obo et Mme Kerr :", 3},
		{"fr", "Mme Tani :", 0},
		{"fr", "Mme Tani et les autres :", 0},
	} {
		s := read(c.lang, c.text)
		if got := lines.NamesTogether(s, 1, len(s.Words)-1, true); len(got) != c.want {
			t.Errorf("%s: %d names, wanted %d", c.text, len(got), c.want)
		}
	}
}

func TestALineNamesItsSpeakerAtItsHeadOrBehindItsSubject(t *testing.T) {
	read, lines := readers(t)
	for _, c := range []struct{ lang, text, want string }{
		{"es", "Rosa Tani", "Rosa Tani"},
		{"fr", "Rose Tani, Fonds vert", "Rose Tani"},
		{"es", "Rosa Tani — Suelos", "Rosa Tani"},
		{"es", "Suelos vivos: Rosa Tani", "Rosa Tani"},
		{"en", "Organiser (Rosa Tani) — Order", "Rosa Tani"},
		{"es", "Suelos vivos", ""},
		{"en", "Rosa Tani spoke of soils", ""},
	} {
		s := read(c.lang, c.text)
		from, end := lines.Named(s, nil, true)
		if got := grammar.Text(s.Words[from:end]); got != c.want {
			t.Errorf("%s names %q, wanted %q", c.text, got, c.want)
		}
	}
}

func TestALineNamesWhoSpeaksWithWhatStandsBehind(t *testing.T) {
	read, lines := readers(t)
	for _, c := range []struct{ lang, text, who, rest string }{
		{"es", "Ponente: Rosa Tani, directora del Fondo", "Rosa Tani", "directora del Fondo"},
		{"fr", "Mme Rose Tani – Les sols", "Rose Tani", "Les sols"},
		{"fr", "Rose Tani", "Rose Tani", ""},
		{"fr", "Rose Tani parle", "", ""},
		{"fr", "Conseil de l'eau", "", ""},
	} {
		s := read(c.lang, c.text)
		who, rest := lines.Speaker(s)
		if got, more := grammar.Text(who), grammar.Text(rest); got != c.who || more != c.rest {
			t.Errorf("%s names %q, %q behind", c.text, got, more)
		}
	}
}

func TestWhoPresentsASpeakerSaysNothing(t *testing.T) {
	read, lines := readers(t)
	for text, want := range map[string]bool{"Ponente: Rosa Tani, directora": true, "Ponente: los suelos se agotan": false, "Rosa Tani: los suelos se agotan": false} {
		s := read("es", text)
		at, _, _ := outline.Mark(s, false, "")
		if got := lines.PresentsSpeaker(s, at); got != want {
			t.Errorf("%s: presents a speaker %v", text, got)
		}
	}
}

func TestASpeakerWithoutANameIsWhatTheyAreBeforeADash(t *testing.T) {
	read, lines := readers(t)
	for _, c := range []struct{ lang, text, want string }{
		{"es", "Representante del club — Becas", "Representante del club"},
		{"en", "Young participant [no name] — Jobs", "Young participant"},
		{"en", "Wells and soils — Jobs", ""},
		{"en", "Young participant", ""},
	} {
		if got := grammar.Text(lines.Function(read(c.lang, c.text))); got != c.want {
			t.Errorf("%s: %q, wanted %q", c.text, got, c.want)
		}
	}
}

func TestAParagraphsHeadTellsAQuestionOrAnAnswer(t *testing.T) {
	read, _ := readers(t)
	for _, c := range []struct {
		lang, text string
		letters    bool
		want       outline.Exchange
		rest       string
	}{
		{"fr", "Question : Où est l'eau ?", false, outline.Question, "Où est l'eau ?"},
		{"es", "Respuesta 2: En el norte.", false, outline.Answer, "En el norte."},
		{"en", "Q: Where is the water?", true, outline.Question, "Where is the water?"},
		{"en", "Q: Where is the water?", false, outline.NoExchange, ""},
		{"en", "A (Tani): In the north.", true, outline.Answer, "In the north."},
		{"en", "A. Introduction", true, outline.NoExchange, ""},
		{"en", "Questions were many.", false, outline.NoExchange, ""},
	} {
		s := read(c.lang, c.text)
		x, n := outline.ExchangeHead(s, c.letters)
		if x != c.want || x != outline.NoExchange && grammar.Text(s.Words[n:]) != c.rest {
			t.Errorf("%s: part %d, %q behind", c.text, x, grammar.Text(s.Words[n:]))
		}
	}
}

func TestTheEndOfALineIsItsLastMarkQuotesAndBracketsApart(t *testing.T) {
	for text, want := range map[string]bool{"Done.": true, "« Fini. »": true, "(Done!)": true, "Title": false, "Done. ": true, "": false, "a,": false} {
		if got := outline.FinalMark(text); got != want {
			t.Errorf("%q ends as a sentence: %v", text, got)
		}
	}
	read, _ := readers(t)
	if got := grammar.Text(outline.WithoutBrackets(read("en", ": (Blue Fund)").Words)); got != "Blue Fund" {
		t.Errorf("without brackets: %q", got)
	}
	if got := outline.DashMark(read("en", "Rosa Tani, Blue Fund — Soils").Words); got != 5 {
		t.Errorf("the dash stands at %d", got)
	}
}
