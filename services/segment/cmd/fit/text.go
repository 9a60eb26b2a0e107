package main

import (
	"fmt"
	"path/filepath"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment"
	"rapporteur.internal/services/segment/fold"
	"rapporteur.internal/services/segment/gold"
	"rapporteur.internal/services/segment/speech"
	"rapporteur.internal/services/segment/weigh"
)

// text is an annotated text and the cases that readings of it gave.
type text struct {
	name, language, folder string
	gold                   gold.Text
	cases                  []weigh.Case
	doc                    *pb.Document
	// example: an example of a rule or an invented report, learned from and not
	// measured with; last: only its last sentence is annotated.
	example, last bool
}

func readText(file string) (*text, error) {
	g, err := gold.Open(file)
	if err != nil {
		return nil, err
	}
	return &text{
		name: strings.TrimSuffix(filepath.Base(file), ".json"), folder: filepath.Base(filepath.Dir(file)),
		language: g.Document.Language, gold: *g, doc: g.Paragraphs(),
	}, nil
}

// try reads the text by the weights and judges each sentence.
func (t *text) try(lex *segment.Lexicons, w *weigh.Weights, guided, told bool) speech.Trial {
	return lex.Try(t.doc, w, guided, told, t.judges)
}

// judged is what became of one annotated sentence.
type judged struct {
	wanted, said, right, classRight bool
	confidence                      float64
}

// judgeAll reads the text and compares each sentence with its annotation.
func (t *text) judgeAll(lex *segment.Lexicons) []judged {
	in, decisions := lex.Decide(t.doc)
	at := t.align(in)
	_, judge := t.judges(in)
	var out []judged
	for i := range decisions {
		n, ok := at[i]
		if !ok {
			continue
		}
		d, kind := &decisions[i], t.gold.Sentences[n].Kind
		x := judged{wanted: kind == "statement", said: d.Kind == speech.Statement, classRight: sameClass(kind, d.Kind), confidence: d.Confidence}
		x.right = x.said && judge(i, d) > 0
		out = append(out, x)
	}
	return out
}

// tell tells a sentence's annotation in a line; n counts the sentences read.
func (t *text) tell(n int) string {
	g := t.gold.Sentences[t.align(segment.Sentences(t.doc))[n]]
	return fmt.Sprintf("%s %v %v | %s", g.Kind, g.Speakers, g.Group, g.Text)
}

// align finds the annotation of each sentence read, where it was cut alike.
func (t *text) align(in []speech.Sentence) map[int]int {
	at := map[int]int{}
	if t.last {
		return map[int]int{len(in) - 1: 0}
	}
	next := 0
	for i, s := range in {
		n := next
		for n < len(t.gold.Sentences) && fold.String(t.gold.Sentences[n].Text) != fold.String(s.Text) {
			n++
		}
		if n < len(t.gold.Sentences) {
			at[i], next = n, n+1
		}
	}
	return at
}

// judges tells which of the sentences read are annotated, and how right a
// decision is: nothing for another class or other people; of groups the more
// the better; of what nobody says, the very kind is better than the class.
func (t *text) judges(in []speech.Sentence) (func(int) bool, speech.Judge) {
	at := t.align(in)
	names := map[string]string{}
	for _, s := range t.gold.Speakers {
		names[s.Key] = fold.String(s.Name)
	}
	known := func(i int) bool { _, ok := at[i]; return ok }
	return known, func(i int, d *speech.Decision) int {
		g := t.gold.Sentences[at[i]]
		if !sameClass(g.Kind, d.Kind) {
			return 0
		}
		switch d.Kind {
		case speech.Statement:
			if len(d.Speakers) != len(g.Speakers) {
				return 0
			}
			for _, key := range g.Speakers {
				found := false
				for _, c := range d.Speakers {
					found = found || sameName(fold.String(c.Name), names[key])
				}
				if !found {
					return 0
				}
			}
			return 2
		case speech.Collective:
			hit := 0
			for _, x := range g.Group {
				for _, p := range d.Parties {
					if a, b := fold.String(p.Name), fold.String(x); p.Country == x || names[x] != "" && sameName(a, names[x]) || a == b || sharesWords(a, b) {
						hit++
						break
					}
				}
			}
			return 1 + 2*hit - min(hit, max(0, len(d.Parties)-len(g.Group)))
		}
		if g.Kind == kindNames[d.Kind] {
			return 2
		}
		return 1
	}
}

// kindNames are the kinds as annotations call them.
var kindNames = map[speech.Kind]string{
	speech.Narration: "narration", speech.Finding: "finding", speech.Procedural: "procedural", speech.Statement: "statement",
	speech.Collective: "collective", speech.HeadingKind: "heading", speech.FrontMatterKind: "front_matter",
}

// sameClass tells whether an annotated kind and a decided one are of one class.
func sameClass(kind string, k speech.Kind) bool {
	return gold.ClassOf(kind) == gold.ClassOf(kindNames[k])
}

// The two measures below are those of package gold but for the product's own
// folding, which keeps initials and hyphens. The weights were fitted by them;
// gold's give others, so the next fit is the time to join them.

// sharesWords: half of the words of two names are the same.
func sharesWords(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	return 4*common(x, y) >= len(x)+len(y)
}

// sameName: two names are equal, or share four fifths of their words where both
// have several.
func sameName(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	return a == b || len(x) > 1 && len(y) > 1 && 10*common(x, y) >= 4*(len(x)+len(y))
}

// common counts the words that both have.
func common(x, y []string) int {
	same := 0
	rest := append([]string{}, y...)
	for _, w := range x {
		for n, v := range rest {
			if w == v {
				same++
				rest[n] = ""
				break
			}
		}
	}
	return same
}
