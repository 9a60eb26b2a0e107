package gold

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"rapporteur.internal/proto/export"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Passage is some sentences of a report, annotated with what each does and
// which earlier one it responds to.
type Passage struct {
	ID        string `json:"id"`
	Language  string `json:"language"`
	Sentences []struct {
		Text       string   `json:"text"`
		Act        string   `json:"act"`
		Speakers   []string `json:"speakers"`
		Parties    []string `json:"parties"`
		RespondsTo *int     `json:"responds_to"`
	} `json:"sentences"`
}

// Passages reads a file of passages.
func Passages(file string) ([]Passage, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var f struct {
		Passages []Passage `json:"passages"`
	}
	if err := json.Unmarshal(raw, &f); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, p := range f.Passages {
		for i, s := range p.Sentences {
			if s.RespondsTo != nil && (*s.RespondsTo < 0 || *s.RespondsTo >= i) {
				return nil, fmt.Errorf("%s: passage %s, sentence %d responds to no earlier sentence", file, p.ID, i)
			}
		}
	}
	return f.Passages, nil
}

// meeting heads a passage in a document, as in the printed ones.
var meeting = map[string]string{"fr": "Séance", "en": "Meeting", "es": "Sesión"}

// Printed makes a document of passages of one language: each a section of one paragraph.
func Printed(passages []Passage, language string) *pb.Document {
	doc := &pb.Document{Id: "passages-" + language, Metadata: &pb.Metadata{Language: language}}
	for i, p := range passages {
		texts := make([]string, len(p.Sentences))
		for k, s := range p.Sentences {
			texts[k] = s.Text
		}
		doc.Paragraphs = append(doc.Paragraphs,
			&pb.Paragraph{Text: fmt.Sprintf("%s %d", meeting[language], i+1), Role: pb.Role_ROLE_HEADING, Language: language},
			&pb.Paragraph{Text: strings.Join(texts, " "), Role: pb.Role_ROLE_BODY, Language: language})
	}
	return doc
}

// Stances counts acts and responses that are right.
type Stances struct {
	// Acts are right, wrongly given and missed, by act; Links likewise.
	Acts  map[string]*[3]int
	Links [3]int
	// By are links by the act of the sentence that responds.
	By map[string]*[3]int
	// Sentences were compared.
	Sentences int
}

// NewStances counts nothing yet.
func NewStances() *Stances { return &Stances{Acts: map[string]*[3]int{}, By: map[string]*[3]int{}} }

func count(m map[string]*[3]int, name string, n int) {
	if m[name] == nil {
		m[name] = &[3]int{}
	}
	m[name][n]++
}

// Add compares the lines that were read of Printed with the passages, and
// tells what is wrong.
func (t *Stances) Add(passages []Passage, lines []export.Line) []string {
	var wrong []string
	byParagraph := map[uint32][]export.Line{}
	for _, l := range lines {
		byParagraph[l.Paragraph] = append(byParagraph[l.Paragraph], l)
	}
	for n, p := range passages {
		wrong = append(wrong, t.add(p, byParagraph[uint32(2*n+2)])...)
	}
	return wrong
}

func (t *Stances) add(p Passage, lines []export.Line) []string {
	var wrong []string
	to, back := alignPassage(p, lines)
	for i, s := range p.Sentences {
		t.Sentences++
		l := export.Line{}
		if to[i] >= 0 {
			l = lines[to[i]]
		}
		if l.Act == s.Act {
			count(t.Acts, s.Act, 0)
		} else {
			count(t.Acts, s.Act, 2)
			count(t.Acts, l.Act, 1)
			wrong = append(wrong, fmt.Sprintf("%s.%d %s for %s: %s", p.ID, i, orDash(l.Act), s.Act, s.Text))
		}
		var links []int
		for _, id := range l.RespondsTo {
			for _, k := range back[id] {
				if !slices.Contains(links, k) {
					links = append(links, k)
				}
			}
		}
		found := false
		for _, k := range links {
			if s.RespondsTo != nil && *s.RespondsTo == k {
				found = true
				t.Links[0]++
				count(t.By, s.Act, 0)
				continue
			}
			t.Links[1]++
			count(t.By, s.Act, 1)
			wrong = append(wrong, fmt.Sprintf("%s.%d responds to %d: %s", p.ID, i, k, s.Text))
		}
		if s.RespondsTo != nil && !found {
			t.Links[2]++
			count(t.By, s.Act, 2)
			wrong = append(wrong, fmt.Sprintf("%s.%d does not respond to %d: %s", p.ID, i, *s.RespondsTo, s.Text))
		}
	}
	return wrong
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// alignPassage gives for each sentence of a passage the line that holds most of it,
// and for each line's id the sentences whose line it is.
func alignPassage(p Passage, lines []export.Line) ([]int, map[string][]int) {
	text := ""
	var starts []int
	for _, s := range p.Sentences {
		starts = append(starts, len(text))
		text += s.Text + " "
	}
	to, most := make([]int, len(p.Sentences)), make([]int, len(p.Sentences))
	for i := range to {
		to[i] = -1
	}
	at := 0
	for j, l := range lines {
		a := strings.Index(text[at:], l.Text)
		if a < 0 {
			continue
		}
		a += at
		b := a + len(l.Text)
		at = b
		for i, s := range p.Sentences {
			if n := min(b, starts[i]+len(s.Text)) - max(a, starts[i]); n > most[i] {
				to[i], most[i] = j, n
			}
		}
	}
	back := map[string][]int{}
	for i, j := range to {
		if j >= 0 {
			back[lines[j].ID] = append(back[lines[j].ID], i)
		}
	}
	return to, back
}

// F1 gives the F1 of right, wrong and missed.
func F1(c *[3]int) float64 {
	if c == nil || c[0] == 0 {
		return 0
	}
	return 2 * float64(c[0]) / float64(2*c[0]+c[1]+c[2])
}

// Macro is the mean F1 of the acts that occur.
func (t *Stances) Macro() float64 {
	sum, n := 0.0, 0
	for _, c := range t.Acts {
		if c[0]+c[2] > 0 {
			sum += F1(c)
			n++
		}
	}
	return sum / float64(max(n, 1))
}

// Right is the share of sentences whose act is right.
func (t *Stances) Right() float64 {
	var r Ratio
	for _, c := range t.Acts {
		r.Hit += float64(c[0])
		r.Of += float64(c[0] + c[2])
	}
	return r.Value()
}
