package point

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"rapporteur.internal/services/report/embedding"
)

// softly is what soft was before words' places were numbered: each word of one
// claim held against every one of the other.
func softly(x, y *claim) float64 {
	var c coverage
	for i := range x.units {
		u := &x.units[i]
		if u.vector == nil {
			continue
		}
		var best float32
		for j := range y.units {
			best = max(best, embedding.Dot(u.vector, y.units[j].vector))
		}
		c.add(u.weight, float64(best))
	}
	return c.share()
}

func TestWhatIsRememberedOfWordsIsWhatTheyAre(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	words := make([][]float32, kinMost+200)
	for i := range words {
		if i%50 == 0 {
			continue // a word of which nothing is known
		}
		words[i] = make([]float32, 12)
		for k := range words[i] {
			words[i][k] = r.Float32() - .5
		}
	}
	var claims []*claim
	for range 600 {
		c := &claim{}
		for range 1 + r.IntN(90) {
			n := r.IntN(len(words))
			c.units = append(c.units, unit{vector: words[n], features: fmt.Sprint(n), weight: r.Float64()})
		}
		claims = append(claims, c)
	}
	m := &Matcher{}
	m.kin.gather(claims)
	rare := 0
	for _, c := range claims {
		for i := range c.units {
			if c.units[i].vector != nil && c.units[i].kin < 0 {
				rare++
			}
		}
	}
	if rare == 0 {
		t.Error("every word is remembered: nothing is tested of those that aren't")
	}
	// Twice: looked at, and remembered.
	for range 2 {
		InParallel(len(claims), func(i int) {
			x, y := claims[i], claims[(i*7+1)%len(claims)]
			if p, q := m.soft(x, y); p != softly(x, y) || q != softly(y, x) {
				t.Errorf("claims of %d and %d words: %v and %v, want %v and %v", len(x.units), len(y.units), p, q, softly(x, y), softly(y, x))
			}
		})
	}
}

func TestChancesAreThoseOfTheComparisonInEitherOrder(t *testing.T) {
	l, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	var items []Item
	for i, text := range []string{"Wells must be open to all.", "Wells should never be open to all.", "Mayors lease the granaries.", "No village can keep its wells alone."} {
		items = append(items, Item{ID: fmt.Sprint(i), Language: "en", Text: text, Voices: []string{fmt.Sprint(i)}})
	}
	m := NewMatcher(l, DefaultRule(), items)
	for _, a := range items {
		for _, b := range items {
			same, contradicts := m.Chances(a.ID, b.ID)
			p, _ := m.Compare(a.ID, b.ID)
			if same != p.Same || contradicts != p.Contradicts {
				t.Errorf("%s and %s: %v and %v, compared %v and %v", a.ID, b.ID, same, contradicts, p.Same, p.Contradicts)
			}
			if near := m.Near(a.ID, b.ID); near != m.Between(m.Place(a.ID), m.Place(b.ID)) {
				t.Errorf("%s and %s: near %v", a.ID, b.ID, near)
			}
		}
	}
	if m.Place("nobody") != -1 || m.Near("nobody", "1") != 0 {
		t.Error("what isn't there has a place")
	}
}
