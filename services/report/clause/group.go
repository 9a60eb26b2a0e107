package clause

import (
	"slices"
	"strings"
)

// group is a verb of saying with its auxiliary, adverbs and clitics, by words.
type group struct {
	start, end int
	head       int // the word that carries the lemma
	verb       *verb
	finite     bool
	gerund     bool
	tense      kind
	compound   bool // auxiliary and participle
	passive    bool
	inverted   bool // its pronoun follows it ("a-t-il dit")
	object     bool // a clitic takes the place of what is governed ("l'a appuyé")
	en         bool // likewise "en", where the verb governs "de"
	light      *verb
}

// groups finds the verbs of saying of a sentence, from left to right.
func (l *language) groups(k []word) []group {
	var out []group
	for i := 0; i < len(k); i++ {
		g, ok := l.groupAt(k, i)
		if !ok {
			continue
		}
		if n := len(out); n > 0 && g.start < out[n-1].end {
			// The finite verb that carries another has taken it already.
			if out[n-1].head >= g.head || out[n-1].end >= g.end {
				continue
			}
			out[n-1] = g
			continue
		}
		out = append(out, g)
	}
	return out
}

// groupAt reads the verb whose head is word i.
func (l *language) groupAt(k []word, i int) (group, bool) {
	candidates := l.verbs[k[i].low]
	if len(candidates) == 0 || k[i].mark {
		return group{}, false
	}
	g, reflexive, ok := l.left(k, i)
	if !ok {
		return g, false
	}
	best := -1
	for n, v := range candidates {
		if v.frame.Doing || v.reflexive != reflexive && !(reflexive && l.code == "es" && g.impersonal(v)) {
			continue
		}
		if g.passive && l.words["withBe"].has(v.head) {
			continue
		}
		end := l.tail(k, i+1, v.tail)
		if end < 0 || v.frame.Light && !l.carries(k, end, v) {
			continue
		}
		if best < 0 || v.reflexive && !candidates[best].reflexive || len(v.tail) > len(candidates[best].tail) || v.frame.Light && len(v.tail) == len(candidates[best].tail) {
			best, g.end = n, end
		}
	}
	if best < 0 {
		if !g.passive {
			return g, false
		}
		return l.withBe(k, i, g, candidates)
	}
	return l.finish(k, i, g, candidates[best])
}

// impersonal lets a Spanish "se" stand with a verb that isn't reflexive ("se acordó que").
func (g group) impersonal(v *verb) bool { return !g.compound && v.frame.That != "" && !g.gerund }

// withBe reads verbs whose perfect is made with "être".
func (l *language) withBe(k []word, i int, g group, candidates []*verb) (group, bool) {
	for _, v := range candidates {
		if end := l.tail(k, i+1, v.tail); end >= 0 && l.words["withBe"].has(v.head) && !v.frame.Light && !v.reflexive {
			g.end, g.passive = end, false
			return l.finish(k, i, g, v)
		}
	}
	return g, false
}

func (l *language) finish(k []word, i int, g group, v *verb) (group, bool) {
	g.verb, g.head = v, i
	if g.passive && l.words["withBe"].has(v.head) {
		g.passive = false
	}
	if v.frame.Light {
		j := l.skipSmall(k, g.end)
		inner, end := l.innerVerb(k, j)
		if inner == nil {
			return g, false
		}
		g.light, g.verb, g.end, g.head = v, inner, end, j
		if j > 0 && l.is("object", k[j-1]) {
			g.object = true
		}
	}
	if g.en && slices.Contains(v.frame.Noun, "de") {
		g.object = true
	}
	g.end = l.adverbs(k, g.end)
	if j := g.end; j < len(k) && k[j].joined && k[j].low == "t" {
		g.end++
	}
	if j := g.end; j < len(k) && k[j].joined && l.is("inverted", k[j]) {
		g.end, g.inverted = l.adverbs(k, j+1), true
	}
	// "a rappelé et souligné que": the last of two verbs governs.
	if j := g.end; j+1 < len(k) && l.is("coordinator", k[j]) && !g.inverted {
		for _, o := range l.verbs[k[j+1].low] {
			if o.forms[k[j+1].low].is(participle) && g.compound && len(o.tail) == 0 && !o.reflexive && !o.frame.Light && !o.frame.Doing {
				if e := l.adverbs(k, j+2); e < len(k) && l.is("that", k[e]) && !l.governs(k, g.end, v) {
					g.verb, g.end = o, e
				}
			}
		}
	}
	if v.frame.Carries || v.frame.Adjective {
		g.end = l.belongs(k, g.end, v)
	}
	return g, true
}

