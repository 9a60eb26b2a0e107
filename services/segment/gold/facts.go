package gold

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"rapporteur.internal/proto/export"
	"rapporteur.internal/services/segment/country"
)

// Facts are what a person noted of a meeting of several days: who proposed
// what, who was for and against it, and what was promised.
type Facts struct {
	Proposals []struct {
		Text      string   `json:"text"`
		Supported []string `json:"supported_by"`
		Opposed   []string `json:"opposed_by"`
	} `json:"proposals"`
	Commitments []struct {
		What string `json:"what"`
	} `json:"commitments"`
}

// OpenFacts reads a file of facts.
func OpenFacts(file string) (*Facts, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	f := &Facts{}
	if err := json.Unmarshal(raw, f); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return f, nil
}

// Told are the shares of facts that an export of the same meeting tells.
type Told struct {
	// Proposals whose statement proposes or urges, Commitments whose statement commits.
	Proposals, Commitments Ratio
	// Responses are supports and oppositions to a proposal, by party.
	Responses Found
}

// Add counts another meeting in.
func (t *Told) Add(o Told) {
	t.Proposals.add(o.Proposals)
	t.Commitments.add(o.Commitments)
	t.Responses.Add(o.Responses)
}

// triples are the runs of three words of a text, or all of a shorter one.
func triples(text string) map[string]bool {
	w := words(text)
	out := map[string]bool{}
	for i := range max(1, len(w)-2) {
		out[strings.Join(w[i:min(i+3, len(w))], " ")] = true
	}
	return out
}

// mostOf is the share of a quote's triples that a statement must hold to be its own.
const mostOf = 0.6

// quoted gives the lines that hold a quote, or most of it.
func quoted(quote string, lines []export.Line, have []map[string]bool) []int {
	want := triples(quote)
	var out []int
	for i := range lines {
		n := 0
		for t := range want {
			if have[i][t] {
				n++
			}
		}
		if float64(n) >= mostOf*float64(len(want)) {
			out = append(out, i)
		}
	}
	return out
}

// Tell counts what an export tells of the facts, and says what is missing and
// which responses to a proposal nobody noted.
func (f *Facts) Tell(lines []export.Line) (Told, []string) {
	var t Told
	var wrong []string
	have := make([]map[string]bool, len(lines))
	for i := range lines {
		have[i] = triples(lines[i].Text)
	}
	// missed tells how the statement of a quote is read, and prints it as the export does.
	missed := func(what, quote string, at []int) string {
		if len(at) == 0 {
			return what + " not found: " + quote
		}
		return what + " " + orDash(lines[at[0]].Act) + ": " + lines[at[0]].Text
	}
	does := func(at []int, acts ...string) bool {
		return slices.ContainsFunc(at, func(i int) bool { return slices.Contains(acts, lines[i].Act) })
	}
	for _, p := range f.Proposals {
		at := quoted(p.Text, lines, have)
		ok := does(at, "proposes", "urges")
		t.Proposals.count(ok)
		if !ok {
			wrong = append(wrong, missed("proposal", p.Text, at))
		}
		noted := map[string][]string{"supports": p.Supported, "opposes": p.Opposed}
		for _, act := range []string{"supports", "opposes"} {
			given := answering(lines, at, act)
			for _, name := range noted[act] {
				t.Responses.Wanted++
				if !slices.ContainsFunc(given, func(a answer) bool { return a.names(name) }) {
					wrong = append(wrong, act+" lost, of "+name+": "+p.Text)
				} else {
					t.Responses.Right++
				}
			}
			for _, a := range given {
				if slices.ContainsFunc(noted[act], a.names) {
					continue
				}
				t.Responses.Said++ // wrong ones here; the right ones are added below
				wrong = append(wrong, act+" that nobody noted: "+a.line.Text+" TO "+p.Text)
			}
		}
	}
	t.Responses.Said += t.Responses.Right
	for _, c := range f.Commitments {
		at := quoted(c.What, lines, have)
		ok := does(at, "commits")
		t.Commitments.count(ok)
		if !ok {
			wrong = append(wrong, missed("commitment", c.What, at))
		}
	}
	return t, wrong
}

// answer is a line that takes a stand on a proposal, and those of its parties that do.
type answer struct {
	line    *export.Line
	parties []string
}

// answering gives the lines that support or oppose one of the lines at.
func answering(lines []export.Line, at []int, act string) []answer {
	var out []answer
	for i := range lines {
		for _, r := range lines[i].Responses {
			if r.Act == act && slices.ContainsFunc(at, func(k int) bool { return lines[k].ID == r.Statement }) {
				out = append(out, answer{&lines[i], r.Parties})
			}
		}
	}
	return out
}

var besides = regexp.MustCompile(`[(,/)]`)

// names tells whether an answer is of a party or person of that name.
func (a answer) names(name string) bool {
	whose := strings.Join(a.parties, " ; ")
	if len(a.parties) == 0 {
		whose = a.line.Text
		for _, s := range a.line.Speakers {
			whose += " ; " + s.Name + " ; " + s.Organisation + " ; " + s.Acronym + " ; " + country.NameOf(s.Country, a.line.Language)
		}
		for _, p := range a.line.Parties {
			whose += " ; " + p + " ; " + country.NameOf(p, a.line.Language)
		}
	}
	whose = " " + strings.Join(words(whose), " ") + " "
	for _, part := range besides.Split(name, -1) {
		if w := words(part); len(w) > 0 && strings.Contains(whose, " "+strings.Join(w, " ")+" ") {
			return true
		}
	}
	return false
}
