package report

import (
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestWhoIsNamedBesideWhoActsTakesASideAndProposesNothing(t *testing.T) {
	for _, x := range []struct {
		tag, text    string
		names        []string
		by, for_, to string
	}{
		{"en", "Kenya, supported by Malta and opposed by Chile, proposed a common register of seed in every port.", []string{"Kenya:KE", "Malta:MT", "Chile:CL"}, "Kenya", "Malta", "Chile"},
		{"fr", "Le Kenya, soutenu par Malte, a proposé un registre commun des semences dans chaque port.", []string{"Kenya:KE", "Malte:MT"}, "Le Kenya", "Malte", "—"},
		{"es", "Kenia, con el apoyo de Malta, propuso un registro común de semillas en cada puerto.", []string{"Kenia:KE", "Malta:MT"}, "Kenia", "Malta", "—"},
		{"en", "Kenya, over the objection of Chile, proposed a common register of seed in every port.", []string{"Kenya:KE", "Chile:CL"}, "Kenya", "—", "Chile"},
	} {
		s := parties(x.tag, x.text)[0]
		s.Act = pb.Act_ACT_PROPOSES
		s.Parties = nil
		for _, n := range x.names {
			s.Parties = append(s.Parties, &pb.Party{Name: n[:len(n)-3], Country: n[len(n)-2:], Sort: "state"})
		}
		r := entire(t, &Series{ID: "seed", Language: x.tag}, append([]*pb.Statement{s}, laterOn(x.tag, plenty(x.tag)...)...))
		found := false
		for _, ch := range r.Chapters {
			for _, table := range ch.Tables {
				for _, row := range table.Rows {
					if ch.Kind == "theme" && slices.Contains(row.Citations, "S1a-1") {
						found = true
						if table.Kind != tablePositions || !slices.Equal(row.Cells[1:], []string{x.by, x.for_, x.to}) {
							t.Errorf("%s: %v", x.text, row.Cells)
						}
					}
				}
			}
		}
		if !found && (!strings.Contains(prose(r), "Malta") && !strings.Contains(prose(r), "Malte") && !strings.Contains(prose(r), "Chile")) {
			t.Errorf("%s: neither a row nor a sentence: %s", x.text, prose(r))
		}
	}
}
