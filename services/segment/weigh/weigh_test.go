package weigh

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var colours = &Axis{Names: []string{"red", "green", "blue"}}

func looks() []Look {
	return []Look{
		{Name: "first"},
		{Name: "colour", Axes: []*Axis{colours}},
		{Name: "size", Axes: []*Axis{{}, colours}},
		{Name: "word", Axes: []*Axis{{Numbered: true}, colours}},
	}
}

const (
	lookFirst = iota
	lookColour
	lookSize
	lookWord
)

func start() map[Evidence]float64 { return map[Evidence]float64{Pack(lookFirst, 0, 0, 0): 2} }

func TestBeforeAnythingIsFittedTheStartDecides(t *testing.T) {
	w := New(looks(), start())
	options := []*Option{{Evidence: []Evidence{Pack(lookColour, 1, 0, 0)}}, {Evidence: []Evidence{Pack(lookFirst, 0, 0, 0)}}}
	if best := w.Weigh(options); best != 1 {
		t.Errorf("option %d is best, wanted the one that the start favours", best)
	}
	if got, want := options[1].Chance/options[0].Chance, math.Exp(2); math.Abs(got-want) > 1e-9 {
		t.Errorf("it is %.3f times as likely, wanted %.3f", got, want)
	}
}

func TestTheFirstOfOptionsThatScoreAlikeWins(t *testing.T) {
	w := New(looks(), start())
	if best := w.Weigh([]*Option{{}, {}, {}}); best != 0 {
		t.Errorf("option %d, wanted the first", best)
	}
}

// caseOf makes a case in which the option of that colour is right.
func caseOf(text int, right uint8) Case {
	c := Case{Text: text}
	for colour := uint8(0); colour < 3; colour++ {
		list := []Evidence{Pack(lookColour, colour, 0, 0)}
		if colour == 0 {
			list = append(list, Pack(lookFirst, 0, 0, 0))
		}
		c.Options = append(c.Options, list)
		c.Right = append(c.Right, colour == right)
	}
	return c
}

func TestFittingLearnsWhatIsRightInMostCases(t *testing.T) {
	var cases []Case
	for n := range 60 {
		right := uint8(2)
		if n%6 == 0 {
			right = 1
		}
		cases = append(cases, caseOf(n, right))
	}
	w := New(looks(), start()).Fit(cases, Settings{Pull: 1, Least: 3, Rounds: 2000})
	options := []*Option{}
	for _, list := range cases[0].Options {
		options = append(options, &Option{Evidence: list})
	}
	if best := w.Weigh(options); best != 2 {
		t.Errorf("option %d is best, wanted blue", best)
	}
	if p := options[2].Chance; p < 0.7 || p > 0.9 {
		t.Errorf("blue is right in five of six cases, its chance is %.2f", p)
	}
}

func TestTheHarderThePullTheNearerTheStart(t *testing.T) {
	var cases []Case
	for n := range 30 {
		cases = append(cases, caseOf(n, 2))
	}
	e := Pack(lookFirst, 0, 0, 0)
	weak := New(looks(), start()).Fit(cases, Settings{Pull: 0.1, Least: 1, Rounds: 60}).Of(e)
	hard := New(looks(), start()).Fit(cases, Settings{Pull: 100, Least: 1, Rounds: 60}).Of(e)
	if math.Abs(hard-2) > math.Abs(weak-2) {
		t.Errorf("from 2, a weak pull leaves %.2f and a hard one %.2f", weak, hard)
	}
}

func TestWhatStandsInFewTextsIsNotWeighed(t *testing.T) {
	var cases []Case
	for n := range 40 {
		c := caseOf(n%2, 2) // two texts alone
		cases = append(cases, c)
	}
	w := New(looks(), start()).Fit(cases, Settings{Pull: 1, Least: 3, Rounds: 20})
	if v := w.Of(Pack(lookColour, 2, 0, 0)); v != 0 {
		t.Errorf("weight %.2f of what stands in two texts", v)
	}
}

