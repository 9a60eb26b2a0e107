package clause

import (
	"io/fs"
	"strings"
	"sync"
	"testing"
)

var load = sync.OnceValues(Open)

func loaded(t testing.TB) *Lexicon {
	t.Helper()
	x, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// marked reads an example: {said} and [content].
func marked(text string) (plain, said, content string) {
	plain = strings.NewReplacer("{", "", "}", "", "[", "", "]", "").Replace(text)
	between := func(open, shut string) string {
		_, rest, ok := strings.Cut(text, open)
		if !ok {
			return ""
		}
		in, _, _ := strings.Cut(rest, shut)
		return strings.NewReplacer("{", "", "}", "", "[", "", "]", "").Replace(in)
	}
	return plain, between("{", "}"), between("[", "]")
}

func TestEveryFrameReadsItsExamples(t *testing.T) {
	x := loaded(t)
	for _, code := range languages {
		for _, f := range x.languages[code].frames {
			for _, example := range f.As {
				if f.Doing {
					continue // TestPractices has them
				}
				text, said, want := marked(example)
				s := x.Read(code, text, said)
				if got := s.Content.In(text); got != want || !s.Own {
					t.Errorf("%s: %s: %q: content %q (own %v, verb %q), wanted %q", code, f.Frame, text, got, s.Own, s.Verb.In(text), want)
				}
			}
			for _, example := range f.Unlike {
				text, said, _ := marked(example)
				if s := x.Read(code, text, said); s.Own {
					t.Errorf("%s: %s: %q has content %q", code, f.Frame, text, s.Content.In(text))
				}
			}
		}
	}
}

// templates hold one example for each thing that verbs govern: $ is the verb's
// third person in the past.
var templates = map[string]map[string]string{
	"fr": {"that": "Mme Faye $ que les puits tarissent.", "infinitive": "Mme Faye $ réparer les puits.", "noun": "Mme Faye $ la lenteur des travaux."},
	"en": {"that": "Ms. Faye $ that the wells are dry.", "infinitive": "Ms. Faye $ repair the wells.", "noun": "Ms. Faye $ the slow works."},
	"es": {"that": "La señora Faye $ que los pozos se secan.", "infinitive": "La señora Faye $ reparar los pozos.", "noun": "La señora Faye $ la lentitud de las obras."},
}

func TestEveryVerbGovernsWhatItsFrameSays(t *testing.T) {
	x := loaded(t)
	for code, l := range x.languages {
		seen := map[*verb]bool{}
		for _, form := range sortedKeys(l.verbs) {
			for _, v := range l.verbs[form] {
				if seen[v] || v.frame.Light || v.frame.Doing {
					continue
				}
				seen[v] = true
				printed := v.print(code)
				try := func(kind, said, marker, want string) {
					text := strings.Replace(templates[code][kind], "$", said+marker, 1)
					s := x.Read(code, text, strings.SplitN(templates[code][kind], " $", 2)[0])
					if got := s.Content.In(text); !s.Own || !strings.HasPrefix(got, want) {
						t.Errorf("%s: %s: %s: %q gives %q (own %v)", code, v.lemma, kind, text, got, s.Own)
					}
				}
				if v.frame.That != "" && !v.frame.Adjective {
					try("that", printed, "", map[string]string{"fr": "les", "en": "the", "es": "los"}[code])
				}
				for _, p := range v.frame.Noun {
					marker := " " + p
					if p == "bare" {
						marker = ""
					}
					if v.frame.Adjective || code == "fr" && p == "de" && v.frame.That != "" {
						continue
					}
					try("noun", printed, marker, map[string]string{"fr": "la", "en": "the", "es": "la"}[code])
				}
				for _, p := range v.frame.Infinitive {
					marker := " " + p
					if p == "bare" {
						marker = ""
					}
					if p == "d'" {
						continue
					}
					try("infinitive", printed, marker, map[string]string{"fr": "réparer", "en": "repair", "es": "reparar"}[code])
				}
			}
		}
	}
}

// print gives a verb's third person in the past.
func (v *verb) print(code string) string {
	var form string
	for _, f := range sortedKeys(v.forms) {
		k := v.forms[f]
		ok := k.is(past)
		switch code {
		case "fr":
			ok = k.is(past) && !strings.HasSuffix(f, "ent") && !k.is(present)
		case "es":
			ok = k.is(past) && (strings.HasSuffix(f, "ó") || strings.HasSuffix(f, "o") || strings.HasSuffix(f, "io"))
		}
		if ok && (form == "" || len(f) < len(form)) {
			form = f
		}
	}
	out := strings.ReplaceAll(strings.Join(append([]string{form}, v.tail...), " "), "' ", "'")
	if v.reflexive {
		elide := code == "fr" && strings.ContainsAny(form[:1], "aeiouh") || code == "fr" && strings.HasPrefix(form, "é")
		if elide {
			return "s'" + out
		}
		return "se " + out
	}
	return out
}

func TestWrongDataIsRefused(t *testing.T) {
	files, err := fs.Sub(data, "data")
	if err != nil {
		t.Fatal(err)
	}
	paradigms, err := readParadigms(files, "fr-paradigms.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*file){
		"a missing list":            func(f *file) { delete(f.Words, "that") },
		"an unknown list":           func(f *file) { f.Words["colour"] = "rouge" },
		"a missing phrase":          func(f *file) { delete(f.Phrases, "go") },
		"a frame without verbs":     func(f *file) { f.Frames[0].Verbs = "" },
		"a frame without example":   func(f *file) { f.Frames[0].As = nil },
		"a mood that doesn't exist": func(f *file) { f.Frames[0].That = "optative" },
		"a verb that can't be read": func(f *file) { f.Frames[0].Verbs = "zut" },
		"a verb that stands twice":  func(f *file) { f.Frames[0].Verbs += ", dire" },
	} {
		f, err := readFile(files, "fr")
		if err != nil {
			t.Fatal(err)
		}
		spoil(f)
		if _, err := f.compile("fr", paradigms); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
