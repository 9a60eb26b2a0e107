package storetest

import (
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

var (
	docFR = document{id: "dfr", series: "sommets", session: 1, language: "fr", title: "Synthèse"}
	docEN = document{id: "den", series: "sommets", session: 2, language: "en", title: "Summary"}
	docES = document{id: "des", series: "foros", session: 1, language: "es", title: "Resumen"}
	docPT = document{id: "dpt", series: "foros", session: 1, language: "pt", title: "Resumo"}
)

func library(h *shelf) {
	h.add(
		docFR.statement(1, 1, "La traite des personnes prive les migrants de leurs droits."),
		docFR.statement(1, 2, "L’égalité des chances est l'affaire de tous les États."),
		docFR.statement(1, 3, "Les flux migratoires exigent une coopération aux frontières."),
		docFR.statement(1, 4, "Les migrations internationales ont toujours existé."),
		docFR.statement(1, 5, "Aujourd’hui, les États-Unis d’Amérique traitent ces demandes."),
		docFR.statement(1, 6, "Le droit d’asile et les droits de l’homme vont ensemble."),
		docFR.statement(1, 7, "La main-d’œuvre qualifiée part à l'étranger."),
	)
	h.add(
		docEN.statement(1, 1, "Trafficking in persons deprives migrants of their rights."),
		docEN.statement(1, 2, "Traffickers were prosecuted, and the victims' families were heard."),
		docEN.statement(1, 3, "Migratory routes change; migration does not stop."),
		docEN.statement(1, 4, "Women's organizations called for regular pathways."),
		docEN.statement(1, 5, "The right to an identity was recalled in the café."),
	)
	h.add(
		docES.statement(1, 1, "La trata de personas priva a los migrantes de sus derechos."),
		docES.statement(1, 2, "Las políticas migratorias deben respetar la niñez."),
		docES.statement(1, 3, "La migración irregular preocupa a los países de tránsito."),
	)
	h.add(docPT.statement(1, 1, "A migração é um direito, disse o café."))
}

func words(t *testing.T, open func(*testing.T) *shelf) {
	h := open(t)
	library(h)
	for _, c := range []struct {
		name, query string
		want        []string
	}{
		{"a word finds its plural, in every language that spells it so", "migrant", []string{"dfr.1", "den.1", "des.1"}},
		{"an accent that isn't typed", "egalite", []string{"dfr.2"}},
		{"an accent too many, in capitals", "ÉGALITÉ", []string{"dfr.2"}},
		{"elision with a straight apostrophe", "l'égalité", []string{"dfr.2"}},
		{"elision with a typographic apostrophe", "l’égalité", []string{"dfr.2"}},
		{"the adjective finds the noun, in French", "migratoires", []string{"dfr.3", "dfr.4"}},
		{"and the noun the adjective, in all languages that spell it so", "migrations", []string{"den.3", "dfr.3", "dfr.4"}},
		{"in Spanish too", "migraciones", []string{"des.2", "des.3"}},
		{"a person who does it, in English", "traffickers", []string{"den.1", "den.2"}},
		{"both spellings", "organisation", []string{"den.4"}},
		{"all words are wanted", "traite droits", []string{"dfr.1"}},
		{"in any order", "droits traite", []string{"dfr.1"}},
		{"words that say nothing aren't asked for", "la traite des personnes", []string{"dfr.1"}},
		{"unless nothing else is", "des", []string{"dfr.1", "dfr.2"}},
		{"a phrase is as printed", `"droits de l'homme"`, []string{"dfr.6"}},
		{"but for accents and capitals", `"ETATS UNIS"`, []string{"dfr.5"}},
		{"and its order counts", `"l'homme de droits"`, nil},
		{"French quotation marks", "«traite des personnes»", []string{"dfr.1"}},
		{"a phrase isn't stemmed", `"migrant"`, nil},
		{"words joined by a hyphen stand side by side", "Etats-Unis", []string{"dfr.5"}},
		{"a ligature", "main-d'oeuvre", []string{"dfr.7"}},
		{"a word without", "droits -migrants", []string{"dfr.6"}},
		{"a phrase without", `droits -"droits de l’homme"`, []string{"dfr.1"}},
		{"only without", "-migrations -traite -droits -derechos -rights -café -right", []string{"dfr.2", "dfr.5", "dfr.7", "den.2", "den.4", "des.2", "des.3"}},
		{"a language without a chain of its own, as printed", "direito migração", []string{"dpt.1"}},
		{"the same word in several languages", "cafe", []string{"den.5", "dpt.1"}},
		{"a possessive", "women", []string{"den.4"}},
		{"punctuation alone finds nothing", "?!", nil},
		{"what isn't there", "volcan", nil},
		{"Spanish letters without their marks", "ninez politicas", []string{"des.2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			(&shelf{t: t, s: h.s}).wantIDs(&pb.FindRequest{Query: c.query}, c.want...)
		})
	}
	t.Run("an empty question finds everything", func(t *testing.T) {
		if got := (&shelf{t: t, s: h.s}).find(&pb.FindRequest{}).GetTotal(); got != 16 {
			t.Fatalf("total %d, want 16", got)
		}
	})
	t.Run("the best answer comes first", func(t *testing.T) {
		r := (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Query: "migrants", Size: 1, Sort: pb.Sort_SORT_RELEVANCE})
		if len(r.GetHits()) != 1 || r.GetHits()[0].GetScore() <= 0 {
			t.Fatalf("hits %v, want one with a score", r.GetHits())
		}
	})
	t.Run("the words that answer are marked", func(t *testing.T) { highlights(t, h) })
}

func highlights(t *testing.T, h *shelf) {
	for _, c := range []struct {
		name, query, id string
		want            []string
	}{
		{"without what elision takes off", "egalite", "dfr.2", []string{"égalité"}},
		{"every form of the word", "migration", "den.3", []string{"Migratory", "migration"}},
		{"a phrase as one", `"droits de l'homme"`, "dfr.6", []string{"droits de l’homme"}},
		{"words joined by a hyphen as one", "états-unis", "dfr.5", []string{"États-Unis"}},
		{"nothing that was excluded", "droits -migrants", "dfr.6", []string{"droit", "droits"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Query: c.query, Ids: []string{c.id}, Highlight: true})
			if len(r.GetHits()) != 1 {
				t.Fatalf("%d hits, want 1", len(r.GetHits()))
			}
			var got []string
			for _, m := range r.GetHits()[0].GetHighlights() {
				got = append(got, r.GetHits()[0].GetStatement().GetText()[m.GetStart():m.GetEnd()])
			}
			if !equal(got, c.want) {
				t.Fatalf("marked %q, want %q", got, c.want)
			}
		})
	}
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
