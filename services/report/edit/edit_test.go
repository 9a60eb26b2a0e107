package edit

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// sentences makes the statements of a document, each on a page of its own.
func sentences(document string, texts ...string) []Sentence {
	var out []Sentence
	for i, t := range texts {
		s := Sentence{Citation: fmt.Sprintf("S1%s-%d", document, i+1), Document: document, Text: t, Page: uint32(i + 1)}
		if i > 0 {
			s.Before = texts[i-1]
		}
		if i+1 < len(texts) {
			s.After = texts[i+1]
		}
		out = append(out, s)
	}
	return out
}

func TestAnAnchorFindsItsSentenceAgain(t *testing.T) {
	before := sentences("a", "The dams were inspected.", "Ana Ruiz called for a register of all dams by next year.", "The meeting thanked her.", "The dams were inspected.")
	for _, c := range []struct {
		name   string
		of     int
		now    []Sentence
		text   string
		state  string
		number string
	}{
		{"where it was", 1, before, before[1].Text, "", "S1a-2"},
		{"under another number", 1, sentences("a", "New first.", before[0].Text, before[1].Text, before[2].Text), before[1].Text, Moved, "S1a-3"},
		{"after a page break and in other white space", 1, sentences("a", "x", "Ana  Ruiz called for a regis\u00adter of all dams\u00a0by next year.", "y"), "Ana  Ruiz called for a regis\u00adter of all dams\u00a0by next year.", "", "S1a-2"},
		{"in the document that its file has become", 1, sentences("b", before[1].Text, "else"), before[1].Text, Moved, "S1b-1"},
		{"of two alike, the one between its neighbours", 3, sentences("a", before[2].Text, before[0].Text, "Something else.", before[0].Text), before[0].Text, Moved, "S1a-2"},
		{"in other words", 1, sentences("a", "x", "Ana Ruiz called for a register of all large dams by 2032.", "y"), "Ana Ruiz called for a register of all large dams by 2032.", Changed, "S1a-2"},
		{"in quite other words between its neighbours", 1, sentences("a", before[0].Text, "Ana Ruiz wanted dams listed.", before[2].Text), "Ana Ruiz wanted dams listed.", Changed, "S1a-2"},
		{"not at all, something else stands there", 1, sentences("a", before[0].Text, "Lunch followed.", before[2].Text), "Lunch followed.", Lost, "S1a-2"},
		{"not at all", 1, sentences("a", "Lunch followed."), "", Lost, ""},
		{"nowhere", 1, nil, "", Lost, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := NewLocator(c.now).Find(Of(before[c.of]))
			if f.State != c.state {
				t.Fatalf("%q, wanted %q", f.State, c.state)
			}
			if f.Sentence < 0 {
				if c.text != "" {
					t.Fatal("nothing is found")
				}
				return
			}
			if s := c.now[f.Sentence]; s.Text != c.text || s.Citation != c.number {
				t.Errorf("%+v", s)
			}
		})
	}
}

func view() *View {
	v := &View{Sentences: map[string]Sentence{}, Points: map[string][]string{"p1": {"S1a-1", "S1a-2"}, "p2": {"S1a-2", "S1a-3"}}}
	for _, s := range sentences("a", "One thing.", "Another thing.", "A third thing.") {
		v.Sentences[s.Citation] = s
	}
	return v
}

var now = time.Date(2031, 5, 14, 9, 30, 0, 0, time.UTC)

func put(version uint32, by string, x *pb.Edit) *pb.ChangeEditsRequest {
	return &pb.ChangeEditsRequest{Series: "rivers", Version: version, By: by, Change: &pb.ChangeEditsRequest_Put{Put: x}}
}

