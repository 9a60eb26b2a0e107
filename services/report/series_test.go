package report

import (
	"html"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/memory"
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

// specimen is the text of the example's second session, as its source holds it.
func specimen(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../../examples/source/idm-2018-2-specimen-en.fodt")
	if err != nil {
		t.Fatal(err)
	}
	text := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(b), " "))
	return strings.Join(strings.Fields(text), " ")
}

func TestEveryEntryOfTheExamplesMemoryFindsItsSentence(t *testing.T) {
	s, text := open(t, "idm-2018"), specimen(t)
	n := 0
	for e := range s.Memory.All() {
		n++
		if !strings.Contains(text, e.Text) {
			t.Errorf("%s: the specimen doesn't say %q", e.ID, e.Text)
		}
		if got, ok := s.Memory.Lookup(e.Text, "fr", e.Form); !ok || got != e {
			t.Errorf("%s: %v", e.ID, got)
		}
		if e.By != "rapporteur" || e.Reviewed || e.Language != "en" || e.Date == "" {
			t.Errorf("%s is a machine's and looked at by nobody, and doesn't say so: %v", e.ID, e)
		}
		if loose := regexp.MustCompile(`[0-9] [0-9]| [%:;?!]`).FindString(e.Words); loose != "" {
			t.Errorf("%s: a line may break in %q", e.ID, loose)
		}
		if end, _ := utf8.DecodeLastRuneInString(e.Words); end == '.' || strings.Contains(e.Words, "'") {
			t.Errorf("%s: %q ends with a full stop, or has a typewriter's apostrophe", e.ID, e.Words)
		}
	}
	if n == 0 {
		t.Error("no memory ships with the example")
	}
}

func TestAMemorysWordsAreInTheVersion(t *testing.T) {
	list := both(t)
	s := &Series{ID: "idm-2018"}
	without := compose(t, s, list).Version
	s.Memory = &memory.Memory{}
	if v := compose(t, s, list).Version; v != without {
		t.Error("an empty memory makes another version")
	}
	s.Memory.Put(memory.Entry{ID: "S2a-1", Text: "The quay is closed.", Form: memory.Clause, Language: "en", Target: "fr", Words: "le quai est fermé"})
	if v := compose(t, s, list).Version; v == without {
		t.Error("words make no other version")
	}
}

func TestASeriesWithItsOwnSchemeKeepsItsMemory(t *testing.T) {
	list := shaped(t, 10, placed{session: 0, part: "a"})
	for i, s := range list {
		if i%2 == 0 {
			s.Themes = []string{"quays"}
		}
	}
	scheme := []byte("id: port\nthemes:\n- id: quays\n  title: {fr: Les quais}\n")
	versions := map[string]bool{}
	for _, m := range []*memory.Memory{nil, {}} {
		s := &Series{ID: "port", Language: "fr", Memory: m}
		if m != nil {
			m.Put(memory.Entry{ID: "S2a-1", Text: "The quay is closed.", Form: memory.Clause, Language: "en", Target: "fr", Words: "le quai est fermé"})
		}
		plain := compose(t, s, list)
		s, err := s.WithScheme(scheme)
		if err != nil {
			t.Fatal(err)
		}
		own := compose(t, s, list)
		versions[plain.Version], versions[own.Version] = true, true
		if !slices.ContainsFunc(own.Chapters, func(c *pb.Chapter) bool { return c.Title == "Les quais" }) {
			t.Errorf("with a memory %v, no chapter follows the scheme", m != nil)
		}
	}
	if len(versions) != 4 {
		t.Errorf("%d versions, want one for each of memory and scheme, both and neither", len(versions))
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
		{"id: a\ntranslator: {seconds: 3}", "neither a command nor a url"},
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
