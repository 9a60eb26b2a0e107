package stance

import (
	"slices"
	"sync"
	"testing"
)

// decided reads one sentence that somebody said.
func decided(t *testing.T, language, text string) (string, []hit) {
	t.Helper()
	r := &reader{frames: loaded(t), in: []Sentence{{Text: text, Language: language, Told: true}}, lines: make([]line, 1), vocab: map[string]map[string]*known{}}
	r.act(0)
	return Acts[r.lines[0].does()], r.lines[0].hits
}

var load = sync.OnceValues(Load)

func loaded(t testing.TB) *Frames {
	t.Helper()
	x, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestEveryCueFiresInItsExamples(t *testing.T) {
	for _, code := range languages {
		f, err := readFile(code)
		if err != nil {
			t.Fatal(err)
		}
		l := loaded(t).languages[code]
		for _, c := range f.Cues {
			if len(c.As) == 0 {
				t.Errorf("%s: cue %s has no example", code, c.Cue)
			}
			for _, text := range c.As {
				act, hits := decided(t, code, text)
				fires := slices.ContainsFunc(hits, func(h hit) bool { return h.cue >= 0 && l.cues[h.cue].name == c.Cue && !h.hidden })
				if !fires {
					t.Errorf("%s: cue %s is not seen in %q", code, c.Cue, text)
				}
				if c.Weight >= deciding && act != c.Act {
					t.Errorf("%s: cue %s: %q %s, wanted %s", code, c.Cue, text, act, c.Act)
				}
			}
			for want, text := range c.Unlike {
				if act, _ := decided(t, code, text); act != want {
					t.Errorf("%s: unlike %s: %q %s, wanted %s", code, c.Cue, text, act, want)
				}
			}
		}
	}
}

func TestLanguagesHaveTheSameKindsOfCues(t *testing.T) {
	acts := map[string]map[string]bool{}
	for _, code := range languages {
		f, err := readFile(code)
		if err != nil {
			t.Fatal(err)
		}
		acts[code] = map[string]bool{}
		for _, c := range f.Cues {
			acts[code][c.Act+" "+c.At] = true
		}
	}
	for _, code := range languages {
		for kind := range acts["fr"] {
			if !acts[code][kind] {
				t.Errorf("%s has no cue for %s, French has", code, kind)
			}
		}
	}
}

func TestNoFormStandsTwice(t *testing.T) {
	for _, code := range languages {
		f, err := readFile(code)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]string{}
		for _, c := range f.Cues {
			for _, form := range c.Forms {
				if seen[form] != "" {
					t.Errorf("%s: %q stands in %s and in %s", code, form, seen[form], c.Cue)
				}
				seen[form] = c.Cue
			}
		}
	}
}

func TestAFormThatCantBeReadIsRefused(t *testing.T) {
	for _, form := range []string{"", ".. word", "word @nothing", "a ^", "..x word", "x?", "a|"} {
		f := &file{Cues: []cueFile{{Cue: "c", Act: "urges", At: "frame", Weight: 1, Forms: []string{form}}}}
		if _, err := f.compile("en"); err == nil {
			t.Errorf("%q is taken", form)
		}
	}
	for _, c := range []cueFile{{Cue: "c", Act: "sings", At: "frame", Weight: 1}, {Cue: "c", Act: "urges", At: "nowhere", Weight: 1}, {Cue: "c", Act: "urges", At: "frame"}, {Cue: "c", At: "mute", Weight: 1}} {
		f := &file{Cues: []cueFile{c}}
		if _, err := f.compile("en"); err == nil {
			t.Errorf("%+v is taken", c)
		}
	}
}
