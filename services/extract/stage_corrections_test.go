package extract

import (
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// say writes down a correction as custody does, without having the file received anew.
func (s *scene) say(path string, says *pb.Sidecar) *pb.Correction {
	s.t.Helper()
	f := s.file(path)
	c, err := s.ledger.UpdateCorrection(s.t.Context(), path, func(r *pb.Correction) error {
		r.Content, r.Says, r.By, r.Version = f.Content, says, "Ines", r.Version+1
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

func TestWhatPeopleSayGoesBeforeTheSidecarAndOutlivesNewBytesAndANewName(t *testing.T) {
	s := stage(t)
	side := &pb.Sidecar{Series: "Rivers", Session: proto.Uint32(1), City: "Lima"}
	s.receive("a.pdf", "language: en\npart: INF1\none", side)
	s.say("a.pdf", &pb.Sidecar{Session: proto.Uint32(2), Title: "Second meeting"})
	s.receive("a.pdf", "language: en\npart: INF1\none", side)
	first, second := address.Document("rivers", 1, "en", "inf1"), address.Document("rivers", 2, "en", "inf1")
	d := s.document(second)
	if m := d.Metadata; m.Session != 2 || m.Title != "Second meeting" || m.City != "Lima" || provenance(m, "session") != sourceCorrection || provenance(m, "city") != sourceSidecar {
		t.Errorf("%v", m)
	}
	if !slices.ContainsFunc(d.Warnings, func(w string) bool {
		return strings.Contains(w, `the correction says "2"`) && strings.HasSuffix(w, "the correction counts")
	}) {
		t.Errorf("the disagreement isn't told: %q", d.Warnings)
	}
	if old := s.document(first); !old.Forgotten || old.Successor != second {
		t.Errorf("the place that it left: %v", old)
	}
	s.receive("a.pdf", "language: en\npart: INF1\ntwo", side)
	if d := s.document(second); d.Generation != 2 || d.Metadata.Title != "Second meeting" {
		t.Errorf("new bytes: %v", d)
	}
	s.say("a.pdf", &pb.Sidecar{Session: proto.Uint32(2), Title: "Second meeting"})
	s.gone("a.pdf")
	s.receive("b.pdf", "language: en\npart: INF1\ntwo", nil)
	if f := s.file("b.pdf"); f.Document == "" || s.document(f.Document).Metadata.Title != "Second meeting" {
		t.Errorf("under another name: %v", f)
	}
}

func TestACorrectionWhoseAuthorDiedIsTakenUp(t *testing.T) {
	s := stage(t)
	s.receive("a.pdf", "language: en\npart: INF1\none", &pb.Sidecar{Series: "Rivers", Session: proto.Uint32(1)})
	c := s.say("a.pdf", &pb.Sidecar{City: "Porto"})
	id := address.Document("rivers", 1, "en", "inf1")
	for end := time.Now().Add(grace + patience); s.document(id).Metadata.City != "Porto"; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("nobody took it up: %v", s.document(id))
		}
	}
	if f := s.file("a.pdf"); f.Corrected != c.Version || f.Revision != 2 {
		t.Errorf("%v", f)
	}
}

func TestTheQuestionOfTwoFilesForOnePlaceIsAnsweredByACorrection(t *testing.T) {
	for name, says := range map[string]*pb.Sidecar{"a new version": {Supersedes: "a.pdf"}, "an annex": {Part: "Annex 1"}} {
		t.Run(name, func(t *testing.T) {
			s := stage(t)
			side := &pb.Sidecar{Series: "Rivers", Session: proto.Uint32(1)}
			s.receive("a.pdf", "language: en\npart: INF1\none", side)
			s.receive("b.pdf", "language: en\npart: INF1\nother", side)
			if f := s.file("b.pdf"); f.State != pb.FileState_FILE_STATE_QUESTION {
				t.Fatalf("it isn't asked about: %v", f)
			}
			s.say("b.pdf", says)
			s.receive("b.pdf", "language: en\npart: INF1\nother", side)
			a, b := s.file("a.pdf"), s.file("b.pdf")
			if says.Part != "" {
				if b.Document != address.Document("rivers", 1, "en", "annex-1") || a.Document != address.Document("rivers", 1, "en", "inf1") {
					t.Errorf("%v\n%v", a, b)
				}
				return
			}
			if b.Document != address.Document("rivers", 1, "en", "inf1") || a.State != pb.FileState_FILE_STATE_QUESTION {
				t.Errorf("%v\n%v", a, b)
			}
		})
	}
}
