package report

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/edit"
)

// desk makes edits of a report, as its API does.
type desk struct {
	t     testing.TB
	view  *edit.View
	edits *pb.Edits
}

func editing(t testing.TB, r *pb.Report) *desk {
	return &desk{t: t, view: viewOf(r), edits: &pb.Edits{Series: r.Series}}
}

func (d *desk) put(by string, x *pb.Edit) *desk {
	d.t.Helper()
	next, err := edit.Change(d.edits, &pb.ChangeEditsRequest{Series: d.edits.Series, Version: d.edits.Version, By: by,
		Change: &pb.ChangeEditsRequest_Put{Put: x}}, d.view, time.Date(2031, 5, 14, 9, 30, 0, 0, time.UTC))
	if err != nil {
		d.t.Fatal(err)
	}
	d.edits = next
	return d
}

func (d *desk) point(action, text string, points ...string) *desk {
	d.t.Helper()
	return d.put("Ines", &pb.Edit{What: &pb.Edit_Point{Point: &pb.PointEdit{Action: action, Points: points, Text: text}}})
}

// with composes with the edits, and fails on any fault.
func (d *desk) with(list []*pb.Statement) *pb.Report {
	d.t.Helper()
	s := open(d.t, "idm-2018")
	s.Edits = d.edits
	r := compose(d.t, s, list)
	faults, err := Verify(context.Background(), r, Evidence{Statements: values(list)})
	if err != nil {
		d.t.Fatal(err)
	}
	for _, f := range faults {
		d.t.Errorf("a report with edits has a fault: %s", f)
	}
	return r
}

func state(r *pb.Report, i int) string { return r.Edits[i].State + " " + r.Edits[i].Reason }

func pointOf(r *pb.Report, status string) *pb.Point {
	for _, p := range r.Points {
		if p.Status == status {
			return p
		}
	}
	return nil
}

func sentencesOf(r *pb.Report, f func(*pb.ReportSentence) bool) (all []*pb.ReportSentence, chapters []string) {
	for _, ch := range r.Chapters {
		for _, s := range ch.Sentences {
			if f(s) {
				all, chapters = append(all, s), append(chapters, chapterKey(ch))
			}
		}
	}
	return all, chapters
}

func TestTitleCoverAndOrderAreWhatPeopleSay(t *testing.T) {
	list := both(t)
	r := compose(t, open(t, "idm-2018"), list)
	var themes []string
	for _, ch := range r.Chapters {
		if ch.Kind == "theme" {
			themes = append(themes, chapterKey(ch))
		}
	}
	d := editing(t, r).put("Ines", &pb.Edit{What: &pb.Edit_Title{Title: "Deux sessions, un dialogue"}}).
		put("Omar", &pb.Edit{What: &pb.Edit_Cover{Cover: &pb.CoverEdit{Lines: []string{"Note pour le Conseil"}}}}).
		put("Omar", &pb.Edit{What: &pb.Edit_Order{Order: &pb.OrderEdit{Chapters: []string{themes[2], "theme:no-such", themes[0]}}}})
	got := d.with(list)
	if got.Title != "Deux sessions, un dialogue" || got.Cover[0] != "Note pour le Conseil" {
		t.Errorf("%s %q", got.Title, got.Cover)
	}
	var keys []string
	for _, ch := range got.Chapters {
		keys = append(keys, chapterKey(ch))
	}
	// The introduction stands behind the brief, the way forward last, whatever the order.
	if len(keys) < 3 || keys[1] != "introduction" || keys[len(keys)-1] != "forward" {
		t.Fatalf("chapters %q", keys)
	}
	keys = slices.Delete(keys[:len(keys)-1], 1, 2)
	if want := append([]string{"summary", themes[2], themes[0], themes[1]}, themes[3:]...); !slices.Equal(keys, want) {
		t.Errorf("chapters %q, wanted %q", keys, want)
	}
	cover := strings.Join(got.Cover, "\n")
	for _, must := range []string{"Compilé par machine", got.Version, "Modifié par des personnes", "Ines et Omar"} {
		if !strings.Contains(cover, must) {
			t.Errorf("the cover doesn't say %q:\n%s", must, cover)
		}
	}
	if strings.Contains(cover, "Genève") || strings.Contains(cover, "New York") {
		t.Errorf("the sessions' lines stand beside people's:\n%s", cover)
	}
	if r.Specimen && !strings.Contains(cover, "SPÉCIMEN") {
		t.Error("people's cover hides that a source is a specimen")
	}
	if state(got, 0) != "applied " || !strings.HasPrefix(state(got, 2), "changed ") {
		t.Errorf("%q, %q", state(got, 0), state(got, 2))
	}
	if got.Version == r.Version || got.EditsVersion != 3 {
		t.Errorf("version %s, edits %d", got.Version, got.EditsVersion)
	}
	if method := strings.Join(got.Method, "\n"); !strings.Contains(method, "14\u00a0mai\u00a02031, Omar\u00a0: textes de la couverture.") {
		t.Errorf("the method annex doesn't tell:\n%s", method)
	}
}

