package desk

import (
	"fmt"
	"net/url"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestPiecesCutAtTheRanges(t *testing.T) {
	text := "Été à Zürich"
	for name, c := range map[string]struct {
		ranges []*pb.Range
		want   []piece
	}{
		"none":                     {nil, []piece{{text, false}}},
		"two, out of order":        {[]*pb.Range{{Start: 9, End: 16}, {Start: 0, End: 5}}, []piece{{"Été", true}, {" à ", false}, {"Zürich", true}}},
		"overlapping":              {[]*pb.Range{{Start: 0, End: 5}, {Start: 2, End: 8}}, []piece{{"Été à", true}, {" Zürich", false}}},
		"within a character":       {[]*pb.Range{{Start: 1, End: 5}}, []piece{{"Été", true}, {" à Zürich", false}}},
		"beyond the end":           {[]*pb.Range{{Start: 9, End: 900}, {Start: 700, End: 900}}, []piece{{"Été à ", false}, {"Zürich", true}}},
		"backwards, and of length": {[]*pb.Range{{Start: 5, End: 2}, {Start: 6, End: 6}}, []piece{{text, false}}},
	} {
		if d := cmp.Diff(c.want, pieces(text, c.ranges)); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

func TestPiecesAlwaysJoinToTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		var ranges []*pb.Range
		for i := range rapid.IntRange(0, 6).Draw(t, "ranges") {
			ranges = append(ranges, &pb.Range{Start: rapid.Uint32Range(0, 60).Draw(t, fmt.Sprint("start", i)), End: rapid.Uint32Range(0, 60).Draw(t, fmt.Sprint("end", i))})
		}
		joined, before := "", false
		for i, p := range pieces(text, ranges) {
			if p.Text == "" || !utf8.ValidString(p.Text) || i > 0 && p.Marked == before {
				t.Fatalf("piece %d is %q, marked %v", i, p.Text, p.Marked)
			}
			joined, before = joined+p.Text, p.Marked
		}
		if joined != text {
			t.Fatalf("%q was cut into %q", text, joined)
		}
	})
}

func TestBoxesOfOtherPagesAndEmptyOnesAreNotMarked(t *testing.T) {
	spans := []*pb.Span{{Page: 2, Boxes: []*pb.Box{{X0: 10, Y0: 20, X1: 30.5, Y1: 32}, {X0: 5, Y0: 5, X1: 5, Y1: 9}}}, {Page: 3, Boxes: []*pb.Box{{X0: 1, Y0: 1, X1: 2, Y1: 2}}}}
	want := []rect{{X: "9.00", Y: "19.00", Width: "22.50", Height: "14.00", Class: "said"}}
	if d := cmp.Diff(want, rects(spans, 2, "said")); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// An address says all of a query, and a filter taken in and out again leaves it as it was.
func TestAQueryAndItsAddressSayTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := url.Values{}
		if s := rapid.StringN(0, 20, 80).Draw(t, "q"); s != "" {
			v.Set("q", s)
		}
		for _, name := range rapid.SliceOfDistinct(rapid.SampledFrom(filters[:]), rapid.ID).Draw(t, "filters") {
			switch name {
			case "session", "objective", "page":
				v.Add(name, fmt.Sprint(rapid.IntRange(1, 30).Draw(t, name)))
			case "kind":
				v.Add(name, rapid.SampledFrom([]string{"statement", "front_matter"}).Draw(t, name))
			case "act":
				v.Add(name, "urges")
			case "attribution":
				v.Add(name, "on_behalf")
			default:
				v.Add(name, rapid.StringN(1, 12, 40).Draw(t, name))
				v.Add(name, "Ada & Léo")
			}
		}
		if rapid.Bool().Draw(t, "exact") {
			v.Set("exact", "1")
		}
		if rapid.Bool().Draw(t, "all") {
			v.Set("all", "1")
		}
		q, err := readQuery(v)
		if err != nil {
			t.Fatal(err)
		}
		again, err := readQuery(q.values())
		if err != nil {
			t.Fatalf("%v: %v", q.values(), err)
		}
		if d := cmp.Diff(q, again, cmp.AllowUnexported(query{})); d != "" {
			t.Fatalf("read again (-first +second):\n%s", d)
		}
		if back := q.toggle("speaker", "x;y=z").toggle("speaker", "x;y=z"); back.link() != q.clone().link() {
			t.Fatalf("in and out again gives %s, was %s", back.link(), q.link())
		}
	})
}

func FuzzReadQuery(f *testing.F) {
	f.Add("q=ports&session=1&kind=statement&size=50")
	f.Add("page=1&page=2")
	f.Add("objective=99999999999&act=sings")
	f.Fuzz(func(t *testing.T, s string) {
		v, err := url.ParseQuery(s)
		if err != nil {
			return
		}
		q, err := readQuery(v)
		if err != nil {
			if p := problemOf(err); p.Status != 400 || p.Reason == "" || p.Remedy == "" {
				t.Errorf("%q is refused with %+v", s, p)
			}
			return
		}
		if _, err := readQuery(q.values()); err != nil {
			t.Errorf("%q is read, and its own address %q isn't: %v", s, q.link(), err)
		}
	})
}

func TestACitationSaysWhoWhereAndWhetherItIsASpecimen(t *testing.T) {
	all, err := readWordings()
	if err != nil {
		t.Fatal(err)
	}
	s := &pb.Statement{Text: "Ports need staff.", Language: "en", Page: 4, PageLabel: "iv", File: "a.pdf", Metadata: &pb.Metadata{Title: "Harbour Forum", Session: 2},
		Speakers: []*pb.Speaker{{Name: "Leo Marsh", Role: "Minister of Trade", Organisation: "Norway", OnBehalfOf: "the Nordic group"}}}
	for _, c := range []struct {
		language string
		change   func()
		want     string
	}{
		{"en", func() {}, "“Ports need staff.” — Leo Marsh, Minister of Trade, Norway, on behalf of the Nordic group; Harbour Forum, session 2, p. iv"},
		{"fr", func() { s.Metadata.Specimen = true }, "“Ports need staff.” — Leo Marsh, Minister of Trade, Norway, au nom de the Nordic group; Harbour Forum, session 2, p. iv [Spécimen\u00a0: inventé pour la démonstration]"},
		{"en", func() { s.Metadata.Specimen, s.Speakers, s.PageLabel, s.Language = false, nil, "", "fr" }, "«\u00a0Ports need staff.\u00a0» — Harbour Forum, session 2, p. 4"},
		{"es", func() {
			s.Parties, s.Metadata, s.Language = []*pb.Party{{Name: "varios participantes"}}, &pb.Metadata{}, "es"
		}, "«Ports need staff.» — varios participantes; a.pdf, pág. 4"},
	} {
		c.change()
		if got := all[c.language].cite(s); got != c.want {
			t.Errorf("cited as\n%s\nwanted\n%s", got, c.want)
		}
	}
}
