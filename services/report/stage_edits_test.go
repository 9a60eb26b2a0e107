package report

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/edit"
)

// change asks for a change of the edits, as the desk does.
func (n *newsroom) change(q *pb.ChangeEditsRequest) (*pb.ChangeEditsResponse, error) {
	q.Series = "forum-rivers"
	return flow.Ask[*pb.ChangeEditsResponse](n.t.Context(), n.line, AskEdit, q)
}

func putting(version uint32, by string, x *pb.Edit) *pb.ChangeEditsRequest {
	return &pb.ChangeEditsRequest{Version: version, By: by, Change: &pb.ChangeEditsRequest_Put{Put: x}}
}

func titled(title string) *pb.Edit { return &pb.Edit{What: &pb.Edit_Title{Title: title}} }

// takes waits for a report that took in a version of the edits.
func (n *newsroom) takes(version uint32) *pb.ReportWritten {
	n.t.Helper()
	return n.until("the edits are in", func(r *pb.SeriesRecord) bool {
		return r.Edits == version && r.Built >= r.Wanted && len(r.Reports) > 0 && r.Reports[0].Edits == version
	}).Reports[0]
}

func (n *newsroom) as(w *pb.ReportWritten, format string) string {
	n.t.Helper()
	for _, f := range w.Files {
		if f.Format == format {
			return n.text(f)
		}
	}
	n.t.Fatalf("version %s isn't written as %s: %v", w.Version, format, w.Files)
	return ""
}

func TestAnEditIsInTheNextVersionWhichSaysWhatChangedAndWhoDidIt(t *testing.T) {
	n := openNewsroom(t, 1, Deps{})
	n.sealed("one")
	first := n.until("built", built(1)).Reports[0]
	resp, err := n.change(putting(0, "Ines", titled("Rivers of tomorrow")))
	if err != nil || resp.Stale || resp.Edits.Version != 1 {
		t.Fatalf("%v %v", resp, err)
	}
	second := n.takes(1)
	if second.Version == first.Version || second.Before != first.Version || !slices.Equal(second.By, []string{"Ines"}) || !strings.HasPrefix(n.as(second, "md"), "# Rivers of tomorrow\n") {
		t.Errorf("%v", second)
	}
	var changes struct {
		Before, After string
		TitleAfter    string `json:"title_after"`
		Edits         []struct{ State string }
	}
	if err := json.Unmarshal([]byte(n.as(second, FormatChangesJSON)), &changes); err != nil || changes.Before != first.Version || changes.After != second.Version ||
		changes.TitleAfter != "Rivers of tomorrow" || len(changes.Edits) != 1 {
		t.Errorf("%+v %v", changes, err)
	}
	if text := n.as(second, FormatChangesMarkdown); !strings.Contains(text, "Ines: title of the report.") {
		t.Errorf("changes:\n%s", text)
	}
	// Omar saw nothing of it: he is told, and nothing is overwritten.
	resp, err = n.change(putting(0, "Omar", titled("Lakes")))
	if err != nil || !resp.Stale || resp.Edits.Edits[0].GetTitle() != "Rivers of tomorrow" || resp.Edits.By != "Ines" {
		t.Errorf("%v %v", resp, err)
	}
	// Taken back, the first version stands again, and is the newest.
	if resp, err = n.change(&pb.ChangeEditsRequest{Version: 1, By: "Omar", Change: &pb.ChangeEditsRequest_Remove{Remove: "e1"}}); err != nil || resp.Edits.Version != 2 {
		t.Fatalf("%v %v", resp, err)
	}
	third := n.takes(2)
	if third.Version != first.Version || third.Before != second.Version || !slices.Equal(third.By, []string{"Omar"}) || !strings.Contains(n.as(third, FormatChangesJSON), `"withdrawn"`) {
		t.Errorf("%v", third)
	}
	if r := n.until("two are kept", func(r *pb.SeriesRecord) bool { return len(r.Reports) == 2 }); r.Reports[1].Version != second.Version {
		t.Errorf("%v", r.Reports)
	}
	if e := n.events(); len(e) != 3 {
		t.Errorf("%d events of three versions", len(e))
	}
}