func TestARewordedPointIsWordsOfPeopleMarkedSoWithItsCitations(t *testing.T) {
	list := both(t)
	r := compose(t, open(t, "idm-2018"), list)
	const words = "Les partenariats ont été jugés nécessaires par tous ceux qui en ont parlé."
	p := r.Points[0]
	d := editing(t, r).point("reword", words, p.Id)
	got := d.with(list)
	said, chapters := sentencesOf(got, func(s *pb.ReportSentence) bool { return s.Form == formEdited })
	if len(said) != 2 || chapters[0] != "summary" || !strings.HasPrefix(chapters[1], "theme:") {
		t.Fatalf("%d sentences in %q", len(said), chapters)
	}
	for _, s := range said {
		if s.Text != words || !slices.Equal(s.Citations, p.Citations) || s.Edit != "e1" || s.Point != p.Id {
			t.Errorf("%v", s)
		}
	}
	if q := pointOf(got, pointReworded); q == nil || q.Text != words || !q.Used || !slices.Equal(q.Edits, []string{"e1"}) {
		t.Errorf("%v", q)
	}
	for ext, w := range map[string]Writer{"md": WriteMarkdown, "html": WriteHTML} {
		if text := string(write(t, w, got)); !strings.Contains(text, words+"\u00a0"+editedMark) {
			t.Errorf("%s doesn't mark people's words", ext)
		}
	}
	for ext, w := range map[string]Writer{"docx": WriteDOCX, "xlsx": WriteXLSX} {
		if !zipped(t, write(t, w, got), editedMark) || zipped(t, write(t, w, r), editedMark) {
			t.Errorf("%s doesn't mark people's words, or marks what nobody edited", ext)
		}
	}
	back, err := ReadJSON(bytes.NewReader(write(t, WriteJSON, got)))
	if err != nil {
		t.Fatal(err)
	}
	if !proto.Equal(&pb.Report{Edits: back.Edits, Points: back.Points, Divergences: back.Divergences, EditsVersion: back.EditsVersion}, &pb.Report{Edits: got.Edits, Points: got.Points, Divergences: got.Divergences, EditsVersion: got.EditsVersion}) {
		t.Error("the edits don't come back from the JSON")
	}
	for ext, w := range AllWriters() {
		if !bytes.Equal(write(t, w, got), write(t, w, d.with(list))) {
			t.Errorf("%s: the same inputs and edits give other bytes", ext)
		}
	}
	// People's words that nobody said are caught.
	forged, _ := sentencesOf(back, func(s *pb.ReportSentence) bool { return s.Form == formEdited })
	forged[0].Text += " Et plus."
	forged[0].Pieces[0].Text += " Et plus."
	faults, err := Verify(context.Background(), back, Evidence{})
	if err != nil || !slices.ContainsFunc(faults, func(f Fault) bool { return f.Code == "edited" }) {
		t.Errorf("forged words of people pass: %v %v", faults, err)
	}
	back.Edits = nil
	if faults, _ := Verify(context.Background(), back, Evidence{}); !slices.ContainsFunc(faults, func(f Fault) bool { return f.Code == "edited" }) {
		t.Errorf("words of people without an edit pass: %v", faults)
	}
}

