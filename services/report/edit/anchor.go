package edit

import (
	"math"
	"slices"
	"strings"
	"unicode"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Sentence is a statement that edits can be about.
type Sentence struct {
	// Citation is its id in the report, S1a-17.
	Citation, Document, Text string
	Page                     uint32
	// Before and After are the texts of its neighbours; empty: it has none.
	Before, After string
}

// around is how many characters of a neighbour an anchor keeps.
const around = 48

// Of makes the anchor of a sentence.
func Of(s Sentence) *pb.Anchor {
	before, after := []rune(s.Before), []rune(s.After)
	return &pb.Anchor{
		Citation: s.Citation, Document: s.Document, Page: s.Page, Exact: s.Text,
		Prefix: string(before[max(0, len(before)-around):]), Suffix: string(after[:min(len(after), around)]),
	}
}

// States of an anchor that isn't where it was.
const (
	// Moved: the same words in another document, or under another number.
	Moved = "moved"
	// Changed: a sentence that says nearly the same stands in its place.
	Changed = "changed"
	// Lost: nothing like it is there.
	Lost = "lost"
)

// Found is where an anchor stands now.
type Found struct {
	// Sentence is the index of it; -1: none. Of a lost anchor it is what stands
	// between the neighbours that it had, if they are still there.
	Sentence int
	// State is "" where it stands as it did.
	State string
}

// Locator finds anchors among sentences.
type Locator struct {
	sentences []Sentence
	same      map[string][]int
	documents map[string][]int
	words     map[int]map[string]int
}

// NewLocator reads the sentences, in any order.
func NewLocator(sentences []Sentence) *Locator {
	l := &Locator{sentences: sentences, same: map[string][]int{}, documents: map[string][]int{}, words: map[int]map[string]int{}}
	for i, s := range sentences {
		key := bare(s.Text)
		l.same[key] = append(l.same[key], i)
		l.documents[s.Document] = append(l.documents[s.Document], i)
	}
	return l
}

// similar is the share of words from which one sentence is taken for a changed
// form of another; between neighbours that are the same, half of it will do.
const similar = .6

// Find looks for an anchor: the same words in its document, the same words in
// another one (a document whose session was corrected is another), then nearly
// the same words, in its document where that is still there.
func (l *Locator) Find(a *pb.Anchor) Found {
	if a.GetExact() == "" {
		return Found{Sentence: -1, State: Lost}
	}
	if at := l.same[bare(a.Exact)]; len(at) > 0 {
		best := slices.MaxFunc(at, func(i, j int) int { return l.fit(a, i) - l.fit(a, j) })
		state := ""
		if s := l.sentences[best]; s.Document != a.Document || a.Citation != "" && s.Citation != a.Citation {
			state = Moved
		}
		return Found{best, state}
	}
	among := l.documents[a.Document]
	if among == nil {
		among = make([]int, len(l.sentences))
		for i := range among {
			among[i] = i
		}
	}
	want := wordsOf(a.Exact)
	best, score, between := -1, 0.0, -1
	for _, i := range among {
		context := l.context(a, i)
		like := alike(want, l.wordsAt(i))
		if context == 2 {
			between = i
			like = math.Min(1, like*2)
		}
		if like > score {
			best, score = i, like
		}
	}
	if score >= similar {
		return Found{best, Changed}
	}
	return Found{between, Lost}
}

// fit ranks equal words: in the anchor's document, between its neighbours, under its number, near its page.
func (l *Locator) fit(a *pb.Anchor, i int) int {
	s := l.sentences[i]
	n := 0
	if s.Document == a.Document {
		n += 10000
	}
	n += 1000 * l.context(a, i)
	if s.Citation == a.Citation {
		n += 500
	}
	return n - min(400, abs(int(s.Page)-int(a.Page)))
}

// context counts the neighbours that a sentence shares with an anchor, 0 to 2.
func (l *Locator) context(a *pb.Anchor, i int) int {
	s, n := l.sentences[i], 0
	if p := bare(a.Prefix); p != "" && strings.HasSuffix(bare(s.Before), p) {
		n++
	}
	if p := bare(a.Suffix); p != "" && strings.HasPrefix(bare(s.After), p) {
		n++
	}
	return n
}

func abs(n int) int { return max(n, -n) }

// bare is a text without white space, soft hyphens and case: what a page break
// or another reading engine may change.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' {
			return -1
		}
		if r == '’' {
			return '\''
		}
		return unicode.ToLower(r)
	}, s)
}

func wordsOf(s string) map[string]int {
	words := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words[w]++
	}
	return words
}

func (l *Locator) wordsAt(i int) map[string]int {
	if l.words[i] == nil {
		l.words[i] = wordsOf(l.sentences[i].Text)
	}
	return l.words[i]
}

// alike is the share of words that two texts have in common.
func alike(a, b map[string]int) float64 {
	total, both := 0, 0
	for w, n := range a {
		total += n
		both += min(n, b[w])
	}
	for _, n := range b {
		total += n
	}
	if total == 0 {
		return 0
	}
	return 2 * float64(both) / float64(total)
}
