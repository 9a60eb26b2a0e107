package point_test

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"rapporteur.internal/services/report/point"
)

type statement struct {
	Ordinal  int    `json:"ordinal"`
	Text     string `json:"text"`
	Language string `json:"language"`
	Kind     string `json:"kind"`
	Act      string `json:"act"`
	Metadata struct {
		Session int `json:"session"`
	} `json:"metadata"`
	Speakers []struct {
		Name, Role, Organisation, Country string
	} `json:"speakers"`
	Figures []struct {
		Value    float64
		Unit, Of string
	} `json:"figures"`
}

func items(t *testing.T) []point.Item {
	var out []point.Item
	for _, f := range []struct{ name, doc string }{{"idm-2018-1-fr", "S1a-"}, {"idm-2018-2-en", "S2a-"}} {
		file, err := os.Open("../testdata/" + f.name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		s := bufio.NewScanner(file)
		s.Buffer(nil, 1<<20)
		for s.Scan() {
			var x statement
			if err := json.Unmarshal(s.Bytes(), &x); err != nil {
				t.Fatal(err)
			}
			switch x.Kind {
			case "KIND_STATEMENT", "KIND_COLLECTIVE", "KIND_FINDING":
			default:
				continue
			}
			it := point.Item{ID: f.doc + itoa(x.Ordinal), Language: x.Language, Text: x.Text, Session: x.Metadata.Session,
				Opposes: x.Act == "ACT_OPPOSES"}
			for _, sp := range x.Speakers {
				it.Voices = append(it.Voices, sp.Name)
				it.Subject += " " + sp.Name + " " + sp.Role + " " + sp.Organisation
			}
			for _, fg := range x.Figures {
				it.Figures = append(it.Figures, point.Figure{Value: fg.Value, Unit: fg.Unit, Of: fg.Of})
			}
			out = append(out, it)
		}
	}
	return out
}

func itoa(n int) string { b, _ := json.Marshal(n); return string(b) }

type judged struct {
	A, B, Scope, Why string
	Same             bool
}

func pairs(t *testing.T) []judged {
	data, err := os.ReadFile("testdata/pairs.json")
	if err != nil {
		t.Fatal(err)
	}
	var f struct{ Pairs []judged }
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	return f.Pairs
}

func TestPairsThatGoTheSameWayAreTold(t *testing.T) {
	lex, err := point.Open()
	if err != nil {
		t.Fatal(err)
	}
	m := point.NewMatcher(lex, point.DefaultRule(), items(t))
	count := map[string][4]int{}
	for _, j := range pairs(t) {
		p, ok := m.Compare(j.A, j.B)
		if !ok {
			t.Fatalf("%s %s: no such pair", j.A, j.B)
		}
		c := count[j.Scope]
		got := m.Same(p)
		k := 0
		switch {
		case got && j.Same:
			k = 0
		case got:
			k = 1
		case j.Same:
			k = 2
		default:
			k = 3
		}
		c[k]++
		count[j.Scope] = c
		t.Logf("%-6s want %-5v got %-5v same %.2f weight %.1f %s %s: %s %v", j.Scope, j.Same, got, p.Same, p.Weight, j.A, j.B, j.Why, p.Shared)
	}
	for scope, c := range count {
		precision := float64(c[0]) / float64(max(c[0]+c[1], 1))
		recall := float64(c[0]) / float64(max(c[0]+c[2], 1))
		t.Logf("%s: precision %.2f recall %.2f (%d right, %d wrong, %d missed, %d rightly apart)", scope, precision, recall, c[0], c[1], c[2], c[3])
		if scope == "across" && precision < .85 {
			t.Errorf("%s: precision %.2f, want .85; recall %.2f", scope, precision, recall)
		}
	}
}
