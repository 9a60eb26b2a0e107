package report

import (
	"math"
)

// centrality tells for each entry how much its words are those that the others
// of its language use: what many speak of stands for the whole sooner than what
// one says in passing. Names of speakers and groups don't count.
func (c *composer) centrality() {
	count := map[string]int{}
	total := map[string]int{}
	for _, e := range c.entries {
		if !reportable(e) {
			continue
		}
		tag := c.tongueOf(e)
		skip := map[string]bool{}
		for _, s := range e.Speakers {
			for _, t := range c.lexicon.Terms(tag, s.Name+" "+s.Role+" "+s.Organisation) {
				skip[t] = true
			}
		}
		for _, p := range e.Parties {
			for _, t := range c.lexicon.Terms(tag, p.Name) {
				skip[t] = true
			}
		}
		for _, t := range c.lexicon.Terms(tag, e.Text) {
			if !skip[t] {
				e.terms = append(e.terms, tag+":"+t)
				count[tag+":"+t]++
			}
		}
		total[tag]++
	}
	c.termWeight = map[string]float64{}
	most := map[string]float64{}
	for _, e := range c.entries {
		if len(e.terms) == 0 {
			continue
		}
		tag := c.tongueOf(e)
		sum := 0.0
		for _, t := range e.terms {
			// What only one sentence says doesn't count, what half of them say tells little.
			if n := count[t]; n > 1 {
				c.termWeight[t] = math.Log(float64(n)) * (1 - float64(n)/float64(total[tag]+1))
				sum += c.termWeight[t]
			}
		}
		e.central = sum / float64(len(e.terms)+6)
		most[tag] = max(most[tag], e.central)
	}
	c.mostCentral = most
	for _, e := range c.entries {
		if m := most[c.tongueOf(e)]; m > 0 {
			e.central /= m
		}
	}
}
