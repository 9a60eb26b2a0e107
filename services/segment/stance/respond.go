package stance

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
)

// How far back an idea is looked for, and what speaks for a sentence's being
// the one that is answered.
const (
	furthest    = 8
	enough      = 1.2
	implied     = 2.8 // where nothing says that it answers
	fitsIdea    = 1.8
	mayFitIdea  = 0.7
	notThatIdea = -0.8
	comesBack   = 1.1 // a word that comes back; at most two count
	nounBack    = 1.0 // the noun that names the idea
	concerned   = 1.5 // it named who answers
	whose       = 2.6
	notWhose    = -1.2
	ownSentence = -4
	perSentence = -0.35
	perAnswer   = -0.1
	otherPlace  = -1.5
	sameAsLast  = 1.2 // what the last stance was about
	sameForBoth = 1.5 // what the other stance of the sentence is about
)

// asIdea is how well a sentence of each act stands as what is supported or
// opposed, asCall as what somebody commits to or answers.
var (
	asIdea = [acts]float64{-2, 0.4, 2, 3, 3, 2.2, -0.6, -0.3, 1.6, -3}
	asCall = [acts]float64{-2, 0.3, 0.3, 1.8, 3, 1.2, -1, 1.2, 1.2, -3}
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
	for _, c := range r.camps(i) {
		a := r.claim(i, c)
		if a.call && !a.express && c.act != commits {
			continue
		}
		a.other = r.namesOther(i, a)
		if j := r.before(i); j >= 0 && len(r.lines[j].answers) > 0 {
			a.last = r.lines[j].answers[0] + 1
		}
		best, score := -1, math.Inf(-1)
		for j, back := i-1, 0; j >= 0 && back < furthest; j-- {
			if r.in[j].Section != r.in[i].Section {
				break
			}
			if r.in[j].Title || r.in[j].Aside {
				continue
			}
			back++
			v := r.fit(i, j, a)
			if r.explain {
				n.tried += fmt.Sprintf(" %d:%.1f", i-j, v)
			}
			if v > score {
				best, score = j, v
			}
		}
		if best < 0 || score < a.least {
			continue
		}
		n.answers = append(n.answers, best)
		x := Response{Sentence: best, Parties: c.parties, Words: r.wordsOf(i, a), Confidence: sure(score - a.least)}
		if c.act == supports || c.act == opposes {
			x.Act = Acts[c.act]
		}
		out = append(out, x)
	}
	return out
}

// sure is the chance that a link is right, by how much more than enough speaks for it.
func sure(margin float64) float64 { return 1 / (1 + math.Exp(-0.6-0.8*margin)) }

// camp is one of the stances that a sentence holds: words [from, to).
type camp struct {
	act      int
	from, to int
	lead     *hit
	parties  []string
}

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
	same         bool // those who are known to speak are its subject
	last         int  // 1 + what the stance before is about, 0 where there is none
	other        bool // it names somebody who spoke shortly before
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
	a.express = a.express || n.echo
	a.same = r.speaksItself(i, c.lead)
	if a.call && !a.express {
		a.least = implied
	}
	begin := c.from
	if c.lead != nil {
		begin = c.lead.start
	}
	for j := c.from; j < c.to; j++ {
		w := &n.k[j]
		if w.info.ideas != 0 && (stand || j > 0 && n.k[j-1].info.role&this != 0 || a.express) && (a.idea < 0 || j >= begin && a.idea < begin) {
			a.idea, a.first, a.ideas = j, w.info.idea, w.info.ideas
		}
		a.pronoun = a.pronoun || w.info.role&pronoun != 0 && (w.info.role&article == 0 || n.begins(j+1))
		if w.cap && j > c.from && n.zones[j] != spoken && (a.call || owned(n.k, j)) {
			a.whose = append(a.whose, j)
		}
	}
	for _, p := range s.Places {
		for j := range n.k {
			if p.Country != "" && n.k[j].start == p.Start && (a.call || owned(n.k, j)) && !slices.Contains(s.Countries, p.Country) {
				a.states = append(a.states, p.Country)
			}
		}
	}
	return a
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

