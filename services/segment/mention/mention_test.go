package mention_test

import (
	"fmt"
	"strings"
	"testing"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
	"rapporteur.internal/services/segment/name"
)

// finder finds the mentions of a sentence that stands alone.
func finder(t *testing.T) func(lang, text string) (*grammar.Sentence, []*mention.Mention) {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	return func(lang, text string) (*grammar.Sentence, []*mention.Mention) {
		s := grammar.NewVocabulary(lex.Of(lang)).Read(text, nil)
		s.Body = true
		s.FindVerbs()
		lower := map[string]bool{}
		for _, w := range s.Words {
			lower[w.Lower] = lower[w.Lower] || w.Text == w.Lower && !w.Punct
		}
		f := mention.NewFinder(name.NewFinder(lex, lower, map[string]string{}))
		return s, f.In(s)
	}
}

// printed gives a mention with what stands around the name: "before < name > after",
// a body or a descriptor in brackets.
func printed(m *mention.Mention) string {
	out := m.Name
	if len(m.Before) > 0 {
		out = grammar.Text(m.Before) + " < " + out
	}
	if len(m.After) > 0 {
		out += " > " + grammar.Text(m.After)
	}
	if len(m.Body)+len(m.Descriptor) > 0 {
		out += fmt.Sprintf(" [%s]", grammar.Text(append(m.Descriptor[:len(m.Descriptor):len(m.Descriptor)], m.Body...)))
	}
	return out
}

type mentionCase struct{ lang, text, want string }

func checkMentions(t *testing.T, cases []mentionCase) {
	t.Helper()
	find := finder(t)
	for _, c := range cases {
		var out []string
		_, list := find(c.lang, c.text)
		for _, m := range list {
			out = append(out, printed(m))
		}
		if got := strings.Join(out, " | "); got != c.want {
			t.Errorf("%s\n\tgot    %s\n\twanted %s", c.text, got, c.want)
		}
	}
}

func TestATitleIsReadBehindTheName(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"fr", "Mme Rose Tani, directrice du Fonds vert, a dit que l'eau manque.", "Rose Tani > directrice du Fonds vert"},
		{"fr", "M. Jean Obo (Uruguay) a dit que l'eau manque.", "Jean Obo > Uruguay"},
		{"en", "Rosa Tani of the Blue Fund said water is short.", "Rosa Tani > of the Blue Fund"},
		{"en", "Rosa Tani, Deputy Head of the Water Unit, UNDP, said water is short.", "Rosa Tani > Deputy Head of the Water Unit, UNDP"},
		{"en", "Rosa Tani, Ministry of Water, Kenya, said water is short.", "Rosa Tani > Ministry of Water, Kenya"},
		{"es", "Rosa Tani Directora General de la Red de Suelos dijo que falta agua.", "Rosa Tani > Directora General de la Red de Suelos"},
		{"es", "Rosa Tani, de la OIT, dijo que falta agua.", "Rosa Tani > de la OIT"},
		{"en", "Rosa Tani, who thanked them, said water is short.", "Rosa Tani"},
	})
}

func TestATitleIsReadBeforeTheName(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"fr", "Le directeur du Fonds vert, Jean Obo, a dit que l'eau manque.", "Le directeur du Fonds vert < Jean Obo"},
		{"fr", "Le Secrétaire général du ministère de l'Eau, monsieur l'ambassadeur Jean Obo, a dit que l'eau manque.", "Le Secrétaire général du ministère de l'Eau < Jean Obo"},
		{"en", "FAO Director Rosa Tani said water is short.", "FAO Director < Rosa Tani"},
		{"en", "In her closing remarks the Director General, Dr Rosa Tani, said water is short.", "Director General < Rosa Tani"},
		{"en", "In the name of the Director, Ms. Rosa Tani said water is short.", "Rosa Tani"},
		{"en", "In a message read out for her, Malta's Minister of Rivers, Rosa Tani, said water is short.", "Malta's Minister of Rivers < Rosa Tani"},
		{"es", "La alcaldesa de Quito, Rosa Tani, dijo que falta agua.", "La alcaldesa de Quito < Rosa Tani"},
		{"es", "El petista Juan Obo dijo que falta agua.", "Juan Obo [petista]"},
		{"es", "De la Red Verde, Juan Obo dijo que falta agua.", "Juan Obo [Red Verde]"},
		{"fr", "Intervenant à son tour, Rose Tani a demandé de l'aide.", "Rose Tani"},
	})
}

