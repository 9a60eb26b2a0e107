package stance

import "slices"

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
	newStance   = 0.8 // a stance on nothing that was said before brings its matter itself
	perSentence = -0.35
	perAnswer   = -0.1
	notMeant    = -1.5 // a stance whose words point to nothing before
	otherPlace  = -1.5
	sameAsLast  = 1.2 // what the last stance was about
	onTerms     = 1.5 // what somebody accepts on terms
	newMatter   = 1.5 // more that must speak for a stance's being on what was said, whose words bring a matter
	question    = 0.2 // nobody supports a question
	rightBefore = 3.5 // what a retort answers
	sameForBoth = 1.5 // what the other stance of the sentence is about
)

// asIdea is how well a sentence of each act stands as what is supported or
// opposed, asCall as what somebody commits to or answers.
var (
	asIdea = [acts]float64{-2, 0.4, 2, 3, 3, 2.2, -0.6, -0.3, 1.6, -3}
	asCall = [acts]float64{-2, 0.3, 0.3, 1.8, 3, 1.2, -1, 1.2, 1.2, -3}
)

// fit tells how much speaks for sentence j's being what i responds to.
func (r *reader) fit(i, j int, a asked) float64 {
	m, n := &r.lines[j], &r.lines[i]
	v := m.matter(a)
	fresh := v == newStance
	if a.retort && r.before(i) == j && m.act != supports {
		v += rightBefore
	}
	if a.idea >= 0 {
		switch {
		case a.first&(1<<m.act) != 0:
			v += fitsIdea
		case a.ideas&(1<<m.act) != 0, fresh:
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
	common := r.common(i, j, a)
	v += comesBack * float64(min(2, common))
	if !a.call && !a.refers && common == 0 {
		v += notMeant
	}
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
		if common == 0 && !(a.pronoun && j == i-1) {
			v -= 2
		}
	}
	return v
}

// matter is how well a sentence stands as what another is about, by what it does.
func (n *line) matter(a asked) float64 {
	if a.call {
		return asCall[n.act]
	}
	v := asIdea[n.act]
	if (n.act == supports || n.act == opposes) && len(n.answers) == 0 {
		v = newStance
	}
	switch {
	case n.nature(n.act) == asks:
		return question
	case n.act == supports && n.proviso():
		return max(v, onTerms)
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
