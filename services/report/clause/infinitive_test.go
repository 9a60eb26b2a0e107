package clause

import (
	"strings"
	"testing"
)

// formsOf are finite forms with the infinitive that they give; "" is one of which nobody can be sure.
var formsOf = map[string]struct{ toCome, wished map[string]string }{
	"fr": {
		map[string]string{"publiera": "publier", "publieraient": "publier", "viendrait": "venir", "soutiendra": "soutenir", "recevra": "recevoir", "fera": "faire", "ira": "aller",
			"enverrait": "envoyer", "paierait": "payer", "emploiera": "employer", "conduira": "conduire", "inscrira": "inscrire", "lira": "lire", "grandira": "grandir", "accomplira": "accomplir",
			"remettra": "remettre", "prendrait": "prendre", "suivra": "suivre", "rompra": "rompre", "conclura": "conclure", "parcourra": "parcourir", "mènera": "mener", "appellerait": "", "voudra": "",
			"mûrira": "mûrir", "lèvera": "lever", "publier": "", "carte": ""},
		map[string]string{"publient": "publier", "publie": "publier", "adoptent": "adopter", "mettent": "", "partent": "", "présentent": "présenter", "sentent": "", "finissent": "finir", "naissent": "",
			"utilisent": "utiliser", "lisent": "", "conduisent": "", "coopèrent": "coopérer", "rendent": "", "demandent": "demander", "appliquent": "appliquer", "vainquent": "", "viennent": "",
			"contribuent": "contribuer", "incluent": "", "assurent": "assurer", "offrent": "", "montrent": "montrer", "paient": "", "fassent": "faire", "puissent": ""},
	},
	"es": {
		map[string]string{"publicaría": "publicar", "pondrán": "poner", "hará": "hacer", "satisfará": "satisfacer", "vendría": "venir", "mantendrán": "mantener", "sabrá": "saber", "abrirían": "abrir"},
		map[string]string{"publiquen": "publicar", "paguen": "pagar", "organicen": "organizar", "hablen": "hablar", "refuercen": "", "cierren": "", "publicaran": "publicar", "pagasen": "pagar",
			"añadiera": "añadir", "hicieran": "hacer", "hagan": "hacer", "mantuvieran": "mantener", "produzcan": "producir", "conozcan": "", "fueran": "", "cambien": "cambiar"},
	},
}

func TestAFormsInfinitiveIsSureOrNone(t *testing.T) {
	x := loaded(t)
	for code, forms := range formsOf {
		l := x.languages[code]
		for form, want := range forms.toCome {
			if got := l.toComeInfinitive(form); got != want {
				t.Errorf("%s: %q: %q, wanted %q", code, form, got, want)
			}
		}
		for form, want := range forms.wished {
			if got := l.wishedInfinitive(form); got != want {
				t.Errorf("%s: %q: %q, wanted %q", code, form, got, want)
			}
		}
	}
}

func TestEveryPairGivesAnInfinitive(t *testing.T) {
	x := loaded(t)
	for code, endings := range map[string][]string{"fr": {"er", "ir", "re"}, "es": {"ar", "er", "ir"}} {
		for _, p := range append(x.languages[code].comingTurns, x.languages[code].wishTurns...) {
			ok := p.to == "?"
			for _, e := range endings {
				ok = ok || strings.HasSuffix(p.to, e)
			}
			if !ok {
				t.Errorf("%s: %q gives %q", code, p.from, p.to)
			}
		}
	}
}
