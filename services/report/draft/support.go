package draft

import (
	"fmt"
	"math"
)

// least is how many words a sentence must have to be judged by them.
const least = 5

// support refuses a sentence of whose words what is cited holds hardly any,
// while another statement holds most.
func (c *check) support() {
	for _, f := range c.out {
		if !f.Notice && f.Code != Page {
			return // What is wrong is said already.
		}
	}
	if c.weight() < least {
		return
	}
	if c.foreign() {
		c.blame(Unjudged, "the sentence is in another language than what it cites: names, numbers and dates were held to it, the rest wasn't", "have somebody read it beside the source")
		return
	}
	here := 0.0
	for _, x := range c.near() {
		here += c.likeness(x)
	}
	for _, x := range c.context(1) {
		here += c.likeness(x) / 2
	}
	best, at := 0.0, ""
	for _, x := range c.record.all {
		if !has(c.cited, x) {
			if l := c.likeness(x); l > best {
				best, at = l, x.id
			}
		}
	}
	total := 0.0
	for i, w := range c.sentence.words {
		if c.sentence.content(i) && !c.names[i] {
			total += c.rare(w)
		}
	}
	switch {
	case here < .08*total:
		what := "hardly a word of the sentence is in what is cited"
		remedy := "cite what it rests on"
		if best > .3*total {
			remedy = fmt.Sprintf("%s holds more of its words: look whether it is meant", at)
		}
		c.blame(Unsupported, what, remedy)
	case best > .4*total && best > 2.5*here && here < .25*total:
		c.blame(Unsupported, "few words of the sentence are in what is cited, and "+at+" holds most", "look whether ["+at+"] is meant")
	}
}

// likeness is the weight of the sentence's words that a statement holds.
func (c *check) likeness(x *statement) float64 {
	sum := 0.0
	seen := map[string]bool{}
	for i, w := range c.sentence.words {
		if c.sentence.content(i) && !c.names[i] && !seen[w.Stem] && x.holds(w) {
			seen[w.Stem] = true
			sum += c.rare(w)
		}
	}
	return sum
}

// rare weighs a word: one that few statements hold says more.
func (c *check) rare(w token) float64 {
	return math.Log(float64(len(c.record.all)+2) / float64(c.record.stems[w.Stem]+1))
}
