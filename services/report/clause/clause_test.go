package clause

import (
	"strings"
	"testing"
)

func TestTheSayingIsFoundWhereverItStands(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct{ name, language, text, said, form, subject, verb, marker, content string }{
		{"with the verb named", "fr", "Elle a également souligné que les digues cédaient.", "Elle a également souligné", "that", "Elle", "a également souligné", "que", "les digues cédaient"},
		{"with the subject alone", "fr", "La maire de Vélindre, Awa Sow, a rappelé la lenteur des travaux.", "La maire de Vélindre", "noun", "La maire de Vélindre, Awa Sow", "a rappelé", "", "la lenteur des travaux"},
		{"behind a relative clause", "en", "Chad, which had opposed the list, asked for a shorter one.", "Chad", "noun", "Chad, which had opposed the list", "asked", "for", "a shorter one"},
		{"inverted at the end", "fr", "Les digues cèdent, a averti Mme Sow.", "averti Mme Sow", "that", "Mme Sow", "a averti", "", "Les digues cèdent"},
		{"in the middle", "en", "The dykes, she said, are weak.", "she said", "that", "she", "said", "", "The dykes, she said, are weak"},
		{"without a subject", "es", "Añadió que los diques cedían.", "Añadió", "that", "", "Añadió", "que", "los diques cedían"},
		{"according to", "fr", "Selon M. Ba, les digues cèdent.", "Selon M. Ba", "that", "M. Ba", "", "Selon", "les digues cèdent"},
		{"behind an adjunct", "es", "La jefa indicó en su informe que los diques cedían.", "La jefa", "that", "La jefa", "indicó", "que", "los diques cedían"},
		{"as the subject's second verb", "en", "Chad went further and proposed a tax on sand.", "Chad", "noun", "Chad", "proposed", "", "a tax on sand"},
		{"with a colon", "en", "Chad replied: the dykes are weak.", "Chad", "that", "Chad", "replied", ":", "the dykes are weak"},
		{"that compares, not governs", "fr", "Elle a présenté un mur plus haut que la digue.", "Elle a présenté", "noun", "Elle", "a présenté", "", "un mur plus haut que la digue"},
		{"a relative, not a marker", "fr", "Elle a décrit le mur que la ville bâtit.", "Elle a décrit", "noun", "Elle", "a décrit", "", "le mur que la ville bâtit"},
		{"impersonal", "fr", "Il a été souligné que les digues cédaient.", "Il a été souligné", "that", "Il", "a été souligné", "que", "les digues cédaient"},
		{"of a question", "fr", "Le Togo a demandé si les digues tenaient.", "Le Togo", "whether", "Le Togo", "a demandé", "si", "les digues tenaient"},
		{"with an adjective of its own", "fr", "Mme Sow s'est dite particulièrement inquiète de la crue.", "Mme Sow", "noun", "Mme Sow", "s'est dite particulièrement inquiète", "de", "la crue"},
		{"where a noun looks like a verb", "fr", "M. Ba, chef de la traite des grains, a dit que le mur tenait.", "M. Ba, chef de la traite des grains, a dit", "that", "M. Ba, chef de la traite des grains", "a dit", "que", "le mur tenait"},
		{"where a noun looks like an infinitive", "fr", "Elle a rappelé le caractère du mur.", "Elle a rappelé", "noun", "Elle", "a rappelé", "", "le caractère du mur"},
		{"a question that begins with its word", "fr", "Elle a montré comment le mur tenait.", "Elle a montré", "how", "Elle", "a montré", "", "comment le mur tenait"},
		{"with its subject before the clause", "es", "Añadió la jefa de Obras que el muro caía.", "Añadió", "that", "la jefa de Obras", "Añadió", "que", "el muro caía"},
		{"before a participle that isn't the verb", "en", "The guild, asked to speak, said that the wall held.", "The guild", "that", "The guild, asked to speak", "said", "that", "the wall held"},
		{"not a relative whose participle agrees", "fr", "Mme Sow a informé le port des visites qu'il a reportées.", "Mme Sow", "whole", "Mme Sow", "a informé", "", "Mme Sow a informé le port des visites qu'il a reportées"},
		{"with two participles of one relative", "en", "Chad said that Malta would print the map it had drawn and announced.", "Chad said", "that", "Chad", "said", "that", "Malta would print the map it had drawn and announced"},
		{"in English without that", "en", "She noted the dykes were weak.", "She noted", "that", "She", "noted", "", "the dykes were weak"},
		{"until another speaks", "en", "Chad asked for a map, and Kenya offered one.", "Chad", "noun", "Chad", "asked", "for", "a map"},
		{"until a second verb", "es", "Chile pidió más tiempo y ofreció un barco.", "Chile", "noun", "Chile", "pidió", "", "más tiempo"},
		{"until a gerund", "fr", "Il a salué l'effort, ajoutant que la digue tiendrait.", "Il a salué", "noun", "Il", "a salué", "", "l'effort"},
		{"not in the text", "en", "The dykes are weak.", "Ms. Sow said", "whole", "", "", "", "The dykes are weak"},
		{"without a verb that governs", "fr", "Le Togo l'a appuyée.", "Le Togo", "whole", "Le Togo", "l'a appuyée", "", "Le Togo l'a appuyée"},
	} {
		s := x.Read(c.language, c.text, c.said)
		got := []string{s.Form.String(), s.Subject.In(c.text), s.Verb.In(c.text), s.Marker.In(c.text), s.Content.In(c.text)}
		want := []string{c.form, c.subject, c.verb, c.marker, c.content}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s: %q\n got %q\nwant %q", c.name, c.text, got, want)
		}
	}
}

