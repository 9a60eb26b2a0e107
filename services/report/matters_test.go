package report

import (
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// french is a meeting that announces its themes and has no headings for them,
// english one with headings of its own.
var french = []string{
	"La réunion a porté sur les thèmes suivants : 1) recueillir des données sur les récoltes ; 2) lutter contre la traite des personnes ; 3) coopérer avec les villes et les municipalités.",
	"Ana Ruiz | Ana Ruiz a dit que les données sur les récoltes manquent dans la plupart des pays.",
	"Ana Ruiz | Ana Ruiz a dit que les statistiques doivent être publiées chaque année.",
	"Ana Ruiz | Ana Ruiz a dit que chaque pays doit recueillir ses propres données sur les récoltes.",
	"Ben Mar | Ben Mar a dit que la traite des personnes frappe surtout les enfants.",
	"Ben Mar | Ben Mar a dit que les victimes de la traite doivent être protégées.",
	"Cleo Rey | Cleo Rey a dit que les villes accueillent la plupart des nouveaux arrivants.",
	"Cleo Rey | Cleo Rey a dit que les municipalités manquent de moyens.",
	"Cleo Rey | Cleo Rey a dit que les villes doivent coopérer entre elles.",
}

var english = []string{
	"# Trafficking in persons",
	"Dan Lac | Dan Lac said that victims of trafficking are seldom identified at the border.",
	"Dan Lac | Dan Lac said that traffickers recruit children in the villages.",
	"# Remittances of harvesters",
	"Eva Poe | Eva Poe said that the cost of remittances has fallen.",
	"Eva Poe | Eva Poe said that banks charge high fees for money transfers.",
	"Fay Orr | Fay Orr said that remittances pay for schools.",
}

// under are the titles of the chapters that tell each statement, by its text's first words.
func under(r *pb.Report) map[string]string {
	out := map[string]string{}
	by := map[string]string{}
	for _, c := range r.Citations {
		by[c.Id] = c.Text
	}
	for _, ch := range r.Chapters {
		if ch.Kind != "theme" {
			continue
		}
		for _, s := range ch.Sentences {
			for _, id := range s.Citations {
				out[by[id]] = ch.Title
			}
		}
		for _, t := range ch.Tables {
			for _, row := range t.Rows {
				for _, id := range row.Citations {
					out[by[id]] = ch.Title
				}
			}
		}
	}
	return out
}

func TestChaptersAreTheThemesThatAMeetingAnnounces(t *testing.T) {
	list := append(minuted("fr", 1, "2031-05-04", "2031-05-05", "Laval", french...), minuted("en", 2, "2031-10-04", "2031-10-05", "Tunja", english...)...)
	r := entire(t, &Series{ID: "harvest", Language: "fr"}, list)
	got := under(r)
	for text, title := range map[string]string{
		"Ana Ruiz a dit que les données sur les récoltes manquent dans la plupart des pays.": "Recueillir des données sur les récoltes",
		"Ben Mar a dit que la traite des personnes frappe surtout les enfants.":              "Lutter contre la traite des personnes",
		"Cleo Rey a dit que les villes accueillent la plupart des nouveaux arrivants.":       "Coopérer avec les villes et les municipalités",
		"Dan Lac said that victims of trafficking are seldom identified at the border.":      "Lutter contre la traite des personnes",
		"Eva Poe said that banks charge high fees for money transfers.":                      "«\u00a0Remittances of harvesters\u00a0»",
	} {
		if got[text] != title {
			t.Errorf("%s\nstands under %q, not %q", text, got[text], title)
		}
	}
	if !slices.ContainsFunc(r.Untranslated, func(u *pb.Untranslated) bool { return u.Text == "Remittances of harvesters" && u.Form == "noun" }) {
		t.Error("the heading doesn't wait for its translation")
	}
}

func TestHeadingsOfTheReportsLanguageGatherThoseOfAnother(t *testing.T) {
	headed := []string{"# Données sur les récoltes", french[1], french[2], french[3], "# Traite des personnes", french[4], french[5], "# Villes et municipalités", french[6], french[7], french[8]}
	list := append(minuted("fr", 1, "2031-05-04", "2031-05-05", "Laval", headed...), minuted("en", 2, "2031-10-04", "2031-10-05", "Tunja", english[:3]...)...)
	r := entire(t, &Series{ID: "harvest", Language: "fr"}, list)
	if got := under(r)[strings.Split(english[1], " | ")[1]]; got != "Traite des personnes" {
		t.Errorf("it stands under %q", got)
	}
	// The scheme that a person's series file names is kept.
	r = entire(t, &Series{ID: "harvest", Language: "fr", Scheme: "sections"}, list)
	if got := under(r)[strings.Split(english[1], " | ")[1]]; got == "Traite des personnes" {
		t.Errorf("the series file's scheme doesn't hold: %q", got)
	}
}
