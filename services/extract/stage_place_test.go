package extract

import (
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestAnotherPlaceIsAnotherDocumentAndTheOldOneIsEmptied(t *testing.T) {
	s := stage(t)
	s.receive("a.pdf", "%PDF a", nil)
	old := s.one("a.pdf", "1 a.pdf")
	if old.Metadata.Series != Unsorted {
		t.Errorf("series %s", old.Metadata.Series)
	}
	s.receive("a.pdf", "%PDF a", series("forum-alpha"))
	d := s.one("a.pdf", "1 a.pdf")
	if d.Id == old.Id || d.Metadata.Series != "forum-alpha" {
		t.Errorf("%v", d)
	}
	if got := s.extracted()[old.Id]; !slices.Equal(got, []string{"1 a.pdf", "2 a.pdf emptied"}) {
		t.Errorf("the old one: %q", got)
	}
	if r := s.document(old.Id); !r.Forgotten || r.Generation != 2 || !strings.Contains(r.Reason, d.Id) {
		t.Errorf("%v", r)
	}
	// And back again: the number goes on.
	s.receive("a.pdf", "%PDF a", nil)
	if back := s.document(old.Id); back.Forgotten || back.Generation != 3 {
		t.Errorf("%v", back)
	}
}

func TestTheSameBytesUnderTwoNamesAreOneDocument(t *testing.T) {
	s := stage(t)
	s.receive("a.pdf", "%PDF same", nil)
	s.receive("b.pdf", "%PDF same", series("forum-alpha"))
	d := s.one("a.pdf", "1 a.pdf")
	if b := s.file("b.pdf"); b.Document != d.Id || b.State != pb.FileState_FILE_STATE_INDEXED || len(b.Warnings) != 2 {
		t.Errorf("%v", b)
	}
	if !slices.Equal(s.document(d.Id).Files, []string{"a.pdf", "b.pdf"}) {
		t.Errorf("files %v", d.Files)
	}
	// The first name's own changes count, the second's do not.
	s.receive("b.pdf", "%PDF same", series("forum-beta"))
	s.one("a.pdf", "1 a.pdf")
	s.receive("a.pdf", "%PDF same", series("forum-gamma"))
	if d := s.document(s.file("a.pdf").Document); d.Metadata.Series != "forum-gamma" {
		t.Errorf("%v", d.Metadata)
	}
}

func TestARenamedFileStaysItsDocument(t *testing.T) {
	s := stage(t)
	s.receive("a.pdf", "%PDF a", nil)
	id := s.file("a.pdf").Document
	s.gone("a.pdf")
	s.receive("b.pdf", "%PDF a", nil)
	d := s.one("b.pdf", "1 a.pdf", "2 b.pdf")
	if d.Id != id || d.Metadata.Part != "a" {
		t.Errorf("%v", d)
	}
	s.receive("b.pdf", "%PDF corrected", nil)
	if d := s.one("b.pdf", "1 a.pdf", "2 b.pdf", "3 b.pdf"); d.Id != id {
		t.Errorf("%v", d)
	}
}

func TestOtherBytesForAPlaceFromAnotherPathAreAskedAbout(t *testing.T) {
	printed := "\nseries: Forum Alpha\nsession: 1\nlanguage: en\npart: FA-1-INF"
	s := stage(t)
	s.receive("first.pdf", "%PDF v1"+printed, nil)
	s.receive("second.pdf", "%PDF v2"+printed, nil)
	first := s.one("first.pdf", "1 first.pdf")
	f := s.file("second.pdf")
	if f.State != pb.FileState_FILE_STATE_QUESTION || !strings.Contains(f.Reason, "first.pdf") || !strings.Contains(f.Remedy, "supersedes: first.pdf") || !strings.Contains(f.Remedy, "part:") {
		t.Fatalf("%v", f)
	}
	// "An annex": a part of its own.
	s.receive("second.pdf", "%PDF v2"+printed, &pb.Sidecar{Part: "annex"})
	if d := s.one("second.pdf", "1 second.pdf"); d.Id == first.Id {
		t.Errorf("%v", d)
	}
	// "A new version": the next generation, and the old file is asked about.
	s.receive("third.pdf", "%PDF v3"+printed, &pb.Sidecar{Supersedes: "first.pdf"})
	if d := s.one("third.pdf", "1 first.pdf", "2 third.pdf"); d.Id != first.Id {
		t.Errorf("%v", d)
	}
	if f := s.file("first.pdf"); f.State != pb.FileState_FILE_STATE_QUESTION || f.Remedy == "" {
		t.Errorf("%v", f)
	}
}

func TestTwoLanguagesOfOneSession(t *testing.T) {
	printed := "\nseries: Forum Alpha\nsession: 1\npart: FA-1-INF\nlanguage: "
	for _, order := range [][]string{{"en", "fr", "es"}, {"es", "fr", "en"}, {"fr", "en", "es"}} {
		s := stage(t)
		for _, language := range order {
			s.receive(language+".pdf", "%PDF"+printed+language, nil)
		}
		s.rest()
		english := s.file("en.pdf").Document
		for _, language := range order {
			m := s.document(s.file(language + ".pdf").Document).Metadata
			if want := language == "en"; m.Primary != want || (m.RenditionOf == english) == want {
				t.Errorf("after %v, %s: primary %v, rendition of %q (English is %s)", order, language, m.Primary, m.RenditionOf, english)
			}
		}
	}
}

func TestASidecarNamesTheOtherVersionBeforeOrAfterItComes(t *testing.T) {
	for _, order := range [][]string{{"summary", "resume"}, {"resume", "summary"}} {
		s := stage(t)
		sidecars := map[string]*pb.Sidecar{"summary": {Series: "fa", Language: "en"}, "resume": {Series: "fa", Language: "fr", RenditionOf: "summary.pdf"}}
		for i, name := range order {
			s.receive(name+".pdf", "%PDF "+name, sidecars[name])
			if i == 0 && name == "resume" {
				s.rest()
				if d := s.document(s.file("resume.pdf").Document); !d.Metadata.Primary || !slices.ContainsFunc(d.Warnings, func(w string) bool { return strings.Contains(w, "rendition_of") }) {
					t.Errorf("a version of nothing so far: %v, %q", d.Metadata, d.Warnings)
				}
			}
		}
		s.rest()
		m := s.document(s.file("resume.pdf").Document).Metadata
		if m.Primary || m.RenditionOf != s.file("summary.pdf").Document {
			t.Errorf("after %v: %v", order, m)
		}
	}
}
