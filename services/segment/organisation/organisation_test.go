package organisation_test

import (
	"testing"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/organisation"
)

func words(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// read reads one sentence.
func read(lex *lexicon.Lexicon, lang, text string) *grammar.Sentence {
	s := grammar.NewVocabulary(lex.Of(lang)).Read(text, nil)
	s.FindVerbs()
	return s
}

func TestAnAcronymInParenthesesLearnsItsLongForm(t *testing.T) {
	lex := words(t)
	for _, c := range []struct{ lang, text, acronym, want string }{
		{"fr", "Le Fonds bleu des rivières (FBR) a parlé.", "FBR", "Fonds bleu des rivières"},
		{"fr", "Mme Tani, de l'Organisation des eaux vives (OEV), a parlé.", "OEV", "Organisation des eaux vives"},
		{"fr", "Il préside le centre international pour les rivières (CIR).", "CIR", "centre international pour les rivières"},
		{"en", "The Water Users Association (WUA) spoke.", "WUA", "Water Users Association"},
		{"en", "The Blue Rivers Environment Programme (BREP) spoke.", "BREP", "Blue Rivers Environment Programme"},
		{"es", "La Organización de Ríos y Lagos (Odisea) habló.", "Odisea", "Organización de Ríos y Lagos"},
		{"en", "Rosa Tani (BRP) spoke.", "BRP", ""},
		{"en", "He spoke in Kenya (Nairobi).", "Nairobi", ""},
	} {
		full, short := map[string]string{}, map[string]string{}
		organisation.LearnAcronyms(read(lex, c.lang, c.text), full, short)
		if got := full[c.acronym]; got != c.want {
			t.Errorf("%s is %q, wanted %q", c.acronym, got, c.want)
		}
		if c.want != "" && short[lexicon.Fold(c.want)] != c.acronym {
			t.Errorf("%q is shortened to %q, wanted %q", c.want, short[lexicon.Fold(c.want)], c.acronym)
		}
	}
}

func TestAnAcronymThatIsKnownKeepsItsFirstLongForm(t *testing.T) {
	lex := words(t)
	full, short := map[string]string{}, map[string]string{}
	for _, text := range []string{"The Water Users Association (WUA) spoke.", "The Western Unions Alliance (WUA) spoke."} {
		organisation.LearnAcronyms(read(lex, "en", text), full, short)
	}
	if got := full["WUA"]; got != "Water Users Association" {
		t.Errorf("WUA is %q", got)
	}
}

func TestABodysNameReachesAsFarAsItsComplements(t *testing.T) {
	lex := words(t)
	for _, c := range []struct{ lang, text, noun, want string }{
		{"fr", "Le Comité pour la protection des rivières examine le rapport.", "Comité", "Comité pour la protection des rivières"},
		{"fr", "Le Conseil d'administration du Fonds Bleu s'est réuni.", "Conseil", "Conseil d'administration du Fonds Bleu"},
		{"en", "The Committee on Water and Soils met in Lima.", "Committee", "Committee on Water and Soils"},
		{"en", "The Water Affairs Committee met.", "Committee", "Water Affairs Committee"},
		{"en", "The Committee on Water in Lima met.", "Committee", "Committee on Water"},
		{"es", "El Comité ejecutivo de la Agencia Azul aprobó el informe.", "Comité", "Comité ejecutivo de la Agencia Azul"},
		{"en", "THE WATER COUNCIL HELD ON 4 MAY", "COUNCIL", "WATER COUNCIL"},
	} {
		s := read(lex, c.lang, c.text)
		for i, w := range s.Words {
			if w.Text != c.noun {
				continue
			}
			from, end := organisation.Span(s, i)
			if got := grammar.Text(s.Words[from:end]); got != c.want {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		}
	}
}

func TestTheLettersOfAnAcronymStandInTheInitialsInOrder(t *testing.T) {
	lex := words(t)
	k := read(lex, "fr", "Plateforme des riverains de l'Alpe bleue").Words
	for _, c := range []struct {
		acronym       string
		spells, whole bool
	}{{"pra", true, true}, {"par", false, false}, {"pr", true, false}, {"pdrdlab", true, false}} {
		if got := organisation.Spells(k, c.acronym); got != c.spells {
			t.Errorf("%s is spelt: %v", c.acronym, got)
		}
		if got := organisation.SpellsWhole(k, c.acronym); got != c.whole {
			t.Errorf("%s is spelt whole: %v", c.acronym, got)
		}
	}
}

func TestABodyIsOfItsSector(t *testing.T) {
	r := organisation.NewReader(words(t))
	for _, c := range []struct{ org, acronym, state, role, want string }{
		{"UNHCR", "", "", "", "international"},
		{"Blue Fund", "FAO", "", "", "international"},
		{"Organisation internationale des eaux", "", "", "", "international"},
		{"Ministry of International Cooperation", "", "", "", "state"},
		{"Sénégal", "", "", "", "state"},
		{"Nairobi", "", "", "", "city"},
		{"University of Nairobi", "", "", "", "academia"},
		{"Mairie de Rivalta", "", "", "", "city"},
		{"Association des riverains", "", "", "", "civil_society"},
		{"Cámara de Comercio", "", "", "", "private"},
		{"", "", "TG", "Ministre de l'eau", "state"},
		{"", "", "", "Ministre de l'eau", ""},
		{"Stonewater", "", "", "", ""},
	} {
		if got := r.Sector(c.org, c.acronym, c.state, c.role); got != c.want {
			t.Errorf("%q (%s), %s of %q: %q, wanted %q", c.org, c.acronym, c.role, c.state, got, c.want)
		}
	}
}

func TestATextNamesABodyByItsNounOrAsAnAcronymAlone(t *testing.T) {
	r := organisation.NewReader(words(t))
	for text, want := range map[string]bool{"FAO": true, "Fonds bleu": true, "Blue Fund": true, "Rosa Tani": false, "FAO Tani": false, "": false} {
		if got := r.NamesBody(text); got != want {
			t.Errorf("%q names a body: %v", text, got)
		}
	}
}

func TestARegionIsOfItsState(t *testing.T) {
	lex := words(t)
	r := organisation.NewReader(lex)
	for _, c := range []struct{ lang, name, want string }{
		{"fr", "Conseil régional d'Occitanie", "FR"},
		{"es", "Junta de Andalucía", "ES"},
		{"fr", "Conseil des rivières", ""},
	} {
		if got := r.RegionOf(c.lang, c.name); got != c.want {
			t.Errorf("%s is in %q, wanted %q", c.name, got, c.want)
		}
	}
}

func TestANameEndsBeforeItsYearsAndItsLinks(t *testing.T) {
	if got := organisation.WithoutYears("Comité de l'eau 2017-2018"); got != "Comité de l'eau" {
		t.Errorf("without years: %q", got)
	}
	k := read(words(t), "fr", "Comité de l'eau et de la").Words
	if got := grammar.Text(k[:organisation.WithoutLinks(k, 1, len(k))]); got != "Comité de l'eau" {
		t.Errorf("without links: %q", got)
	}
}
