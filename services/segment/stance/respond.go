package stance

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// respond finds what sentence i responds to.
func (r *reader) respond(i int) []Response {
	n := &r.lines[i]
	if r.in[i].Title || r.in[i].Aside || n.act == none {
		return nil
	}
	var out []Response
	if r.explain {
		n.tried = "answers, of those before:"
	}
	stands := false
	for _, c := range r.camps(i) {
		a := r.claim(i, c)
		stands = stands || a.names(c) || a.express || n.short(c)
		if a.call && !a.express && c.act != commits {
			continue
		}
		a.other = r.namesOther(i, a)
		if j := r.before(i); j >= 0 && len(r.lines[j].answers) > 0 {
			a.last = r.lines[j].answers[0] + 1
		}
		if j, ok := r.sidesWith(i, c); ok {
			m := &r.lines[j]
			n.answers = append(n.answers, m.answers[0])
			out = append(out, Response{Sentence: m.answers[0], Parties: c.parties, Words: r.wordsOf(i, a), Act: Acts[m.act], Confidence: likely(enough)})
			continue
		}
		best, score := r.best(i, a)
		if best < 0 || score < a.least {
			continue
		}
		n.answers = append(n.answers, best)
		x := Response{Sentence: best, Parties: c.parties, Words: r.wordsOf(i, a), Confidence: likely(score - a.least)}
		if c.act == supports || c.act == opposes {
			x.Act = Acts[c.act]
		}
		out = append(out, x)
	}
	if len(out) == 0 && !stands && n.nature(n.act) != sure && !n.echo && (n.act == supports || n.act == opposes) {
		n.retract()
	}
	return out
}

// best gives the sentence before i for which most speaks, -1 where there is none.
func (r *reader) best(i int, a asked) (int, float64) {
	best, score := -1, math.Inf(-1)
	for j, back := i-1, 0; j >= 0 && back < furthest && r.in[j].Section == r.in[i].Section; j-- {
		if r.in[j].Title || r.in[j].Aside {
			continue
		}
		back++
		v := r.fit(i, j, a)
		if r.explain {
			r.lines[i].tried += fmt.Sprintf(" %d:%.1f", i-j, v)
		}
		if v > score {
			best, score = j, v
		}
	}
	return best, score
}

// likely is how likely a link is right, by how much more than enough speaks for
// it: of those of passages that the rules were not written with six in ten were
// right, most of them by a small margin.
func likely(margin float64) float64 { return 1 / (1 + math.Exp(-sureAtLeast-surer*margin)) }

const (
	sureAtLeast = 0.0
	surer       = 0.8
)

// asked is what a sentence says of the one that it responds to.
type asked struct {
	from, to     int    // the words that may tell
	lead         *hit   // the cue
	first, ideas uint16 // the act that the noun which names it points to, and all that it may
	idea         int    // the noun's place, -1 where there is none
	pronoun      bool
	express      bool // its words say that it answers
	call         bool // it answers a call rather than takes a stand
	least        float64
	whose        []int // words in capitals that may name whose it is
	states       []string
	refers       bool // its words point to what stands before
	same         bool // those who are known to speak are its subject
	last         int  // 1 + what the stance before is about, 0 where there is none
	retort       bool // it answers what was said right before
	other        bool // it names somebody who spoke shortly before
}

// nearIdea is how many words may part a stance from the noun that names its matter.
const nearIdea = 4

// names tells whether the noun that names an idea stands by the stance.
func (a asked) names(c camp) bool {
	return a.idea >= 0 && (c.lead == nil || a.idea >= c.lead.start-nearIdea && a.idea < c.lead.end+nearIdea)
}

// claim reads what a camp's words say of what it responds to.
func (r *reader) claim(i int, c camp) asked {
	s, n := &r.in[i], &r.lines[i]
	a := asked{from: c.from, to: c.to, lead: c.lead, idea: -1, least: enough}
	stand := c.act == supports || c.act == opposes
	for j := range n.hits {
		if h := &n.hits[j]; h.at == answers && !h.hidden && h.start >= c.from && h.end <= c.to {
			a.express = true
			if !stand {
				a.lead = h
			}
		}
	}
	a.call = !stand
	a.retort = c.lead != nil && c.lead.cue >= 0 && n.l.cues[c.lead.cue].is == retorts
	a.express = a.express || n.echo
	a.same = r.speaksItself(i, c.lead)
	if a.call && !a.express {
		a.least = implied
	}
	r.point(i, c, &a)
	a.refers = a.idea >= 0 || a.pronoun || a.express || len(a.whose) > 0 || n.short(c)
	for _, p := range s.Places {
		if p.Country == "" || slices.Contains(s.Countries, p.Country) {
			continue
		}
		for j := range n.k {
			if n.k[j].start == p.Start && (a.call || owned(n.k, j)) {
				a.states = append(a.states, p.Country)
			}
		}
	}
	return a
}