func TestAChangeThatCannotBeMeantIsRefusedWithARemedy(t *testing.T) {
	n := openNewsroom(t, 1, Deps{})
	n.sealed("one")
	n.until("built", built(1))
	other := putting(0, "Ines", titled("x"))
	other.Series = "forum-lakes"
	if _, err := flow.Ask[*pb.ChangeEditsResponse](t.Context(), n.line, AskEdit, other); err == nil || flow.Remedy(err) == "" {
		t.Errorf("a series without a report: %v", err)
	}
	for name, q := range map[string]*pb.ChangeEditsRequest{
		"an empty title":      putting(0, "Ines", titled("")),
		"nobody":              putting(0, "", titled("x")),
		"an unknown citation": putting(0, "Ines", &pb.Edit{What: &pb.Edit_KeepOut{KeepOut: &pb.KeepOut{Statement: &pb.Anchor{Citation: "S7z-1"}}}}),
		"a version long gone": {By: "Ines", Report: "0123456789", Change: &pb.ChangeEditsRequest_Put{Put: titled("x")}},
	} {
		if _, err := n.change(q); err == nil || flow.Remedy(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if e, err := flow.Ask[*pb.Edits](t.Context(), n.line, AskEdits, &pb.EditsRequest{Series: "forum-rivers"}); err != nil || e.Version != 0 {
		t.Errorf("%v %v", e, err)
	}
}

func TestEditsWhoseAuthorDiedBeforeTheReportWasWantedAreCaughtUp(t *testing.T) {
	n := openNewsroom(t, 1, Deps{})
	n.sealed("one")
	n.until("built", built(1))
	if _, err := (edit.Store{Line: n.line}).Change(t.Context(), func() *pb.ChangeEditsRequest {
		q := putting(0, "Ines", titled("Rivers of tomorrow"))
		q.Series = "forum-rivers"
		return q
	}(), nil, time.Now()); err != nil {
		t.Fatal(err)
	}
	again := &station{Deps: Deps{Line: n.line}, ledger: n.ledger}
	if err := again.catchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	n.takes(1)
	before, _ := n.ledger.Series(t.Context(), "forum-rivers")
	if err := again.catchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if r, _ := n.ledger.Series(t.Context(), "forum-rivers"); r.Wanted != before.Wanted {
		t.Error("a report that has all edits is wanted anew")
	}
}

func TestWordsOfADocumentThatPeopleForgotGoOutOfTheEditsAndThoseOfOneThatMovedStay(t *testing.T) {
	n := openNewsroom(t, 1, Deps{})
	n.sealed("one")
	n.sealed("two")
	n.until("built", built(2))
	for i, id := range []string{"S1a-1", "S1b-1"} {
		if _, err := n.change(putting(uint32(i), "Ines", &pb.Edit{What: &pb.Edit_KeepOut{KeepOut: &pb.KeepOut{Statement: &pb.Anchor{Citation: id}}}})); err != nil {
			t.Fatal(err)
		}
	}
	n.takes(2)
	for id, successor := range map[string]string{"one": "", "two": "three"} {
		if _, err := n.ledger.UpdateDocument(t.Context(), id, func(r *pb.DocumentRecord) error {
			r.Forgotten, r.Successor = true, successor
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	n.mu.Lock()
	n.statements = nil
	n.mu.Unlock()
	n.sealed("four")
	n.takes(3)
	e, err := flow.Ask[*pb.Edits](t.Context(), n.line, AskEdits, &pb.EditsRequest{Series: "forum-rivers"})
	if err != nil || len(e.Edits) != 1 || e.Edits[0].GetKeepOut().Statement.Document != "two" {
		t.Errorf("%v %v", e, err)
	}
}

func TestTheFileOfEditsIsWrittenTakenUpAndNeverLost(t *testing.T) {
	dir := t.TempDir()
	n := openNewsroom(t, 1, Deps{EditsDir: dir})
	n.sealed("one")
	n.until("built", built(1))
	path := filepath.Join(dir, "forum-rivers.yaml")
	read := func() string {
		b, _ := os.ReadFile(path)
		return string(b)
	}
	wait := func(what string, f func() bool) {
		t.Helper()
		for end := time.Now().Add(patience); !f(); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(end) {
				r, _ := n.ledger.Series(t.Context(), "forum-rivers")
				t.Fatalf("never: %s\n%s\n%s", what, read(), r)
			}
		}
	}
	write := func(s string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	told := func(part string) func() bool {
		return func() bool {
			r, err := n.ledger.Series(t.Context(), "forum-rivers")
			return err == nil && strings.Contains(r.EditsReason, part) && (part == "") == (r.EditsReason == "") && (part == "" || r.EditsRemedy != "")
		}
	}
	wait("the file stands", func() bool { return strings.Contains(read(), "version: 0\nedits: []\n") })
	// From the API into the file.
	if _, err := n.change(putting(0, "Ines", titled("Rivers: 2031"))); err != nil {
		t.Fatal(err)
	}
	wait("the edit is in the file", func() bool { return strings.Contains(read(), "by: Ines\n") && strings.Contains(read(), "version: 1\n") })
	// From the file into the report; by id, and without saying who.
	write(read() + "- keep_out:\n    statement: {citation: S1a-2}\n    reason: not ours\n")
	w := n.takes(2)
	if !strings.Contains(n.as(w, "json"), "not ours") || !slices.Equal(w.By, []string{"file"}) {
		t.Errorf("%v", w)
	}
	wait("the file is whole again", func() bool { return strings.Contains(read(), "version: 2\n") && strings.Contains(read(), "exact: ") })
	good := read()
	// What cannot be read, or means nothing, changes nothing, and is said.
	for text, part := range map[string]string{
		strings.Replace(good, "edits:", "edits: [", 1):                       "not valid YAML",
		strings.Replace(good, "reason: not", "raeson: not", 1):               `edit 2 (e2-2): unknown field "raeson"`,
		strings.Replace(good, "title: \"R", "title: 2031 #", 1):              "edit 1 (e1)",
		good + "- point: {action: praise, points: [p1]}\n":                   "edit 3: the report has no point",
		strings.Replace(good, "version: 2", "version: 2\nby: Ines", 1):       `unknown field "by"`,
		strings.Replace(good, "version: 2", "version: two", 1):               "version",
		strings.Replace(good, "edits:", "edits:\n- &a {title: *a}\n", 1):     "forum-rivers.yaml",
		strings.ReplaceAll(good, "Rivers", "Riv\xffers"):                     "not UTF-8",
		good + "- title: Another\n":                                          "about the same",
		good + "- cover: {lines: [\"" + strings.Repeat("x", 3000) + "\"]}\n": "characters",
	} {
		write(text)
		wait("told of: "+part, told(part))
		if e, err := flow.Ask[*pb.Edits](t.Context(), n.line, AskEdits, &pb.EditsRequest{Series: "forum-rivers"}); err != nil || e.Version != 2 {
			t.Errorf("%s: %v %v", part, e, err)
		}
		if read() != text {
			t.Errorf("%s: what a person wrote was overwritten", part)
		}
	}
	// Put right, it is taken up, and nothing is told any more.
	write(strings.Replace(good, "reason: not ours", "reason: theirs", 1))
	n.takes(3)
	wait("nothing is told", told(""))
	wait("the file is at version 3", func() bool { return strings.Contains(read(), "version: 3\n") })
	// Somebody changed the edits meanwhile: what the person wrote is put aside.
	stale := strings.Replace(good, "reason: not ours", "reason: mine", 1)
	write(stale)
	yours := filepath.Join(dir, "forum-rivers.yours.yaml")
	wait("it is put aside", func() bool { b, err := os.ReadFile(yours); return err == nil && string(b) == stale })
	wait("told of it", told("version 3"))
	wait("the file is at version 3 again", func() bool { return strings.Contains(read(), "reason: theirs") })
	if err := os.Remove(yours); err != nil {
		t.Fatal(err)
	}
	wait("nothing is told any more", told(""))
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	wait("it comes back", func() bool { return strings.Contains(read(), "version: 3\n") })
}