func TestTheSameCasesGiveTheSameWeights(t *testing.T) {
	var cases []Case
	for n := range 30 {
		cases = append(cases, caseOf(n, uint8(n%3)))
	}
	print := func() string {
		var b bytes.Buffer
		if err := New(looks(), start()).Fit(cases, Settings{Pull: 1, Least: 1, Rounds: 10}).Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if a, b := print(), print(); a != b {
		t.Errorf("%s\nand then\n%s", a, b)
	}
}

func TestACurveTellsHowManyAreRight(t *testing.T) {
	var outcomes []Outcome
	for n := range 400 {
		// What seems sure is right in three of four, what doesn't in one of two.
		outcomes = append(outcomes, Outcome{Sort: "x", Chance: 0.95, Right: n%4 != 0}, Outcome{Sort: "x", Chance: 0.6, Right: n%2 == 0})
	}
	w := New(looks(), start())
	if c := w.Confidence("x", 0.95, 0); math.Abs(c-0.95) > 1e-9 {
		t.Errorf("before fitting the confidence is %.2f, wanted the chance", c)
	}
	w.FitCurves(outcomes)
	for _, x := range []struct{ chance, want float64 }{{0.95, 0.75}, {0.6, 0.5}} {
		if c := w.Confidence("x", x.chance, 0); math.Abs(c-x.want) > 0.02 {
			t.Errorf("chance %.2f gives confidence %.3f, wanted %.2f", x.chance, c, x.want)
		}
	}
}

func TestWhatGoesOnFromADoubtfulDecisionIsDoubtful(t *testing.T) {
	var outcomes []Outcome
	for n := range 400 {
		outcomes = append(outcomes, Outcome{Sort: "kept", Chance: 0.9, Before: 0.95, Right: n%20 != 0}, Outcome{Sort: "kept", Chance: 0.9, Before: 0.5, Right: n%2 == 0})
	}
	w := New(looks(), start())
	w.FitCurves(outcomes)
	if sure, unsure := w.Confidence("kept", 0.9, 0.95), w.Confidence("kept", 0.9, 0.5); sure < 0.9 || unsure > 0.6 {
		t.Errorf("after a sure one %.2f, after a doubtful one %.2f", sure, unsure)
	}
}

func TestDoubtLowersTheSortsThatAreNamed(t *testing.T) {
	w := New(looks(), start())
	w.Doubt(0.5, "kept")
	if c := w.Confidence("kept", 0.8, 0); c >= 0.8 || c < 0.6 {
		t.Errorf("confidence %.2f of a chance of .8 in doubt", c)
	}
	if c := w.Confidence("given", 0.8, 0); math.Abs(c-0.8) > 1e-9 {
		t.Errorf("confidence %.2f of a chance of .8 that nobody doubts", c)
	}
}

func TestWeightsReadAreThoseWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := New(looks(), start())
		w.of = map[Evidence]float64{}
		for range rapid.IntRange(0, 12).Draw(t, "weights") {
			var e Evidence
			switch rapid.IntRange(0, 3).Draw(t, "look") {
			case lookFirst:
				e = Pack(lookFirst, 0, 0, 0)
			case lookColour:
				e = Pack(lookColour, rapid.Uint8Range(0, 2).Draw(t, "colour"), 0, 0)
			case lookSize:
				e = Pack(lookSize, rapid.Uint8().Draw(t, "size"), rapid.Uint8Range(0, 2).Draw(t, "colour"), 0)
			default:
				id := w.Number(rapid.StringMatching(`[a-zé' -]{1,12}[a-z]`).Draw(t, "word"))
				e = Pack(lookWord, uint8(id), uint8(id>>8), rapid.Uint8Range(0, 2).Draw(t, "colour"))
			}
			w.of[e] = float64(rapid.IntRange(-999, 999).Draw(t, "hundredths")) / 100
		}
		w.curves["kept"] = Curve{-0.5, 0.75, 0.25}
		var b bytes.Buffer
		if err := w.Write(&b); err != nil {
			t.Fatal(err)
		}
		back, err := Read(looks(), start(), strings.NewReader(b.String()))
		if err != nil {
			t.Fatalf("%v:\n%s", err, b.String())
		}
		var again bytes.Buffer
		if err := back.Write(&again); err != nil {
			t.Fatal(err)
		}
		if b.String() != again.String() {
			t.Fatalf("written\n%s\nread and written\n%s", b.String(), again.String())
		}
	})
}

func TestDamagedWeightsAreRefusedWithTheirLine(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"x\tcolour red", `line 1: "x" is no weight`},
		{"NaN\tcolour red", `"NaN" is no weight`},
		{"# fine\n1\tshape round", `line 2: "shape round": nothing of that name is looked at`},
		{"1\tcolour", `"colour" has 0 values, wanted 1`},
		{"1\tcolour red green", `has 2 values, wanted 1`},
		{"1\tcolour pink", `"pink" is no value`},
		{"1\tcolour red\n2\tcolour red", `line 2: "colour red" stands twice`},
		{"sure\tkept 1 2", `wants a name and three numbers`},
		{"1\t", `no evidence`},
	} {
		if _, err := Read(looks(), start(), strings.NewReader(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, wanted %q", c.text, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("2.00\tfirst\n-0.3\tword se_dice green\nsure\tkept 0 1 0\n")
	f.Fuzz(func(t *testing.T, text string) {
		w, err := Read(looks(), start(), strings.NewReader(text))
		if err != nil {
			return
		}
		if err := w.Write(&bytes.Buffer{}); err != nil {
			t.Fatal(err)
		}
	})
}
