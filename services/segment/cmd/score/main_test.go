package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const sealedTexts = "../../gold/texts/sealed/*.json"

func printedBy(t *testing.T, o options) (string, error) {
	t.Helper()
	t.Setenv("RAPPORTEUR_SHARED", t.TempDir())
	var b strings.Builder
	err := run(o, &b)
	return b.String(), err
}

func TestASealedTextShowsNothingOfItself(t *testing.T) {
	files, err := filepath.Glob(sealedTexts)
	if err != nil || len(files) == 0 {
		t.Fatalf("no sealed text: %v", err)
	}
	name := strings.TrimSuffix(filepath.Base(files[0]), ".json")
	for _, c := range []struct {
		what string
		o    options
		// shows: the text has a line; fails: nothing is printed at all.
		shows, fails bool
	}{
		{"its errors are refused", options{glob: files[0], errors: 3}, false, true},
		{"under its own name too", options{names: []string{name}, errors: 3}, false, true},
		{"it has no line", options{glob: files[0]}, false, false},
		{"unsealed it has one", options{glob: files[0], unseal: true}, true, false},
		{"among open ones no error is told of it", options{names: []string{name, "fr-roads"}, errors: 3}, false, false},
	} {
		t.Run(c.what, func(t *testing.T) {
			out, err := printedBy(t, c.o)
			if (err != nil) != c.fails || strings.Contains(out, name) != c.shows {
				t.Errorf("fails: %v, shows: %v", err != nil, strings.Contains(out, name))
			}
			if !c.fails && !c.shows && !strings.Contains(out, "sealed texts: pooled figures alone") {
				t.Error("nothing says what is left out")
			}
		})
	}
}

func TestSealedExportsAreKeptOnlyWhereTheyAreAskedFor(t *testing.T) {
	folder := t.TempDir()
	if _, err := printedBy(t, options{names: []string{"1-"}, out: folder}); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(sealedTexts)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if _, err := os.Stat(filepath.Join(folder, filepath.Base(f)+"l")); err == nil {
			t.Error("a sealed text's export was kept")
		}
	}
	if kept, err := filepath.Glob(filepath.Join(folder, "*.jsonl")); err != nil || len(kept) == 0 {
		t.Errorf("no open text's export was kept: %v", err)
	}
}

func TestTheTablePoolsByLanguageAndSet(t *testing.T) {
	out, err := printedBy(t, options{names: []string{"fr-roads", "es-actas", "fr-a1"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\nfr-roads ", "\ngold+more fr ", "\ngold+more es ", "\ngold+more  ", "\nopen fr ", "\nall fr  ", "\nall  "} {
		if !strings.Contains(out, want) {
			t.Errorf("no line %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "open en") {
		t.Errorf("a pool of nothing in\n%s", out)
	}
}

func TestErrorsOfOpenTextsAreTold(t *testing.T) {
	out, err := printedBy(t, options{names: []string{"fr-economists"}, errors: 1})
	if err != nil || !strings.Contains(out, "wanted") {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestAFloorThatIsNotReachedFails(t *testing.T) {
	for _, c := range []struct {
		min  string
		want string
	}{
		{"fr-roads:text=0.9,noise=0.1", ""},
		{"gold+more fr:who=0.1", ""},
		{"fr-roads:text=1.1", "falls short: text 1.000, wanted 1.1"},
		{"fr-roads:noise=-1", "falls short: noise"},
		{"fr-roads:objective=0.1", "falls short: objective"},
		{"nothing:who=0", "no line"},
		{"fr-roads:whom=0", "the figures are"},
		{"fr-roads", "not FIGURE=VALUE"},
	} {
		_, err := printedBy(t, options{names: []string{"fr-roads"}, min: c.min})
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, wanted %q", c.min, err, c.want)
		}
	}
}

func TestWhatCannotBeScoredIsSaid(t *testing.T) {
	for name, o := range map[string]options{
		"no such text":        {names: []string{"no-such-text"}},
		"no such file":        {glob: "nowhere/*.json"},
		"no such binary":      {names: []string{"fr-roads"}, read: "/nowhere/rapporteur"},
		"a binary that drops": {names: []string{"fr-roads"}, read: "/nowhere/rapporteur", drop: 0.2},
	} {
		if _, err := printedBy(t, o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
