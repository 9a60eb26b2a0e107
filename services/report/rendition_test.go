package report

import (
	"slices"
	"strings"
	"testing"
)

func TestAVersionOfNothingThatIsHereCountsAndIsTold(t *testing.T) {
	for name, of := range map[string]string{"a name that nothing has": "nope", "itself": "resume"} {
		list := shaped(t, 20, placed{session: 1, part: "summary"}, placed{session: 2, part: "resume", of: of})
		for _, tag := range []string{"en", "fr", "es"} {
			r := entire(t, &Series{ID: "x", Language: tag}, list)
			if len(seats(r)) != 2 {
				t.Errorf("%s: %d documents", name, len(seats(r)))
			}
			if !slices.ContainsFunc(r.Method, func(s string) bool { return strings.Contains(s, "resume.pdf") && strings.Contains(s, of) }) {
				t.Errorf("%s, %s: not told: %q", name, tag, r.Method)
			}
		}
	}
	// Each a version of the other: one of them counts.
	list := shaped(t, 20, placed{session: 1, part: "a", of: "b"}, placed{session: 1, part: "b", of: "a"})
	if r := entire(t, &Series{ID: "x"}, list); len(seats(r)) != 1 {
		t.Errorf("a circle: %d documents", len(seats(r)))
	}
	// By the file's name it is found.
	list = shaped(t, 20, placed{session: 1, part: "a"}, placed{session: 1, part: "b", of: "A.pdf"})
	if r := entire(t, &Series{ID: "x"}, list); len(seats(r)) != 1 || slices.ContainsFunc(r.Method, func(s string) bool { return strings.Contains(s, "A.pdf") }) {
		t.Errorf("a version by its file's name: %d documents, %q", len(seats(r)), r.Method)
	}
}
