package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// debated is a proposal with who supported, opposed and answered it, among
// statements on other things.
func debated() []*pb.Statement {
	list := parties("en",
		"Ostia proposed that every port keep a register of its seed.",
		"Weston and Norland supported the proposal.",
		"Sudland opposed it, because the small ports have no clerk.",
		"Estonia said that the mills are old and that nobody repairs them.",
		"Norland thought that the price of flour had risen in the valley.")
	list[0].Act = pb.Act_ACT_PROPOSES
	list[1].Act, list[1].Responses = pb.Act_ACT_SUPPORTS, []*pb.Response{{Statement: list[0].Id, Act: pb.Act_ACT_SUPPORTS, Confidence: .9}}
	list[1].Parties = []*pb.Party{{Name: "Weston", Sort: "state"}, {Name: "Norland", Sort: "state"}}
	list[2].Act, list[2].Responses = pb.Act_ACT_OPPOSES, []*pb.Response{{Statement: list[0].Id, Act: pb.Act_ACT_OPPOSES, Confidence: .9}}
	for _, s := range list {
		s.Evidence = &pb.Evidence{Ordinal: s.Ordinal, Text: strings.Fields(s.Text)[0]}
	}
	return list
}

// paragraphOf is the number of the paragraph in which a chapter on a theme tells a statement, 0: none.
func paragraphOf(r *pb.Report, id string) uint32 {
	for _, ch := range r.Chapters {
		for _, s := range ch.Sentences {
			if ch.Kind == "theme" && slices.Contains(s.Citations, id) {
				return s.Paragraph
			}
		}
	}
	return 0
}

func TestWhoSupportsAndOpposesStandsWhereTheProposalStands(t *testing.T) {
	list := debated()
	r := entire(t, &Series{ID: "seed"}, list)
	at := paragraphOf(r, "S1a-1")
	if at == 0 || paragraphOf(r, "S1a-2") != at || paragraphOf(r, "S1a-3") != at {
		t.Errorf("paragraphs %d, %d, %d:\n%s", at, paragraphOf(r, "S1a-2"), paragraphOf(r, "S1a-3"), prose(r))
	}
	// Without the opposition, only its words go.
	left := entire(t, &Series{ID: "seed"}, slices.Delete(debated(), 2, 3))
	if got := prose(left); strings.Contains(got, "clerk") || !strings.Contains(got, "register of its seed") || !strings.Contains(got, "supported") {
		t.Errorf("without the opposition:\n%s", got)
	}
}

func TestAProposalWithoutItsOppositionIsAFault(t *testing.T) {
	list := debated()
	r := entire(t, &Series{ID: "seed"}, list)
	broken := proto.Clone(r).(*pb.Report)
	for _, ch := range broken.Chapters {
		ch.Sentences = slices.DeleteFunc(ch.Sentences, func(s *pb.ReportSentence) bool { return slices.Contains(s.Citations, "S1a-3") })
	}
	if faults := verify(t, broken, list); !slices.ContainsFunc(faults, func(f Fault) bool { return f.Code == "answer_lost" }) {
		t.Errorf("%v", faults)
	}
}

func TestWhereRoomIsShortAnAnswerIsANameAndAnActAndNobodyIsLost(t *testing.T) {
	list := debated()
	long := strings.Repeat(" and because the clerks of the valley count every sack that the carts bring from the hills before the winter comes", 3)
	list[2].Text = "Sudland opposed it, because the small ports have no clerk" + long + "."
	// Other debates fill the room.
	for i := range 12 {
		for _, s := range debated()[:3] {
			base := uint32(10 + 10*i)
			s.Ordinal += base
			s.Id = fmt.Sprintf("%s.%d", s.Document, s.Ordinal)
			s.Paragraph = base
			s.Text = strings.ReplaceAll(s.Text, "seed", fmt.Sprintf("harvest of lot %d", i))
			for _, x := range s.Responses {
				x.Statement = fmt.Sprintf("%s.%d", s.Document, base+1)
			}
			s.Evidence.Ordinal = s.Ordinal
			list = append(list, s)
		}
	}
	r := entire(t, &Series{ID: "seed"}, list)
	found := ""
	for _, ch := range r.Chapters {
		for _, s := range ch.Sentences {
			if ch.Kind == "theme" && slices.Contains(s.Citations, "S1a-3") {
				found = s.Text
			}
		}
	}
	for _, ch := range r.Chapters {
		for _, x := range ch.Tables {
			for _, row := range x.Rows {
				if slices.Contains(row.Citations, "S1a-3") {
					found = strings.Join(row.Cells, " | ")
				}
			}
		}
	}
	if !strings.Contains(found, "Sudland") {
		t.Errorf("the opposition stands as %q", found)
	}
	if strings.Contains(found, "before the winter comes") {
		t.Error("room was not short: nothing is tested")
	}
}

