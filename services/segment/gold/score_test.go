package gold

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"rapporteur.internal/proto/export"
)

// small is a text of two speakers, a State and a heading.
const small = `{"document": {"id": "small", "language": "en"},
 "speakers": [{"key": "lee", "name": "Ann Lee", "role": "Director", "organisation": "Port Fund", "acronym": "PF", "country": ""},
  {"key": "sy", "name": "Awa Sy", "role": "Minister of Health", "organisation": "Mali", "country": "ML"}],
 "sentences": [
  {"id": "0.0", "para": 0, "text": "The second meeting", "kind": "heading"},
  {"id": "1.0", "para": 1, "text": "Ann Lee said that ports were full.", "kind": "statement", "speakers": ["lee"]},
  {"id": "1.1", "para": 1, "text": "She wanted more of them.", "kind": "statement", "speakers": ["lee"]},
  {"id": "1.2", "para": 1, "text": "Lunch was served at noon.", "kind": "narration"},
  {"id": "2.0", "para": 2, "text": "Brazil and some participants agreed to that.", "kind": "collective", "group": ["BR", "some participants"]},
  {"id": "3.0", "para": 3, "text": "Awa Sy doubted the figure of 40 ports.", "kind": "statement", "speakers": ["sy"], "figures": ["40 ports"]}]}`

func text(t *testing.T, raw string) *Text {
	t.Helper()
	x := &Text{}
	if err := json.Unmarshal([]byte(raw), x); err != nil {
		t.Fatal(err)
	}
	if err := x.check(); err != nil {
		t.Fatal(err)
	}
	return x
}

// perfect is the export that says what the annotation says.
func perfect(x *Text) []export.Line {
	var out []export.Line
	for _, s := range x.Sentences {
		l := export.Line{Text: s.Text, Kind: s.Kind, Parties: s.Group, Objectives: s.Objectives, Confidence: 0.9}
		for _, k := range s.Speakers {
			p, _ := x.person(k)
			l.Speakers = append(l.Speakers, export.Speaker{Name: p.Name, Role: p.Role, Organisation: p.Organisation, Acronym: p.Acronym, Country: p.Country})
		}
		for _, f := range s.Figures {
			l.Figures = append(l.Figures, export.Figure{Text: f})
		}
		out = append(out, l)
	}
	return out
}

func TestAFigureFallsWhereWhatItMeasuresIsWrong(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(l []export.Line) []export.Line
		// want are figures that are not those of a perfect export.
		want map[string]float64
	}{
		{"a perfect export has all", func(l []export.Line) []export.Line { return l }, nil},
		{"a sentence given to another speaker", func(l []export.Line) []export.Line {
			l[2].Speakers = l[5].Speakers
			return l
		}, map[string]float64{"who": 2. / 3, "who_p": 2. / 3, "who_r": 2. / 3, "continued": 0, "sure_right": 2. / 3}},
		{"a turn that does not end", func(l []export.Line) []export.Line {
			l[3].Kind, l[3].Speakers, l[3].Confidence = "statement", l[2].Speakers, 0.5
			return l
		}, map[string]float64{"who": 6. / 7, "who_p": 3. / 4, "end": 0, "kind": (6./7 + 1 + 1 + 0) / 4, "sure": 3. / 4}},
		{"a statement that is less sure", func(l []export.Line) []export.Line {
			l[1].Confidence = 0.79
			return l
		}, map[string]float64{"sure": 2. / 3}},
		{"a party too much and one too few", func(l []export.Line) []export.Line {
			l[4].Parties = []string{"BR", "the hosts"}
			return l
		}, map[string]float64{"group": 0.5}},
		{"half of a role, another State, an acronym for a body", func(l []export.Line) []export.Line {
			l[1].Speakers = []export.Speaker{{Name: "Lee, Ann", Role: "Director", Acronym: "PF"}}
			l[2].Speakers = l[1].Speakers
			l[5].Speakers = []export.Speaker{{Name: "Awa Sy", Role: "Minister", Organisation: "Mali", Country: "ET"}}
			return l
		}, map[string]float64{"role": (1 + 0.5) / 2, "country": 0}},
		{"a running header in between", func(l []export.Line) []export.Line {
			return append(l, export.Line{Text: "Report page one"})
		}, map[string]float64{"noise": 3. / 38}},
		{"two sentences in one line", func(l []export.Line) []export.Line {
			l[1].Text += " " + l[2].Text
			return append(l[:2:2], l[3:]...)
		}, map[string]float64{"sentence": 2 * 4. / 9}},
		{"no line at all", func([]export.Line) []export.Line { return nil }, map[string]float64{
			"text": 0, "exact": 0, "noise": 1, "sentence": 0, "who": 0, "who_p": 0, "who_r": 0, "named": 0, "continued": 0,
			"kind": 0, "group": 0, "speaker": 0, "speaker_p": 0, "role": 0, "org": 0, "country": 0, "figure": 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := text(t, small)
			got, _ := x.Score(c.change(perfect(x)))
			for _, f := range Columns() {
				v, known := got.Value(f)
				if !known {
					continue
				}
				want, changed := c.want[f]
				if !changed && f != "noise" {
					want = 1
				}
				if math.Abs(v-want) > 1e-12 {
					t.Errorf("%s is %.4f, wanted %.4f", f, v, want)
				}
			}
		})
	}
}

