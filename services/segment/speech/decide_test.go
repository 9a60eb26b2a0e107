package speech

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"rapporteur.internal/services/segment/invented"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/weigh"
)

// sentencesOf makes the sentences of an invented report.
func sentencesOf(x invented.Report) []Sentence {
	var out []Sentence
	for _, l := range x.Lines {
		role := Body
		if l.Mark == "H" {
			role = Heading
		}
		out = append(out, Sentence{Text: l.Text, Language: x.Language, Paragraph: l.Paragraph, Role: role})
	}
	return out
}

// readInvented reads all invented reports by the weights; see is shown each
// sentence's candidates before one is taken.
func readInvented(t *testing.T, w *weigh.Weights, see func(name string, r *reader, s *sentence, list []candidate, best int)) {
	t.Helper()
	reports, err := invented.Reports(filepath.Join("..", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	lex := words(t)
	for _, x := range reports {
		read(lex, sentencesOf(x), "", how{weights: w, choose: func(r *reader, s *sentence, list []candidate, best int) int {
			see(x.Name, r, s, list, best)
			return best
		}})
	}
}

func fittedWeights(t *testing.T) *weigh.Weights {
	t.Helper()
	w, err := Fitted()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func words(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// A candidate that isn't taken leaves no trace: whoever is asked later, and who
// is asked twice, sees the same.
func TestProposersLeaveNoTrace(t *testing.T) {
	readInvented(t, fittedWeights(t), func(name string, r *reader, s *sentence, list []candidate, best int) {
		floor, people := r.floor, len(r.roster.people)
		var before []person
		for _, p := range r.roster.people {
			before = append(before, *p)
		}
		again := r.candidates(s)
		if len(again) != len(list) {
			t.Errorf("%s: %d candidates, and then %d: %s", name, len(list), len(again), s.Text)
			return
		}
		for i := range again {
			if !sameAnswer(&list[i].d, &again[i].d) {
				t.Errorf("%s: another answer when asked again: %s", name, s.Text)
			}
		}
		if !reflect.DeepEqual(floor, r.floor) || len(r.roster.people) != people {
			t.Errorf("%s: the floor or the roster was changed: %s", name, s.Text)
		}
		for i, p := range r.roster.people {
			if !reflect.DeepEqual(before[i], *p) {
				t.Errorf("%s: %s was changed: %s", name, p.name, s.Text)
			}
		}
	})
}

func TestEachSentenceHasACandidateAndTheirChancesAreOne(t *testing.T) {
	readInvented(t, fittedWeights(t), func(name string, r *reader, s *sentence, list []candidate, best int) {
		sum := 0.0
		for i := range list {
			sum += list[i].Chance
			if c := list[i].confidence; c <= 0 || c >= 1 {
				t.Errorf("%s: confidence %v: %s", name, c, s.Text)
			}
		}
		if len(list) == 0 || sum < 0.999 || sum > 1.001 {
			t.Errorf("%s: %d candidates, chances %v: %s", name, len(list), sum, s.Text)
		}
	})
}

// Before anything was fitted the list's order decides.
func TestWithoutFittedWeightsTheFirstRuleThatAnswersDecides(t *testing.T) {
	readInvented(t, ListOrder(), func(name string, r *reader, s *sentence, list []candidate, best int) {
		first := 0
		for i := range list {
			if list[i].proposers[0] < list[first].proposers[0] {
				first = i
			}
		}
		if best != first {
			t.Errorf("%s: candidate %d, wanted the first rule's %d: %s", name, best, first, s.Text)
		}
	})
}

func TestADecisionTellsWhatSpokeForIt(t *testing.T) {
	w := fittedWeights(t)
	in := []Sentence{{Text: "Rose Tani, Director of the Green Fund, recalled that soils are poor.", Language: "en"}}
	d := Read(words(t), w, in, "", true)[0]
	told := strings.Join(d.Why, "\n")
	for _, want := range []string{"decided: statement of Rose Tani", "second: ", "the first has: "} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not told in:\n%s", want, told)
		}
	}
	if d := Read(words(t), w, in, "", false)[0]; d.Why != nil {
		t.Errorf("told without being asked: %v", d.Why)
	}
}

// Looking ahead leaves nobody behind: who was on the roster only while a
// sentence was looked at bears no function afterwards.
func TestLookingAheadLeavesNobodyBehind(t *testing.T) {
	w := fittedWeights(t)
	text := "The Director of Trade said that soils are poor."
	in := []Sentence{{Text: text, Language: "en"}, {Text: text, Language: "en"}}
	bearers := func(r *reader, s *sentence) int {
		n := 0
		for _, c := range r.candidates(s) {
			for _, i := range c.proposers {
				if r.proposers[i].id == "bears-office" {
					n++
				}
			}
		}
		return n
	}
	read(words(t), in, "", how{weights: w, choose: func(r *reader, s *sentence, list []candidate, best int) int {
		if s.index > 0 {
			return best
		}
		before, next := r.standing(s), r.sentences[1]
		r.trying = true
		r.newOffice(s, s.traits.office)
		there := bearers(r, next)
		r.takeBack(s, &before)
		if gone := bearers(r, next); there != 1 || gone != 0 {
			t.Errorf("%d bear the function, and %d once that was taken back", there, gone)
		}
		r.trying = false
		return best
	}})
}

// A title that names two bodies gives the first of them each time.
func TestTheOrganOfTwoInATitleIsTheSameEachTime(t *testing.T) {
	for range 40 {
		r := &reader{roster: &roster{bodies: bodyNames{
			"parliament": {{at: 2, heading: true, name: "Parliament of Peace", from: 1}},
			"committee":  {{at: 2, heading: true, name: "Committee on Soils", from: 6}},
		}}}
		if got := r.organ(); got != "Parliament of Peace" {
			t.Fatal(got)
		}
	}
}
