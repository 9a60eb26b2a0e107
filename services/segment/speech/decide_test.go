package speech

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"rapporteur.internal/services/segment/lexicon"
)

// invented makes the sentences of an invented report of ../testdata/reports.
func invented(t *testing.T, file string) []Sentence {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
	var out []Sentence
	paragraph := 0
	for _, line := range lines[1:] {
		if strings.TrimSpace(line) == "" {
			paragraph++
			continue
		}
		left, text, _ := strings.Cut(line, " | ")
		role := Body
		if strings.HasPrefix(left, "H") {
			role = Heading
		}
		out = append(out, Sentence{Text: text, Language: lines[0], Paragraph: paragraph, Role: role})
	}
	return out
}

func reports(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "testdata", "reports", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no invented reports: %v", err)
	}
	return files
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
	lex := words(t)
	w, err := Fitted()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range reports(t) {
		read(lex, invented(t, file), "", how{weights: w, choose: func(r *reader, s *sentence, list []candidate, best int) int {
			floor, people := r.floor, len(r.roster.people)
			var before []person
			for _, p := range r.roster.people {
				before = append(before, *p)
			}
			again := r.candidates(s)
			if len(again) != len(list) {
				t.Errorf("%s: %d candidates, and then %d: %s", filepath.Base(file), len(list), len(again), s.Text)
				return best
			}
			for i := range again {
				if !sameAnswer(&list[i].d, &again[i].d) {
					t.Errorf("%s: another answer when asked again: %s", filepath.Base(file), s.Text)
				}
			}
			if !reflect.DeepEqual(floor, r.floor) || len(r.roster.people) != people {
				t.Errorf("%s: the floor or the roster was changed: %s", filepath.Base(file), s.Text)
			}
			for i, p := range r.roster.people {
				if !reflect.DeepEqual(before[i], *p) {
					t.Errorf("%s: %s was changed: %s", filepath.Base(file), p.name, s.Text)
				}
			}
			return best
		}})
	}
}

func TestEachSentenceHasACandidateAndTheirChancesAreOne(t *testing.T) {
	lex := words(t)
	w, err := Fitted()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range reports(t) {
		read(lex, invented(t, file), "", how{weights: w, choose: func(r *reader, s *sentence, list []candidate, best int) int {
			sum := 0.0
			for i := range list {
				sum += list[i].Chance
				if c := list[i].confidence; c <= 0 || c >= 1 {
					t.Errorf("%s: confidence %v: %s", filepath.Base(file), c, s.Text)
				}
			}
			if len(list) == 0 || sum < 0.999 || sum > 1.001 {
				t.Errorf("%s: %d candidates, chances %v: %s", filepath.Base(file), len(list), sum, s.Text)
			}
			return best
		}})
	}
}

// Before anything was fitted the list's order decides.
func TestWithoutFittedWeightsTheFirstRuleThatAnswersDecides(t *testing.T) {
	lex := words(t)
	for _, file := range reports(t) {
		read(lex, invented(t, file), "", how{weights: ListOrder(), choose: func(r *reader, s *sentence, list []candidate, best int) int {
			first := 0
			for i := range list {
				if list[i].proposers[0] < list[first].proposers[0] {
					first = i
				}
			}
			if best != first {
				t.Errorf("%s: candidate %d, wanted the first rule's %d: %s", filepath.Base(file), best, first, s.Text)
			}
			return best
		}})
	}
}

func TestADecisionTellsWhatSpokeForIt(t *testing.T) {
	w, err := Fitted()
	if err != nil {
		t.Fatal(err)
	}
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
	w, err := Fitted()
	if err != nil {
		t.Fatal(err)
	}
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