// point finds the words of a camp that point to what it responds to: the noun
// that names the idea, pronouns, whose it may be.
func (r *reader) point(i int, c camp, a *asked) {
	n := &r.lines[i]
	begin := c.from
	if c.lead != nil {
		begin = c.lead.start
	}
	for j := c.from; j < c.to; j++ {
		w := &n.k[j]
		named := w.info.ideas != 0 && !indefinite(n.k, j) && (!a.call || a.express || j > 0 && n.k[j-1].info.role&this != 0)
		if named && c.lead != nil && n.bare(c.lead, j) {
			named, a.least = false, enough+newMatter
		}
		named = named && !n.aside(c.lead, j)
		if named && (a.idea < 0 || j >= begin && a.idea < begin) {
			a.idea, a.first, a.ideas = j, w.info.idea, w.info.ideas
		}
		a.pronoun = a.pronoun || w.info.role&pronoun != 0 && (w.info.role&article == 0 || n.begins(j+1))
		if w.cap && j > c.from && n.zones[j] != spoken && (a.call || owned(n.k, j)) {
			a.whose = append(a.whose, j)
		}
	}
}

// bare tells whether a plural stands right behind a stance's verb, "welcomed
// measures": new ones.
func (n *line) bare(lead *hit, j int) bool {
	return j == lead.start+1 && lead.verb && strings.HasSuffix(n.k[j].text, "s") && n.k[j].info.role&(article|this) == 0
}

// aside tells whether a noun stands beside the main clause, far behind its stance.
func (n *line) aside(lead *hit, j int) bool {
	return lead != nil && n.zones[j] == beside && n.zones[lead.start] == main && j > lead.end+nearIdea
}

// indefinite tells whether a noun is new, "a plan", "un beau projet", and so names
// nothing that was said before.
func indefinite(k []word, j int) bool {
	for i := j - 1; i >= 0 && i >= j-2 && !k[i].mark; i-- {
		if r := k[i].info.role; r&fresh != 0 {
			return true
		} else if r&article != 0 {
			return false
		}
	}
	return false
}

// begins tells whether a cue begins at word j: an article before it is a pronoun.
func (n *line) begins(j int) bool {
	for x := range n.hits {
		if h := &n.hits[x]; h.start == j && !h.hidden && h.at != answers && h.at != mute {
			return true
		}
	}
	return false
}

// restAtMost is how many words may follow the cue of a stance that names nothing:
// "Kenya agreed, too", "Reparos del Brasil".
const restAtMost = 4

// short tells whether next to nothing follows a camp's cue in its clause.
func (n *line) short(c camp) bool {
	if c.lead == nil {
		return true
	}
	end := c.lead.end
	for end < c.to && !n.k[end].mark && n.k[end].info.role&relative == 0 {
		end++
	}
	return end-c.lead.end <= restAtMost
}

// owned tells whether word j is a name behind "of" or "with", or before "'s".
func owned(k []word, j int) bool {
	end := j + 1
	for end < len(k) && k[end].cap {
		end++
	}
	if end < len(k) && k[end].text == "'s" {
		return true
	}
	for j--; j >= 0 && (!k[j].mark || k[j].text == "."); j-- {
		if k[j].info.role&owner != 0 {
			return true
		}
		if !k[j].cap && !k[j].mark && k[j].info.role&article == 0 {
			return false
		}
	}
	return false
}

// wordsOf gives the evidence as printed: the cue, up to the noun that names the idea.
func (r *reader) wordsOf(i int, a asked) string {
	n := &r.lines[i]
	if a.lead == nil {
		return ""
	}
	from, to := a.lead.start, a.lead.end
	if a.idea >= 0 && a.idea >= from-6 && a.idea < to+6 {
		from, to = min(from, a.idea), max(to, a.idea+1)
	}
	for to > from+1 && n.k[to-1].mark {
		to--
	}
	return r.in[i].Text[n.k[from].start:n.k[to-1].end]
}