func TestPointsAreAcceptedRejectedMergedAndSplit(t *testing.T) {
	list := echoed(t)
	r := compose(t, open(t, "idm-2018"), list)
	if len(r.Points) < 3 {
		t.Fatalf("the examples have %d points", len(r.Points))
	}
	a, b := r.Points[0], r.Points[1]
	t.Run("accepted", func(t *testing.T) {
		got := editing(t, r).point("accept", "", b.Id).with(list)
		p := pointOf(got, pointAccepted)
		if p == nil || p.Id != b.Id || !p.Used || len(got.Points) != len(r.Points) {
			t.Fatalf("%v", p)
		}
		if _, in := sentencesOf(got, func(s *pb.ReportSentence) bool { return s.Point == b.Id }); len(in) == 0 {
			t.Error("no sentence tells of it")
		}
	})
	t.Run("rejected", func(t *testing.T) {
		got := editing(t, r).point("reject", "", a.Id).with(list)
		if slices.ContainsFunc(got.Points, func(p *pb.Point) bool { return p.Id == a.Id }) || len(got.Points) != len(r.Points)-1 {
			t.Errorf("%d points of %d", len(got.Points), len(r.Points))
		}
		if s, _ := sentencesOf(got, func(s *pb.ReportSentence) bool {
			return s.Form == formAgreement && len(s.Citations) > 0 && !slices.ContainsFunc(s.Citations, func(c string) bool { return !slices.Contains(a.Citations, c) })
		}); len(s) > 0 {
			t.Errorf("they are still said to go the same way: %v", s[0].Text)
		}
	})
	t.Run("merged", func(t *testing.T) {
		got := editing(t, r).point("merge", "", a.Id, b.Id).with(list)
		p := pointOf(got, pointMerged)
		if p == nil || len(p.Citations) != len(a.Citations)+len(b.Citations) || len(got.Points) != len(r.Points)-1 || !p.Used {
			t.Errorf("%v", p)
		}
		if got.Edits[0].Point != p.GetId() {
			t.Errorf("%v", got.Edits[0])
		}
	})
	t.Run("split", func(t *testing.T) {
		list := parties("en", "Ostia said that the growers must be allowed to keep their own seed.",
			"Weston held that the growers must be allowed to keep their own seed.",
			"Norland said that the growers must be allowed to keep their own seed, and to sell it.")
		r := compose(t, &Series{ID: "seed"}, list)
		i := slices.IndexFunc(r.Points, func(p *pb.Point) bool { return len(p.Citations) > 2 })
		if i < 0 {
			t.Fatalf("no point has three statements: %v", r.Points)
		}
		p := r.Points[i]
		parts := []*pb.PointPart{{}, {}}
		for j, c := range p.Citations {
			k := min(j/2, 1)
			parts[k].Members = append(parts[k].Members, &pb.Anchor{Citation: c})
		}
		got := editing(t, r).put("Ines", &pb.Edit{What: &pb.Edit_Point{Point: &pb.PointEdit{Action: "split", Parts: parts}}}).with(list)
		q := pointOf(got, pointSplit)
		if q == nil || !slices.Equal(q.Citations, p.Citations[:2]) {
			t.Errorf("%v of %v", q, p.Citations)
		}
	})
	t.Run("the later holds", func(t *testing.T) {
		d := editing(t, r).point("accept", "", a.Id)
		got := d.put("Omar", &pb.Edit{What: &pb.Edit_Point{Point: &pb.PointEdit{Action: "reject", Points: []string{a.Id, b.Id}}}}).with(list)
		if len(got.Points) != len(r.Points)-2 || !strings.HasPrefix(state(got, 0), "idle ") {
			t.Errorf("%d points, %q", len(got.Points), state(got, 0))
		}
	})
}

