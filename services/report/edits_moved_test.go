package report

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/edit"
)

// pointsWithout are three points that don't hold the brief's first statement,
// which everySort keeps out.
func pointsWithout(t testing.TB, r *pb.Report) (list []*pb.Point) {
	t.Helper()
	out := r.Chapters[0].Sentences[0].Citations[0]
	for _, p := range r.Points {
		if !slices.Contains(p.Citations, out) {
			list = append(list, p)
		}
	}
	if len(list) < 3 {
		t.Fatalf("%d points", len(list))
	}
	return list
}

// everySort makes edits of every sort.
func everySort(t testing.TB, r *pb.Report) *desk {
	p := pointsWithout(t, r)
	// Not beside a member of a point: words around an anchor help to find it.
	out := ""
	for _, ch := range r.Chapters {
		for _, s := range ch.Sentences {
			if out == "" && ch.Kind == "theme" && !slices.ContainsFunc(p[2].Citations, func(id string) bool { return beside(t, id, s.Citations[0]) }) {
				out = s.Citations[0]
			}
		}
	}
	return editing(t, r).put("Ines", &pb.Edit{What: &pb.Edit_Title{Title: "Un dialogue"}}).
		point("accept", "", p[2].Id).point("reword", "Des mots de personnes.", p[0].Id).point("reject", "", p[1].Id).
		put("Omar", &pb.Edit{What: &pb.Edit_KeepOut{KeepOut: &pb.KeepOut{Statement: &pb.Anchor{Citation: out}}}})
}

// beside tells whether two citations are near each other in one document.
func beside(t testing.TB, a, b string) bool {
	t.Helper()
	da, na, _ := strings.Cut(a, "-")
	db, nb, _ := strings.Cut(b, "-")
	x, err := strconv.Atoi(na)
	if err != nil {
		t.Fatal(err)
	}
	y, err := strconv.Atoi(nb)
	if err != nil {
		t.Fatal(err)
	}
	return da == db && x-y <= 2 && y-x <= 2
}

func TestEditsHoldWhenTheSourcesAreReadAnew(t *testing.T) {
	list := echoed(t)
	r := compose(t, open(t, "idm-2018"), list)
	d := everySort(t, r)
	// A sentence more at the head of each document, and another session for the second: other numbers, other ids.
	var later []*pb.Statement
	for _, st := range list {
		st = proto.CloneOf(st)
		if st.Ordinal == 1 {
			first := proto.CloneOf(st)
			first.Text, first.Kind = "A line that the other engine hadn't read.", pb.Kind_KIND_NARRATION
			later = append(later, first)
		}
		st.Ordinal++
		later = append(later, st)
	}
	for _, st := range later {
		if st.Metadata.Session == 2 {
			st.Metadata = proto.CloneOf(st.Metadata)
			st.Metadata.Session, st.Document = 3, "elsewhere"
		}
		st.Generation, st.Id = 2, fmt.Sprintf("%s.%d", st.Document, st.Ordinal)
	}
	got := d.with(later)
	for i, e := range got.Edits {
		if e.State != stateApplied {
			t.Errorf("%v: %s", d.edits.Edits[i].What, state(got, i))
		}
		for _, a := range e.Anchors {
			if a.State != edit.Moved || bare(a.Text) != bare(a.Was.Exact) {
				t.Errorf("%v", a)
			}
		}
	}
	if s, _ := sentencesOf(got, func(s *pb.ReportSentence) bool { return s.Form == formEdited }); len(s) != 2 || len(s[0].Citations) != len(pointsWithout(t, r)[0].Citations) {
		t.Errorf("people's words: %v", s)
	}
	c := Changes(r, d.with(list))
	if len(c.Edits) != 5 || len(c.Documents) != 0 || c.TitleAfter != "Un dialogue" || c.SentencesAdded == 0 {
		t.Errorf("%v", c)
	}
	c = Changes(d.with(list), got)
	if len(c.Moved) == 0 || len(c.Documents) != 2 {
		t.Errorf("moved %d, documents %v", len(c.Moved), c.Documents)
	}
	for _, m := range c.Moved {
		if !strings.HasPrefix(m.Before, "S1") && !strings.HasPrefix(m.After, "S3") || m.Before == m.After {
			t.Errorf("%v", m)
		}
	}
}

func TestAnEditWhoseSourceChangedIsShownBesideBothVersions(t *testing.T) {
	list := echoed(t)
	r := compose(t, open(t, "idm-2018"), list)
	d := everySort(t, r)
	out := d.edits.Edits[4].GetKeepOut().Statement
	members := d.edits.Edits[1].GetPoint().Members
	at := slices.IndexFunc(members, func(a *pb.Anchor) bool { return a.Prefix != "" && a.Suffix != "" })
	if at < 0 {
		t.Fatal("no member has neighbours on both sides, by which what stands there now is found")
	}
	gone := members[at]
	var later []*pb.Statement
	for _, st := range list {
		st = proto.CloneOf(st)
		switch st.Text {
		case out.Exact:
			st.Text += " Bis."
		case gone.Exact:
			st.Text = "Ruritanie."
		}
		later = append(later, st)
	}
	got := d.with(later)
	if e := got.Edits[4]; e.State != stateChanged || len(e.Anchors) != 1 || e.Anchors[0].Text != out.Exact+" Bis." || e.Anchors[0].Was.Exact != out.Exact {
		t.Errorf("%v", e)
	}
	i := slices.IndexFunc(got.Coverage, func(u *pb.Uncovered) bool { return u.Text == out.Exact+" Bis." })
	if i < 0 || got.Coverage[i].Code != "kept_out" {
		t.Error("what a person kept out came back in other words")
	}
	e := got.Edits[1]
	if e.State == stateApplied || len(e.Anchors) != 1 || e.Anchors[0].State != edit.Lost || e.Anchors[0].Was.Exact != gone.Exact || e.Anchors[0].Text != "Ruritanie." {
		t.Errorf("%v", e)
	}
	if method := strings.Join(got.Method, "\n"); !strings.Contains(method, "À revoir\u00a0: les mots d’une source ont changé depuis.") {
		t.Errorf("the method annex doesn't tell:\n%s", method)
	}
}

// zipped tells whether any part of an archive holds a text.
func zipped(t *testing.T, data []byte, text string) bool {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte(text)) {
			return true
		}
	}
	return false
}
