package stance

import (
	"fmt"
	"strings"
)

// How much a cue counts by where it stands: a frame in what is told (where
// the main clause decides nothing: alone) or beside it, one that isn't the first,
// what is told under a frame that decides.
const (
	frameSpoken = 0.2
	frameAlone  = 0.8
	frameOthers = 0.23 // what is told of others: "said that memory fed the trade"
	frameBeside = 0.3
	frameLater  = 0.4
	toldUnder   = 0.25
	toldBeside  = 0.8
	lessBeside  = 0.4 // "a reality of which States must be aware" asks nothing
	again       = 0.3
	goesFurther = 1.2 // the second verb of one that "opposed it and proposed a fund"
)

// deciding is the weight from which a frame decides by itself.
const deciding = 2.5

// Weights of a reporting verb of the lexicon that no cue covers.
var (
	strongVerb = [acts]float64{0, 1.4, 1.4, 3, 3, 3, 3, 3, 3, 3}
	weakVerb   = [acts]float64{0, .7, .7, .4, .4, .2, .2, .2, .5, .4}
	// before is for what stands when nothing is found.
	untold = [acts]float64{0, 1.4, 0.2}
	spoke  = [acts]float64{0, 0.6, 0.7}
)

// act decides what sentence i does.
func (r *reader) act(i int) {
	s, n := &r.in[i], &r.lines[i]
	if s.Title {
		return
	}
	r.words(i)
	n.hits = n.l.find(n.hits, n.k)
	n.addVerbs(s.Verbs)
	n.findZones()
	n.turn()
	n.told = s.Told
	n.weigh(n.told)
	if a := r.goesOn(i); a != none {
		n.act = a
	}
}

// addVerbs adds the reporting verbs that no cue covers.
func (n *line) addVerbs(verbs []Verb) {
	j := 0
	for _, v := range verbs {
		for j < len(n.k) && n.k[j].end <= v.Start {
			j++
		}
		if j == len(n.k) {
			break
		}
		covered := false
		for _, h := range n.hits {
			covered = covered || !h.hidden && h.at != told && h.at != answers && h.start <= j && j < h.end
		}
		if covered {
			continue
		}
		act := actOf(v.Act)
		h := hit{cue: -1, act: act, at: frame, weight: strongVerb[act], start: j, end: j + 1}
		if v.Weak {
			h.weight = weakVerb[act]
		}
		if h.weight < deciding {
			h.at = neutral
		}
		n.hits = append(n.hits, h)
	}
}

func actOf(name string) int {
	for a, x := range Acts {
		if x == name {
			return a
		}
	}
	return none
}

// turn finds the frames that a negation turns round: "did not oppose".
func (n *line) turn() {
	for j := range n.hits {
		h := &n.hits[j]
		if h.at != frame || h.act != supports && h.act != opposes || h.hidden {
			continue
		}
		for i := h.start - 1; i >= 0 && i >= h.start-4; i-- {
			if n.k[i].mark {
				break
			}
			if n.k[i].info.role&negation != 0 {
				h.turned = true
				break
			}
		}
		for i := h.start; i < h.end && !h.negative && !h.turned; i++ {
			h.turned = n.k[i].info.role&not != 0
		}
		if h.turned {
			h.act = supports + opposes - h.act
		}
	}
}

// weigh takes the act for which most speaks.
func (n *line) weigh(isTold bool) {
	n.score = untold
	if isTold {
		n.score = spoke
	}
	n.act, n.stand = none, none
	first, decided := -1, false
	for j := range n.hits {
		if !n.decides(j) {
			continue
		}
		decided = true
		if first < 0 || n.hits[j].start < n.hits[first].start {
			first = j
		}
	}
	goes := n.goes(first)
	var top [acts]float64
	for j := range n.hits {
		h := &n.hits[j]
		if h.hidden || h.at == mute || h.at == answers {
			continue
		}
		w := h.weight * n.counts(h, j == first, decided)
		if j == goes {
			w = h.weight * goesFurther
		}
		h.counted = w
		// The heaviest counts in full, the others a little.
		if w > top[h.act] {
			w, top[h.act] = w+top[h.act]*(again-1), w
		} else {
			w *= again
		}
		n.score[h.act] += w
	}
	for a := 1; a < acts; a++ {
		if n.act == none || n.score[a] > n.score[n.act] {
			n.act = a
		}
	}
	if goes >= 0 && n.act == n.hits[goes].act {
		if a := n.hits[first].act; a == supports || a == opposes {
			n.stand = a
		}
	}
}

// decides tells whether a hit decides by itself.
func (n *line) decides(j int) bool {
	h := &n.hits[j]
	return !h.hidden && h.at == frame && h.weight >= deciding && n.zones[h.start] == main
}

// counts is how much a cue counts by where it stands.
func (n *line) counts(h *hit, first, decided bool) float64 {
	z := n.zones[h.start]
	if h.at == told {
		switch {
		case decided:
			return toldUnder
		case z == beside && (h.act == urges || h.act == reports):
			return lessBeside
		case z == beside:
			return toldBeside
		}
		return 1
	}
	switch {
	case h.at == either && z != beside:
		return 1
	case z == spoken && !decided && n.oneself(h):
		return frameAlone
	case z == spoken && !decided:
		return frameOthers
	case z == spoken:
		return frameSpoken
	case z == beside:
		return frameBeside
	case decided && !first && h.weight >= deciding:
		return frameLater
	}
	return 1
}

// retract decides again without the stances: what points to nothing that was said
// before and stands by no idea, promise or claim is somebody's cause, and no
// answer: "he supported small farmers".
func (n *line) retract() {
	for j := range n.hits {
		if h := &n.hits[j]; h.act == supports || h.act == opposes {
			h.hidden = true
		}
	}
	n.weigh(n.told)
}

// nearSubject is how many words back a verb's subject is looked for.
const nearSubject = 5

// oneself tells whether a frame in what is told may be what the speaker does:
// told by a pronoun or a name, or right behind what opens it; a thing that
// supports or requires something takes no stand.
func (n *line) oneself(h *hit) bool {
	if !h.verb && h.cue >= 0 || h.act == reports || h.act == asserts || h.act == warns {
		return true
	}
	for i := h.start; i >= 0 && i >= h.start-nearSubject; i-- {
		w := &n.k[i]
		if i < h.start && (n.zones[i] == main || w.mark) {
			return i >= h.start-2
		}
		if w.cap || w.info.role&(person|complement) != 0 && i >= h.start-2 || w.info.role&person != 0 {
			return true
		}
	}
	return false
}

// why tells which cues were found, and of what weight.
func (n *line) why(text string) string {
	var b strings.Builder
	for j := range n.hits {
		h := &n.hits[j]
		if h.hidden || h.at == mute || h.at == answers {
			continue
		}
		name := "verb"
		if h.cue >= 0 {
			name = n.l.cues[h.cue].name
		}
		fmt.Fprintf(&b, "%s %s %.1f (%s) ", Acts[h.act], name, h.counted, text[n.k[h.start].start:n.k[h.end-1].end])
	}
	return b.String() + n.tried
}