func TestAConfirmedDivergenceEntersTheTextAndARejectedOneLeavesTheList(t *testing.T) {
	list := both(t)
	r := compose(t, open(t, "idm-2018"), list)
	// Two statements of one theme that can stand for themselves.
	explicit := map[string]bool{}
	for _, c := range r.Citations {
		explicit[c.Id] = c.Attribution == pb.Attribution_ATTRIBUTION_EXPLICIT
	}
	var pair []string
	for _, ch := range r.Chapters {
		pair = nil
		for _, s := range ch.Sentences {
			if ch.Kind == "theme" && s.Form == formVerbatim && len(s.Citations) == 1 && explicit[s.Citations[0]] && !slices.Contains(pair, s.Citations[0]) {
				pair = append(pair, s.Citations[0])
			}
		}
		if len(pair) > 1 {
			break
		}
	}
	x := func(action string) *pb.Edit {
		return &pb.Edit{What: &pb.Edit_Divergence{Divergence: &pb.DivergenceEdit{Action: action, A: &pb.Anchor{Citation: pair[0]}, B: &pb.Anchor{Citation: pair[1]}}}}
	}
	got := editing(t, r).put("Ines", x("accept")).with(list)
	said, _ := sentencesOf(got, func(s *pb.ReportSentence) bool { return s.Section == "Divergences retenues" })
	both := slices.ContainsFunc(said, func(s *pb.ReportSentence) bool { return slices.Contains(s.Citations, pair[0]) }) &&
		slices.ContainsFunc(said, func(s *pb.ReportSentence) bool { return slices.Contains(s.Citations, pair[1]) })
	if !both || state(got, 0) != "applied " {
		t.Fatalf("%v; %s", said, state(got, 0))
	}
	if i := slices.IndexFunc(got.Divergences, func(d *pb.Divergence) bool { return d.A == pair[0] && d.B == pair[1] }); i < 0 || got.Divergences[i].Status != "accepted" || got.Divergences[i].Edit != "e1" {
		t.Errorf("%v", got.Divergences)
	}
	got = editing(t, r).put("Ines", x("reject")).with(list)
	if said, _ := sentencesOf(got, func(s *pb.ReportSentence) bool { return s.Section == "Divergences retenues" }); len(said) > 0 {
		t.Error("a rejected divergence is in the text")
	}
	if len(r.Divergences) > 0 {
		d := r.Divergences[0]
		pair = []string{d.A, d.B}
		text := string(write(t, WriteMarkdown, editing(t, r).put("Ines", x("reject")).with(list)))
		if n, m := strings.Count(text, d.Reason), strings.Count(string(write(t, WriteMarkdown, r)), d.Reason); n != m-1 {
			t.Errorf("the review annex names it still: %d of %d", n, m)
		}
	}
}

func TestAStatementKeptOutIsListedWithTheReasonAndNowhereElse(t *testing.T) {
	list := both(t)
	r := compose(t, open(t, "idm-2018"), list)
	id := r.Chapters[0].Sentences[0].Citations[0]
	got := editing(t, r).put("Ines", &pb.Edit{What: &pb.Edit_KeepOut{KeepOut: &pb.KeepOut{Statement: &pb.Anchor{Citation: id}, Reason: "demande de la délégation"}}}).with(list)
	if s, _ := sentencesOf(got, func(s *pb.ReportSentence) bool { return slices.Contains(s.Citations, id) }); len(s) > 0 {
		t.Errorf("the text cites it: %s", s[0].Text)
	}
	i := slices.IndexFunc(got.Coverage, func(u *pb.Uncovered) bool { return u.Id == id })
	if i < 0 || got.Coverage[i].Code != "kept_out" || got.Coverage[i].Reason != "écarté par une personne (demande de la délégation)" {
		t.Errorf("%v", got.Coverage[max(i, 0)])
	}
}
