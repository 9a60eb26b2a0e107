package desk_test

import (
	"encoding/json"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func widening() *line {
	l := small()
	l.widenings = []*pb.Widening{{Typed: "registre", Words: []*pb.KindredWord{
		{Text: "cadastre", Language: "fr"}, {Text: "inventaire", Language: "fr"}, {Text: "register", Language: "en"}, {Text: "registro", Language: "es"},
	}}}
	return l
}

func TestASearchSaysWhatItAddedAndTakesItBack(t *testing.T) {
	s := widening().serve(t)
	for l, want := range map[string][2]string{
		"fr": {"Aussi cherché\u00a0:", "chercher seulement les mots tapés"},
		"en": {"Also searched:", "search only the words typed"},
		"es": {"También se buscó:", "buscar solo las palabras escritas"},
	} {
		_, body := get(t, s, "/?q=registre&session=1", l)
		// A word of each language comes before the second of any.
		holds(t, body, []string{want[0], `<span lang="fr">cadastre</span>, <span lang="en">register</span>, <span lang="es">registro</span>, <span lang="fr">inventaire</span>`,
			`<a href="/?exact=1&amp;q=registre&amp;session=1">` + want[1]}, nil)
	}
	_, body := get(t, s, "/?q=registre&exact=1", "fr")
	holds(t, body, []string{"Seuls les mots tapés ont été cherchés", `<a href="/?q=registre">chercher aussi`, `<input type="hidden" name="exact" value="1">`}, []string{"Aussi cherché", "cadastre"})
	_, body = get(t, s, "/", "fr")
	holds(t, body, nil, []string{"Aussi cherché", "Seuls les mots tapés"})
}

func TestManyWordsAreOneClickFurther(t *testing.T) {
	l := small()
	u := &pb.Widening{Typed: "registre"}
	for _, w := range strings.Fields("a b c d e f g h i j k l m n") {
		u.Words = append(u.Words, &pb.KindredWord{Text: "x" + w, Language: "en"})
	}
	l.widenings = []*pb.Widening{u, u}
	_, body := get(t, l.serve(t), "/?q=registre", "en")
	holds(t, body, []string{`xj</span><details class="more"><summary>4 more`, ">xn</span>"}, []string{"</span>, <span lang=\"en\">xa"})
}

func TestWordsAreWidenedUnlessTheyAreWantedExactly(t *testing.T) {
	l := widening()
	s := l.serve(t)
	for path, want := range map[string]bool{
		"/?q=registre": true, "/?q=registre&exact=1": false, "/?q=registre&exact=0": true, "/": false,
		"/api/v1/search?q=registre": true, "/api/v1/search?q=registre&exact=1": false,
		// An export tells of nothing that was added.
		"/api/v1/export?q=registre": false,
	} {
		l.asked = nil
		get(t, s, path, "en")
		if len(l.asked) == 0 || l.asked[0].GetWiden() != want {
			t.Errorf("%s asked for %v", path, l.asked)
		}
		// Beside the results the same statements are counted.
		for _, q := range l.asked {
			if q.GetQuery() != "" && q.GetWiden() != want {
				t.Errorf("%s counted other statements than it found: %v", path, q)
			}
		}
	}
}

func TestTheAPISaysWhatWasAdded(t *testing.T) {
	s := widening().serve(t)
	_, body := get(t, s, "/api/v1/search?q=registre", "en")
	var found struct {
		Widened []struct {
			Typed string
			Words []struct{ Text, Language string }
		}
	}
	if err := json.Unmarshal([]byte(body), &found); err != nil {
		t.Fatal(err)
	}
	if len(found.Widened) != 1 || found.Widened[0].Typed != "registre" || len(found.Widened[0].Words) != 4 || found.Widened[0].Words[2].Language != "en" {
		t.Errorf("told of %+v", found.Widened)
	}
	_, body = get(t, s, "/api/v1/search?q=registre&exact=1", "en")
	holds(t, body, []string{`"widened":[]`}, nil)
}