func TestOneWhoHeadsABodyIsNamedWithIt(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"fr", "M. Jean Obo, qui dirige l'Agence des sols en qualité de Directeur général, a demandé de l'aide.", "Jean Obo > Directeur général [Agence des sols]"},
		{"en", "Rosa Tani, who chairs the Blue Fund, asked for help.", "Rosa Tani [Blue Fund]"},
		{"es", "Rosa Tani, quien preside la Cámara de Aguas, pidió ayuda.", "Rosa Tani [Cámara de Aguas]"},
	})
}

func TestInAListEachKeepsTheirOwnTitle(t *testing.T) {
	checkMentions(t, []mentionCase{
		{"en", "Rosa Tani (Togo), Chair, Paul Obo (Chad), Vice-Chair, and Ann Kerrs (Peru), Rapporteur, were elected.", "Rosa Tani > Togo, Chair | Paul Obo > Chad, Vice-Chair | Ann Kerrs > Peru, Rapporteur"},
		{"es", "Asistieron el ministro de aguas, Juan Obo, el presidente de la Cámara de Aguas, Pedro Lind, y otros.", "ministro de aguas < Juan Obo | el presidente de la Cámara de Aguas < Pedro Lind"},
		{"es", "Rosa Tani, directora de la Organización de Suelos (OS) y María Paz, de la Red Verde, asistieron.", "Rosa Tani > directora de la Organización de Suelos (OS) | María Paz > de la Red Verde"},
		{"fr", "Avec le nouveau chef de la mission au Togo, Ali Obo, le ministre de l'eau a demandé de l'aide.", "nouveau chef de la mission au Togo < Ali Obo"},
		{"en", "Rosa Tani and Paul Obo (Blue Fund) agreed.", "Rosa Tani | Paul Obo > Blue Fund"},
	})
}

func TestAMentionStandsToTheReportingVerb(t *testing.T) {
	find := finder(t)
	for _, c := range []struct {
		lang, text string
		want       mention.Position
	}{
		{"en", "Rosa Tani said that water is short.", mention.Subject},
		{"en", "As for Ms. Rosa Tani, water is short.", mention.Subject},
		{"en", "Water is short, said Rosa Tani.", mention.Inverted},
		{"fr", "L'eau manque, a souligné Mme Rose Tani.", mention.Inverted},
		{"es", "Tomó la palabra la Sra. Rosa Tani.", mention.Inverted},
		{"fr", "Selon Mme Rose Tani, l'eau manque.", mention.Source},
		{"fr", "Pour Mme Rose Tani, l'eau manque.", mention.Source},
		{"fr", "Ils ont prié pour Mme Rose Tani.", mention.Other},
		{"en", "The bill was presented by Rosa Tani.", mention.Agent},
		{"en", "On behalf of Rosa Tani, the clerk said that water is short.", mention.Principal},
		{"en", "The first speaker was Rosa Tani.", mention.Predicate},
		{"en", "They spoke of Rosa Tani.", mention.Other},
		{"es", "Este domingo la presidenta Rosa Tani destacó que falta agua.", mention.Subject},
	} {
		s, list := find(c.lang, c.text)
		if len(list) != 1 {
			t.Errorf("%s: %d mentions", c.text, len(list))
			continue
		}
		if got := mention.Stand(s, list[0]); got != c.want {
			t.Errorf("%s: position %d, wanted %d", c.text, got, c.want)
		}
	}
}

func TestOnlyAnOfficeOrAPersonIsReplaced(t *testing.T) {
	find := finder(t)
	for _, c := range []struct {
		lang, text string
		want       bool
	}{
		{"fr", "Remplaçant au pied levé la Ministre de l'eau, M. Obo a parlé.", true},
		{"en", "Standing in for Mr. Lind, Ms. Tani spoke.", true},
		{"en", "Replacing the old pumps took a year.", false},
		{"es", "Representando a la Ministra de Aguas, habló el Sr. Obo.", true},
		{"es", "Representando a la Ciudad Azul, habló el Sr. Obo.", false},
	} {
		s, _ := find(c.lang, c.text)
		if got := mention.Replacing(s, 0) > 0; got != c.want {
			t.Errorf("%s: somebody is replaced: %v", c.text, got)
		}
	}
}

func TestAnArticleBeforeAFunctionMakesItDefinite(t *testing.T) {
	find := finder(t)
	for text, want := range map[string]bool{"The Director, Rosa Tani, said that water is short.": true, "Director Rosa Tani said that water is short.": false, "Rosa Tani said that water is short.": false} {
		s, list := find("en", text)
		if got := mention.Definite(s, list[0]); got != want {
			t.Errorf("%s: definite %v", text, got)
		}
	}
}