// fit tells how much speaks for sentence j's being what i responds to.
func (r *reader) fit(i, j int, a asked) float64 {
	m, n := &r.lines[j], &r.lines[i]
	v := asIdea[m.act]
	if a.call {
		v = asCall[m.act]
	}
	if a.idea >= 0 {
		switch {
		case a.first&(1<<m.act) != 0:
			v += fitsIdea
		case a.ideas&(1<<m.act) != 0:
			v += mayFitIdea
		default:
			v += notThatIdea
		}
	}
	if a.idea >= 0 && m.said()[n.k[a.idea].info.stem] {
		v += nounBack
	}
	if a.call && r.concerns(i, j) {
		v += concerned
	}
	v += comesBack * float64(min(2, r.common(i, j, a)))
	if r.belongs(i, j, a) {
		v += whose
	} else if a.other {
		v += notWhose
	}
	if slices.Contains(n.answers, j) {
		v += sameForBoth
	}
	if !a.call && a.last == j+1 {
		v += sameAsLast
	}
	if a.same && r.sameSpeaker(i, j) {
		v += ownSentence
	}
	if r.in[i].Paragraph != r.in[j].Paragraph {
		v += otherPlace
	}
	for k := j + 1; k < i; k++ {
		if len(r.lines[k].answers) > 0 {
			v += perAnswer
		} else {
			v += perSentence
		}
	}
	if a.call && !a.express {
		// Nothing says that it answers: a pronoun or a word must.
		if r.common(i, j, a) == 0 && !(a.pronoun && j == i-1) {
			v -= 2
		}
	}
	return v
}

// common counts the words of what i says that j said before.
func (r *reader) common(i, j int, a asked) int {
	n, m := &r.lines[i], &r.lines[j]
	seen := m.said()
	count := 0
	done := map[string]bool{}
	for x := a.from; x < a.to; x++ {
		w := &n.k[x]
		if s := w.info.stem; s != "" && w.info.role&empty == 0 && !w.cap && !done[s] && seen[s] && !n.covered(x) {
			done[s] = true
			count++
		}
	}
	return count
}

// covered tells whether a cue holds word x.
func (n *line) covered(x int) bool {
	for j := range n.hits {
		if h := &n.hits[j]; !h.hidden && h.at == frame && h.start <= x && x < h.end && n.k[x].info.ideas == 0 && x-h.start < 2 {
			return true
		}
	}
	return false
}

// said gives the stems of a sentence's words.
func (n *line) said() map[string]bool {
	if n.stems == nil {
		n.stems = map[string]bool{}
		for x := range n.k {
			if w := &n.k[x]; w.info.stem != "" && w.info.role&empty == 0 {
				n.stems[w.info.stem] = true
			}
		}
	}
	return n.stems
}

// belongs tells whether i names who said j, beside its own speakers.
func (r *reader) belongs(i, j int, a asked) bool {
	for _, c := range a.states {
		if slices.Contains(r.in[j].Countries, c) {
			return true
		}
	}
	for _, x := range a.whose {
		if w := r.lines[i].k[x].text; slices.Contains(r.named(j), w) && !slices.Contains(r.named(i), w) {
			return true
		}
	}
	return false
}

// concerns tells whether j names who says i.
func (r *reader) concerns(i, j int) bool {
	s := &r.in[i]
	for _, p := range r.in[j].Places {
		if slices.Contains(s.Countries, p.Country) && !slices.Contains(r.in[j].Countries, p.Country) {
			return true
		}
	}
	for x := range r.lines[j].k {
		if w := &r.lines[j].k[x]; w.cap && slices.Contains(r.named(i), w.text) && !slices.Contains(r.named(j), w.text) {
			return true
		}
	}
	return false
}

// namesOther tells whether i names somebody who spoke shortly before and isn't its own speaker.
func (r *reader) namesOther(i int, a asked) bool {
	for j := i - 1; j >= 0 && j >= i-furthest && r.in[j].Section == r.in[i].Section; j-- {
		if r.belongs(i, j, a) {
			return true
		}
	}
	return false
}

// named gives the words of the names of those who said a sentence, in small letters.
func (r *reader) named(i int) []string {
	n := &r.lines[i]
	if n.named == nil {
		n.named = []string{}
		for _, list := range [][]string{r.in[i].Names, r.in[i].Parties} {
			for _, x := range list {
				n.named = append(n.named, r.nameWords(x)...)
			}
		}
	}
	return n.named
}