// governs tells whether something that a verb takes stands at word i.
func (l *language) governs(k []word, i int, v *verb) bool {
	return i < len(k) && (l.is("that", k[i]) || l.is("determiner", k[i]))
}

// belongs takes the adjective ("s'est dit préoccupé") or the noun of opinion
// ("a exprimé l'espoir") that is part of the verb as printed.
func (l *language) belongs(k []word, i int, v *verb) int {
	if v.frame.Adjective {
		j := l.adverbs(k, i)
		if j < len(k) && !k[j].mark && !l.is("determiner", k[j]) && !l.is("that", k[j]) && !l.is("preposition", k[j]) && !l.isInfinitive(k, j) {
			return l.adverbs(k, j+1)
		}
		return i
	}
	j := i
	for n := 0; j < len(k) && n < 3 && !k[j].mark; n++ {
		if l.is("opinion", k[j]) && n > 0 {
			if j+1 < len(k) && (l.is("that", k[j+1]) || l.isMarkedInfinitive(k, j+1) || j+2 < len(k) && l.is("preposition", k[j+1]) && l.is("that", k[j+2])) {
				return j + 1
			}
			return i
		}
		j++
	}
	return i
}

// isMarkedInfinitive tells whether a preposition and an infinitive stand at word i.
func (l *language) isMarkedInfinitive(k []word, i int) bool {
	return i+1 < len(k) && l.is("preposition", k[i]) && l.isInfinitive(k, i+1)
}

// tail gives where a verb's fixed followers end; adverbs may stand between.
func (l *language) tail(k []word, i int, tail []string) int {
	if len(tail) == 0 {
		return i
	}
	j := l.adverbs(k, i)
	if j < len(k) && k[j].joined && (k[j].low == "t" || l.is("inverted", k[j])) {
		return -1
	}
	for _, t := range tail {
		if j >= len(k) || k[j].mark || k[j].low != t {
			return -1
		}
		j++
	}
	return j
}

// carries tells whether the verb that a light verb carries stands at word i.
func (l *language) carries(k []word, i int, v *verb) bool {
	inner, _ := l.innerVerb(k, l.skipSmall(k, i))
	return inner != nil
}

// innerVerb reads an infinitive or gerund of a verb of saying.
func (l *language) innerVerb(k []word, i int) (*verb, int) {
	if i >= len(k) {
		return nil, -1
	}
	reflexive := i > 0 && l.is("reflexive", k[i-1])
	var best *verb
	at := -1
	for _, v := range l.verbs[k[i].low] {
		if !v.forms[k[i].low].is(infinitive|gerund|base) || v.frame.Light || v.frame.Doing || v.reflexive != reflexive {
			continue
		}
		if end := l.tail(k, i+1, v.tail); end >= 0 && (best == nil || len(v.tail) > len(best.tail)) {
			best, at = v, end
		}
	}
	return best, at
}

// skipSmall passes clitics, adverbs and a preposition of the gerund before an infinitive.
func (l *language) skipSmall(k []word, i int) int {
	for i < len(k) && !k[i].mark && (l.is("clitic", k[i]) || l.is("reflexive", k[i]) || l.isAdverb(k[i])) && len(l.verbs[k[i].low]) == 0 {
		i++
	}
	return i
}

func (l *language) adverbs(k []word, i int) int {
	for i < len(k) {
		n := l.phrase("adverbial", k, i)
		switch {
		case n > i && !(n == len(k)):
			i = n
		case l.isAdverb(k[i]):
			i++
		default:
			return i
		}
	}
	return i
}

// isAdverb tells whether a word is an adverb, by list or by its ending.
func (l *language) isAdverb(w word) bool {
	if w.mark || w.cap || l.words["how"].has(w.low) {
		return false
	}
	if l.words["adverb"].has(w.low) {
		return true
	}
	switch l.code {
	case "fr":
		for _, end := range []string{"mment", "lement", "vement", "ément", "èrement", "eusement", "quement", "rtement", "aitement", "oitement", "ntement", "ctement"} {
			if strings.HasSuffix(w.low, end) {
				return true
			}
		}
		return false
	case "es":
		return len(w.low) > 7 && strings.HasSuffix(w.low, "mente")
	}
	return len(w.low) > 4 && strings.HasSuffix(w.low, "ly") && w.low != "family" && w.low != "assembly" && w.low != "supply" && w.low != "reply"
}
