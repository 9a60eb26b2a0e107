package gold

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur.internal/proto/export"
)

// statement is a line of an export that does one thing.
func statement(n uint32, act, text string, to ...string) export.Line {
	return export.Line{ID: "d." + string(rune('0'+n)), Ordinal: n, Language: "en", Act: act, Text: text, RespondsTo: to}
}

func TestActsAreComparedByOrdinals(t *testing.T) {
	m := &Marks{}
	if err := json.Unmarshal([]byte(`{"file": "x", "sentences": [
		{"ordinal": 1, "act": "proposes", "responds_to": null}, {"ordinal": 3, "act": "supports", "responds_to": 1},
		{"ordinal": 4, "act": "opposes", "responds_to": 1}, {"ordinal": 5, "act": "thanks", "responds_to": null}, {"ordinal": 6, "act": "warns", "responds_to": null}]}`), m); err != nil {
		t.Fatal(err)
	}
	lines := []export.Line{
		statement(1, "proposes", "Chad proposed a raffle."), statement(2, "urges", "Nobody marked this."),
		statement(3, "supports", "Peru agreed.", "d.1"), statement(4, "supports", "Laos did not.", "d.3"), statement(5, "reports", "Thanks."),
	}
	s := NewStances()
	wrong := s.AddMarks(m, lines, map[uint32]bool{5: true})
	if s.Sentences != 4 || s.Links != [3]int{1, 1, 1} || *s.Acts["supports"] != [3]int{1, 1, 0} || *s.Acts["opposes"] != [3]int{0, 0, 1} || *s.Acts["warns"] != [3]int{0, 0, 1} || s.Acts["thanks"] != nil {
		t.Errorf("%+v %v", s, s.Acts)
	}
	if s.Right() != 0.5 || len(wrong) != 4 {
		t.Errorf("%v of %q", s.Right(), wrong)
	}
}

func TestMarksThatCouldNotBeCountedAreRefused(t *testing.T) {
	for name, raw := range map[string]string{
		"no report":   `{"sentences": [{"ordinal": 1, "act": "urges"}]}`,
		"no sentence": `{"file": "x", "sentences": []}`,
		"looks ahead": `{"file": "x", "sentences": [{"ordinal": 1, "act": "urges", "responds_to": 2}]}`,
		"no object":   `[]`,
	} {
		file := filepath.Join(t.TempDir(), "marks.json")
		if err := os.WriteFile(file, []byte(raw), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenMarks(file); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}

func TestSharesOfFactsAreCounted(t *testing.T) {
	f := &Facts{}
	if err := json.Unmarshal([]byte(`{"proposals": [
		{"text": "proposed a raffle of old clocks", "supported_by": ["Peru", "Guild (Ada Brun)"], "opposed_by": ["Laos", "Malta"]},
		{"text": "suggested that towers be painted blue", "supported_by": [], "opposed_by": []}],
		"commitments": [{"what": "promised two ladders by May"}, {"what": "a poem that nobody promised"}]}`), f); err != nil {
		t.Fatal(err)
	}
	lines := []export.Line{
		statement(1, "proposes", "Chad proposed a raffle of old clocks in the square."),
		statement(2, "supports", "Peru backed it, while Laos did not."),
		statement(3, "supports", "She liked it."),
		statement(4, "opposes", "Oman was against it."),
		statement(5, "asserts", "The clerk suggested that towers be painted blue."),
		statement(6, "commits", "The mayor promised two ladders by May."),
	}
	lines[1].Responses = []export.Response{{Statement: "d.1", Act: "supports", Parties: []string{"Peru"}}, {Statement: "d.1", Act: "opposes", Parties: []string{"Laos"}}}
	lines[2].Responses = []export.Response{{Statement: "d.1", Act: "supports"}}
	lines[2].Speakers = []export.Speaker{{Name: "Ada Brun"}}
	lines[3].Responses = []export.Response{{Statement: "d.1", Act: "opposes"}}
	got, wrong := f.Tell(lines)
	if got.Proposals != (Ratio{1, 2}) || got.Commitments != (Ratio{1, 2}) || got.Responses != (Found{Right: 3, Said: 4, Wanted: 4}) {
		t.Errorf("%+v", got)
	}
	if all := strings.Join(wrong, "\n"); !strings.Contains(all, "Malta") || !strings.Contains(all, "Oman") || !strings.Contains(all, "asserts: The clerk") || len(wrong) != 4 {
		t.Errorf("%q", wrong)
	}
	var pooled Told
	pooled.Add(got)
	pooled.Add(got)
	if pooled.Responses.R() != 0.75 || pooled.Proposals.Of != 4 {
		t.Errorf("%+v", pooled)
	}
}

func TestANameIsAPartysByItsCode(t *testing.T) {
	a := answer{line: &export.Line{Language: "en", Text: "Its delegate agreed.", Parties: []string{"PE"}}}
	if !a.names("Peru") || a.names("Laos") || a.names("") {
		t.Error(a.line.Parties)
	}
}
