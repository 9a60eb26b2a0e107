package storetest

import (
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// widening holds a store to what package kindred adds: the same statements as any
// other store finds, below all that hold what was typed.
func widening(t *testing.T, open func(*testing.T) *shelf) {
	h := open(t)
	h.add(
		docFR.statement(1, 1, "Lors de la longue séance de clôture, tenue un soir de pluie devant une salle comble, plusieurs intervenants, dont deux maires, ont salué le travail accompli."),
		docFR.statement(1, 2, "Un bourgmestre, des bourgmestres."),
		docFR.statement(1, 3, "Les collectivités locales manquent de moyens."),
		docFR.statement(1, 4, "Le maire demande des logements."),
		docFR.statement(1, 5, "La femme du pêcheur répare ses filets."),
		docFR.statement(1, 6, "Le quai du port sera refait."),
	)
	h.add(
		docEN.statement(1, 1, "Mayors!"),
		docEN.statement(1, 2, "The mayor asked for housing."),
		docEN.statement(1, 3, "Local authorities lack means."),
		docEN.statement(1, 4, "Women mend the nets."),
	)
	h.add(
		docES.statement(1, 1, "Los alcaldes pidieron viviendas."),
		docES.statement(1, 2, "Le dio un saludo a la mujer del puerto."),
		docES.statement(1, 3, "La salud del puerto."),
	)
	h.add(docPT.statement(1, 1, "Os maires do porto."))
	for _, c := range []struct {
		name     string
		question *pb.FindRequest
		want     []string
	}{
		{"a word finds those of its notion, in its language and the others", &pb.FindRequest{Query: "maires"}, []string{"dfr.1", "dfr.2", "dfr.4", "den.1", "den.2", "des.1", "dpt.1"}},
		{"in whichever language it was typed", &pb.FindRequest{Query: "alcaldes"}, []string{"dfr.1", "dfr.2", "dfr.4", "den.1", "den.2", "des.1"}},
		{"all words are wanted, each in one of its ways", &pb.FindRequest{Query: "maires logements"}, []string{"dfr.4", "den.2", "des.1"}},
		{"a broad one finds those below it", &pb.FindRequest{Query: "local authorities"}, []string{"dfr.2", "dfr.3", "den.3"}},
		{"never one above it", &pb.FindRequest{Query: "bourgmestres"}, []string{"dfr.1", "dfr.2", "dfr.4", "den.1", "den.2", "des.1"}},
		{"words that say nothing are left out of the other languages", &pb.FindRequest{Query: "les maires"}, []string{"dfr.1", "dfr.2", "dfr.4", "den.1", "den.2", "des.1"}},
		{"a word in its numbers and genders, not in all its family", &pb.FindRequest{Query: "health"}, []string{"des.3"}},
		{"a plural of its own", &pb.FindRequest{Query: "femmes"}, []string{"dfr.5", "den.4", "des.2"}},
		{"what is quoted stands as it is", &pb.FindRequest{Query: `"maires"`}, []string{"dfr.1", "dpt.1"}},
		{"what is quoted beside what isn't", &pb.FindRequest{Query: `maires "demande des"`}, []string{"dfr.4"}},
		{"what must not stand is that word alone", &pb.FindRequest{Query: "mayors -maires -maire"}, []string{"dfr.2", "den.1", "den.2", "des.1"}},
		{"and is itself not widened", &pb.FindRequest{Query: "-maires -quai", Languages: []string{"fr"}}, []string{"dfr.2", "dfr.3", "dfr.5"}},
		{"a filter stays what it is", &pb.FindRequest{Query: "maires", Languages: []string{"es"}}, []string{"des.1"}},
		{"a word of no notion", &pb.FindRequest{Query: "quai"}, []string{"dfr.6"}},
		{"nothing typed", &pb.FindRequest{Languages: []string{"pt"}}, []string{"dpt.1"}},
		{"in reading order, too", &pb.FindRequest{Query: "maires", Sort: pb.Sort_SORT_READING, Languages: []string{"en", "fr"}}, []string{"dfr.1", "dfr.2", "dfr.4", "den.1", "den.2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.question.Widen = true
			(&shelf{t: t, s: h.s}).wantIDs(c.question, c.want...)
		})
	}
	t.Run("not where it isn't asked for", func(t *testing.T) {
		s := &shelf{t: t, s: h.s}
		s.wantIDs(&pb.FindRequest{Query: "maires"}, "dfr.1", "dfr.4", "dpt.1")
		if w := s.find(&pb.FindRequest{Query: "maires"}).GetWidenings(); len(w) > 0 {
			t.Fatalf("told of %v", w)
		}
	})
	t.Run("it is told what was added", func(t *testing.T) {
		w := (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Query: "quai maires", Widen: true}).GetWidenings()
		if len(w) == 0 || w[len(w)-1].GetTyped() != "maires" {
			t.Fatalf("told of %v", w)
		}
		for _, want := range []*pb.KindredWord{{Text: "mayors", Language: "en"}, {Text: "alcaldes", Language: "es"}, {Text: "bourgmestre", Language: "fr"}} {
			if !slices.ContainsFunc(w[len(w)-1].GetWords(), func(k *pb.KindredWord) bool { return proto.Equal(k, want) }) {
				t.Errorf("%v isn't in %v", want, w)
			}
		}
	})
	t.Run("what was typed stands above, as it stood without", func(t *testing.T) { ranks(&shelf{t: t, s: h.s}) })
	t.Run("the kindred words are marked", func(t *testing.T) {
		r := (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Query: "maires logements", Widen: true, Highlight: true, Languages: []string{"en"}})
		if len(r.GetHits()) != 1 {
			t.Fatalf("%d hits, want 1", len(r.GetHits()))
		}
		var got []string
		for _, m := range r.GetHits()[0].GetHighlights() {
			got = append(got, r.GetHits()[0].GetStatement().GetText()[m.GetStart():m.GetEnd()])
		}
		if !equal(got, []string{"mayor", "housing"}) {
			t.Fatalf("marked %q", got)
		}
	})
	t.Run("facets count them", func(t *testing.T) {
		r := (&shelf{t: t, s: h.s}).find(&pb.FindRequest{Query: "maires", Widen: true, Facets: []string{"language"}})
		counts := map[string]uint64{}
		for _, b := range r.GetFacets()[0].GetBuckets() {
			counts[b.GetValue()] = b.GetCount()
		}
		if counts["fr"] != 3 || counts["en"] != 2 || counts["es"] != 1 || counts["pt"] != 1 {
			t.Fatalf("counted %v", counts)
		}
	})
}

// ranks compares the order with that of the same question as it was typed, and
// with that of single pages.
func ranks(h *shelf) {
	h.t.Helper()
	order := func(q *pb.FindRequest) (ids []string) {
		for _, hit := range h.find(q).GetHits() {
			ids = append(ids, hit.GetStatement().GetId())
		}
		return ids
	}
	typed := order(&pb.FindRequest{Query: "maires"})
	wide := order(&pb.FindRequest{Query: "maires", Widen: true})
	if len(wide) != 7 || !equal(wide[:len(typed)], typed) {
		h.t.Fatalf("typed %v, widened %v", typed, wide)
	}
	var paged []string
	q := &pb.FindRequest{Query: "maires", Widen: true, Size: 2}
	for {
		r := h.find(q)
		for _, hit := range r.GetHits() {
			paged = append(paged, hit.GetStatement().GetId())
		}
		if q.Cursor = r.GetNext(); q.Cursor == "" {
			break
		}
	}
	if !equal(paged, wide) {
		h.t.Fatalf("by pages of two %s, at once %s", strings.Join(paged, " "), strings.Join(wide, " "))
	}
}