func TestAnEditIsFilledFromTheReportAndSaysWhoAndWhen(t *testing.T) {
	e, err := Change(nil, put(0, "Ines", &pb.Edit{What: &pb.Edit_Point{Point: &pb.PointEdit{Action: "merge", Points: []string{"p1", "p2"}}}}), view(), now)
	if err != nil {
		t.Fatal(err)
	}
	x := e.Edits[0]
	m := x.GetPoint().GetMembers()
	if e.Version != 1 || x.Id != "e1" || x.By != "Ines" || x.At != "2031-05-14T09:30:00Z" || len(m) != 3 ||
		m[1].Exact != "Another thing." || m[1].Prefix != "One thing." || m[1].Suffix != "A third thing." || m[1].Page != 2 || m[1].Document != "a" {
		t.Errorf("%v", e)
	}
	// About the same, later: in its place. About something else: beside it.
	if e, err = Change(e, put(1, "Omar", &pb.Edit{What: &pb.Edit_Point{Point: &pb.PointEdit{Action: "reject", Members: m}}}), nil, now.Add(time.Minute)); err != nil || len(e.Edits) != 1 ||
		e.Edits[0].Id != "e2" || e.Edits[0].By != "Omar" {
		t.Fatalf("%v %v", e, err)
	}
	if e, err = Change(e, put(2, "Omar", &pb.Edit{What: &pb.Edit_Title{Title: "Rivers"}}), nil, now); err != nil || len(e.Edits) != 2 {
		t.Fatalf("%v %v", e, err)
	}
	// All anew: what stays keeps who and when, what changed gets them.
	kept, changed := proto.CloneOf(e.Edits[0]), proto.CloneOf(e.Edits[1])
	changed.What = &pb.Edit_Title{Title: "Rivers and lakes"}
	all := &pb.ChangeEditsRequest{Series: "rivers", Version: 3, By: "Awa", Change: &pb.ChangeEditsRequest_All{All: &pb.Edits{Edits: []*pb.Edit{kept, changed,
		{What: &pb.Edit_KeepOut{KeepOut: &pb.KeepOut{Statement: &pb.Anchor{Citation: "S1a-3"}}}}}}}}
	e, err = Change(e, all, view(), now.Add(time.Hour))
	if err != nil || e.Version != 4 || len(e.Edits) != 3 || e.By != "Awa" {
		t.Fatalf("%v %v", e, err)
	}
	if e.Edits[0].By != "Omar" || e.Edits[1].By != "Awa" || e.Edits[1].At != "2031-05-14T10:30:00Z" || e.Edits[2].By != "Awa" || e.Edits[2].Id == "" {
		t.Errorf("%v", e.Edits)
	}
	e, err = Change(e, &pb.ChangeEditsRequest{Series: "rivers", By: "Ines", Change: &pb.ChangeEditsRequest_Remove{Remove: kept.Id}}, nil, now)
	if err != nil || len(e.Edits) != 2 || e.Version != 5 {
		t.Errorf("%v %v", e, err)
	}
}