func TestWrongSentencesAreTold(t *testing.T) {
	x := text(t, small)
	l := perfect(x)
	l[2].Speakers = nil
	_, wrong := x.Score(l)
	if len(wrong) != 1 || wrong[0].ID != "1.1" || strings.Join(wrong[0].Wanted, ";") != "Ann Lee" || wrong[0].Got != nil {
		t.Errorf("%+v", wrong)
	}
}

func TestPooledFiguresAreThoseOfAllSentencesTogether(t *testing.T) {
	x := text(t, small)
	good, _ := x.Score(perfect(x))
	l := perfect(x)
	for i := range l {
		l[i].Speakers = nil
	}
	l[1].Speakers = []export.Speaker{{Name: "Ann Lee"}}
	bad, _ := x.Score(l)
	both := good
	both.Add(bad)
	// 4 right of 4 said and 6 wanted; the one role that the second export has is empty.
	for f, want := range map[string]float64{"who": 2 * 1 * (4. / 6) / (1 + 4./6), "who_p": 1, "who_r": 4. / 6, "kind": 1, "role": 2. / 3, "org": 2. / 4, "country": 1. / 2, "sure": 1} {
		if v, _ := both.Value(f); math.Abs(v-want) > 1e-12 {
			t.Errorf("%s is %.4f, wanted %.4f", f, v, want)
		}
	}
	if v, _ := good.Value("who"); v != 1 {
		t.Errorf("adding changed what was added to: who %.4f", v)
	}
}

func TestNamesAreOnePersonsByTheirWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Ann Lee", "ann lee", true},
		{"José Peña", "Jose Pena", true},
		{"J. Lee", "Lee", true},
		{"Ann Lee", "Lee", false},
		{"Ann Maria Lee", "Ann Lee", true},
		{"Ann Lee", "Ann Loy", false},
		{"", "Ann Lee", false},
		{"Œuvre Straße", "oeuvre strasse", true},
	} {
		if got := sameName(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v, wanted %v", c.a, c.b, got, c.want)
		}
	}
}

func TestATextThatCouldNotBeCountedIsRefused(t *testing.T) {
	for name, raw := range map[string]string{
		"no sentence":       `{}`,
		"no such kind":      `{"sentences": [{"id": "0.0", "kind": "opinion"}]}`,
		"an unknown person": `{"sentences": [{"id": "0.0", "kind": "statement", "speakers": ["x"]}]}`,
	} {
		x := &Text{}
		if err := json.Unmarshal([]byte(raw), x); err != nil {
			t.Fatal(err)
		}
		if x.check() == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
