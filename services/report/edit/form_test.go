package edit

import (
	"errors"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestTheFileGivesBackWhatWasWritten(t *testing.T) {
	e, err := Change(nil, put(0, "Inès: 1", &pb.Edit{Note: "no", What: &pb.Edit_Point{Point: &pb.PointEdit{Action: "reword", Points: []string{"p1"}, Text: "« Eau » : 100 % # de l’eau's"}}}), view(), now)
	if err != nil {
		t.Fatal(err)
	}
	file, err := WriteYAML(e)
	if err != nil || !Untouched(file) {
		t.Fatalf("%v\n%s", err, file)
	}
	back, err := ReadYAML("x.yaml", "rivers", file)
	if err != nil || back.Version != 1 || !proto.Equal(&pb.Edits{Edits: back.Edits}, &pb.Edits{Edits: e.Edits}) {
		t.Errorf("%v %v\n%s", back, err, file)
	}
	again, _ := WriteYAML(e)
	if string(again) != string(file) {
		t.Error("the same edits give other bytes")
	}
	if Untouched(append(file, '\n')) || Untouched([]byte(strings.Replace(string(file), "100 %", "90 %", 1))) || Untouched(nil) {
		t.Error("a change isn't seen")
	}
	if e, err := ReadYAML("x.yaml", "rivers", nil); err != nil || len(e.Edits) != 0 {
		t.Errorf("an empty file: %v %v", e, err)
	}
}

// FuzzReadYAML: whatever a person writes is read, or refused with a remedy.
func FuzzReadYAML(f *testing.F) {
	for _, s := range []string{"", "version: 1\nedits: []\n", "edits:\n- title: x\n", "edits: &a [*a]\n", "edits: [{point: {action: accept, members: [{}]}}]", "\ufeff- x", "version: -1", "!!binary x", "? a\n: b", "edits: {a: 1}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := ReadYAML("x.yaml", "rivers", data)
		var wrong *Error
		if err != nil {
			if !errors.As(err, &wrong) || wrong.Reason == "" || wrong.Advice == "" || wrong.Where != "x.yaml" {
				t.Errorf("%v", err)
			}
			return
		}
		// What can be read can be held up to the rules.
		if _, err := Change(&pb.Edits{Version: e.Version}, &pb.ChangeEditsRequest{By: "Ines", Change: &pb.ChangeEditsRequest_All{All: e}}, view(), now); err != nil && !errors.As(err, &wrong) {
			t.Errorf("%v", err)
		}
	})
}
