package question

import (
	"fmt"
	"strings"
	"testing"

	"rapporteur.internal/services/index/analysis"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func chains(t testing.TB) analysis.Chains {
	t.Helper()
	c, err := analysis.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func printed(p Plan) string {
	var all []string
	add := func(sign string, matches []Match) {
		for _, m := range matches {
			var terms []string
			for _, t := range m.Terms {
				terms = append(terms, fmt.Sprintf("%s@%d", t.Term, t.Offset))
			}
			all = append(all, sign+m.Field+":"+strings.Join(terms, "+"))
		}
	}
	add("", p.Must)
	add("-", p.Not)
	if p.Nothing {
		all = append(all, "nothing")
	}
	return strings.Join(all, " ")
}

func TestWhatWasTypedBecomesAPlan(t *testing.T) {
	for _, c := range []struct{ name, query, fr string }{
		{"words", "droits migrants", "fr:droit@0 fr:migrant@0"},
		{"words that say nothing", "les droits", "fr:droit@0"},
		{"nothing but such", "les", "text:les@0"},
		{"such, and something that must not stand", "les -droits", "-fr:droit@0"},
		{"a phrase", `"les droits"`, "text:les@0+droits@1"},
		{"French marks, with a space", "« les droits »", "text:les@0+droits@1"},
		{"curly marks", "“les droits” ici", "text:les@0+droits@1 fr:ici@0"},
		{"a phrase that isn't closed", `"les droits`, "text:les@0+droits@1"},
		{"a phrase of one word", `"droits"`, "text:droits@0"},
		{"hyphens", "vis-à-vis", "fr:vis@0+vis@2"},
		{"without a word", "droits -homme", "fr:droit@0 -fr:home@0"},
		{"without a phrase", `-"de droit"`, "-text:de@0+droit@1"},
		{"a dash is no minus", "droits - homme", "fr:droit@0 fr:home@0"},
		{"decomposed accents", "e\u0301galite\u0301", "fr:egalit@0"},
		{"marks in the middle of a word", `a"b c"d`, "text:b@0+c@1 fr:d@0"},
		{"signs", "?! --", "nothing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := printed(Plans(chains(t), c.query)[0]); got != c.fr {
				t.Fatalf("got %s, want %s", got, c.fr)
			}
		})
	}
	if got := Plans(chains(t), " \t"); got != nil {
		t.Fatalf("white space: got %v", got)
	}
}

func TestOverlappingAnswersAreMarkedOnce(t *testing.T) {
	s := &pb.Statement{Language: "fr", Text: "Les droits de l’enfant, les droits."}
	var got []string
	for _, r := range Highlights(chains(t), Plans(chains(t), `droits "droits de l'enfant" enfants`), s) {
		got = append(got, s.Text[r.Start:r.End])
	}
	if strings.Join(got, "|") != "droits de l’enfant|droits" {
		t.Fatalf("got %q", got)
	}
}

func FuzzQuestions(f *testing.F) {
	all, err := analysis.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(`traite -"des personnes" «l'homme» Etats-Unis`, "La traite des personnes aux États-Unis.")
	f.Add(`"`, "\xff")
	f.Fuzz(func(t *testing.T, query, text string) {
		plans := Plans(all, query)
		for _, language := range []string{"fr", "en", "es", ""} {
			end := uint32(0)
			for i, r := range Highlights(all, plans, &pb.Statement{Language: language, Text: text}) {
				if r.Start >= r.End || i > 0 && r.Start <= end || int(r.End) > len(text) {
					t.Fatalf("range %v after %d of %d", r, end, len(text))
				}
				end = r.End
			}
		}
	})
}

func TestACursorBelongsToItsQuestion(t *testing.T) {
	r, err := Check(&pb.FindRequest{Query: "droits", Size: 10})
	if err != nil {
		t.Fatal(err)
	}
	next, err := r.Next([]string{"a", "b"})
	if err != nil {
		t.Fatal(err)
	}
	same, err := Check(&pb.FindRequest{Query: "droits", Size: 50, Cursor: next, Facets: []string{"kind"}, Highlight: true})
	if err != nil || string(same.After) != `["a","b"]` {
		t.Fatalf("got %s, %v", same.After, err)
	}
	if _, err := Check(&pb.FindRequest{Query: "droit", Cursor: next}); err == nil {
		t.Fatal("another question took the cursor")
	}
}