func TestNobodyAnswersThemselvesAndWhatMerelyFollowsIsNoAnswer(t *testing.T) {
	list := debated()
	list[1].Parties = list[0].Parties
	list[3].Responses = []*pb.Response{{Statement: list[0].Id, Confidence: .9}}
	c := &composer{series: &Series{ID: "seed"}, byID: map[string]*entry{}, renditions: map[string]int{}, bodies: &bodies{}, packs: packs(t)}
	if err := c.gather(values(list)); err != nil {
		t.Fatal(err)
	}
	c.answers()
	if n := len(c.byID["S1a-1"].answers); n != 1 || c.byID["S1a-1"].answers[0].by.id != "S1a-3" {
		t.Errorf("%d answers: %v", n, c.byID["S1a-1"].answers)
	}
}

func TestEveryCallAndCommitmentAndEverySpeakerHasASentenceOrARow(t *testing.T) {
	list := both(t)
	r := compose(t, open(t, "idm-2018"), list)
	told := (&verifier{report: r}).cited()
	for _, u := range r.Coverage {
		if u.Code != "space" {
			continue
		}
		i := slices.IndexFunc(list, func(s *pb.Statement) bool {
			return s.Document == u.Document && strings.HasSuffix(u.Id, fmt.Sprintf("-%d", s.Ordinal))
		})
		switch list[i].Act {
		case pb.Act_ACT_URGES, pb.Act_ACT_PROPOSES, pb.Act_ACT_COMMITS:
			t.Errorf("%s (%s) has neither: %s", u.Id, list[i].Act, u.Text)
		}
	}
	for _, s := range r.Speakers {
		if !slices.ContainsFunc(s.Citations, func(id string) bool { return told[id] }) {
			why := ""
			for _, u := range r.Coverage {
				if slices.Contains(u.Speakers, s.Name) {
					why += u.Code + " "
				}
			}
			// What can't stand alone, or isn't sure, is no word that they could have.
			if strings.Contains(why, "space") {
				t.Errorf("%s has no word: %s", s.Name, why)
			}
		}
	}
}

func TestNothingIsSaidToBeAbsentFromASession(t *testing.T) {
	for tag, words := range map[string][]string{"fr": {"qu’à la", "seule à", "n’apparaît"}, "en": {"only at", "only the", "not appear"}, "es": {"solo en la", "no aparece"}} {
		for key, forms := range packs(t)[tag].Frames {
			for _, f := range forms {
				for _, w := range words {
					if strings.Contains(f, w) {
						t.Errorf("%s: the frame %s speaks of absence: %q", tag, key, f)
					}
				}
			}
		}
	}
}

func TestWhoDeniesAClauseInAnotherLanguageIsNotSaidToHoldIt(t *testing.T) {
	s := line(1, 1, "Ana Ruiz Peña", "Minister", "Ana Ruiz Peña, Minister, disagreed with the view that the mills should be sold.")
	s.Act = pb.Act_ACT_OPPOSES
	series := &Series{ID: "mills", Language: "fr", Memory: remembering(s.Text, "les moulins devraient être vendus")}
	r := entire(t, series, []*pb.Statement{s})
	got := prose(r)
	if !strings.Contains(got, "a contesté l’idée que les moulins devraient être vendus") {
		t.Errorf("told as %s", got)
	}
}

func TestWhoComesBackOnWhatTheySaidIsToldBesideIt(t *testing.T) {
	list := debated()
	later := parties("en", "Sudland no longer opposed the register of seed in every port.")[0]
	later.Metadata = proto.Clone(later.Metadata).(*pb.Metadata)
	later.Metadata.Session, later.Metadata.Part = 2, "b"
	later.Document, later.Id, later.Content = "d2", "d2.1", "d2"
	later.Evidence = &pb.Evidence{Ordinal: later.Ordinal, Text: "Sudland"}
	r := entire(t, &Series{ID: "seed"}, append(list, later))
	if a, b := paragraphOf(r, "S1a-3"), paragraphOf(r, "S2a-1"); a == 0 || a != b {
		t.Errorf("paragraphs %d and %d:\n%s", a, b, prose(r))
	}
}
