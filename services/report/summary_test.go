package report

import (
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func chapterOf(r *pb.Report, kind string) *pb.Chapter {
	for _, ch := range r.Chapters {
		if ch.Kind == kind {
			return ch
		}
	}
	return &pb.Chapter{}
}

func TestTheSummaryTellsThemesThatAreSharedAndThoseOfOneSessionThenCalls(t *testing.T) {
	for _, tag := range []string{"fr", "en", "es"} {
		s := open(t, "idm-2018")
		s.Language = tag
		r := compose(t, s, both(t))
		sum := chapterOf(r, "summary")
		var sections []string
		for _, x := range sum.Sentences {
			if !slices.Contains(sections, x.Section) {
				sections = append(sections, x.Section)
			}
		}
		if len(sections) != 3 {
			t.Errorf("%s: sections %q", tag, sections)
		}
		// Every theme that it says is shared is of both sessions, by the citations.
		for _, x := range sum.Sentences {
			if x.Form != formComposed {
				continue
			}
			sessions := map[uint32]bool{}
			for _, id := range x.Citations {
				sessions[citation(r, id).Session] = true
			}
			only := strings.HasPrefix(x.Text, "Only") || strings.HasPrefix(x.Text, "Solo") || strings.Contains(x.Text, "est seule à")
			if only != (len(sessions) == 1) {
				t.Errorf("%s: %q cites sessions %v", tag, x.Text, sessions)
			}
		}
		// What it ends with calls for something or commits to it.
		last := sum.Sentences[len(sum.Sentences)-1]
		for _, x := range sum.Sentences {
			if x.Section != last.Section {
				continue
			}
			switch citation(r, x.Citations[0]).Act {
			case pb.Act_ACT_URGES, pb.Act_ACT_PROPOSES, pb.Act_ACT_COMMITS:
			default:
				t.Errorf("%s: no call: %s", tag, x.Text)
			}
		}
	}
}

func TestTheSummaryAndTheKeyMessagesSayNothingTwice(t *testing.T) {
	r := compose(t, open(t, "idm-2018"), both(t))
	seen := map[string]string{}
	for _, ch := range r.Chapters {
		if ch.Kind != "summary" && ch.Kind != "messages" {
			continue
		}
		for _, x := range ch.Sentences {
			for _, p := range x.Pieces {
				if p.Citation == "" {
					continue
				}
				if seen[p.Citation] != "" {
					t.Errorf("%s is quoted twice: %s", p.Citation, p.Text)
				}
				seen[p.Citation] = p.Text
			}
		}
	}
}

func TestASessionWithoutThemesStillHasASummary(t *testing.T) {
	list := parties("en",
		"Ostia urged the council to keep the seed bank open.",
		"Weston proposed to pay the growers for each harvest.",
		"Norland warned that the river is drying.")
	list[0].Act, list[1].Act = pb.Act_ACT_URGES, pb.Act_ACT_PROPOSES
	r := compose(t, &Series{ID: "seed"}, list)
	if len(chapterOf(r, "summary").Sentences) == 0 {
		t.Error("no summary")
	}
	for _, f := range verify(t, r, list) {
		t.Error(f)
	}
}
