package custody

import (
	"errors"
	"strings"
	"testing"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

func text(s string) *string { return &s }

func TestACorrectionIsWrittenDownAndTheFileReceivedAnew(t *testing.T) {
	s := begin(t)
	in := s.file("a.pdf", "%PDF a", func(r *pb.FileRecord) { r.Document, r.State = "d1", pb.FileState_FILE_STATE_INDEXED })
	s.document("d1", 1, func(r *pb.DocumentRecord) { r.Files, r.Content = []string{"a.pdf"}, in.Content })
	now, stale, err := s.custody.Correct(t.Context(), "d1", Say{By: "Ines", Fields: map[string]*string{"session": text("2"), "city": text("Porto")}})
	if err != nil || stale || now.Version != 1 || now.Says.GetSession() != 2 || now.Says.City != "Porto" || now.By != "Ines" || now.File != "a.pdf" || now.At == "" {
		t.Fatalf("%v %v %v", now, stale, err)
	}
	all := s.walk(address.Received("*"))
	if len(all) != 2 || all[1].(*pb.DocumentReceived).Revision != in.Revision+1 {
		t.Errorf("events %v", all)
	}
	// Omar saw no correction: he is told of Ines'.
	other, stale, err := s.custody.Correct(t.Context(), "d1", Say{By: "Omar", Fields: map[string]*string{"session": text("3")}})
	if err != nil || !stale || other.By != "Ines" || other.Says.GetSession() != 2 {
		t.Errorf("%v %v %v", other, stale, err)
	}
	// What was said is taken back; what was not named stays.
	now, stale, err = s.custody.Correct(t.Context(), "a.pdf", Say{By: "Omar", Version: 1, Fields: map[string]*string{"session": nil}})
	if err != nil || stale || now.Version != 2 || now.Says.Session != nil || now.Says.City != "Porto" {
		t.Errorf("%v %v %v", now, stale, err)
	}
	// To say the same again sets nothing in motion.
	if now, _, err = s.custody.Correct(t.Context(), "a.pdf", Say{By: "Omar", Version: 2, Fields: map[string]*string{"city": text("Porto")}}); err != nil || now.Version != 2 {
		t.Errorf("%v %v", now, err)
	}
	if n := len(s.walk(address.Received("*"))); n != 3 {
		t.Errorf("%d events", n)
	}
	st, err := s.custody.Status(t.Context())
	if err != nil || len(st.Corrections) != 1 {
		t.Errorf("%v %v", st.Corrections, err)
	}
	if err := s.custody.Forget(t.Context(), "d1"); err != nil {
		t.Fatal(err)
	}
	if c, err := s.ledger.Correction(t.Context(), "a.pdf"); c != nil || err != nil {
		t.Errorf("forgotten, and what was said of it stays: %v %v", c, err)
	}
}

func TestACorrectionThatCannotBeMeantIsRefusedWithARemedy(t *testing.T) {
	s := begin(t)
	s.file("a.pdf", "%PDF a", func(*pb.FileRecord) {})
	for name, say := range map[string]Say{
		"nobody says it":     {Fields: map[string]*string{"city": text("Porto")}},
		"no field":           {By: "Ines"},
		"an unknown field":   {By: "Ines", Fields: map[string]*string{"town": text("Porto")}},
		"no number":          {By: "Ines", Fields: map[string]*string{"session": text("second")}},
		"a negative session": {By: "Ines", Fields: map[string]*string{"session": text("-1")}},
		"no date":            {By: "Ines", Fields: map[string]*string{"date": text("May 2031")}},
		"an end before":      {By: "Ines", Fields: map[string]*string{"date": text("2031-05-14/2031-05-13")}},
		"no language":        {By: "Ines", Fields: map[string]*string{"language": text("de")}},
		"empty":              {By: "Ines", Fields: map[string]*string{"title": text(" ")}},
		"two lines":          {By: "Ines", Fields: map[string]*string{"title": text("a\nb")}},
		"no specimen":        {By: "Ines", Fields: map[string]*string{"specimen": text("false")}},
		"a nameless series":  {By: "Ines", Fields: map[string]*string{"series": text("—")}},
	} {
		_, _, err := s.custody.Correct(t.Context(), "a.pdf", say)
		if err == nil || flow.Remedy(err) == "" {
			t.Errorf("%s: %v, remedy %q", name, err, flow.Remedy(err))
		}
	}
	if _, _, err := s.custody.Correct(t.Context(), "b.pdf", Say{By: "Ines", Fields: map[string]*string{"city": text("Porto")}}); !errors.Is(err, flow.ErrNotFound) {
		t.Errorf("an unknown file: %v", err)
	}
	s.file("c.pdf", "%PDF c", func(r *pb.FileRecord) { r.State = pb.FileState_FILE_STATE_GONE })
	if _, _, err := s.custody.Correct(t.Context(), "c.pdf", Say{By: "Ines", Fields: map[string]*string{"city": text("Porto")}}); err == nil || !strings.Contains(flow.Remedy(err), "inbox") {
		t.Errorf("a file that is gone: %v", err)
	}
}
