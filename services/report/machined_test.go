package report

import (
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/memory"
)

func TestWhatAMachineTranslatedIsMarkedUntilAPersonAcceptsIt(t *testing.T) {
	for _, x := range []struct {
		what     string
		origin   memory.Origin
		reviewed bool
		marked   bool
		unread   bool
	}{
		{"a machine's", memory.Machine, false, true, false},
		{"a machine's that a person accepted", memory.Machine, true, false, false},
		{"a person's that nobody reviewed", memory.Person, false, false, true},
		{"a person's", memory.Person, true, false, false},
	} {
		s := parties("en", "Several delegations noted that the mills were old.")[0]
		s.Parties = []*pb.Party{{Name: "Several delegations", Sort: "anonymous"}}
		s.Evidence = &pb.Evidence{Ordinal: 1, Text: "Several delegations noted"}
		m := &memory.Memory{}
		m.Put(memory.Entry{Text: s.Text, Form: memory.Clause, Language: "en", Target: "fr", Words: "les moulins étaient vieux", Origin: x.origin, Reviewed: x.reviewed})
		r := compose(t, &Series{ID: "mills", Language: "fr", Passages: 40, Memory: m}, append(laterOn("fr", plenty("fr")...), s))
		text := prose(r)
		if !strings.Contains(text, "les moulins étaient vieux") {
			t.Fatalf("%s: its words aren't told:\n%s", x.what, text)
		}
		if strings.Contains(text, "les moulins étaient vieux°.") != x.marked {
			t.Errorf("%s: marked %v", x.what, !x.marked)
		}
		method := func(words string) bool {
			return slices.ContainsFunc(r.Method, func(p string) bool { return strings.Contains(p, words) })
		}
		if method("traduction automatique") != x.marked || method("personne n’a encore relues") != x.unread {
			t.Errorf("%s: the method annex says\n%s", x.what, strings.Join(r.Method, "\n"))
		}
		for _, ch := range r.Chapters {
			for _, s := range ch.Sentences {
				made := ""
				for _, p := range s.Pieces {
					made += p.Text
				}
				if made != s.Text {
					t.Errorf("the pieces %q don't make the text %q", made, s.Text)
				}
			}
		}
	}
}
