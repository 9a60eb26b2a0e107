package report

import (
	"io/fs"
	"strings"
	"testing"
)

func TestEverySeriesFileFollowsTheSchema(t *testing.T) {
	names, err := fs.Glob(seriesFiles, "series/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := seriesFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := ParseSeries(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if name != "series/"+s.ID+".yaml" {
			t.Errorf("%s holds the series %s", name, s.ID)
		}
	}
}

func TestASeriesWithoutAFileHasDefaults(t *testing.T) {
	s, err := OpenSeries("never-heard-of")
	if err != nil || s.ID != "never-heard-of" {
		t.Fatal(s, err)
	}
}

func TestASeriesFileThatIsWrongSaysWhat(t *testing.T) {
	for _, x := range []struct{ file, says string }{
		{"id: Not A Slug", "id"},
		{"id: a\nlanguage: de", "language"},
		{"id: a\nsource: novel", "source"},
		{"id: a\nscheme: own", "themes"},
		{"id: a\nscheme: own\nthemes: [{id: t}, {id: t}]", "theme"},
		{"id: a\nunheard: of", "unheard"},
		{"id: a\npassages: 1000", "passages"},
	} {
		if _, err := ParseSeries([]byte(x.file)); err == nil || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%q: %v, want an error about %s", x.file, err, x.says)
		}
	}
	if _, err := OpenSeries("../x"); err == nil {
		t.Error("a path is taken for a series")
	}
}

func TestWhatNothingPlacesHasATitleInEachLanguage(t *testing.T) {
	for tag, want := range map[string]string{"fr": "Documents non classés", "en": "Unsorted documents", "es": "Documentos sin clasificar"} {
		r := compose(t, &Series{ID: "unsorted", Language: tag}, shaped(t, 10, placed{session: 0, part: "a"}))
		if r.Title != want {
			t.Errorf("%s: %q", tag, r.Title)
		}
	}
}