func TestAnEditThatCannotBeMeantIsRefusedWithARemedy(t *testing.T) {
	long := strings.Repeat("word ", 2000)
	point := func(p *pb.PointEdit) *pb.Edit { return &pb.Edit{What: &pb.Edit_Point{Point: p}} }
	for name, x := range map[string]*pb.Edit{
		"nothing":                    {},
		"an empty title":             {What: &pb.Edit_Title{Title: "  "}},
		"a title of two lines":       {What: &pb.Edit_Title{Title: "a\nb"}},
		"a title of 10,000 letters":  {What: &pb.Edit_Title{Title: long}},
		"a cover of an empty line":   {What: &pb.Edit_Cover{Cover: &pb.CoverEdit{Lines: []string{""}}}},
		"a cover of 41 lines":        {What: &pb.Edit_Cover{Cover: &pb.CoverEdit{Lines: strings.Fields(strings.Repeat("x ", 41))}}},
		"an order of nothing":        {What: &pb.Edit_Order{Order: &pb.OrderEdit{}}},
		"an order of no chapter":     {What: &pb.Edit_Order{Order: &pb.OrderEdit{Chapters: []string{"Chapter 1"}}}},
		"a chapter twice":            {What: &pb.Edit_Order{Order: &pb.OrderEdit{Chapters: []string{"theme:1", "theme:1"}}}},
		"an unknown action":          point(&pb.PointEdit{Action: "praise", Points: []string{"p1"}}),
		"an unknown point":           point(&pb.PointEdit{Action: "accept", Points: []string{"p9"}}),
		"no point":                   point(&pb.PointEdit{Action: "accept"}),
		"a rewording without words":  point(&pb.PointEdit{Action: "reword", Points: []string{"p1"}}),
		"words of an accepted point": point(&pb.PointEdit{Action: "accept", Points: []string{"p1"}, Text: "x"}),
		"a split into one":           point(&pb.PointEdit{Action: "split", Parts: []*pb.PointPart{{Members: []*pb.Anchor{{Citation: "S1a-1"}}}}}),
		"a split into nothing":       point(&pb.PointEdit{Action: "split", Parts: []*pb.PointPart{{}, {}}}),
		"parts of a merge":           point(&pb.PointEdit{Action: "merge", Points: []string{"p1"}, Parts: []*pb.PointPart{{}}}),
		"an unknown statement":       {What: &pb.Edit_KeepOut{KeepOut: &pb.KeepOut{Statement: &pb.Anchor{Citation: "S9z-1"}}}},
		"no statement":               {What: &pb.Edit_KeepOut{KeepOut: &pb.KeepOut{}}},
		"a divergence of one":        {What: &pb.Edit_Divergence{Divergence: &pb.DivergenceEdit{Action: "accept", A: &pb.Anchor{Citation: "S1a-1"}}}},
		"a divergence praised":       {What: &pb.Edit_Divergence{Divergence: &pb.DivergenceEdit{Action: "praise", A: &pb.Anchor{Citation: "S1a-1"}, B: &pb.Anchor{Citation: "S1a-2"}}}},
		"the id of another":          {Id: "e77", What: &pb.Edit_Title{Title: "Rivers"}},
	} {
		_, err := Change(nil, put(0, "Ines", x), view(), now)
		var wrong *Error
		if !errors.As(err, &wrong) || wrong.Reason == "" || wrong.Remedy() == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Change(nil, put(0, " ", &pb.Edit{What: &pb.Edit_Title{Title: "Rivers"}}), nil, now); err == nil {
		t.Error("an edit of nobody is taken")
	}
	many := &pb.Edits{}
	for i := range 2000 {
		many.Edits = append(many.Edits, &pb.Edit{What: &pb.Edit_KeepOut{KeepOut: &pb.KeepOut{Statement: &pb.Anchor{Document: "a", Exact: fmt.Sprint(i, long[:300])}}}})
	}
	if _, err := Change(nil, &pb.ChangeEditsRequest{By: "Ines", Change: &pb.ChangeEditsRequest_All{All: many}}, nil, now); err == nil || !strings.Contains(err.Error(), "bytes") {
		t.Errorf("two thousand edits: %v", err)
	}
	order := &pb.Edit{What: &pb.Edit_Order{Order: &pb.OrderEdit{Chapters: []string{"between", "theme:1", "between"}}}}
	if _, err := Change(nil, put(0, "Ines", order), nil, now); err == nil || !strings.Contains(err.Error(), `"between" stands twice`) {
		t.Errorf("a chapter twice: %v", err)
	}
	twice := &pb.Edits{Edits: []*pb.Edit{{What: &pb.Edit_Title{Title: "Rivers"}}, {What: &pb.Edit_Title{Title: "Lakes"}}}}
	if _, err := Change(nil, &pb.ChangeEditsRequest{By: "Ines", Change: &pb.ChangeEditsRequest_All{All: twice}}, nil, now); err == nil || !strings.Contains(err.Error(), "about the same") {
		t.Errorf("two titles: %v", err)
	}
}

func TestWhatIsForgottenGoesOutOfTheEdits(t *testing.T) {
	a := func(document, exact string) *pb.Anchor { return &pb.Anchor{Document: document, Exact: exact} }
	e := &pb.Edits{Version: 4, Edits: []*pb.Edit{
		{Id: "e1", What: &pb.Edit_Title{Title: "Rivers"}},
		{Id: "e2", What: &pb.Edit_KeepOut{KeepOut: &pb.KeepOut{Statement: a("gone", "secret one")}}},
		{Id: "e3", What: &pb.Edit_Point{Point: &pb.PointEdit{Action: "accept", Members: []*pb.Anchor{a("gone", "secret two"), a("b", "x"), a("c", "y")}}}},
		{Id: "e4", What: &pb.Edit_Point{Point: &pb.PointEdit{Action: "accept", Members: []*pb.Anchor{a("gone", "secret three"), a("b", "z")}}}},
		{Id: "e5", What: &pb.Edit_Divergence{Divergence: &pb.DivergenceEdit{Action: "accept", A: a("b", "x"), B: a("gone", "secret four")}}},
		{Id: "e6", What: &pb.Edit_Point{Point: &pb.PointEdit{Action: "split", Parts: []*pb.PointPart{{Members: []*pb.Anchor{a("gone", "secret five")}}, {Members: []*pb.Anchor{a("b", "x")}}}}}},
	}}
	if got := Documents(e); len(got) != 3 {
		t.Errorf("documents %v", got)
	}
	next := Without(e, "gone")
	if next.Version != 5 || strings.Contains(next.String(), "secret") || len(next.Edits) != 2 || len(next.Edits[1].GetPoint().Members) != 2 {
		t.Errorf("%v", next)
	}
	if Without(next, "gone") != nil {
		t.Error("what holds nothing of it is changed")
	}
	if !strings.Contains(e.String(), "secret five") {
		t.Error("the edits that were given are changed")
	}
}