func TestWhatIsFrontedIsNamed(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct{ language, text, said, kind, part string }{
		{"fr", "En outre, Mme Sow a dit que le mur tenait.", "Mme Sow", "connective", "En outre"},
		{"fr", "Lors de la visite, Mme Sow a dit que le mur tenait.", "Mme Sow", "occasion", "Lors de la visite"},
		{"en", "With regard to dykes, Ms. Sow said the wall held.", "Ms. Sow said", "theme", "With regard to dykes"},
		{"es", "En cuanto al muro, la jefa dijo que aguantaba.", "la jefa dijo", "theme", "En cuanto al muro"},
		{"en", "In 2020, Ms. Sow said the wall held.", "Ms. Sow said", "time", "In 2020"},
		{"fr", "À Vélindre, Mme Sow a dit que le mur tenait.", "Mme Sow", "place", "À Vélindre"},
		{"es", "Si llueve, dijo la jefa, el muro cae.", "dijo la jefa", "", ""},
		{"en", "Given the rain, Ms. Sow said the wall would fall.", "Ms. Sow said", "cause", "Given the rain"},
	} {
		s := x.Read(c.language, c.text, c.said)
		kind, part := "", ""
		if len(s.Lead) > 0 {
			kind, part = s.Lead[0].Kind, s.Lead[0].In(c.text)
		}
		if kind != c.kind || part != c.part {
			t.Errorf("%q: %s %q, wanted %s %q", c.text, kind, part, c.kind, c.part)
		}
	}
}

func TestBareContentStandsAlone(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct{ language, text, said, want, why string }{
		{"fr", "Enfin, les digues ont tenu.", "", "les digues ont tenu", ""},
		{"fr", "Les digues, a-t-elle ajouté, ont également tenu.", "elle ajouté", "les digues ont tenu", ""},
		{"en", "Where rain fell, she said, the dykes were weak.", "she said", "where rain fell, the dykes were weak", ""},
		{"en", "IOM has two offices there.", "", "IOM has two offices there", ""},
		{"es", "Además, los diques resistieron.", "", "los diques resistieron", ""},
		{"es", "El muro, dijo, ha caído.", "dijo", "el muro ha caído", ""},
		{"fr", "Mme Sow a dit qu'elle reviendrait.", "Mme Sow a dit", "elle reviendrait", ""},
		{"en", "The price is too high.", "", "the price is too high", ""},
		{"fr", "Mme Sow a dit qu'ils reviendraient.", "Mme Sow a dit", "", "anaphor: ils"},
		{"fr", "Elle a dit que nous avions tort.", "Elle a dit", "", "first-person: nous"},
		{"es", "Dijo que tenemos dos muros.", "Dijo", "", "first-person: tenemos"},
		{"fr", "C'est pourquoi, le mur est tombé.", "", "", "connective: C'est pourquoi, "},
		{"en", "She said that this wall was weak.", "She said", "", "demonstrative: this wall"},
		{"en", "She said that the wall fell yesterday.", "She said", "", "deixis: yesterday"},
		{"fr", "Qui paiera le mur ?", "", "", "question"},
		{"en", "Let us build a wall.", "", "", "imperative"},
		{"fr", "M. Ba, délégué du port.", "", "", "no finite verb is seen"},
		{"en", "Kigdale has a wall.", "", "", "the first word may be a name: Kigdale"},
		{"fr", "Le Togo l'a appuyée.", "Le Togo", "", "content isn't delimited"},
	} {
		got, ok, why := x.Bare(x.Read(c.language, c.text, c.said))
		if got != c.want || why != c.why || ok != (c.why == "") {
			t.Errorf("%q: %q %v %q, wanted %q %q", c.text, got, ok, why, c.want, c.why)
		}
	}
}

