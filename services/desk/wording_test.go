package desk

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestEveryLanguageSaysTheSameThings(t *testing.T) {
	all, err := readWordings()
	if err != nil {
		t.Fatal(err)
	}
	holes := regexp.MustCompile(`\{[a-z]+\}`)
	english := all["en"].texts
	for l, w := range all {
		for key, text := range w.texts {
			if text == "" {
				t.Errorf("%s: %q is empty", l, key)
			}
			want := holes.FindAllString(english[key], -1)
			got := holes.FindAllString(text, -1)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %q fills in %v, English %v", l, key, got, want)
			}
		}
		for key := range english {
			if w.texts[key] == "" {
				t.Errorf("%s lacks %q", l, key)
			}
		}
	}
}

func TestWordingFilesNameNoKeyTwice(t *testing.T) {
	for _, l := range languages {
		b, err := os.ReadFile("wording/" + l + ".json")
		if err != nil {
			t.Fatal(err)
		}
		d := json.NewDecoder(strings.NewReader(string(b)))
		seen := map[string]bool{}
		for i := 0; ; i++ {
			tok, err := d.Token()
			if err != nil {
				break
			}
			if s, ok := tok.(string); ok && i%2 == 1 { // The brace is token 0.
				if seen[s] {
					t.Errorf("%s: %q stands twice", l, s)
				}
				seen[s] = true
			}
		}
	}
}

// keysUsed are the keys that templates and code ask for, with those that are
// put together from a prefix and a token.
func keysUsed(t *testing.T) map[string]bool {
	t.Helper()
	used := map[string]bool{}
	files, err := filepath.Glob("view/*.html")
	if err != nil {
		t.Fatal(err)
	}
	source, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	plain := regexp.MustCompile(`[({ ](t|count|say) "([a-z0-9.]+)"|w\.say\("([a-z0-9.]+)"|words\[o\]\.texts\["([a-z.]+)"`)
	for _, f := range append(files, source...) {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range plain.FindAllStringSubmatch(string(b), -1) {
			key := m[2] + m[3] + m[4]
			if m[1] == "count" {
				used[key+".one"], used[key+".other"] = true, true
			} else {
				used[key] = true
			}
		}
	}
	each := func(prefix string, values map[string]int32, suffixes ...string) {
		for v := range values {
			token := strings.ToLower(v[len(prefix):])
			if token == "unspecified" {
				continue
			}
			for _, s := range suffixes {
				used[strings.ReplaceAll(s, "*", token)] = true
			}
		}
	}
	each("KIND_", pb.Kind_value, "kind.*", "kind.*.long", "nobody.*")
	each("ATTRIBUTION_", pb.Attribution_value, "attribution.*", "attribution.*.long")
	each("ACT_", pb.Act_value, "act.*")
	each("FILE_STATE_", pb.FileState_value, "state.*")
	for _, k := range []string{"state.", "nobody.", "sort.relevance", "sort.reading", "done.retried", "done.forgotten", "done.corrected", "step.received", "step.extracted", "step.segmented", "step.indexed"} {
		used[k] = true
	}
	for _, f := range filters {
		used["facet."+f] = true
	}
	for prefix, values := range map[string][]string{
		"reports.view.": reportViews, "answers.": {"", "supports", "opposes"}, "field.": correctable, "correct.from.": {"sidecar", "folder", "title_page", "file_name", "default", "correction"},
		"status.": {"proposed", "accepted", "rejected", "merged", "split", "reworded"}, "format.note.": {"tagged", "untagged", "awaits"},
		"edit.what.":  {"title", "cover", "order", "point.accept", "point.reject", "point.merge", "point.split", "point.reword", "divergence.accept", "divergence.reject", "keep_out"},
		"edit.state.": {"changed", "idle", "lost"}, "change.": {"added", "dropped", "changed", "moved"},
		"change.document.": {"added", "withdrawn", "replaced", "read_anew", "moved"},
	} {
		for _, v := range values {
			used[prefix+v] = true
		}
	}
	for _, p := range []string{"search", "statement", "page", "documents", "forget", "reports", "report", "help", "problem", "correct", "sentence", "who-edits", "conflict", "redo"} {
		used["title."+p] = true
	}
	for _, f := range []string{"docx", "html", "md", "json", "pdf", "xlsx", "changes.md", "changes.json",
		"brief.docx", "brief.html", "brief.md", "brief.pdf", "full.docx", "full.html", "full.md", "full.pdf", "sources.docx", "sources.html", "sources.md"} {
		used["format."+f] = true
	}
	for _, f := range faultKeys {
		used["wrong."+f], used["wrong."+f+".remedy"] = true, true
	}
	for i := 1; i <= 12; i++ {
		used[fmt.Sprintf("month.%d", i)] = true
	}
	return used
}

func TestEveryKeyIsUsedAndEveryUsedKeyIsThere(t *testing.T) {
	all, err := readWordings()
	if err != nil {
		t.Fatal(err)
	}
	used := keysUsed(t)
	for _, key := range slices.Sorted(maps.Keys(used)) {
		if _, ok := all["en"].texts[key]; !ok {
			t.Errorf("%q is used and has no text", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(all["en"].texts)) {
		if !used[key] {
			t.Errorf("%q is never used", key)
		}
	}
}

func TestNumbersAndDatesAreSaidAsTheLanguageDoes(t *testing.T) {
	all, err := readWordings()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ got, want string }{
		{all["en"].number(1234567), "1,234,567"}, {all["fr"].number(-1234), "-1\u202f234"}, {all["es"].number(999), "999"}, {all["en"].number(-123), "-123"},
		{all["en"].count("found", 1), "1 statement"}, {all["en"].count("found", uint64(0)), "0 statements"}, {all["fr"].count("found", 0), "0 déclaration"},
		{all["fr"].count("found", 2000), "2\u202f000 déclarations"}, {all["fr"].percent(.555), "56\u202f%"}, {all["en"].percent(1), "100%"},
		{all["en"].dates("2018-03-26", "2018-03-27"), "26–27 March 2018"}, {all["es"].dates("2018-03-26", ""), "26 de marzo de 2018"},
		{all["fr"].dates("2018-03-30", "2018-04-02"), "30 mars 2018 – 2 avril 2018"}, {all["fr"].dates("2018-03-30", "2018-03-30"), "30 mars 2018"}, {all["fr"].dates("spring", ""), "spring"},
		{all["fr"].size(1677722), "1,6\u00a0Mo"}, {all["fr"].size(118784), "116\u00a0ko"}, {all["en"].size(1677722), "1.6 MB"}, {all["es"].size(2), "2\u00a0B"}, {all["en"].size(1<<20 - 1), "1.0 MB"}, {all["en"].size(0), ""},
		{all["fr"].country("DE"), "Allemagne"}, {all["en"].country("??"), "??"}, {all["es"].tongue("fr"), "francés"}, {all["en"].say("no.such.key"), "no.such.key"},
	} {
		if c.got != c.want {
			t.Errorf("said %q, wanted %q", c.got, c.want)
		}
	}
}
