package point

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// Found is a pair that was told to be something.
type Found struct {
	A string `json:"a"`
	B string `json:"b"`
	// Relation is "same" or "contradicts".
	Relation string `json:"relation"`
	// Confidence is its chance, 0 to 1.
	Confidence float64 `json:"confidence"`
	// Evidence is what both hold, in the thesaurus's ids and in stems.
	Evidence []string `json:"evidence"`
}

// WriteJSON writes it as one line.
func (f Found) WriteJSON(w io.Writer) error {
	data, err := json.Marshal(f)
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// Found are the pairs that make the same point, and those that contradict each
// other, in the order of the items.
func (m *Matcher) Found() []Found {
	var out []Found
	for _, p := range m.Pairs() {
		// A list without evidence is an empty one, not null.
		f := Found{A: p.A, B: p.B, Evidence: append([]string{}, p.Shared...)}
		switch {
		case m.Same(p):
			f.Relation, f.Confidence = "same", p.Same
		case m.Contradicts(p):
			f.Relation, f.Confidence = "contradicts", p.Contradicts
		default:
			continue
		}
		f.Confidence = float64(int(f.Confidence*1000+.5)) / 1000
		out = append(out, f)
	}
	return out
}

// ReadSet reads a JSON file of items, and of pairs where it has some.
func ReadSet(file string) (Set, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return Set{}, err
	}
	var f struct {
		Items []struct {
			ID, Text, Language, Speaker, Session string
		}
		Pairs []Judged
	}
	if err := json.Unmarshal(data, &f); err != nil {
		return Set{}, fmt.Errorf("%s: %w; wanted {\"items\":[{\"id\",\"text\",\"language\",\"speaker\",\"session\"}],\"pairs\":[{\"a\",\"b\",\"relation\"}]}", file, err)
	}
	s := Set{Name: filepath.Base(file), Pairs: f.Pairs}
	sessions, known := map[string]int{}, map[string]bool{}
	for _, i := range f.Items {
		if i.ID == "" || i.Text == "" {
			return Set{}, fmt.Errorf("%s: an item without id or text: %q %q", file, i.ID, i.Text)
		}
		if known[i.ID] {
			return Set{}, fmt.Errorf("%s: the id %q stands twice", file, i.ID)
		}
		known[i.ID] = true
		if sessions[i.Session] == 0 {
			sessions[i.Session] = len(sessions) + 1
		}
		item := Item{ID: i.ID, Text: i.Text, Language: i.Language, Speaker: i.Speaker, Session: sessions[i.Session]}
		if i.Speaker != "" {
			item.Voices = []string{i.Speaker}
		}
		s.Items = append(s.Items, item)
	}
	judged := map[[2]string]bool{}
	for _, p := range s.Pairs {
		k := [2]string{min(p.A, p.B), max(p.A, p.B)}
		switch {
		case !known[p.A] || !known[p.B] || p.A == p.B:
			return Set{}, fmt.Errorf("%s: the pair %s, %s names no two items", file, p.A, p.B)
		case p.Relation != "same" && p.Relation != "contradicts" && p.Relation != "related":
			return Set{}, fmt.Errorf("%s: the pair %s, %s is %q; wanted same, contradicts or related", file, p.A, p.B, p.Relation)
		case judged[k]:
			return Set{}, fmt.Errorf("%s: the pair %s, %s is judged twice", file, p.A, p.B)
		}
		judged[k] = true
	}
	slices.SortStableFunc(s.Pairs, func(a, b Judged) int { return cmp.Compare(a.A, b.A) })
	return s, nil
}