func TestHolesAreCutExactly(t *testing.T) {
	x := loaded(t)
	for _, c := range []struct{ language, text, said, kind, hole string }{
		{"fr", "Le mur, à cet égard, est bas.", "", "demonstrative", ", à cet égard,"},
		{"fr", "Le mur est aussi bas que la digue.", "", "", ""},
		{"fr", "Ce qui manque est un mur.", "", "", ""},
		{"fr", "Ce dernier est tombé.", "", "anaphor", "Ce dernier"},
		{"en", "Those who live there need a wall.", "", "", ""},
		{"en", "The wall will stand next year.", "", "deixis", "next year"},
		{"en", "The wall also leaks.", "", "also", " also"},
		{"es", "La primera tabla está lista.", "", "", ""},
		{"es", "Los últimos tramos son bajos.", "", "", ""},
		{"es", "El muro también cayó.", "", "also", " también"},
	} {
		s := x.Read(c.language, c.text, c.said)
		kind, hole := "", ""
		if len(s.Holes) > 0 {
			kind, hole = s.Holes[0].Kind, s.Holes[0].In(c.text)
		}
		if kind != c.kind || hole != c.hole {
			t.Errorf("%q: %s %q, wanted %s %q", c.text, kind, hole, c.kind, c.hole)
		}
	}
}

// The offsets of whatever is read stand in the text, in order, on whole runes.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"Elle a dit qu'il pleut.", "“No”, dijo.", "She said, (", "«»", "l'", "a-t-il dit, que", "It was agreed that", "Selon,", "\xff que"} {
		f.Add("fr", text, "Elle a dit")
		f.Add("en", text, "said")
		f.Add("es", text, text)
	}
	x := loaded(f)
	f.Fuzz(func(t *testing.T, language, text, said string) {
		s := x.Read(language, text, said)
		for _, sp := range []Span{s.Subject, s.Verb, s.Marker, s.Content, s.Whom} {
			if sp.Start < 0 || sp.Start > sp.End || sp.End > len(text) {
				t.Fatalf("%q %q: span %v", text, said, sp)
			}
		}
		at := 0
		for _, h := range s.Holes {
			if h.Start < at || h.End < h.Start || h.End > len(text) {
				t.Fatalf("%q %q: hole %v", text, said, h)
			}
			at = h.End
		}
		for _, p := range s.Lead {
			if p.Start > p.End || p.End > len(text) {
				t.Fatalf("%q %q: lead %v", text, said, p)
			}
		}
		content, ok, why := x.Bare(s)
		if ok == (why != "") || !ok && content != "" {
			t.Fatalf("%q: %q %v %q", text, content, ok, why)
		}
		if a, ok := x.Ask(s); ok && (!strings.Contains(text, a.What) || !strings.Contains(text, a.Whom)) {
			t.Fatalf("%q: %+v isn't verbatim", text, a)
		}
		if d, ok := x.Deed(s); ok && (!strings.Contains(text, d.What) || !strings.Contains(d.What, d.Until)) {
			t.Fatalf("%q: %+v isn't verbatim", text, d)
		}
		for _, d := range x.Deeds(s) {
			if !strings.Contains(text, d.Who) || !strings.Contains(text, d.What) {
				t.Fatalf("%q: %+v isn't verbatim", text, d)
			}
		}
		x.Decides(s, true)
		x.Decision(s)
		x.Practice(s)
	})
}
