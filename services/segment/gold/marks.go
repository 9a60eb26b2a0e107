package gold

import (
	"encoding/json"
	"fmt"
	"os"

	"rapporteur.internal/proto/export"
)

// Marks are what the sentences of a printed report do, by their ordinals in
// its export, and the ordinal of what each responds to.
type Marks struct {
	// File is the report's name without its ending.
	File      string `json:"file"`
	Language  string `json:"language"`
	Sentences []struct {
		Ordinal    uint32  `json:"ordinal"`
		Act        string  `json:"act"`
		RespondsTo *uint32 `json:"responds_to"`
	} `json:"sentences"`
}

// OpenMarks reads a file of marks.
func OpenMarks(file string) (*Marks, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	m := &Marks{}
	if err := json.Unmarshal(raw, m); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if m.File == "" || len(m.Sentences) == 0 {
		return nil, fmt.Errorf("%s: names no report, or marks no sentence", file)
	}
	for _, s := range m.Sentences {
		if s.RespondsTo != nil && *s.RespondsTo >= s.Ordinal {
			return nil, fmt.Errorf("%s: sentence %d responds to no earlier one", file, s.Ordinal)
		}
	}
	return m, nil
}

// AddMarks compares a report's export with its marks and tells what is wrong.
// Sentences that doubted names aren't judged: who marked them wasn't sure.
func (t *Stances) AddMarks(m *Marks, lines []export.Line, doubted map[uint32]bool) []string {
	var wrong []string
	at := map[uint32]*export.Line{}
	ordinal := map[string]uint32{}
	for i := range lines {
		at[lines[i].Ordinal] = &lines[i]
		ordinal[lines[i].ID] = lines[i].Ordinal
	}
	for _, s := range m.Sentences {
		if doubted[s.Ordinal] {
			continue
		}
		t.Sentences++
		l := at[s.Ordinal]
		if l == nil {
			l = &export.Line{}
		}
		if l.Act == s.Act {
			count(t.Acts, s.Act, 0)
		} else {
			count(t.Acts, s.Act, 2)
			count(t.Acts, l.Act, 1)
			wrong = append(wrong, fmt.Sprintf("%d %s for %s: %s", s.Ordinal, orDash(l.Act), s.Act, l.Text))
		}
		found := false
		for _, id := range l.RespondsTo {
			if s.RespondsTo != nil && ordinal[id] == *s.RespondsTo {
				found = true
				continue
			}
			t.Links[1]++
			count(t.By, s.Act, 1)
			wrong = append(wrong, fmt.Sprintf("%d responds to %d: %s", s.Ordinal, ordinal[id], l.Text))
		}
		switch {
		case found:
			t.Links[0]++
			count(t.By, s.Act, 0)
		case s.RespondsTo != nil:
			t.Links[2]++
			count(t.By, s.Act, 2)
			wrong = append(wrong, fmt.Sprintf("%d does not respond to %d: %s", s.Ordinal, *s.RespondsTo, l.Text))
		}
	}
	return wrong
}
