package grammar_test

import (
	"fmt"
	"strings"
	"testing"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// reader reads sentences of a language.
func reader(t *testing.T) func(lang, text string) *grammar.Sentence {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	vocabularies := map[string]*grammar.Vocabulary{}
	return func(lang, text string) *grammar.Sentence {
		if vocabularies[lang] == nil {
			vocabularies[lang] = grammar.NewVocabulary(lex.Of(lang))
		}
		s := vocabularies[lang].Read(text, nil)
		s.FindVerbs()
		return s
	}
}

// verbs prints a sentence's reporting verbs: what each does, and how.
func verbs(s *grammar.Sentence) string {
	var out []string
	for _, v := range s.Verbs {
		w := fmt.Sprintf("%s:%s", s.Words[v.At].Text, v.Act)
		switch v.Voice {
		case grammar.Passive:
			w += " passive"
		case grammar.Gerund:
			w += " gerund"
		}
		if v.Tense == lexicon.Present {
			w += " present"
		}
		if v.Weak {
			w += " weak"
		}
		if v.Framed {
			w += " framed"
		}
		if v.Plural {
			w += " plural"
		}
		out = append(out, w)
	}
	return strings.Join(out, ", ")
}

func TestAReportingVerbIsFoundWithItsVoiceAndTense(t *testing.T) {
	read := reader(t)
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "Mme Tani a souligné que les rivières montent.", "souligné:asserts"},
		{"fr", "Mme Tani souligne que les rivières montent.", "souligne:asserts present"},
		{"fr", "Il a été souligné que les rivières montent.", "souligné:asserts passive"},
		{"fr", "Il a ouvert la séance en soulignant le danger.", "ouvert:reports weak, soulignant:asserts gerund weak"},
		{"en", "Ms Tani stressed that the rivers rise.", "stressed:asserts"},
		{"en", "It was stressed that the rivers rise.", "stressed:asserts passive"},
		{"en", "She could not agree.", "agree:reports"},
		{"es", "La Sra. Tani destacó que los ríos crecen.", "destacó:asserts"},
		{"es", "Fue destacado por la Sra. Tani.", "destacado:asserts passive"},
		{"es", "Interviene el Sr. Tani.", "Interviene:reports present"},
	} {
		if got := verbs(read(c.lang, c.text)); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestANounThatLooksLikeAVerbIsNone(t *testing.T) {
	read := reader(t)
	for _, c := range []struct{ lang, text string }{
		{"fr", "Le rapport de la séance est long."},
		{"fr", "La demande du maire est longue."},
		{"en", "The report of the meeting is long."},
		{"en", "In report and in deed."},
		{"es", "La demanda del alcalde es larga."},
		{"es", "Su llamado es largo."},
	} {
		if got := verbs(read(c.lang, c.text)); got != "" {
			t.Errorf("%s: found %q", c.text, got)
		}
	}
}

func TestTwoVerbsOfWhichOneCarriesTheOtherAreOne(t *testing.T) {
	read := reader(t)
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "Mme Tani a tenu à souligner le danger.", "tenu:asserts framed"},
		{"fr", "Le maire est sorti, et Mme Tani de conclure que tout va bien.", "de:reports"},
		{"en", "Ms Tani went on to explain the danger.", "went:reports framed"},
		{"en", "Ms Tani began by recalling the danger.", "began:reports framed"},
		{"es", "La Sra. Tani aprovechó para agradecer la acogida.", "aprovechó:thanks framed"},
		{"es", "La Sra. Tani terminó diciendo que todo va bien.", "terminó:reports framed"},
	} {
		if got := verbs(read(c.lang, c.text)); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestTheEnglishPresentOfSeveralIsTheBareVerb(t *testing.T) {
	read := reader(t)
	for _, c := range []struct{ text, want string }{
		{"Most delegates stress the danger.", "stress:asserts present plural"},
		{"They fear that the rivers rise.", "fear:warns present plural"},
		{"The members list of the club is long.", ""},
	} {
		if got := verbs(read("en", c.text)); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestASentenceBeginsBehindWhatIsPutInFront(t *testing.T) {
	read := reader(t)
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "Enfin, le maire a parlé.", "le"},
		{"fr", "Dans ce contexte, le maire a parlé.", "le"},
		{"fr", "Le maire, lui, a parlé.", "Le"},
		{"en", "Speaking of rivers, the mayor agreed.", "the"},
		{"en", "The mayor agreed.", "The"},
		{"es", "“Por último, el alcalde habló.", "el"},
	} {
		s := read(c.lang, c.text)
		if got := grammar.At(s.Words, s.Lead()).Text; got != c.want {
			t.Errorf("%s begins at %q, wanted %q", c.text, got, c.want)
		}
	}
}

func TestAPlaceIsReadWholeAndNeverHalf(t *testing.T) {
	s := reader(t)("en", "The delegate of Costa Rica spoke of Chilean rivers.")
	p, n := s.PlaceAt(3)
	if p.ISO != "CR" || p.City || n != 2 {
		t.Errorf("Costa Rica: %+v over %d words", p, n)
	}
	if _, n := grammar.PlaceIn(s.Words[3:4], 0); n != 0 {
		t.Errorf("half of a State's name is a place of %d words", n)
	}
	if !s.WithinPlace(4) || s.WithinPlace(3) {
		t.Error("the second word of a State's name, and it alone, is within it")
	}
	if got := grammar.Demonym(s.Words, 7); got != "CL" {
		t.Errorf("Chilean is of %q", got)
	}
	if got := grammar.StateOf(s.Words); got != "CR" {
		t.Errorf("the sentence names the State %q", got)
	}
}

func TestAWordBeyondTheEndsIsNothing(t *testing.T) {
	s := reader(t)("en", "The mayor agreed.")
	for _, i := range []int{-1, len(s.Words)} {
		if w := grammar.At(s.Words, i); !w.Beyond() || w.Text != "" || !w.Punct {
			t.Errorf("at %d stands %q", i, w.Text)
		}
		if s.Cue(lexicon.CueAs, i) != 0 || s.VerbAt(i) != nil {
			t.Errorf("at %d something stands", i)
		}
	}
	if grammar.At(s.Words, 0).Beyond() {
		t.Error("the first word is beyond the sentence")
	}
}

func TestACueIsFoundWhereItBeginsAndBeforeWhereItEnds(t *testing.T) {
	s := reader(t)("fr", "À l'avis de tous, selon Mme Tani, rien ne va.")
	i, n := s.CueAnywhere(lexicon.CueSource)
	if i < 0 || n < 1 {
		t.Fatalf("no source in %s", grammar.Text(s.Words))
	}
	if !s.CueAt(lexicon.CueSource, i) || !s.CueWithin(lexicon.CueSource) {
		t.Error("what stands somewhere stands there")
	}
	if got := s.CueBefore(lexicon.CueSource, i+n); got != n {
		t.Errorf("%d words of it end at %d, wanted %d", got, i+n, n)
	}
}

func TestAFunctionOfSeveralWordsIsMarkedAtItsFirst(t *testing.T) {
	read := reader(t)
	for _, c := range []struct {
		lang, text string
		want       bool
	}{
		{"fr", "Le point focal a parlé.", true},
		{"fr", "Le point final a été mis.", false},
		{"en", "The first secretary spoke.", true},
		{"en", "The first session ended.", false},
	} {
		if got := read(c.lang, c.text).Words[1].Is(lexicon.Role); got != c.want {
			t.Errorf("%s: a function %v, wanted %v", c.text, got, c.want)
		}
	}
}

func TestWordsArePrintedAsTheyStood(t *testing.T) {
	s := reader(t)("fr", "Le vice-président de l'Association\u00a0, enfin")
	if got := grammar.Text(s.Words); got != "Le vice-président de l'Association , enfin" {
		t.Errorf("printed %q", got)
	}
	if got := grammar.Folded(s.Words[1:2]); got != "vice-president" {
		t.Errorf("folded %q", got)
	}
	if from, to := s.Span(1, 2); s.Words[1].Start != from || s.Words[1].End != to {
		t.Errorf("the second word spans %d to %d", from, to)
	}
	if from, to := s.Span(3, 3); from != 0 || to != 0 {
		t.Errorf("no words span %d to %d", from, to)
	}
}

func TestAStretchOfWordsTellsWhatItHolds(t *testing.T) {
	k := reader(t)("fr", "de la directrice du Conseil et des rivières").Words
	if n := grammar.SkipToHead(k); k[n].Text != "directrice" {
		t.Errorf("the head is %q", k[n].Text)
	}
	if !grammar.RoleWithin(k, 3) || grammar.RoleWithin(k, 2) {
		t.Error("the function is the third word")
	}
	if !grammar.HasOrganisation(k) || !grammar.HasCapital(k) || !grammar.HasCoordinator(k) || grammar.HasPlace(k) {
		t.Error("a body, a capital, an \"et\", no place")
	}
	if i := grammar.FirstOf(k[3:]); k[3+i].Text != "du" {
		t.Errorf("the first of is %q", k[3+i].Text)
	}
}

func TestWordsOfANameAreItsLetters(t *testing.T) {
	if got := fmt.Sprint(grammar.FoldedWords("J.-P. Obó d'Été 3")); got != "[j p obo d ete]" {
		t.Errorf("folded: %s", got)
	}
	if got := fmt.Sprint(grammar.SplitWords("Centre n°3 (ABC)")); got != "[Centre n 3 ABC]" {
		t.Errorf("split: %s", got)
	}
	for _, c := range []struct {
		hay, needle string
		want        bool
	}{{"the blue fund", "blue", true}, {"the bluefund", "blue", false}, {"bluefund, blue", "blue", true}, {"", "blue", false}} {
		if got := grammar.ContainsWord(c.hay, c.needle); got != c.want {
			t.Errorf("%q in %q: %v", c.needle, c.hay, got)
		}
	}
	if !grammar.AllUpper("O. TANI") || grammar.AllUpper("FAo") || grammar.AllUpper("AB") {
		t.Error("capitals are three letters or more, and no small one")
	}
}
