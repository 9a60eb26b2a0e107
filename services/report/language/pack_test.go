package language_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"rapporteur.internal/services/report/language"
)

var slot = regexp.MustCompile(`\{=?([a-z_]+)`)

func TestThePacksHaveTheSameKeysAndSlots(t *testing.T) {
	packs := map[string]*language.Pack{}
	for _, tag := range language.Tags() {
		p, err := language.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		packs[tag] = p
	}
	slots := func(forms language.Forms) []string {
		var all []string
		for _, f := range forms {
			for _, m := range slot.FindAllStringSubmatch(f, -1) {
				name := m[1]
				if strings.HasSuffix(name, "source_session") || name == "source" || name == "on" || name == "about" {
					name = "source or theme"
				}
				if !slices.Contains(all, name) {
					all = append(all, name)
				}
			}
		}
		slices.Sort(all)
		return all
	}
	fr := packs["fr"]
	for _, tag := range []string{"en", "es"} {
		p := packs[tag]
		for key, forms := range fr.Frames {
			if len(p.Frames[key]) == 0 {
				t.Errorf("%s: no frame %s", tag, key)
				continue
			}
			a, b := slots(forms), slots(p.Frames[key])
			if strings.HasPrefix(key, "groups_part") || strings.HasPrefix(key, "both_") {
				continue
			}
			if !slices.Equal(a, b) {
				t.Errorf("%s: frame %s has slots %v, French has %v", tag, key, b, a)
			}
		}
		for key := range p.Frames {
			if len(fr.Frames[key]) == 0 {
				t.Errorf("fr: no frame %s", key)
			}
		}
		for key := range fr.Words {
			if p.Words[key] == "" && key != "about_section" {
				t.Errorf("%s: no word %s", tag, key)
			}
		}
		for key := range p.Words {
			if fr.Words[key] == "" {
				t.Errorf("fr: no word %s", key)
			}
		}
		if len(p.Method) != len(fr.Method) {
			t.Errorf("%s: %d paragraphs of method, French has %d", tag, len(p.Method), len(fr.Method))
		}
	}
	for tag, p := range packs {
		if len(p.Months) != 12 || len(p.Numbers) != 10 || len(p.NumbersF) != 10 || len(p.Ordinals) != 10 {
			t.Errorf("%s: months, numbers or ordinals are missing", tag)
		}
		for key, forms := range p.Frames {
			for _, f := range forms {
				if n := strings.Count(f, "{"); n != strings.Count(f, "}") {
					t.Errorf("%s: %s: braces of %q", tag, key, f)
				}
				if tag == "fr" && regexp.MustCompile(` [:;!?»]|« `).MatchString(f) {
					t.Errorf("fr: %s: a breaking space in %q", key, f)
				}
			}
		}
	}
}

func TestFramesBendToNumberGenderAndVowel(t *testing.T) {
	for _, x := range []struct {
		tag, frame string
		v          language.Values
		want       string
	}{
		{"fr", "{n|word} {n#orateur#orateurs}", language.Values{"n": 1}, "un orateur"},
		{"fr", "{n|wordf} {n#session#sessions}", language.Values{"n": 1}, "une session"},
		{"fr", "{n|word} {n#orateur#orateurs}", language.Values{"n": 0}, "aucun orateur"},
		{"fr", "{n} {n#orateur#orateurs}", language.Values{"n": 12400}, "12\u00a0400 orateurs"},
		{"fr", "l’intervention {s|de}", language.Values{"s": "Ada Byrne"}, "l’intervention d’Ada Byrne"},
		{"fr", "l’intervention {s|de}", language.Values{"s": "Noé Lima"}, "l’intervention de Noé Lima"},
		{"en", "{=n|word} {n#speaker#speakers}", language.Values{"n": 2}, "Two speakers"},
		{"en", "{n} {n#speaker#speakers}", language.Values{"n": 0}, "0 speakers"},
		{"es", "{n|wordf} {n#sesión#sesiones}", language.Values{"n": 1}, "una sesión"},
		{"es", "{x}", nil, "⟨x⟩"},
	} {
		p, err := language.Load(x.tag)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Fill(x.frame, x.v); got != x.want {
			t.Errorf("%s %q: %q, want %q", x.tag, x.frame, got, x.want)
		}
	}
}

func TestDatesSessionsAndListsReadAsPeopleWriteThem(t *testing.T) {
	for _, x := range []struct{ tag, start, end, dates, list string }{
		{"fr", "2019-05-01", "2019-05-03", "1er-3\u00a0mai\u00a02019", "Ana, Eva et Ian"},
		{"en", "2019-05-01", "2019-05-03", "1–3\u00a0May\u00a02019", "Ana, Eva and Ian"},
		{"es", "2019-05-01", "2019-05-03", "1 al 3 de mayo de 2019", "Ana, Eva y Ian"},
		{"fr", "2019-05-31", "2019-06-02", "du 31\u00a0mai au 2\u00a0juin\u00a02019", "Ana, Eva et Ian"},
		{"en", "2019-05-31", "2019-05-31", "31\u00a0May\u00a02019", "Ana, Eva and Ian"},
	} {
		p, err := language.Load(x.tag)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Dates(x.start, x.end); got != x.dates {
			t.Errorf("%s: %q, want %q", x.tag, got, x.dates)
		}
		if got := p.List([]string{"Ana", "Eva", "Ian"}); got != x.list {
			t.Errorf("%s: %q, want %q", x.tag, got, x.list)
		}
	}
	es, _ := language.Load("es")
	if got := es.List([]string{"Ana", "Inés"}); got != "Ana e Inés" {
		t.Errorf("es: %q", got)
	}
	for tag, want := range map[string]string{"fr": "11e session", "en": "11th session", "es": "11.ª sesión"} {
		p, _ := language.Load(tag)
		if got := p.Session(11); got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
	if _, err := language.Load("de"); err == nil {
		t.Error("a language that there is no pack for loads")
	}
}