// nameWords cuts a name, once.
func (r *reader) nameWords(name string) []string {
	list, ok := r.nameOf[name]
	if !ok {
		for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if len(w) > 2 {
				list = append(list, w)
			}
		}
		r.nameOf[name] = list
	}
	return list
}

// speaksItself tells whether a sentence says that those who are known to speak
// do: it names them, or is told by a pronoun or by no subject. Another may
// speak whom nobody knew.
func (r *reader) speaksItself(i int, lead *hit) bool {
	s, n := &r.in[i], &r.lines[i]
	if lead == nil {
		return true
	}
	other := false
	for _, p := range s.Places {
		if slices.Contains(s.Countries, p.Country) {
			return true
		}
		other = other || p.Country != ""
	}
	told := lead.start == 0
	for j := range n.k {
		w := &n.k[j]
		if w.cap && slices.Contains(r.named(i), w.text) {
			return true
		}
		other = other || w.cap && j > 0 && n.zones[j] == main && !owned(n.k, j)
		told = told || j < lead.start && w.info.role&person != 0
	}
	return told && !other
}

// sameSpeaker tells whether the same persons or parties said both.
func (r *reader) sameSpeaker(i, j int) bool {
	s, t := &r.in[i], &r.in[j]
	if len(s.Speakers) > 0 || len(t.Speakers) > 0 {
		return len(s.Speakers) == len(t.Speakers) && len(s.Speakers) > 0 && slices.Equal(s.Speakers, t.Speakers)
	}
	return len(s.Parties) > 0 && slices.Equal(s.Parties, t.Parties)
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

// camps gives the stances of a sentence: one, or two where it parts those who
// are for from those who are against.
func (r *reader) camps(i int) []camp {
	n := &r.lines[i]
	whole := camp{act: n.act, to: len(n.k), lead: n.leads(n.act, 0, len(n.k))}
	if n.act != supports && n.act != opposes {
		return []camp{whole}
	}
	other := supports + opposes - n.act
	for x := range n.k {
		w := &n.k[x]
		if w.info.role&adversative == 0 && w.text != ";" {
			continue
		}
		first, second := camp{to: x}, camp{from: x, to: len(n.k)}
		if opens(n.k, x) {
			for x < len(n.k) && n.k[x].text != "," {
				x++
			}
			first.to, second.from = x, x
		}
		for _, acts := range [][2]int{{n.act, other}, {other, n.act}} {
			a, b := n.leads(acts[0], first.from, first.to), n.leads(acts[1], second.from, second.to)
			if a == nil || b == nil || a.weight < deciding || b.weight < deciding {
				continue
			}
			first.act, first.lead, second.act, second.lead = acts[0], a, acts[1], b
			first.parties, second.parties = r.partiesIn(i, first), r.partiesIn(i, second)
			if len(second.parties) > 0 && len(first.parties) > 0 {
				return []camp{first, second}
			}
		}
	}
	return []camp{whole}
}

// leads gives the cue of an act that counts most between two words.
func (n *line) leads(act, from, to int) *hit {
	var best *hit
	for j := range n.hits {
		h := &n.hits[j]
		if h.act == act && !h.hidden && h.at != mute && h.at != answers && h.start >= from && h.start < to && (best == nil || h.counted > best.counted) {
			best = h
		}
	}
	return best
}

// partiesIn gives the parties and States that are named in a camp's words before its cue.
func (r *reader) partiesIn(i int, c camp) []string {
	s, n := &r.in[i], &r.lines[i]
	if c.to <= c.from {
		return nil
	}
	from, to := n.k[c.from].start, n.k[c.to-1].end
	var out []string
	for _, p := range s.Parties {
		if at := strings.Index(s.Text[from:to], p); at >= 0 {
			out = append(out, p)
		}
	}
	for _, p := range s.Places {
		if p.Start >= from && p.End <= to && p.Start < n.k[c.lead.start].start {
			if name := s.Text[p.Start:p.End]; !slices.ContainsFunc(out, func(x string) bool { return strings.Contains(x, name) }) {
				out = append(out, name)
			}
		}
	}
	return out
}
