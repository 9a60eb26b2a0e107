package report

import (
	"slices"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestAChapterMovedOnlyWhereItsOrderToTheOthersChanged(t *testing.T) {
	report := func(themes ...string) *pb.Report {
		r := &pb.Report{}
		for _, x := range themes {
			r.Chapters = append(r.Chapters, &pb.Chapter{Kind: "theme", Theme: x, Title: x})
		}
		return r
	}
	for _, x := range []struct{ was, is, want []string }{
		{[]string{"a", "b", "c", "d"}, []string{"b", "c", "d", "a"}, []string{"moved theme:a"}},
		{[]string{"a", "b", "c"}, []string{"c", "a", "b"}, []string{"moved theme:c"}},
		{[]string{"a", "b", "c"}, []string{"x", "a", "b", "c"}, []string{"added theme:x"}},
		{[]string{"a", "b", "c"}, []string{"b", "c"}, []string{"dropped theme:a"}},
		{[]string{"a", "b", "c"}, []string{"a", "b", "c"}, nil},
	} {
		var got []string
		for _, ch := range Changes(report(x.was...), report(x.is...)).Chapters {
			got = append(got, ch.Sort+" "+ch.Key)
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%q to %q: %q, wanted %q", x.was, x.is, got, x.want)
		}
	}
}

func TestAnotherLeadInIsNoChange(t *testing.T) {
	cite := func(id, text, name string) *pb.Citation {
		return &pb.Citation{Id: id, Document: "d", Text: text, Speakers: []*pb.Speaker{{Name: name}}}
	}
	sentence := func(form, lead, quoted string) *pb.ReportSentence {
		s := &pb.ReportSentence{Form: form, Text: lead + quoted, Citations: []string{"S1a-1"}, Pieces: []*pb.Piece{{Text: lead}}}
		if quoted != "" {
			s.Pieces = append(s.Pieces, &pb.Piece{Text: quoted, Citation: "S1a-1"})
		}
		return s
	}
	const words = "The quays had to be raised."
	report := func(name string, s *pb.ReportSentence) *pb.Report {
		return &pb.Report{Citations: []*pb.Citation{cite("S1a-1", words, name)}, Chapters: []*pb.Chapter{{Kind: "theme", Theme: "a", Sentences: []*pb.ReportSentence{s}}}}
	}
	led := sentence(formTold, "Ana Ruiz says: ", words)
	for _, x := range []struct {
		name   string
		after  *pb.Report
		change uint32
	}{
		{"another formula", report("Ana Ruiz", sentence(formTold, "The summary reports of Ana Ruiz: ", words)), 0},
		{"no lead-in", report("Ana Ruiz", sentence(formVerbatim, "", words)), 0},
		{"another speaker", report("Omar Diop", sentence(formTold, "Omar Diop says: ", words)), 1},
		{"less of it", report("Ana Ruiz", sentence(formTold, "Ana Ruiz says: ", "The quays.")), 1},
		{"words of people", report("Ana Ruiz", sentence(formEdited, "Raise the quays.", "")), 1},
	} {
		if c := Changes(report("Ana Ruiz", led), x.after); c.SentencesChanged != x.change || c.SentencesAdded+c.SentencesDropped != 0 {
			t.Errorf("%s: %v", x.name, c)
		}
	}
	also := report("Ana Ruiz", sentence(formAgreement, "Ana Ruiz raised this, too.", ""))
	if c := Changes(also, report("Ana Ruiz", sentence(formAgreement, "So did Ana Ruiz.", ""))); c.SentencesChanged != 0 {
		t.Errorf("who agreed, in another formula: %v", c)
	}
	if c := Changes(also, report("Omar Diop", sentence(formAgreement, "So did Omar Diop.", ""))); c.SentencesChanged != 1 {
		t.Errorf("somebody else agreed: %v", c)
	}
}
