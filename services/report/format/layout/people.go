package layout

import (
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// EditedMark follows words of people in formats that people read.
const EditedMark = "†"

// peoplesMark stands after words of people.
const peoplesMark = "\u00a0" + EditedMark

// Marked is a sentence's text, with the mark of people's words.
func Marked(s *pb.ReportSentence) string {
	if s.Form == wordsOfPeople {
		return s.Text + peoplesMark
	}
	return s.Text
}

// Undecided are the possible divergences that wait for a person.
func Undecided(r *pb.Report) []*pb.Divergence {
	return slices.DeleteFunc(slices.Clone(r.Divergences), func(d *pb.Divergence) bool {
		return d.Status != "" && d.Status != "proposed"
	})
}

// wordsOfPeople is the form (pb.ReportSentence.form) of a sentence that people wrote.
const wordsOfPeople = "edited"
